// Weighs a built site: `node weights.mjs FOLDER`. Run by scripts/weights.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";

/** The most bytes, compressed: of the front page, of any other, of our scripts. */
const FRONT = 100_000;
const PAGE = 60_000;
const SCRIPT = 15_000;

const root = process.argv[2];
const sizes = new Map();

/** A file's bytes as a server sends them. */
function size(path) {
  if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(join(root, path)), { level: 9 }).length);
  return sizes.get(path);
}

/** What a page loads by itself: styles, scripts, pictures. */
function loads(path) {
  const html = readFileSync(join(root, path), "utf8");
  const tags = html.match(/<(?:link|script|img|image|source|video|audio)\b[^>]*>/g) ?? [];
  const files = tags
    .filter((tag) => !tag.startsWith("<link") || /rel="(?:stylesheet|icon|preload|manifest)"/.test(tag))
    .filter((tag) => !/preload="none"/.test(tag))
    .map((tag) => /\b(?:src|href)="([^"#?]+)/.exec(tag)?.[1])
    .filter((address) => address && !/^(?:[a-z]+:|\/)/.test(address))
    .map((address) => normalize(join(dirname(path), decodeURIComponent(address))).split(sep).join("/"));
  return [...new Set(files)];
}

const names = readdirSync(root, { recursive: true }).map((name) => name.split(sep).join("/"));
const pages = names
  .filter((name) => name.endsWith(".html") && name !== "404.html")
  .map((path) => ({ path, bytes: [path, ...loads(path)].reduce((sum, file) => sum + size(file), 0) }))
  .sort((a, b) => b.bytes - a.bytes);
const ours = names.filter((name) => /^script\/[^/]*\.js$/.test(name));
const scripts = ours.reduce((sum, name) => sum + size(name), 0);

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const front = pages.find((page) => page.path === "index.html");
const others = pages.filter((page) => page !== front);
console.log(`front page ${kilo(front.bytes)} of ${kilo(FRONT)} (the page itself ${kilo(size("index.html"))})`);
console.log(`our scripts ${kilo(scripts)} of ${kilo(SCRIPT)} (${ours.join(", ")})`);
console.log(`heaviest of ${others.length} other pages, of ${kilo(PAGE)} each:`);
for (const { path, bytes } of others.slice(0, 5)) console.log(`  ${kilo(bytes)} ${path}`);

const heavy = others.filter((page) => page.bytes > PAGE);
if (front.bytes > FRONT) heavy.unshift(front);
for (const { path, bytes } of heavy) console.error(`error: ${path} is too heavy: ${kilo(bytes)}`);
if (scripts > SCRIPT) console.error(`error: our scripts are too heavy: ${kilo(scripts)}`);
process.exitCode = heavy.length > 0 || scripts > SCRIPT ? 1 : 0;
