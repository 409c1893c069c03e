// Searching: words found where they stand, in three languages, below a sub-path; and what the page
// says where it cannot search.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileUrl, openBrowser, openPage, openSite } from "./site.mjs";

const CONTENT = {
  "qantar.toml": 'title = "Searched"\n[sources]\nrights = "full"\n',
  "content/actors/ada-example.md": '+++\ntitle = "Ada Example"\nnames = { ru = "Ада Экзампл", kk = "Ада Үлгі" }\nrole = "Mayor"\n+++\n\nThe mayor.\n',
  "content/actors/carl-sample.md": '+++\ntitle = "Carl Sample"\n+++\n\nAn inspector.\n',
  "content/events/2024-05-14-closed.md":
    '+++\ntitle = "The bridge is closed"\ndate = "2024-05-14"\nactors = ["ada-example"]\n+++\n\nThe town closed it.\n\n> The bridge is no longer safe\n>\n> — Ada Example, [report](../articles/report.md)\n',
  "content/events/2024-05-15-counted.md":
    '+++\ntitle = "The lorries are counted"\ndate = "2024-05-15"\nactors = ["carl-sample"]\n+++\n\nBefore the bridge was closed.\n\n> He counted 650 lorries\n>\n> — [report](../articles/report.md)\n',
  "content/articles/report.md":
    '+++\ntitle = "Report <b>of</b> the day"\ndate = 2024-05-15\npublisher = "Courier"\n+++\n\nThe bridge is no longer safe, said Ada Example.\n\nHe counted 650 lorries a day.\n\nA heron nests below the second pier \\<img src=x onerror=alert(1)>.\n\nNothing else was said.\n',
  "content/articles/russian.md":
    '+++\ntitle = "Мост закрыт"\nlang = "ru"\ndate = 2024-05-16\n+++\n\nМост закрыт.\n\nРабочие требовали повышения зарплаты и снижения цен на газ.\n',
  "content/articles/kazakh.md":
    '+++\ntitle = "Көпір жабылды"\nlang = "kk"\ndate = 2024-05-17\n+++\n\nКөпір жабылды.\n\nЖұмысшылар мұнай бағасын түсіруді талап етті.\n',
  "content/articles/short.md":
    '+++\ntitle = "A withheld text"\nrights = "excerpt"\ndate = 2024-05-18\n+++\n\nThe wolverine may not be shown.\n',
};

let site;
let folder;
let browser;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "qantar-search-"));
  for (const [path, text] of Object.entries(CONTENT)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  browser = await openBrowser();
  site = await openSite(folder);
});

after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** Opens the search page, and hands its tools to `look`; wants nothing to have gone wrong. */
async function searching(look, options = {}) {
  const { page, faults, close } = await openPage(browser, site, options);
  const group = (kind) => page.locator(`.search-group[data-type="${kind}"]`);
  const settled = (words) => page.waitForFunction((words) => {
    const status = document.getElementById("search-status").textContent;
    return document.querySelector("#search-q").value === words && /^(Pages found|Nothing found)/.test(status);
  }, words);
  const ask = async (words) => {
    await page.goto(`${site.url}search.html?q=${encodeURIComponent(words)}`);
    await settled(words);
  };
  try {
    await look({ page, group, ask, settled });
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

test("a word that stands in one passage is found as one types, and leads to it", async () => {
  await searching(async ({ page, group, settled }) => {
    const loaded = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto(`${site.url}index.html`);
    await page.locator("header nav a", { hasText: "Search" }).click();
    await page.waitForURL(`${site.url}search.html`);
    assert.ok(!loaded.some((url) => url.includes("/pagefind/")), "nothing is loaded before somebody searches");
    await page.getByRole("searchbox").pressSequentially("heron");
    await settled("heron");
    assert.equal(new URL(page.url()).search, "?q=heron");
    const link = group("passage").locator(".search-excerpt a");
    assert.equal(await link.count(), 1);
    assert.equal(await link.locator("mark").innerText(), "heron");
    assert.match(await link.innerText(), /second pier <img src=x/, "markup in a source is shown as text");
    assert.equal(await group("passage").locator("h3").innerText(), "Report <b>of</b> the day");
    assert.match(await group("passage").locator(".facts").innerText(), /15 May 2024.*Courier/s);
    for (const kind of ["event", "name", "page"]) assert.ok(await group(kind).isHidden(), kind);
    await link.click();
    await page.waitForURL(`${site.url}articles/report.html#p3`);
    const passage = page.locator(":target");
    assert.match(await passage.innerText(), /A heron nests/);
    assert.ok(await passage.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight && getComputedStyle(element).backgroundColor !== "rgba(0, 0, 0, 0)";
    }), "it is in view and stands out");
    await page.goBack();
    await settled("heron");
    assert.ok(await link.isVisible(), "the way back leads to the same results");
  });
});

