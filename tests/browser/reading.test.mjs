// From a number to the words behind it: arrival at a passage, citing, print.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browser, fileUrl, fixture, openBoth, openPage, repository, sites } from "./site.mjs";

const EVENT = "events/2024-05-14-bridge-closed.html";
openBoth();

for (const javaScriptEnabled of [true, false]) {
  test(`"read it in the source" leads to the passage, and it is highlighted, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const site = sites.fixture;
    for (const root of [site.url, fileUrl(site.out, "")]) {
      const { page, faults, close } = await openPage(browser, site, { javaScriptEnabled, viewport: { width: 1280, height: 400 } });
      await page.goto(root + EVENT);
      const link = page.locator('.quotation[data-label="quoted"] a.read').first();
      // Whatever a script adds: the address in the file itself is a passage's.
      assert.match(readFileSync(join(site.out, EVENT), "utf8"), /class="read" href="[^"]*#p\d+"/);
      await link.click();
      await page.waitForURL(/articles\//);
      const passage = page.locator("#p1");
      const plain = page.locator("#p2");
      const ground = (one) => one.evaluate((element) => getComputedStyle(element).backgroundColor);
      assert.notEqual(await ground(passage), await ground(plain), "the passage stands out");
      const seen = await passage.evaluate((element) => {
        const box = element.getBoundingClientRect();
        return box.top >= 0 && box.top < innerHeight;
      });
      assert.ok(seen, "the passage is on the screen");
      assert.deepEqual(faults, []);
      await close();
    }
  });
}

test("a citation can be copied, and is the same for every reader", async () => {
  const site = sites.fixture;
  const { page, faults, close } = await openPage(browser, site, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(site.url + EVENT);
  await page.locator("#cite summary").click();
  const item = JSON.parse(await page.locator("#cite-csl").textContent())[0];
  assert.equal(item.title, await page.locator("h1").textContent());
  assert.equal(item.URL, site.url + EVENT);
  assert.equal(item.accessed, undefined);
  const button = page.locator('button[data-copy="cite-bibtex"]');
  await button.click();
  await page.waitForFunction(() => document.querySelector('button[data-copy="cite-bibtex"]').textContent.startsWith("Copied"));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await page.locator("#cite-bibtex").textContent());
  assert.match(copied, /^@misc\{/);
  assert.deepEqual(faults, []);
  await close();
});

test("accounts that differ stand side by side on a desk and one below the other on a phone", async () => {
  const site = sites.fixture;
  for (const [width, beside] of [[1280, true], [390, false]]) {
    const { page, close } = await openPage(browser, site, { viewport: { width, height: 800 } });
    await page.goto(site.url + EVENT);
    const [first, second] = await page.locator("#differ .sides > div").evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().toJSON()));
    assert.equal(second.left >= first.right, beside, `${width} px`);
    assert.equal(second.top >= first.bottom, !beside, `${width} px`);
    await close();
  }
});

test("what rests on a passage stands in the margin on a desk and below it on a phone", async () => {
  const site = sites.fixture;
  for (const [width, beside] of [[1280, true], [390, false]]) {
    const { page, close } = await openPage(browser, site, { viewport: { width, height: 800 } });
    await page.goto(`${site.url}articles/2024-05-14-bridge-closed.html`);
    const block = page.locator(".block:has(.block-notes)").first();
    const [text, notes] = await block.evaluate((element) => [".block-text", ".block-notes"].map((part) => element.querySelector(part).getBoundingClientRect().toJSON()));
    assert.equal(notes.left >= text.right, beside, `${width} px`);
    assert.equal(notes.top >= text.bottom, !beside, `${width} px`);
    await close();
  }
});

test("no separator hangs at the end of a line", async () => {
  const site = sites.repository;
  const { page, close } = await openPage(browser, site, { viewport: { width: 360, height: 800 } });
  for (const path of ["index.html", "articles/index.html", "actors/index.html"]) {
    await page.goto(site.url + path);
    // A dot belongs to the fact after it and lies left of it: where that begins a line, outside.
    const dots = await page.evaluate(() => [...document.querySelectorAll(".facts > *, .eyebrow > *, .source-facts > *, .card-facts > *")]
      .map((fact) => ({ before: getComputedStyle(fact, "::before"), after: getComputedStyle(fact, "::after") }))
      .filter(({ before, after }) => after.content.includes("·") || (before.content.includes("·") && before.position !== "absolute")).length);
    assert.equal(dots, 0, path);
  }
  await close();
});

test("print gives a dossier: black on white, no controls, the addresses of sources", async () => {
  const site = sites.repository;
  const { page, faults, close } = await openPage(browser, site, { colorScheme: "dark" });
  await page.goto(`${site.url}events/2022-01-10-csto-summit-speech.html`);
  await page.emulateMedia({ media: "print" });
  const paper = await page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
    const outward = document.querySelector("main a.outward");
    return {
      ground: getComputedStyle(document.documentElement).backgroundColor,
      ink: getComputedStyle(document.body).color,
      controls: shown("nav, button, summary, .skip"),
      quotations: shown(".quotation blockquote"),
      address: getComputedStyle(outward, "::after").content.includes(outward.getAttribute("href")) || getComputedStyle(outward, "::after").content,
    };
  });
  assert.deepEqual([paper.ground, paper.ink, paper.controls], ["rgb(255, 255, 255)", "rgb(0, 0, 0)", 0]);
  assert.ok(paper.quotations >= 2);
  assert.match(String(paper.address), /true|attr\(href\)|http/);
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000 && pdf.subarray(0, 5).toString() === "%PDF-");
  assert.deepEqual(faults, []);
  await close();
});
