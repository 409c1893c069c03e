// All pages are valid HTML, and no id stands twice.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { fixture, htmlFiles, openSite, repository } from "./site.mjs";

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ["html-validate:standard"],
    rules: {
      // Matters of style, and of no concern to a reader.
      "doctype-style": "off",
      "long-title": "off",
      "no-trailing-whitespace": "off",
      "void-style": "off",
    },
  }),
);

const sites = {};

before(async () => {
  sites.repository = await openSite(repository);
  sites.fixture = await openSite(fixture);
});

after(async () => {
  for (const site of Object.values(sites)) await site.close();
});

for (const name of ["repository", "fixture"]) {
  test(`every page is valid: ${name}`, async () => {
    const { out } = sites[name];
    const found = [];
    for (const path of htmlFiles(out)) {
      const report = await validator.validateFile(join(out, path));
      for (const { messages } of report.results) {
        found.push(...messages.map((m) => `${path}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
      }
    }
    assert.deepEqual(found.slice(0, 20), [], `${found.length} in all`);
  });
}
