// `qantar serve` as an editor sees it: pages that follow the files, and errors over the last good one.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fixture, openBrowser, program, repository } from "./site.mjs";

/** An event of the fixture, its page, and a quotation in it. */
const FILE = "content/events/2024-05-14-bridge-closed.md";
const PAGE = "events/2024-05-14-bridge-closed.html";
const PANEL = "#qantar-problems section";

let browser;
let server;
let folder;
let url;

before(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), "qantar-serve-"));
  cpSync(fixture, folder, { recursive: true });
  const [name, first] = program();
  server = spawn(name, [...first, "serve", folder, "--port", "4600"], {
    cwd: repository,
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  const said = await new Promise((done, fail) => {
    server.stdout.once("data", (bytes) => done(String(bytes)));
    server.once("error", fail);
    server.once("exit", (code) => fail(new Error(`qantar serve ended with ${code}`)));
  });
  url = said.split(" ")[0];
});

after(async () => {
  await browser?.close();
  // The group: cargo runs the program as a child.
  if (server?.pid) process.kill(-server.pid, "SIGTERM");
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const read = () => readFileSync(join(folder, FILE), "utf8");
const write = (text) => writeFileSync(join(folder, FILE), text);

async function open(path, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|CSP/.test(message.text())) faults.push(message.text());
  });
  await page.goto(url + path);
  return { page, faults, close: () => context.close() };
}

test("an error stands over the last good page with file, line and words, and goes when it is mended", async () => {
  const { page, faults, close } = await open(PAGE);
  const good = read();
  const title = await page.locator("h1").textContent();
  const quoted = /^> (.+)$/m.exec(good)[1];
  const broken = good.replace(quoted, `${quoted.slice(0, -1)} and words that nobody said.`);
  const line = broken.slice(0, broken.indexOf(quoted.slice(0, -1))).split("\n").length;
  write(broken);
  const panel = page.locator(PANEL);
  await panel.waitFor();
  assert.match(await panel.locator(".title").textContent(), /1 problem/);
  const place = await panel.locator(".place").first().textContent();
  assert.ok(place.startsWith(`${FILE}:${line}:`), place);
  assert.match(await panel.locator(".words").first().textContent(), /nobody said/);
  assert.equal(await page.locator("h1").textContent(), title, "the last good page stays");
  // A page that is opened now shows both as well.
  const other = await open("index.html");
  await other.page.locator(PANEL).waitFor();
  assert.ok(await other.page.locator("main").isVisible());
  write(good);
  await panel.waitFor({ state: "detached" });
  await other.page.locator(PANEL).waitFor({ state: "detached" });
  assert.deepEqual([...faults, ...other.faults], []);
  await other.close();
  await close();
});

test("the panel can be hidden, is announced, and fits a phone", async () => {
  const { page, close } = await open(PAGE, { viewport: { width: 390, height: 700 } });
  const good = read();
  write("no head at all");
  const panel = page.locator(PANEL);
  await panel.waitFor();
  assert.equal(await panel.getAttribute("role"), "alert");
  const box = await panel.boundingBox();
  assert.ok(box.width <= 390 && box.x >= 0, JSON.stringify(box));
  assert.ok(box.y > 0, "some of the page is to be seen");
  const wide = await panel.evaluate((element) => element.scrollWidth > element.clientWidth);
  assert.ok(!wide, "nothing reaches beyond its side");
  await panel.locator(".close").click();
  await panel.waitFor({ state: "detached" });
  write(good);
  await page.waitForFunction(() => document.readyState === "complete");
  await close();
});

test("a saved file is on the page at once, where the reader was; saving by renaming as well", async () => {
  const { page, faults, close } = await open(PAGE, { viewport: { width: 800, height: 300 } });
  const good = read();
  await page.evaluate(() => scrollTo(0, 200));
  await page.waitForFunction(() => scrollY === 200);
  const saves = [
    (text) => write(text),
    // Many editors write another file and put it in the place of the first.
    (text) => {
      writeFileSync(join(folder, `${FILE}~`), text);
      renameSync(join(folder, `${FILE}~`), join(folder, FILE));
    },
    (text) => {
      renameSync(join(folder, FILE), join(folder, `${FILE}.bak`));
      write(text);
      rmSync(join(folder, `${FILE}.bak`));
    },
  ];
  for (const [number, save] of saves.entries()) {
    const title = `A title that is new, number ${number}`;
    save(good.replace(/^title = .*$/m, `title = "${title}"`));
    await page.locator("h1", { hasText: title }).waitFor();
    await page.waitForFunction(() => Math.abs(scrollY - 200) < 2);
  }
  write(good);
  assert.deepEqual(faults, []);
  await close();
});
