// With the keyboard alone: the skip link, and a focus that can be seen wherever it goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browser, isEmbed, openBoth, openPage, pageOfEachKind, sites } from "./site.mjs";

openBoth();

/** Where the focus is, and whether it can be seen there. */
function focus() {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  // A link may be broken over lines: its first piece is where the eye goes.
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 8);
  const y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  // In a picture the shape is stroked: an outline would go round its box.
  const picture = element.ownerSVGElement;
  const shapes = picture ? [...element.querySelectorAll("path, circle, rect")] : [];
  const stroke = Math.max(0, ...shapes.map((shape) => (getComputedStyle(shape).stroke === "none" ? 0 : parseFloat(getComputedStyle(shape).strokeWidth))));
  return {
    what: `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 40)}`,
    name: element.localName,
    skip: element.classList.contains("skip"),
    outline: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || stroke >= 3,
    // The browser scrolls by whole pixels.
    inView: box.top > -1 && box.left > -1 && box.bottom < innerHeight + 1 && box.right < innerWidth + 1,
    // The middle of a region's box may lie in its neighbour.
    uncovered: top !== null && (element.contains(top) || top.contains(element) || (picture?.contains(top) ?? false)),
  };
}

for (const width of [360, 1280]) {
  test(`the skip link comes first and leads past the navigation: ${width} px`, async () => {
    for (const site of Object.values(sites)) {
      const { page, close } = await openPage(browser, site, { viewport: { width, height: 800 } });
      for (const path of pageOfEachKind(site.out).filter((path) => !isEmbed(path))) {
        await page.goto(site.url + path);
        await page.keyboard.press("Tab");
        const first = await page.evaluate(focus);
        assert.ok(first.skip && first.inView && first.uncovered, `${path}: ${JSON.stringify(first)}`);
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "content", path);
        await page.keyboard.press("Tab");
        const inside = await page.evaluate(() => document.activeElement.closest("header.bar") === null);
        assert.ok(inside, `${path}: the focus is still in the bar`);
      }
      await close();
    }
  });

  test(`the focus can be seen at every stop, forwards and backwards: ${width} px`, async () => {
    const hidden = [];
    for (const site of Object.values(sites)) {
      const { page, close } = await openPage(browser, site, { viewport: { width, height: 800 } });
      for (const path of pageOfEachKind(site.out)) {
        await page.goto(site.url + path);
        for (const key of ["Tab", "Shift+Tab"]) {
          for (let stop = 0; stop < 25; stop += 1) {
            await page.keyboard.press(key);
            const at = await page.evaluate(focus);
            if (at.name === "body") break;
            if (!at.outline || !at.inView || !at.uncovered) hidden.push({ path, key, ...at });
          }
        }
      }
      await close();
    }
    assert.deepEqual(hidden, []);
  });
}
