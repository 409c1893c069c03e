// Pages in small, in frames on another site: what a program that knows oEmbed is told, and what a
// reader sees of it, without scripts, however strict the frame.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { extract } from "@extractus/oembed-extractor";
import { fixture, openBrowser, openSite, repository } from "./site.mjs";

const sites = {};
let browser;
let host;
let shown = "";

before(async () => {
  browser = await openBrowser();
  sites.repository = await openSite(repository);
  sites.fixture = await openSite(fixture);
  // Another site: another port is another origin.
  host = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><title>A blog</title><h1>A blog</h1>${shown}`);
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
});

after(async () => {
  await browser?.close();
  host.closeAllConnections();
  await new Promise((done) => host.close(done));
  for (const site of Object.values(sites)) await site.close();
});

/** The first page of each kind that is shown in small, by its path. */
function framed(site) {
  const first = (folder) => `${folder}/${readdirSync(join(site.out, "embed", folder)).filter((name) => name.endsWith(".html")).sort()[0]}`;
  return ["index.html", first("events"), first("actors"), first("regions")];
}

async function embedded(line, options = {}) {
  shown = line;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const requests = [];
  const faults = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && !message.text().includes("favicon") && faults.push(message.text()));
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  await frame.waitForLoadState();
  return { page, frame, requests, faults, close: () => context.close() };
}

test("a program that knows oEmbed is told how to show each kind of page", async () => {
  for (const site of Object.values(sites)) {
    for (const path of framed(site)) {
      const told = await extract(site.url + path, { maxwidth: 800 });
      assert.equal(told.method, "auto-discovery");
      assert.equal(told.version, "1.0");
      assert.equal(told.type, "rich");
      assert.equal(told.provider_url, site.url);
      for (const key of ["title", "provider_name", "html"]) assert.ok(told[key]?.length > 3, `${path}: ${key}`);
      for (const key of ["width", "height"]) assert.ok(Number.isInteger(told[key]) && told[key] >= 200, `${path}: ${key}`);
      assert.match(told.html, /^<iframe src="[^"]+" title="[^"]+" width="\d+" height="\d+" loading="lazy" style="[^"]+"><\/iframe>$/);
    }
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`a frame shows the page, and its links lead to the site: scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    for (const site of Object.values(sites)) {
      for (const path of framed(site)) {
        const { html } = await extract(site.url + path);
        const { page, frame, requests, faults, close } = await embedded(html, { javaScriptEnabled });
        assert.equal(await frame.locator("h1").count(), 1, path);
        assert.equal(await frame.locator("nav, script").count(), 0, path);
        const home = `http://127.0.0.1:${host.address().port}/`;
        const strangers = requests.filter((url) => !url.startsWith(site.url) && !url.startsWith(home));
        assert.deepEqual(strangers, [], "nobody else is asked");
        await frame.locator(".embed-foot a").first().click();
        await page.waitForURL(path === "index.html" ? `${site.url}index.html` : site.url + path);
        assert.deepEqual(faults, [], path);
        await close();
      }
    }
  });
}

test("as strict a frame as there is shows it with its styles", async () => {
  const site = sites.fixture;
  for (const allowed of ["", "allow-scripts"]) {
    const line = `<iframe sandbox="${allowed}" src="${site.url}embed/index.html" width="600" height="500"></iframe>`;
    const { frame, faults, close } = await embedded(line);
    const position = await frame.locator(".embed-foot").evaluate((foot) => getComputedStyle(foot).position);
    assert.equal(position, "sticky", `sandbox="${allowed}"`);
    assert.deepEqual(faults, []);
    await close();
  }
});

for (const width of [300, 600, 800]) {
  test(`nothing is cut off in a frame of ${width} px`, async () => {
    for (const site of Object.values(sites)) {
      for (const path of framed(site)) {
        const line = `<iframe src="${site.url}embed/${path}" width="${width}" height="500"></iframe>`;
        const { frame, close } = await embedded(line);
        const { wide, inner } = await frame.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          inner: document.documentElement.clientWidth,
        }));
        assert.ok(wide <= inner, `${path}: ${wide} of ${inner}`);
        await close();
      }
    }
  });
}

test("most events can be read without scrolling in the frame that is proposed", async () => {
  const site = sites.repository;
  const names = readdirSync(join(site.out, "embed/events")).filter((name) => name.endsWith(".json"));
  const page = await browser.newPage();
  let scrolled = 0;
  let empty = 0;
  for (const name of names) {
    const { width, height } = JSON.parse(readFileSync(join(site.out, "embed/events", name), "utf8"));
    await page.setViewportSize({ width, height });
    await page.goto(`${site.url}embed/events/${name.replace(/json$/, "html")}`);
    const { scrolls, gap } = await page.evaluate(() => ({
      scrolls: document.documentElement.scrollHeight > innerHeight,
      gap: document.querySelector(".embed-foot").getBoundingClientRect().top
        - document.querySelector("main").lastElementChild.getBoundingClientRect().bottom,
    }));
    if (scrolls) scrolled += 1;
    if (gap > 120) empty += 1;
  }
  await page.close();
  assert.ok(names.length > 100);
  assert.ok(scrolled <= names.length / 10, `${scrolled} of ${names.length} scroll`);
  assert.ok(empty <= names.length / 10, `${empty} of ${names.length} are half empty`);
});

test("the line stands on the page, and is copied without a script too", async () => {
  const site = sites.fixture;
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of framed(site)) {
    await page.goto(site.url + path);
    await page.locator("#embed summary").click();
    const line = await page.locator("#embed-line").innerText();
    assert.equal(line, (await extract(site.url + path)).html);
  }
  await context.close();
});
