// Added to every page that `qantar serve` shows: loads it again when there is a new site, and
// shows what is wrong with the latest content over the last good one.
(function () {
  'use strict';
  var PLACE = 'qantar-place';
  var known = null;
  var version = null;
  var host = null;
  // Where the reader was before the page was loaded again, until it is shown there.
  var place = null;

  function go() {
    if (place) {
      scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
    }
  }

  function stay() {
    place = null;
  }

  // A browser keeps the place by itself, but not where a page is loaded twice in a moment.
  function arrive() {
    try {
      var kept = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
      place = kept && kept.path === location.pathname ? kept : null;
    } catch (error) {
      place = null;
    }
    go();
    addEventListener('load', function () {
      go();
      setTimeout(function () {
        go();
        stay();
      });
    });
    ['wheel', 'touchmove', 'keydown', 'pointerdown'].forEach(function (moved) {
      addEventListener(moved, stay, { passive: true });
    });
  }

  function reload() {
    var now = { path: location.pathname, x: place ? place.x : scrollX, y: place ? place.y : scrollY };
    try {
      sessionStorage.setItem(PLACE, JSON.stringify(now));
    } catch (error) {
      // The browser's own memory has to do.
    }
    location.reload();
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    made.className = className;
    made.textContent = text || '';
    return made;
  }

  // Words in which names stand between backticks.
  function prose(name, className, text) {
    var made = element(name, className);
    text.split('`').forEach(function (part, at, parts) {
      var code = at % 2 === 1 && at < parts.length - 1;
      made.appendChild(code ? element('code', 'name', part) : document.createTextNode(part));
    });
    return made;
  }

  function position(problem) {
    var at = problem.place || {};
    return at.line ? at.file + ':' + at.line + ':' + at.column : at.file || '';
  }

  function entry(problem) {
    var item = element('li', problem.severity);
    item.appendChild(prose('p', 'message', problem.message));
    item.appendChild(element('code', 'place', position(problem)));
    if (problem.place && problem.place.words) {
      item.appendChild(element('pre', 'words', problem.place.words));
    }
    (problem.hints || []).forEach(function (hint) {
      item.appendChild(prose('p', 'hint', hint));
    });
    if (problem.nearest) {
      item.appendChild(element('p', 'hint', 'The source says:'));
      item.appendChild(element('pre', 'words near', problem.nearest.text));
    }
    return item;
  }

  function clear() {
    if (host) {
      host.remove();
      host = null;
    }
  }

  function show(problems) {
    clear();
    if (!problems.length) {
      return;
    }
    host = document.createElement('div');
    host.id = 'qantar-problems';
    // The site's styles stay out, and these stay in.
    var shadow = host.attachShadow({ mode: 'open' });
    var style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/.qantar/page.css';
    shadow.appendChild(style);
    var panel = element('section', 'panel');
    panel.setAttribute('role', 'alert');
    panel.setAttribute('lang', 'en');
    var head = element('header', 'head');
    var count = problems.length === 1 ? '1 problem' : problems.length + ' problems';
    head.appendChild(element('h2', 'title', count + ': the last good site is shown'));
    var close = element('button', 'close', 'Hide');
    close.addEventListener('click', clear);
    head.appendChild(close);
    panel.appendChild(head);
    var list = element('ol', 'list');
    problems.forEach(function (problem) {
      list.appendChild(entry(problem));
    });
    panel.appendChild(list);
    shadow.appendChild(panel);
    document.body.appendChild(host);
  }

  function ask() {
    var after = known === null ? '' : '?after=' + known;
    fetch('/.qantar/state' + after, { cache: 'no-store' })
      .then(function (answer) {
        return answer.json();
      })
      .then(function (state) {
        if (version !== null && state.version !== version) {
          reload();
          return;
        }
        version = state.version;
        if (state.number !== known) {
          show(state.problems);
        }
        known = state.number;
        ask();
      })
      .catch(function () {
        // The server is gone, or starts again: what it says then is new.
        known = null;
        setTimeout(ask, 500);
      });
  }

  arrive();
  ask();
})();
