// Lighthouse on the pages that readers land on: `node run.mjs [PATH…]`. Run by scripts/lighthouse.

import { createServer } from "node:http";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";
import { browserPath, openSite, repository } from "../browser/site.mjs";

const PAGES = [
  "index.html",
  "events/2022-01-10-csto-summit-speech.html",
  "articles/2022-01-11-agency-report.html",
  "actors/tokayev.html",
];
const RUNS = 3;

/** Hosts send pages compressed; the small server of the tests does not. */
function compressing(target) {
  const server = createServer((incoming, outgoing) => {
    request(new URL(incoming.url, target), (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        outgoing.writeHead(answer.statusCode, { "content-type": answer.headers["content-type"], "content-encoding": "gzip" });
        outgoing.end(gzipSync(Buffer.concat(parts)));
      });
    }).end();
  });
  return server;
}

const site = await openSite(repository);
const server = compressing(site.url);
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const root = new URL(site.url);
root.port = server.address().port;
const chrome = await launch({
  chromePath: browserPath(),
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let failed = false;
try {
  const paths = process.argv.length > 2 ? process.argv.slice(2) : PAGES;
  for (const path of paths) {
    const best = {};
    let lacks = [];
    for (let run = 0; run < RUNS; run += 1) {
      const { lhr } = await lighthouse(new URL(path, root).href, { port: chrome.port, logLevel: "error" });
      for (const [id, { score }] of Object.entries(lhr.categories)) {
        best[id] = Math.max(best[id] ?? 0, Math.round(score * 100));
      }
      lacks = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs)
        .filter(({ weight, id }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
        .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`);
      if (Object.values(best).every((score) => score === 100)) break;
    }
    const scores = Object.entries(best).map(([id, score]) => `${id} ${score}`);
    const whole = Object.values(best).every((score) => score === 100);
    console.log(`${path}: ${scores.join(", ")}${whole ? "" : ` (${lacks.join("; ")})`}`);
    failed ||= !whole;
  }
} finally {
  chrome.kill();
  server.close();
  server.closeAllConnections();
  await site.close();
}
process.exitCode = failed ? 1 : 0;
