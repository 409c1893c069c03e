// Every kind of page, in both colour schemes, on a phone and on a desk: accessible, whole, quiet.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browser, fileUrl, fixture, isEmbed, openBoth, openPage, pageOfEachKind, repository, sites } from "./site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  rules: { "target-size": { enabled: true } },
  // What passes is not told, which saves most of the time.
  resultTypes: ["violations"],
};

openBoth();

/** Runs `look` on one page of each kind of both sites, in a fresh context each. */
async function each(options, look) {
  for (const site of [sites.repository, sites.fixture]) {
    const paths = pageOfEachKind(site.out);
    assert.ok(paths.length >= 8, `only ${paths}`);
    const opened = await openPage(browser, site, options);
    try {
      for (const path of paths) {
        opened.faults.length = 0;
        await look(opened, site, path);
        assert.deepEqual(opened.faults, [], path);
      }
    } finally {
      await opened.close();
    }
  }
}

async function violations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.slice(0, 3).map((node) => `${node.target} ${node.html.slice(0, 160)}`),
  }));
}

test("the fixture has every kind of page", () => {
  const kinds = pageOfEachKind(sites.fixture.out).map((path) => path.replace(/\/.*/, ""));
  const small = pageOfEachKind(sites.fixture.out).filter(isEmbed).map((path) => path.split("/")[1]);
  assert.deepEqual(small.sort(), ["actors", "events", "index.html", "regions"]);
  for (const kind of ["index.html", "404.html", "events", "articles", "questions", "actors", "regions", "days", "pages", "corrections"]) {
    assert.ok(kinds.includes(kind), `${kind} is not among ${kinds}`);
  }
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing on any page: ${colorScheme}, ${width} px`, async () => {
      const found = [];
      await each({ colorScheme, viewport: { width, height: 800 } }, async ({ page }, site, path) => {
        await page.goto(site.url + path);
        found.push(...(await violations(page)).map((violation) => ({ path, ...violation })));
      });
      assert.deepEqual(found, []);
    });
  }
}

test("nothing scrolls sideways at 320 px", async () => {
  const wide = [];
  await each({ viewport: { width: 320, height: 640 } }, async ({ page }, site, path) => {
    await page.goto(site.url + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${path}: ${width}`);
  });
  assert.deepEqual(wide, []);
});

test("pages are whole from the file system", async () => {
  await each({}, async ({ page }, site, path) => {
    // The page for lost readers stands at any depth, so it alone links from the root of its host.
    if (path === "404.html") return;
    await page.goto(fileUrl(site.out, path));
    assert.equal(await page.locator("h1").count(), 1, path);
    const styled = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    assert.match(styled, /system-ui/, `${path} has its styles`);
  });
});

test("pages say the same without scripts, and their links lead on", async () => {
  const scripted = await browser.newPage();
  await each({ javaScriptEnabled: false }, async ({ page }, site, path) => {
    // What the search page says instead, search.test.mjs reads.
    if (path === "search.html") return;
    await page.goto(site.url + path);
    await scripted.goto(site.url + path);
    // The filter bar is there with scripts only.
    await scripted.evaluate(() => document.querySelectorAll(".filter, .filter-result").forEach((part) => part.remove()));
    const [bare, full] = await Promise.all([page, scripted].map((one) => one.locator("main").innerText()));
    assert.equal(bare, full, path);
    await page.locator(isEmbed(path) ? ".embed-foot a[href$='index.html']" : "nav a").first().click();
    await page.waitForURL(`${site.url}index.html`);
  });
  await scripted.close();
});

test("a lost reader is shown the page for it, with its styles, at any depth", async () => {
  const site = sites.fixture;
  const { page, faults, close } = await openPage(browser, site);
  const address = `${site.url}no/such/page.html`;
  const response = await page.goto(address);
  assert.equal(response.status(), 404);
  // The browser itself notes the answer 404 for the page that was asked for.
  const others = faults.filter((fault) => fault !== `404: ${address}` && !fault.startsWith("console: Failed to load resource"));
  assert.deepEqual(others, []);
  const styled = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
  assert.match(styled, /system-ui/);
  await page.locator("nav a").first().click();
  await page.waitForURL(`${site.url}index.html`);
  await close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`an old address leads to the new one, scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const site = sites.fixture;
    for (const root of [site.url, fileUrl(site.out, "")]) {
      const { page, faults, close } = await openPage(browser, site, { javaScriptEnabled });
      const old = root.startsWith("file:") ? "old/bridge/index.html" : "old/bridge/";
      await page.goto(`${root}${old}#sources`, { waitUntil: "commit" });
      const fragment = javaScriptEnabled ? "#sources" : "";
      await page.waitForURL((url) => url.href === `${root}events/2024-05-14-bridge-closed.html${fragment}`);
      assert.deepEqual(faults, []);
      await close();
    }
  });
}
