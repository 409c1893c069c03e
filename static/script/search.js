// The search page: asks the index of each language, and shows what it finds by kind of page.
// Nothing is loaded before somebody searches.
(function () {
  "use strict";
  var form = document.querySelector("form.search");
  if (!form) return;
  if (location.protocol === "file:") {
    // A browser reads no index from a disk.
    document.getElementById("search-file").hidden = false;
    return;
  }
  form.hidden = false;

  var FIRST = 8;
  var WORDS = 32;
  var FILTERS = ["actor", "region", "kind"];
  // Letters, each before the one that is written for it; src/search/fold.rs holds the same.
  var LETTERS = "әағгқкңнөоұуүуһхіи";
  var box = form.elements.q;
  var status = document.getElementById("search-status");
  var groups = Array.prototype.slice.call(document.querySelectorAll(".search-group"));
  var root = new URL(form.dataset.root || "./", location.href);
  var loading = null;
  var latest = 0;
  // An index answers one question at a time.
  var before = Promise.resolve();

  /** The indexes, one for each language; loaded once. */
  function load() {
    if (loading) return loading;
    loading = fetch(new URL("pagefind/languages.json", root))
      .then(function (answer) {
        if (!answer.ok) throw new Error("no index");
        return answer.json();
      })
      .then(function (languages) {
        // Each language has its own copy of the program: two programs in WebAssembly behind one
        // script would share that script's memory.
        return Promise.all(languages.map(function (language) {
          var base = new URL("pagefind/" + language + "/", root);
          return import(new URL("pagefind.js", base).href).then(function (pagefind) {
            var index = pagefind.createInstance({ basePath: base.pathname, noWorker: true });
            return index.init().then(function () { return index; });
          });
        }));
      })
      .then(function (indexes) {
        return Promise.all(indexes.map(function (index) { return index.filters(); })).then(function (all) {
          FILTERS.forEach(function (name) { choices(name, all); });
          return indexes;
        });
      });
    loading.catch(function () { loading = null; });
    return loading;
  }

  /** Fills a list to choose from with what the indexes know. */
  function choices(name, all) {
    var select = form.elements[name];
    var values = new Set();
    all.forEach(function (filters) { Object.keys(filters[name] || {}).forEach(function (value) { values.add(value); }); });
    var wanted = select.dataset.wanted || select.value;
    while (select.options.length > 1) select.remove(1);
    Array.from(values).sort(function (a, b) { return a.localeCompare(b, document.documentElement.lang); })
      .forEach(function (value) { select.add(new Option(value, value)); });
    select.value = values.has(wanted) ? wanted : "";
    delete select.dataset.wanted;
    select.parentElement.hidden = values.size < 2;
  }

  function fold(word) {
    return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").replace(/./gu, function (letter) {
      var at = LETTERS.indexOf(letter);
      return at >= 0 && at % 2 === 0 ? LETTERS[at + 1] : letter;
    });
  }

  /** What is asked: words and chosen filters. */
  function asked() {
    var state = { q: box.value.trim(), filters: {} };
    FILTERS.forEach(function (name) {
      var select = form.elements[name];
      var value = select.dataset.wanted || select.value;
      if (value) state.filters[name] = value;
    });
    return state;
  }

  function address(state) {
    var query = new URLSearchParams();
    if (state.q) query.set("q", state.q);
    Object.keys(state.filters).forEach(function (name) { query.set(name, state.filters[name]); });
    var text = query.toString();
    return location.pathname + (text ? "?" + text : "");
  }

  function restore() {
    var query = new URLSearchParams(location.search);
    box.value = query.get("q") || "";
    FILTERS.forEach(function (name) {
      var select = form.elements[name];
      var value = query.get(name) || "";
      select.value = value;
      if (value && select.value !== value) select.dataset.wanted = value;
    });
  }

  function clear(words) {
    groups.forEach(function (group) { group.hidden = true; });
    status.textContent = words || "";
  }

  /** Searches. `keep` says how the address changes: "push", "replace", or not at all. */
  function search(keep) {
    var mine = ++latest;
    var state = asked();
    if (keep && address(state) !== location.pathname + location.search) {
      history[keep + "State"](null, "", address(state));
    }
    if (!state.q && !Object.keys(state.filters).length) { clear(); return; }
    status.textContent = form.dataset.working;
    var searched = before.then(load).then(function (indexes) {
      return mine === latest ? results(indexes, state.q, asked().filters) : null;
    });
    before = searched.catch(function () {});
    searched.then(function (found) {
      if (!found) return null;
      return Promise.all(found.map(function (one) { return take(one, FIRST); })).then(function () { return found; });
    }).then(function (found) {
      if (!found || mine !== latest) return;
      var total = 0;
      found.forEach(function (one, at) {
        total += one.results.length;
        show(groups[at], one);
      });
      status.textContent = total ? form.dataset.found + " " + total.toLocaleString(document.documentElement.lang) : form.dataset.none;
    }).catch(function (error) {
      if (mine !== latest) return;
      clear(form.dataset.failed);
      if (error && error.message !== "no index") throw error;
    });
  }

  /** What the indexes find, by group, the best first. */
  function results(indexes, words, filters) {
    var found = groups.map(function () { return { results: [] }; });
    return Promise.all(indexes.map(function (index) {
      return groups.reduce(function (earlier, group, at) {
        return earlier.then(function () {
          var wanted = Object.assign({ type: group.dataset.type }, filters);
          return index.search(words || null, { filters: wanted });
        }).then(function (answer) {
          found[at].results = found[at].results.concat(answer.results);
        });
      }, Promise.resolve());
    })).then(function () {
      found.forEach(function (one) {
        one.results.sort(function (a, b) { return b.score - a.score; });
      });
      return found;
    });
  }

  /** Loads the texts of the next results. A page that is found in two languages is shown once. */
  function take(one, count) {
    var from = one.taken || 0;
    one.taken = from + count;
    one.seen = one.seen || new Set();
    return Promise.all(one.results.slice(from, one.taken).map(function (result) { return result.data(); })).then(function (pages) {
      one.next = pages.filter(function (page) {
        var fresh = !one.seen.has(page.raw_url);
        one.seen.add(page.raw_url);
        return fresh;
      });
    });
  }

  function show(group, one) {
    var list = group.querySelector("ol");
    var more = group.querySelector("button");
    group.hidden = !one.results.length;
    group.querySelector("small").textContent = one.results.length.toLocaleString(document.documentElement.lang);
    list.textContent = "";
    var add = function () {
      var first = null;
      one.next.forEach(function (page) {
        var entry = item(page, group.dataset.type);
        first = first || entry;
        list.append(entry);
      });
      more.hidden = one.taken >= one.results.length;
      return first;
    };
    add();
    more.onclick = function () {
      take(one, FIRST).then(function () {
        var first = add();
        // The button may be gone: whoever used it goes on at what it brought.
        if (first) first.querySelector("a").focus();
      });
    };
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function link(page, anchor) {
    var target = new URL(page.raw_url.replace(/^\//, ""), root);
    if (anchor) target.hash = anchor;
    return target.href;
  }

  /** One result: title, date, and the passages that the words stand in. */
  function item(page, type) {
    var entry = element("li", "", "search-result");
    var passages = hits(page);
    var first = type === "event" || type === "passage" ? passages[0] && passages[0].anchor : "";
    var title = element("a", page.meta.title);
    title.href = link(page, type === "passage" ? first : "");
    title.dir = "auto";
    var head = element("h3");
    head.append(title);
    entry.append(head);
    var facts = element("p", "", "facts");
    [page.meta.date, page.meta.note].forEach(function (fact) {
      if (fact) facts.append(element("span", fact));
    });
    if (facts.childNodes.length) entry.append(facts);
    passages.slice(0, 3).forEach(function (passage) {
      var words = excerpt(page, passage);
      if (!words) return;
      var line = element("p", "", "search-excerpt");
      line.dir = "auto";
      if (passage.anchor) {
        var to = element("a");
        to.href = link(page, passage.anchor);
        to.append(words);
        line.append(to);
      } else {
        line.append(words);
      }
      entry.append(line);
    });
    return entry;
  }

  /** The passages of a page that hold what was asked for, the best first. */
  function hits(page) {
    var words = page.words_of || (page.words_of = page.content.split(/\s+/));
    var anchors = page.anchors.slice().sort(function (a, b) { return a.location - b.location; });
    var end = words.length;
    anchors.forEach(function (anchor) { if (anchor.id === "folded") end = anchor.location; });
    anchors = anchors.filter(function (anchor) { return anchor.id !== "folded"; });
    // A folded form stands for the words that it is folded from.
    var at = new Map();
    page.weighted_locations.forEach(function (hit) {
      if (hit.location < end) { at.set(hit.location, hit.balanced_score || 1); return; }
      var form = fold(words[hit.location] || "");
      for (var i = 0; i < end; i++) if (fold(words[i]) === form) at.set(i, hit.balanced_score || 1);
    });
    var found = anchors.map(function (anchor, number) {
      var next = anchors.findIndex(function (other, n) { return n > number && other.location > anchor.location; });
      return {
        anchor: anchor.id === "top" ? "" : anchor.id,
        from: anchor.location,
        to: next < 0 ? end : anchors[next].location,
        score: 0,
        marks: []
      };
    });
    at.forEach(function (score, location) {
      found.forEach(function (passage) {
        if (location < passage.from || location >= passage.to) return;
        passage.marks.push(location);
        passage.score += score;
      });
    });
    var hit = found.filter(function (passage) { return passage.marks.length; });
    hit.forEach(function (passage) { passage.marks.sort(function (a, b) { return a - b; }); });
    // Found by its title or by a filter alone: its beginning is shown.
    if (!hit.length) return found.slice(0, 1);
    hit.sort(function (a, b) { return b.score - a.score || a.from - b.from; });
    // Of what has no place of its own, the best is enough.
    var top = hit.find(function (passage) { return !passage.anchor; });
    return hit.filter(function (passage) { return passage.anchor || passage === top; });
  }

  /** Words around the first mark of a passage. Text only, never HTML. */
  function excerpt(page, passage) {
    var words = page.words_of;
    if (passage.to <= passage.from) return null;
    var from = Math.max(passage.from, Math.min((passage.marks[0] || passage.from) - 8, passage.to - WORDS));
    var to = Math.min(passage.to, from + WORDS);
    var made = document.createDocumentFragment();
    if (from > passage.from) made.append("… ");
    var marks = new Set(passage.marks);
    for (var i = from; i < to; i++) {
      made.append(marks.has(i) ? element("mark", words[i]) : words[i], i + 1 < to ? " " : "");
    }
    if (to < passage.to) made.append(" …");
    return made;
  }

  var timer;
  box.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(function () { search("replace"); }, 200);
  });
  form.addEventListener("change", function (event) {
    if (event.target !== box) search("push");
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    search("push");
  });
  addEventListener("popstate", function () {
    restore();
    search();
  });

  restore();
  if (location.search) search();
})();
