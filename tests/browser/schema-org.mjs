// Schema.org's own definitions, as the package schema-dts has them: which type has which properties,
// and what their values may be. A node of JSON-LD is held against them.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = dirname(createRequire(import.meta.url).resolve("schema-dts/package.json"));
const text = readFileSync(join(folder, "dist/schema.d.ts"), "utf8");

/** By its name without "Base": what a type is a kind of, and its own properties with their ranges. */
const types = new Map();

for (const [, name, parents, body] of text.matchAll(/^interface (\w+)Base(?: extends ([^{]+))? \{\n([\s\S]*?)^\}/gm)) {
  const properties = new Map();
  for (const [, property, range] of body.matchAll(/^ {4}"(\w+)"\??: SchemaValue<([^,]+), "\w+">;/gm)) {
    properties.set(property, range.split("|").map((one) => one.trim()));
  }
  const above = (parents ?? "").match(/\w+(?=Base\b)/g) ?? [];
  types.set(name, { above, properties });
}
// A type without properties of its own has no interface of its own but a leaf.
for (const [, name, parent] of text.matchAll(/^(?:export )?interface (\w+)Leaf extends (\w+)Base \{/gm)) {
  if (!types.has(name)) types.set(name, { above: [parent], properties: new Map() });
}

/** A type and all that it is a kind of. */
function kinds(name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const above of types.get(name)?.above ?? []) kinds(above, seen);
  }
  return seen;
}

/** How many types are known; the definitions are read at all. */
export const known = types.size;

function range(type, property) {
  for (const kind of kinds(type)) {
    const found = types.get(kind)?.properties.get(property);
    if (found) return found;
  }
  return undefined;
}

function fits(value, expected) {
  if (typeof value === "string") {
    return ["Text", "URL", "Date", "DateTime", "Time", "PronounceableText", "CssSelectorType", "XPathType"].some((one) => expected.includes(one))
      // A bare address names a node of any kind.
      || (/^https?:\/\//.test(value) && expected.includes("IdReference"));
  }
  if (typeof value === "number") return ["Number", "Integer", "Float", "Quantity"].some((one) => expected.includes(one));
  if (typeof value === "boolean") return expected.includes("Boolean");
  const type = value["@type"];
  if (type === undefined) return "@id" in value && expected.includes("IdReference");
  // "Thing" says no more than that it is something.
  return type === "Thing" || [...kinds(type)].some((kind) => expected.includes(kind));
}

/** What is wrong with a node and all nodes in it, as sentences. */
export function faults(node, way = "") {
  const type = node["@type"];
  if (type === undefined) return [];
  if (!types.has(type)) return [`${way}: schema.org has no type ${type}`];
  const found = [];
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith("@")) continue;
    const at = `${way}/${type}.${property}`;
    const expected = range(type, property);
    if (!expected) {
      found.push(`${at}: no such property`);
      continue;
    }
    for (const one of [value].flat()) {
      if (!fits(one, expected)) found.push(`${at}: ${JSON.stringify(one).slice(0, 80)} is none of ${expected}`);
      if (typeof one === "object") found.push(...faults(one, at));
    }
  }
  return found;
}
