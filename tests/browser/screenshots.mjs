// The pictures of the README and of docs/looks.md: `node screenshots.mjs FOLDER`. Run by scripts/screenshots.

import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBrowser, openPage, openSite, repository } from "./site.mjs";

const EVENT = "events/2022-01-10-csto-summit-speech.html";
const FIGURES = "figures/detained.html";
const ARTICLE = "articles/2022-01-11-agency-report.html";
const ACTOR = "actors/tokayev.html";
const DESK = { colorScheme: "light", viewport: { width: 1200, height: 800 } };
const PHONE = { colorScheme: "dark", viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 };
const PICTURES = [
  ["front-desktop.png", "index.html", DESK],
  ["front-phone-dark.png", "index.html", PHONE],
  ["event-desktop.png", EVENT, DESK],
  ["event-phone-dark.png", EVENT, PHONE],
  ["figures-desktop.png", FIGURES, DESK],
  ["figures-phone-dark.png", FIGURES, PHONE],
  ["article-desktop.png", ARTICLE, DESK],
  ["article-phone-dark.png", ARTICLE, PHONE],
  ["actor-desktop.png", ACTOR, DESK],
  ["actor-phone-dark.png", ACTOR, PHONE],
];
/** The most bytes of a picture: a README is read over telephones too. */
const MOST = 200_000;

const folder = resolve(process.argv[2] ?? ".");
const browser = await openBrowser();
const site = await openSite(repository);
try {
  for (const [name, path, options] of PICTURES) {
    const { page, close } = await openPage(browser, site, options);
    await page.goto(site.url + path);
    const file = join(folder, name);
    await page.screenshot({ path: file });
    await close();
    const { size } = statSync(file);
    if (size > MOST) throw new Error(`${file} has ${size} bytes, more than ${MOST}`);
    console.log(`${file}: ${Math.round(size / 1000)} kB`);
  }
} finally {
  await browser.close();
  await site.close();
}
