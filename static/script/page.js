// Two small things that a page does better with a script: it copies a citation, and where the
// browser knows text fragments, "read it in the source" leads to the words and not only to their
// passage. Without it the citation can be selected, and the passage is highlighted all the same.
(function () {
  "use strict";
  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  each("button[data-copy]", function (button) {
    var text = document.getElementById(button.dataset.copy);
    if (!text || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(text.textContent.trim()).then(function () {
        button.textContent = button.dataset.done;
      }, function () {
        // Not allowed: the reader finds the text selected.
        window.getSelection().selectAllChildren(text);
      });
    });
  });

  // Where words were found, browsers hold these for the target and no longer their passage.
  function arrive() {
    each(".arrived", function (element) { element.classList.remove("arrived"); });
    var passage = document.getElementById(window.location.hash.slice(1));
    if (passage && !passage.matches(":target")) passage.classList.add("arrived");
  }
  window.addEventListener("hashchange", arrive);
  arrive();

  // The address itself stays a passage's: a browser that does not know what follows ":~:" would
  // look for an anchor of that name.
  if (!("fragmentDirective" in document)) return;
  each('.quotation[data-label="quoted"]', function (figure) {
    var link = figure.querySelector("a.read");
    var quote = figure.querySelector("blockquote p");
    if (!link || !quote || link.hash.length < 2) return;
    // What stands in brackets is the editor's and not in the source.
    var pieces = quote.textContent.split(/\[[^\]]*\]/).map(function (piece) {
      return piece.trim().split(/\s+/).filter(Boolean);
    }).filter(function (words) { return words.length > 2; });
    if (!pieces.length) return;
    var first = pieces[0];
    var end = pieces[pieces.length - 1];
    var range = pieces.length === 1 && first.length <= 10
      ? [first] : [first.slice(0, 4), end.slice(-4)];
    link.href += ":~:text=" + range.map(function (words) {
      return encodeURIComponent(words.join(" ")).replace(/-/g, "%2D");
    }).join(",");
  });
})();
