//! The hot parts of a build, each alone: reading Markdown, looking for names, verifying
//! quotations, laying out and printing a page.
//!
//! `cargo bench`, or a part of it: `cargo bench -- names`. What a whole build takes, and how that
//! grows, `scripts/bench` measures.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod corpus;

use std::sync::OnceLock;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use qantar::content;
use qantar::names::Gazetteer;
use qantar::pipeline::Printer;
use qantar::site::{OpenOptions, Site};
use qantar::timeline::quotation::Haystack;
use qantar::{Assembled, BuildOptions, Silent, assemble};

/// The program's own allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The corpus, read and linked once.
fn site() -> &'static Assembled {
    static SITE: OnceLock<Assembled> = OnceLock::new();
    SITE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        corpus::write(folder.path());
        let site = assemble(folder.path(), &BuildOptions::default(), &Silent).unwrap();
        assert!(site.diagnostics.is_empty(), "{:?}", site.diagnostics);
        assert!(site.renderer.is_some());
        site
    })
}

#[divan::bench]
fn passages_of_markdown(bencher: Bencher<'_, '_>) {
    let text = corpus::article(1).text;
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| content::read_markdown(black_box(&text)));
}

#[divan::bench]
fn names_in_an_article(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    corpus::write(folder.path());
    let (site, _) = Site::open(folder.path(), &OpenOptions::default()).unwrap();
    let (documents, _) = content::read(&site);
    let (gazetteer, _) = Gazetteer::new(&documents.actors, &documents.regions);
    let article = &documents.articles[0];
    assert!(!gazetteer.annotate(article).is_empty());
    let bytes: usize = article.body.passages.iter().map(|p| p.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| gazetteer.annotate(black_box(article)));
}

#[divan::bench]
fn quotation_in_a_new_article(bencher: Bencher<'_, '_>) {
    let article = corpus::article(1);
    let body = content::read_markdown(&article.text);
    bencher.bench(|| {
        let texts = body.passages.iter().map(|passage| passage.text.as_str());
        let haystack = Haystack::new(texts);
        haystack.find(&[black_box(&article.quoted)], None).unwrap()
    });
}

#[divan::bench]
fn quotation_in_a_known_article(bencher: Bencher<'_, '_>) {
    let article = corpus::article(1);
    let body = content::read_markdown(&article.text);
    let haystack = Haystack::new(body.passages.iter().map(|passage| passage.text.as_str()));
    bencher.bench(|| haystack.find(&[black_box(&article.quoted)], None).unwrap());
}

/// Lays out and prints a page of each kind.
#[divan::bench(args = ["index.html", "articles/000001.html", "events/000001.html", "actors/bank-of-avaria.html", "articles/index.html"])]
fn page(bencher: Bencher<'_, '_>, path: &str) {
    let site = site();
    let plan = site.plan();
    let printer = Printer::new(site);
    let number = plan.find(path).expect("the corpus has such a page");
    let mut bytes = Vec::new();
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| {
        let page = plan.page(number).unwrap();
        printer.page(&page, &mut bytes).unwrap();
        bytes.len()
    });
}

/// Lists the pages of the whole site.
#[divan::bench]
fn plan(bencher: Bencher<'_, '_>) {
    let site = site();
    bencher.bench(|| site.plan().len());
}
