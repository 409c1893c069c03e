// The machine forms, each read by a program that is not ours: a processor of JSON-LD, schema.org's
// definitions, parsers of feeds, calendars, tables and maps, a validator of JSON Schema, TimelineJS.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { test } from "node:test";
import { check } from "@placemarkio/check-geojson";
import feeds from "@rowanmanning/feed-parser";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import ICAL from "ical.js";
import jsonld from "jsonld";
import Papa from "papaparse";
import { browser, htmlFiles, openBoth, repository, sites } from "./site.mjs";
import { faults, known } from "./schema-org.mjs";

const { parseFeed } = feeds;
/** Where the test server shows a site. */
const BELOW = "/a/b/";
openBoth();

const text = (site, path) => readFileSync(join(site.out, path), "utf8");
const json = (site, path) => JSON.parse(text(site, path));

/** The page's own words for machines. */
function linkedData(site, path) {
  const found = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text(site, path));
  return found ? JSON.parse(found[1]) : undefined;
}

/** The terms of a document that are no keywords. */
function terms(value, found = new Set()) {
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && !key.startsWith("@")) found.add(key);
    if (!Array.isArray(value) && key === "@type") [inner].flat().forEach((type) => found.add(type));
    if (inner !== null && typeof inner === "object" && key !== "@context") terms(inner, found);
  }
  return found;
}

/** Contexts as their publishers have them, as far as we use them; nothing is asked of the network. */
const CONTEXTS = {
  // Schema.org's is a vocabulary, and says of these that their values are addresses.
  "https://schema.org": {
    "@vocab": "http://schema.org/",
    ...Object.fromEntries(
      ["url", "isBasedOn", "archivedAt", "sameAs", "license", "contentUrl"].map((name) => [name, { "@type": "@id" }]),
    ),
  },
};

function loader(url) {
  const context = CONTEXTS[url];
  if (!context) throw new Error(`nobody may be asked for ${url}`);
  return { contextUrl: null, documentUrl: url, document: { "@context": context } };
}

/** The context of Web Annotations (W3C Recommendation, 23 February 2017), as far as we use it. */
function annotationContext() {
  const oa = "http://www.w3.org/ns/oa#";
  const as = "http://www.w3.org/ns/activitystreams#";
  const id = (iri) => ({ "@type": "@id", "@id": iri });
  return {
    oa, as, rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", dc: "http://purl.org/dc/elements/1.1/",
    dcterms: "http://purl.org/dc/terms/", schema: "http://schema.org/", xsd: "http://www.w3.org/2001/XMLSchema#",
    id: { "@type": "@id", "@id": "@id" }, type: { "@type": "@id", "@id": "@type" },
    Annotation: `${oa}Annotation`, AnnotationCollection: `${as}OrderedCollection`, AnnotationPage: `${as}OrderedCollectionPage`,
    SpecificResource: `${oa}SpecificResource`, TextualBody: `${oa}TextualBody`, FragmentSelector: `${oa}FragmentSelector`,
    TextQuoteSelector: `${oa}TextQuoteSelector`, TextPositionSelector: `${oa}TextPositionSelector`, Text: "http://purl.org/dc/dcmitype/Text",
    value: "rdf:value", exact: `${oa}exact`, prefix: `${oa}prefix`, suffix: `${oa}suffix`,
    start: { "@type": "xsd:nonNegativeInteger", "@id": `${oa}start` }, end: { "@type": "xsd:nonNegativeInteger", "@id": `${oa}end` },
    body: id(`${oa}hasBody`), target: id(`${oa}hasTarget`), source: id(`${oa}hasSource`), selector: id(`${oa}hasSelector`),
    refinedBy: id(`${oa}refinedBy`), motivation: { "@type": "@vocab", "@id": `${oa}motivatedBy` }, purpose: { "@type": "@vocab", "@id": `${oa}hasPurpose` },
    linking: `${oa}linking`, tagging: `${oa}tagging`, describing: `${oa}describing`, classifying: `${oa}classifying`, commenting: `${oa}commenting`, identifying: `${oa}identifying`,
    conformsTo: id("dcterms:conformsTo"), language: "dc:language", format: "dc:format", label: "http://www.w3.org/2000/01/rdf-schema#label",
    via: id(`${oa}via`), rights: id("dcterms:rights"), created: { "@id": "dcterms:created", "@type": "xsd:dateTime" },
    modified: { "@id": "dcterms:modified", "@type": "xsd:dateTime" }, creator: id("dcterms:creator"), total: { "@type": "xsd:nonNegativeInteger", "@id": `${as}totalItems` },
    first: id(`${as}first`), last: id(`${as}last`), next: id(`${as}next`), prev: id(`${as}prev`), partOf: id(`${as}partOf`),
    startIndex: { "@type": "xsd:nonNegativeInteger", "@id": `${as}startIndex` },
    items: { "@type": "@id", "@id": `${as}items`, "@container": "@list" }, name: "http://xmlns.com/foaf/0.1/name",
  };
}
CONTEXTS["http://www.w3.org/ns/anno.jsonld"] = annotationContext();

