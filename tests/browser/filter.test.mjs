// The filter of the timeline: what it shows, what it says, and that the address holds it all.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileUrl, openBrowser, openPage, openSite, repository } from "./site.mjs";

let browser;
let site;

before(async () => {
  browser = await openBrowser();
  site = await openSite(repository);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const CARDS = "#events li[data-review]";

/** What the page says: how many cards can be seen, and the words of the live region. */
async function state(page) {
  return page.evaluate((cards) => {
    const seen = [...document.querySelectorAll(cards)].filter((card) => !card.closest("[hidden]"));
    const days = [...document.querySelectorAll("#events li.day")];
    return {
      shown: seen.length,
      titles: seen.map((card) => card.querySelector("a[href*='events/']").href),
      // A day that can be seen has a card that can.
      emptyDays: days.filter((day) => !day.hidden && !day.querySelector("li[data-review]:not([hidden])")).length,
      status: document.getElementById("filter-status").textContent,
      ways: [...document.querySelectorAll("#filter-widen button")].map((button) => button.textContent),
      search: location.search,
    };
  }, CARDS);
}

/** The number in brackets behind an option. */
async function count(page, field, value) {
  const text = await page.locator(`#filter-${field} option[value="${value}"]`).textContent();
  return Number(/\((\d+)\)$/.exec(text)[1]);
}

/** The option of a field that would leave the most events. */
async function fullest(page, field) {
  return page.locator(`#filter-${field}`).evaluate((select) => {
    const left = (option) => Number(/\((\d+)\)$/.exec(option.textContent)[1]);
    const options = [...select.options].filter((option) => option.value);
    return options.sort((a, b) => left(b) - left(a))[0].value;
  });
}

async function open(url, options = {}) {
  const opened = await openPage(browser, site, { viewport: { width: 1280, height: 800 }, ...options });
  await opened.page.goto(url);
  return opened;
}

test("each field narrows the list to what its option says", async () => {
  const { page, faults, close } = await open(`${site.url}index.html`);
  const all = await page.locator(CARDS).count();
  for (const field of ["who", "place", "kind", "source", "review"]) {
    const value = await fullest(page, field);
    const promised = await count(page, field, value);
    await page.selectOption(`#filter-${field}`, value);
    const after = await state(page);
    assert.equal(after.shown, promised, `${field}=${value}`);
    assert.equal(after.emptyDays, 0, field);
    assert.match(after.status, new RegExp(`\\b${promised}\\b.*\\b${all}\\b`));
    assert.equal(after.search, `?${new URLSearchParams({ [field]: value })}`);
    await page.click("#filter [type=reset]");
    assert.deepEqual([(await state(page)).shown, (await state(page)).search], [all, ""]);
  }
  assert.deepEqual(faults, []);
  await close();
});

test("the counts of other fields follow, and two fields narrow together", async () => {
  const { page, close } = await open(`${site.url}index.html`);
  const who = await fullest(page, "who");
  const kind = await fullest(page, "kind");
  const before = await count(page, "kind", kind);
  await page.selectOption("#filter-who", who);
  const together = await count(page, "kind", kind);
  assert.ok(together < before, `${together} of ${before}`);
  await page.selectOption("#filter-kind", kind);
  assert.equal((await state(page)).shown, together);
  await close();
});

test("a span of days keeps what lies in it at least in part", async () => {
  const { page, close } = await open(`${site.url}index.html?from=2022-01-05&to=2022-01-06`);
  const { shown, titles } = await state(page);
  const expected = await page.evaluate((cards) => [...document.querySelectorAll(cards)].filter((card) => {
    const { from, to } = card.dataset;
    return (!to || to >= "2022-01-05") && (!from || from <= "2022-01-06");
  }).length, CARDS);
  assert.equal(shown, expected);
  assert.ok(shown > 20 && titles.some((title) => title.includes("2022-01-05")), `${shown}`);
  await close();
});

for (const where of ["http", "file"]) {
  test(`what is chosen survives reload, back and forward: ${where}`, async () => {
    const root = where === "http" ? `${site.url}index.html` : fileUrl(site.out, "index.html");
    const { page, faults, close } = await open(root);
    const all = (await state(page)).shown;
    await page.selectOption("#filter-who", "tokayev");
    const one = await state(page);
    await page.selectOption("#filter-place", "almaty-city");
    const two = await state(page);
    assert.ok(all > one.shown && one.shown > two.shown && two.shown > 0);
    await page.reload();
    assert.deepEqual(await state(page), two);
    assert.equal(await page.inputValue("#filter-who"), "tokayev");
    await page.goBack();
    assert.deepEqual(await state(page), one);
    await page.goBack();
    assert.equal((await state(page)).shown, all);
    await page.goForward();
    assert.deepEqual(await state(page), one);
    // To an event and back again.
    await page.locator(`${CARDS}:not([hidden]) .card-title a`).first().click();
    await page.waitForURL(/events\//);
    await page.goBack();
    assert.deepEqual(await state(page), one);
    assert.deepEqual(faults, []);
    await close();
  });
}

test("where nothing matches, the page says which field to widen", async () => {
  const { page, close } = await open(`${site.url}index.html?who=tokayev&from=2011-12-01&to=2011-12-31`);
  const nothing = await state(page);
  assert.equal(nothing.shown, 0);
  assert.match(nothing.status, /No event matches/);
  assert.ok(nothing.ways.length >= 2, nothing.ways.join());
  const way = page.locator("#filter-widen button", { hasText: "Tokayev" });
  const promised = Number(/\((\d+)\)$/.exec(await way.textContent())[1]);
  await way.click();
  const widened = await state(page);
  assert.deepEqual([widened.shown, widened.ways], [promised, []]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "filter-who");
  // An address that asks for what was never there is not passed over in silence.
  await page.goto(`${site.url}index.html?who=nobody-at-all`);
  assert.equal((await state(page)).shown, 0);
  assert.equal((await state(page)).ways.length, 1);
  await close();
});

test("the filter works by keyboard alone", async () => {
  const { page, close } = await open(`${site.url}index.html`, { viewport: { width: 360, height: 800 } });
  await page.locator("#filter summary").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "filter-who");
  await page.keyboard.press("k");
  const chosen = await state(page);
  assert.match(chosen.search, /^\?who=./);
  for (let stop = 0; stop < 24; stop += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.type === "reset")) break;
  }
  await page.keyboard.press("Enter");
  assert.equal((await state(page)).search, "");
  await close();
});

test("without scripts there is no bar, and every event is there", async () => {
  const { page, close } = await open(`${site.url}index.html?who=tokayev`, { javaScriptEnabled: false });
  assert.equal(await page.locator("#filter").count(), 0);
  assert.equal(await page.locator(`${CARDS}[hidden]`).count(), 0);
  await close();
});