test("events, passages and people are found together", async () => {
  await searching(async ({ page, group, ask }) => {
    await ask("Ada Example");
    assert.deepEqual(await group("name").locator("h3").allInnerTexts(), ["Ada Example"]);
    assert.equal(await group("name").locator("h3 a").getAttribute("href"), `${site.url}actors/ada-example.html`);
    assert.deepEqual(await group("event").locator("h3").allInnerTexts(), ["The bridge is closed"]);
    assert.match(await group("event").locator(".facts").innerText(), /14 May 2024/);
    assert.match(await group("passage").locator(".search-excerpt a").first().getAttribute("href"), /report\.html#p1$/);
    assert.match(await page.getByRole("status").innerText(), /^Pages found: \d+$/);
  });
});

test("Russian words are found in other forms, ё or not; Kazakh ones without their own letters", async () => {
  await searching(async ({ group, ask }) => {
    for (const [words, marked] of [["зарплата", "зарплаты"], ["требование повышение", null], ["рабочий", "Рабочие"]]) {
      await ask(words);
      const marks = await group("passage").locator("mark").allInnerTexts();
      if (marked) assert.ok(marks.includes(marked), `${words}: ${marks}`);
    }
    for (const words of ["мұнай", "мунай", "МУНАЙ", "мұн", "жумысшы"]) {
      await ask(words);
      const link = group("passage").locator(".search-excerpt a").first();
      assert.match(await link.getAttribute("href"), /kazakh\.html#p2$/, words);
      assert.match(await link.locator("mark").first().innerText(), /^(мұнай|Жұмысшылар)$/, words);
    }
    await ask("Экзампла");
    assert.deepEqual(await group("name").locator("h3").allInnerTexts(), ["Ada Example"]);
  });
});

test("what may not be shown is not found", async () => {
  await searching(async ({ page, ask }) => {
    await ask("wolverine");
    assert.match(await page.getByRole("status").innerText(), /^Nothing found/);
    assert.equal(await page.locator(".search-group:visible").count(), 0);
  });
});

test("filters narrow the results, stand in the address, and the way back takes them off", async () => {
  await searching(async ({ page, group, ask, settled }) => {
    await ask("bridge");
    assert.equal(await group("event").locator("h3").count(), 2);
    await page.getByLabel("Who").selectOption("Ada Example");
    await page.waitForURL(/actor=Ada\+Example/);
    await settled("bridge");
    assert.deepEqual(await group("event").locator("h3").allInnerTexts(), ["The bridge is closed"]);
    await page.reload();
    await settled("bridge");
    assert.equal(await page.getByLabel("Who").inputValue(), "Ada Example");
    assert.equal(await group("event").locator("h3").count(), 1);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('[data-type="event"] h3').length === 2);
    assert.equal(await page.getByLabel("Who").inputValue(), "");
  });
});

test("the keyboard alone searches and follows a result", async () => {
  await searching(async ({ page, settled }) => {
    await page.goto(`${site.url}search.html`);
    for (let stop = 0; stop < 30; stop += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.id === "search-q")) break;
    }
    await page.keyboard.type("lorries");
    await page.keyboard.press("Enter");
    await settled("lorries");
    for (let stop = 0; stop < 10; stop += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.closest(".search-result") !== null)) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(/events\/2024-05-15-counted\.html/);
  });
});

test("without scripts the page says what to use instead", async () => {
  await searching(async ({ page }) => {
    await page.goto(`${site.url}search.html`);
    assert.ok(await page.locator("form.search").isHidden());
    assert.match(await page.locator("main").innerText(), /needs JavaScript/);
    await page.locator("main").getByRole("link", { name: "Sources" }).click();
    await page.waitForURL(`${site.url}articles/index.html`);
  }, { javaScriptEnabled: false });
});

test("from a disk the page says what to use instead", async () => {
  await searching(async ({ page }) => {
    await page.goto(fileUrl(site.out, "search.html"));
    assert.ok(await page.locator("form.search").isHidden());
    assert.match(await page.locator("main").innerText(), /only where the site stands on a web server/);
    await page.locator("main").getByRole("link", { name: "People" }).click();
    await page.waitForURL(fileUrl(site.out, "actors/index.html"));
  });
});

test("what cannot be loaded is told, and the next search tries again", async () => {
  const { page, close } = await openPage(browser, site);
  await page.route("**/languages.json", (route) => route.abort());
  await page.goto(`${site.url}search.html?q=heron`);
  const status = page.getByRole("status");
  await status.filter({ hasText: "does not work at the moment" }).waitFor();
  await page.unroute("**/languages.json");
  await page.getByRole("button", { name: "Search" }).click();
  await status.filter({ hasText: "Pages found: 1" }).waitFor();
  await close();
});
