// What all browser tests begin with: built sites, a small server, a browser.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, resolve, sep } from "node:path";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));

/** The repository. */
export const repository = resolve(here, "../..");

/** A small site that has every kind of page, whatever the repository's own content is. */
export const fixture = join(here, "fixture");

/** The path below which the server shows a site: two folders deep, as on a host that many share. */
const PREFIX = "/a/b/";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/** Builds the site in `folder` into a new folder, serves it, and gives `{ out, url, close }`. */
export async function openSite(folder) {
  const out = mkdtempSync(join(tmpdir(), "qantar-browser-"));
  const server = createServer((request, response) => answer(out, request, response));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}${PREFIX}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(out, { recursive: true, force: true });
  };
  try {
    build(folder, out, url);
  } catch (error) {
    await close();
    throw error;
  }
  return { out, url, close };
}

/** The program and its first arguments: the one that QANTAR names, else the one that cargo makes. */
export function program() {
  return process.env.QANTAR
    ? [process.env.QANTAR, []]
    : ["cargo", ["run", "--quiet", "--locked", "--"]];
}

function build(folder, out, url) {
  const args = ["build", folder, "-o", out, "--base-url", url];
  const [name, first] = program();
  const made = spawnSync(name, [...first, ...args], { cwd: repository, encoding: "utf8" });
  if (made.error) throw made.error;
  if (made.status !== 0) throw new Error(`the site in ${folder} did not build:\n${made.stderr}`);
}

function answer(out, request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const wanted = resolve(out, `./${path.slice(PREFIX.length)}`);
  const inside = path.startsWith(PREFIX) && (wanted + sep).startsWith(out + sep);
  let file = inside ? wanted : undefined;
  if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
  const found = file !== undefined && existsSync(file);
  const shown = found ? file : join(out, "404.html");
  response.writeHead(found ? 200 : 404, {
    "content-type": TYPES[extname(shown)] ?? "application/octet-stream",
  });
  response.end(readFileSync(shown));
}

/** All pages of a built site, as paths from its root. */
export function htmlFiles(out) {
  const names = readdirSync(out, { recursive: true }).map((name) => name.split(sep).join("/"));
  return names.filter((name) => name.endsWith(".html")).sort();
}

/** Whether a page only sends the reader on. */
export function isRedirect(out, path) {
  return readFileSync(join(out, path), "utf8").includes("script/redirect.js");
}

/** Whether a page is one in small, for frames on other sites: it has no navigation. */
export function isEmbed(path) {
  return path.startsWith("embed/");
}

/** What kind of page it is: those of one kind are printed by one template. */
function kindOf(path) {
  // In small there is the timeline, and a list or an event of each kind.
  if (isEmbed(path)) return path.split("/").slice(0, -1).join("/");
  const list = /(^|\/)index(-\d+)?\.html$/.test(path);
  return list || !path.includes("/") ? path.replace(/-\d+\.html$/, ".html") : path.split("/")[0];
}

/** One page of every kind: of those that one template prints, the longest. */
export function pageOfEachKind(out) {
  const longest = new Map();
  for (const path of htmlFiles(out)) {
    if (isRedirect(out, path)) continue;
    const kind = kindOf(path);
    const size = statSync(join(out, path)).size;
    if (size > (longest.get(kind)?.size ?? -1)) longest.set(kind, { path, size });
  }
  return [...longest.values()].map(({ path }) => path);
}

/** The `file:` address of a page of a built site. */
export function fileUrl(out, path) {
  const folders = out.split(sep).map(encodeURIComponent).join("/");
  return `file://${folders}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** The names that Chromium goes by. */
const BROWSERS = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];

/** The machine's own Chromium: the one that CHROMIUM names, else the first there is. */
export function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(":");
  for (const name of BROWSERS) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (found) return found;
  }
  throw new Error("no Chromium: install it (scripts/test does), or name it in CHROMIUM");
}

/** Starts the machine's own Chromium. It sees our own pages only, so it needs no sandbox. */
export function openBrowser() {
  return chromium.launch({
    executablePath: browserPath(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** What `openBoth` opened, for the tests of one file. */
export const sites = {};
export let browser;

/** Has the repository's site, the fixture and a browser there for the tests of a file. */
export function openBoth() {
  before(async () => {
    browser = await openBrowser();
    sites.repository = await openSite(repository);
    sites.fixture = await openSite(fixture);
  });
  after(async () => {
    await browser?.close();
    for (const site of Object.values(sites)) await site.close();
  });
}

/** Opens a page and collects what goes wrong on it: `{ page, faults, close }`. */
export async function openPage(browser, site, options = {}) {
  const context = await browser.newContext(options);
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  const page = await context.newPage();
  const faults = [];
  const ours = (url) => url.startsWith(site.url) || url.startsWith(fileUrl(site.out, ""));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!ours(request.url())) faults.push(`request to another place: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What a page was still loading when the reader left it.
    if (why !== "net::ERR_ABORTED") faults.push(`${why}: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults, close: () => context.close() };
}
