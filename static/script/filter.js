// Filters the events of a page. Without it every event is shown and there is no bar: the page
// holds the bar in a <template>, with all its words. What is chosen stands in the address, so that
// a filtered page can be shared, reloaded and gone back from.
(function () {
  "use strict";
  var template = document.getElementById("filter-template");
  if (!template || !template.content || !window.URLSearchParams) return;
  template.parentNode.insertBefore(template.content.cloneNode(true), template);

  var bar = document.getElementById("filter");
  var form = bar.querySelector("form");
  var status = document.getElementById("filter-status");
  var widen = document.getElementById("filter-widen");
  var before = document.querySelector("details.before");
  var selects = list(form.querySelectorAll("select"));
  var dates = list(form.querySelectorAll("input[type=date]"));
  var controls = selects.concat(dates);
  var numbers = new Intl.NumberFormat(document.documentElement.lang || undefined);
  var cards = list(document.querySelectorAll("li[data-review]")).map(read);
  var days = list(document.querySelectorAll("li.day")).map(function (element) {
    return { element: element, cards: cards.filter(function (card) { return element.contains(card.element); }) };
  });
  // What the day's own page shows and this one only counts.
  var more = list(document.querySelectorAll(".more-proposed[data-more]")).map(function (element) {
    var folded = element.nextElementSibling;
    return {
      element: element,
      link: element.querySelector("a"),
      all: element.textContent.trim(),
      cards: folded && folded.classList.contains("folded") ? list(folded.children) : []
    };
  });
  // The field whose change made the last entry of the history.
  var last = "";

  function list(nodes) {
    return Array.prototype.slice.call(nodes);
  }

  function read(element) {
    var card = { element: element, from: element.dataset.from || "", to: element.dataset.to || "" };
    selects.forEach(function (select) {
      card[select.name] = (element.dataset[select.name] || "").split(" ").filter(Boolean);
    });
    return card;
  }

  // Whether a card has what every field asks for, one field left aside.
  function fits(card, aside) {
    return controls.every(function (control) {
      var wanted = control.value;
      if (!wanted || control.name === aside) return true;
      if (control.name === "from") return !card.to || card.to >= wanted;
      if (control.name === "to") return !card.from || card.from <= wanted;
      return card[control.name].indexOf(wanted) >= 0;
    });
  }

  function fitting(aside) {
    return cards.filter(function (card) { return fits(card, aside); });
  }

  function fill(pattern, values) {
    return pattern.replace(/\{(\w+)\}/g, function (whole, name) {
      return name in values ? values[name] : whole;
    });
  }

  // Each option says how many events it would leave.
  function count(select) {
    var pool = fitting(select.name);
    var counts = Object.create(null);
    pool.forEach(function (card) {
      card[select.name].forEach(function (key) { counts[key] = (counts[key] || 0) + 1; });
    });
    list(select.options).forEach(function (option) {
      if (!option.dataset.name) option.dataset.name = option.textContent;
      var number = option.value ? counts[option.value] || 0 : pool.length;
      option.textContent = fill(form.dataset.option, { name: option.dataset.name, count: numbers.format(number) });
    });
  }

  function label(control) {
    return form.querySelector('label[for="' + control.id + '"]').textContent;
  }

  function chosen(control) {
    var option = control.options && control.options[control.selectedIndex];
    return option ? option.dataset.name : control.value;
  }

  // Where nothing is left: the fields without which something would be.
  function ways(active) {
    widen.textContent = "";
    active.forEach(function (control) {
      var left = fitting(control.name).length;
      if (!left) return;
      var item = document.createElement("li");
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = fill(form.dataset.widen, {
        name: label(control), value: chosen(control), count: numbers.format(left)
      });
      button.addEventListener("click", function () {
        control.value = "";
        changed(control);
        bar.open = true;
        control.focus();
      });
      item.appendChild(button);
      widen.appendChild(item);
    });
  }

  function show() {
    var active = controls.filter(function (control) { return control.value; });
    var shown = 0;
    cards.forEach(function (card) {
      var fit = fits(card);
      card.element.hidden = !fit;
      if (fit) shown += 1;
    });
    days.forEach(function (day) {
      day.element.hidden = day.cards.every(function (card) { return card.element.hidden; });
    });
    more.forEach(function (line) {
      var left = line.cards.filter(function (card) { return !card.hidden; }).length;
      line.element.hidden = active.length > 0 && !left;
      line.link.textContent = active.length && left ?
        fill(line.element.dataset.more, { count: numbers.format(left) }) : line.all;
    });
    if (before) {
      var found = list(before.querySelectorAll("li.day")).some(function (day) { return !day.hidden; });
      before.hidden = !found;
      before.open = found && active.length > 0;
    }
    if (bar.open || active.length) selects.forEach(count);
    form.querySelector("[type=reset]").hidden = !active.length;
    bar.classList.toggle("active", active.length > 0);
    widen.textContent = "";
    status.textContent = !active.length ? "" :
      fill(shown ? form.dataset.shown : form.dataset.nothing, { shown: numbers.format(shown) });
    if (!shown) {
      ways(active);
      if (!widen.children.length) status.textContent = form.dataset.none;
    }
  }

  function changed(control) {
    var query = new URLSearchParams();
    controls.forEach(function (other) {
      if (other.value) query.set(other.name, other.value);
    });
    var text = query.toString();
    var url = window.location.pathname + (text ? "?" + text : "") + window.location.hash;
    // A date is typed in pieces: they are one step.
    var again = control && control.type === "date" && last === control.name;
    last = control ? control.name : "";
    try {
      window.history[again ? "replaceState" : "pushState"](null, "", url);
    } catch (error) {
      // A browser that keeps no history for files still filters.
    }
    show();
  }

  function restore() {
    var query = new URLSearchParams(window.location.search);
    controls.forEach(function (control) {
      var wanted = query.get(control.name) || "";
      control.value = wanted;
      // An old address may ask for what is no longer there: it is said, and nothing matches.
      if (wanted && control.options && control.value !== wanted) {
        control.add(new Option(wanted, wanted));
        control.value = wanted;
      }
    });
    last = "";
    show();
  }

  // What nobody sees is not counted.
  bar.addEventListener("toggle", function () { if (bar.open) selects.forEach(count); });
  form.addEventListener("change", function (event) { changed(event.target); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function (event) {
    event.preventDefault();
    controls.forEach(function (control) { control.value = ""; });
    changed(null);
    controls[0].focus();
  });
  window.addEventListener("popstate", restore);
  var wide = window.matchMedia("(min-width: 60rem)").matches;
  bar.open = wide;
  restore();
  bar.open = wide || bar.classList.contains("active");
})();