/** Expands a document; a term or type that its context does not have is an error, not dropped. */
async function expand(document, base) {
  return jsonld.expand(document, { base, documentLoader: loader, safe: true });
}

test("pages say what they are in the words of schema.org, and a processor drops none of them", async () => {
  assert.ok(known > 800, `schema.org has ${known} types`);
  const types = new Set();
  const wrong = [];
  for (const site of Object.values(sites)) {
    let seen = 0;
    for (const path of htmlFiles(site.out)) {
      const data = linkedData(site, path);
      if (!data) continue;
      seen += 1;
      for (const term of terms(data)) if (/^[A-Z]/.test(term)) types.add(term);
      wrong.push(...faults(data).map((fault) => `${path}: ${fault}`));
      // The definitions are held against every page; the processor, which is slower, takes a sample.
      if (site === sites.repository && seen % 8 !== 1) continue;
      const expanded = JSON.stringify(await expand(data, site.url));
      for (const term of terms(data)) {
        if (!expanded.includes(`"http://schema.org/${term}"`)) wrong.push(`${path}: ${term} is dropped`);
      }
      for (const [, id] of expanded.matchAll(/"@id":"([^"]*)"/g)) {
        if (!/^https?:\/\//.test(id)) wrong.push(`${path}: ${id} is not absolute`);
      }
    }
    assert.ok(seen > 10, `${seen} pages`);
  }
  assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} in all`);
  const wanted = ["Event", "Quotation", "NewsArticle", "Person", "Place", "Claim", "CorrectionComment", "Dataset", "DataDownload", "WebSite", "Organization"];
  assert.deepEqual(wanted.filter((type) => !types.has(type)), [], [...types].join(" "));
});

test("what is no word of schema.org is noticed", async () => {
  const wrong = { "@context": "https://schema.org", "@type": "Event", "@id": "https://x.org/", startDay: "2022-01-05", location: { "@type": "Person", name: "A" } };
  assert.equal(faults(wrong).length, 2, faults(wrong).join("\n"));
});

test("a processor drops no term of the annotations, and every target is a page", async () => {
  for (const site of Object.values(sites)) {
    const data = json(site, "data/annotations.jsonld");
    const expanded = await expand(data, site.url);
    const whole = JSON.stringify(expanded);
    for (const type of ["Annotation", "TextQuoteSelector", "TextPositionSelector", "FragmentSelector"]) {
      assert.ok(whole.includes(`"http://www.w3.org/ns/oa#${type}"`), type);
    }
    for (const [, target] of whole.matchAll(/oa#hasSource":\[\{"@id":"([^"]+)"/g)) {
      assert.ok(target.startsWith(site.url), target);
    }
  }
});

test("feeds are read with all their entries", () => {
  for (const site of Object.values(sites)) {
    const events = json(site, "data/events.json").events;
    const expected = Math.min(events.length, 100);
    // This parser reads XML only; feed.json is read by another, in tests/export.rs.
    const feed = parseFeed(text(site, "feed.xml"));
    assert.equal(feed.items.length, expected);
    for (const item of feed.items) {
      assert.match(item.id, /^tag:127\.0\.0\.1,/);
      assert.ok(item.url.startsWith(`${site.url}events/`), item.url);
      assert.ok(item.title && item.content && item.updated instanceof Date, item.id);
    }
    for (const [folder, records] of [["actors", "actors"], ["regions", "regions"]]) {
      for (const { id } of json(site, "data/events.json")[records]) {
        const own = events.filter((event) => event[records].includes(id));
        if (own.length === 0) continue;
        assert.equal(parseFeed(text(site, `${folder}/${id}.xml`)).items.length, Math.min(own.length, 100), id);
      }
    }
  }
});

test("the calendar is read with all its entries", () => {
  for (const site of Object.values(sites)) {
    const calendar = new ICAL.Component(ICAL.parse(text(site, "timeline.ics")));
    const entries = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
    const events = json(site, "data/events.json").events;
    assert.equal(entries.length, events.filter(({ date }) => date.earliest || date.latest).length);
    for (const entry of entries) {
      assert.ok(entry.uid && entry.summary && entry.startDate.toJSDate() instanceof Date);
      assert.ok(!entry.endDate || entry.endDate.compare(entry.startDate) >= 0, entry.uid);
    }
    const days = entries.filter((entry) => entry.startDate.isDate);
    const events_by_day = events.filter(({ date }) => /^\d{4}-\d\d-\d\d$/.test(date.edtf));
    for (const { title, date } of events_by_day) {
      const same = days.filter((entry) => entry.summary === title);
      assert.ok(same.some((entry) => entry.startDate.toString() === date.edtf), `${title}: ${date.edtf}`);
    }
  }
});

test("the data are what their schema says", () => {
  for (const site of Object.values(sites)) {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    // Formats that say how a number is stored.
    for (const name of ["uint8", "uint16", "uint32", "uint", "int64", "double"]) ajv.addFormat(name, true);
    const validate = ajv.compile(json(site, "data/events.schema.json"));
    const data = json(site, "data/events.json");
    assert.ok(validate(data), JSON.stringify(validate.errors?.slice(0, 5)));
    data.events[0].date = "yesterday";
    assert.equal(validate(data), false);
  }
});

test("tables have a row for each event and figure, and as many cells as columns", () => {
  for (const site of Object.values(sites)) {
    const { events } = json(site, "data/events.json");
    const figures = events.flatMap((event) => event.figures);
    for (const [path, rows] of [["data/events.csv", events], ["data/figures.csv", figures]]) {
      const table = Papa.parse(text(site, path), { header: true, skipEmptyLines: true });
      assert.deepEqual(table.errors, [], path);
      assert.equal(table.data.length, rows.length, path);
    }
    const table = Papa.parse(text(site, "data/events.csv"), { header: true, skipEmptyLines: true });
    assert.deepEqual(table.data.map((row) => row.id), events.map((event) => event.id));
    assert.deepEqual(table.data.map((row) => row.date), events.map((event) => event.date.edtf));
  }
});

test("the map is GeoJSON with a feature for each event", () => {
  for (const site of Object.values(sites)) {
    const map = check(text(site, "data/events.geojson"));
    const events = json(site, "data/events.json").events;
    const features = map.features.filter((feature) => feature.properties.type !== "region");
    assert.equal(features.length, events.length);
  }
});

test("every absolute address of the site in any of its files is that of a file", () => {
  const site = sites.repository;
  const files = readdirSync(site.out, { recursive: true }).map((name) => name.split(sep).join("/"));
  const all = new Set(files);
  const wrong = [];
  let seen = 0;
  // The index of the search page is packed, and its addresses are relative.
  for (const path of files.filter((name) => /\.(html|json|xml|txt|ics|csv|geojson|jsonld)$/.test(name) && !name.startsWith("pagefind/"))) {
    const whole = text(site, path).replaceAll("\r\n ", "");
    for (const [, found] of whole.matchAll(/https?:\/\/127\.0\.0\.1[^/]*(\/[^"'<>\\\s,;)}#&\]]*)/g)) {
      seen += 1;
      const inner = decodeURIComponent(found);
      const there = inner === BELOW || (inner.startsWith(BELOW) && all.has(inner.slice(BELOW.length)));
      if (!there) wrong.push(`${path}: ${found}`);
    }
  }
  assert.ok(seen > 5000, `${seen} addresses`);
  assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} in all`);
});

