// Sends an old address on to the new one and takes the fragment along, which a server never
// sees. The page's own address leaves the history, so that "back" leads where it should.
(function () {
  "use strict";
  var target = document.currentScript.dataset.target;
  if (!target) return;
  var hash = window.location.hash;
  window.location.replace(hash ? target.split("#")[0] + hash : target);
})();