test("TimelineJS shows all events", async () => {
  const dist = join(dirname(createRequire(import.meta.url).resolve("@knight-lab/timelinejs/package.json")), "dist");
  for (const site of Object.values(sites)) {
    const data = json(site, "data/timelinejs.json");
    const page = await browser.newPage();
    const asked = [];
    await page.route("**/*", async (route) => {
      const url = new URL(route.request().url());
      if (url.pathname.endsWith("/timelinejs-host.html")) {
        await route.fulfill({ contentType: "text/html", body: "<!doctype html><title>T</title><div id='t' style='width:900px;height:600px'></div>" });
      } else if (url.pathname.includes("/timelinejs-dist/")) {
        await route.fulfill({ path: join(dist, url.pathname.split("/timelinejs-dist/")[1]) });
      } else if (url.href.startsWith(site.url)) {
        await route.continue();
      } else {
        asked.push(url.href);
        await route.abort();
      }
    });
    await page.goto(`${site.url}timelinejs-host.html`);
    await page.addScriptTag({ url: `${site.url}timelinejs-dist/js/timeline.js` });
    const shown = await page.evaluate(async ([address, scripts]) => {
      const timeline = new globalThis.TL.Timeline("t", address, { script_path: scripts });
      await new Promise((done, fail) => {
        timeline.on("loaded", done);
        setTimeout(() => fail(new Error(document.getElementById("t").textContent || "nothing is shown")), 60_000);
      });
      return {
        events: timeline.config.events.map((event) => [event.unique_id, event.start_date.data.year]),
        errors: timeline.config.getErrors(),
        slides: document.querySelectorAll(".tl-slide").length,
        markers: document.querySelectorAll(".tl-timemarker").length,
        headlines: [...document.querySelectorAll(".tl-timemarker .tl-headline")].map((one) => one.textContent.trim()),
      };
    }, [`${site.url}data/timelinejs.json`, `${site.url}timelinejs-dist/js/`]);
    assert.ok(!shown.errors || shown.errors.length === 0, String(shown.errors));
    const ids = data.events.map((event) => event.unique_id).sort();
    assert.deepEqual(shown.events.map(([id]) => id).sort(), ids);
    assert.equal(shown.slides, ids.length + 1, "a slide for each, and the title's");
    assert.equal(shown.markers, ids.length);
    const titles = json(site, "data/events.json").events.map(({ title }) => title.replaceAll(/\s+/g, " "));
    for (const title of titles) assert.ok(shown.headlines.some((one) => one.includes(title)), title);
    // It asks a stranger for the fonts of its own design, in vain; for nothing of ours.
    assert.deepEqual(asked.filter((url) => !/\.(ttf|woff2?)$/.test(url)), []);
    await page.close();
  }
});
