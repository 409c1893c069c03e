use std::path::Path;

use super::*;
use crate::content::{self, Documents};
use crate::site::{OpenOptions, Site};

fn repository() -> Documents {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (site, _) = Site::open(root, &OpenOptions::default()).unwrap();
    content::read(&site).0
}

#[test]
fn the_seed_article_names_whom_it_names() {
    let documents = repository();
    let (gazetteer, problems) = Gazetteer::new(&documents.actors, &documents.regions);
    assert!(
        problems
            .iter()
            .all(|problem| problem.code != "empty-spelling"),
        "{problems:?}"
    );
    let id = "2022-01-11-agency-report";
    let article = documents
        .articles
        .iter()
        .find(|article| article.id.as_str() == id)
        .unwrap();
    let mentions = gazetteer.annotate(article);
    let passages = |wanted: &str| -> Vec<String> {
        let named = mentions
            .iter()
            .filter(|mention| slug(&mention.name) == wanted);
        named.map(|mention| mention.passage.to_string()).collect()
    };
    assert_eq!(passages("tokayev"), ["p1", "p2", "p3", "p5", "p7"]);
    assert_eq!(passages("csto"), ["p2", "p2"]);
    assert_eq!(passages("csto-mission"), ["p12"]);
    assert_eq!(passages("almaty-city"), ["p2", "p8", "p10", "p11"]);
    let words: Vec<&str> = mentions
        .iter()
        .map(|mention| &article.body.passage(mention.passage).unwrap().text[mention.range.clone()])
        .collect();
    assert_eq!(words[0], "Kassym-Jomart Tokayev");
    assert!(mentions.is_sorted_by_key(|mention| (mention.passage, mention.range.start)));
    assert!(applies(&gazetteer, &documents.articles));
    assert!(!applies(&gazetteer, &[]));
}

#[test]
fn the_gazetteer_of_this_repository_reads_three_languages() {
    let documents = repository();
    let (gazetteer, _) = Gazetteer::new(&documents.actors, &documents.regions);
    for (text, names) in [
        (
            "Президент Токаев освободил Карима Масимова от должности председателя Комитета национальной безопасности.",
            "Токаев=tokayev Карима_Масимова=massimov Комитета_национальной_безопасности=knb",
        ),
        (
            "В Жанаозене Мангистауской области и в Актау люди вышли на площадь.",
            "Жанаозене=mangystau Мангистауской_области=mangystau Актау=mangystau",
        ),
        (
            "Владимиру Путину и Лукашенко",
            "Владимиру_Путину=putin Лукашенко=lukashenko",
        ),
        (
            "Қасым-Жомарт Тоқаев Алматыда және Алматы облысында төтенше жағдай енгізді.",
            "Қасым-Жомарт_Тоқаев=tokayev Алматыда=almaty-city Алматы_облысында=almaty-region",
        ),
        (
            "Ұлттық қауіпсіздік комитетінің төрағасы",
            "Ұлттық_қауіпсіздік_комитетінің=knb",
        ),
        (
            "Kazakhstan’s Interior Ministry said protesters entered Almaty airport.",
            "Kazakhstan’s_Interior_Ministry=interior-ministry protesters=protesters Almaty_airport=almaty-city",
        ),
    ] {
        assert_eq!(names_in(&gazetteer, text), names);
    }
}

#[test]
fn an_article_may_say_what_it_names() {
    let documents = repository();
    let (gazetteer, _) = Gazetteer::new(&actors(), &regions());
    let mut article = (*documents.articles[0]).clone();
    let read = |article: &crate::content::document::ArticleDoc| -> Vec<String> {
        gazetteer
            .annotate(article)
            .iter()
            .map(|mention| slug(&mention.name))
            .collect()
    };
    article.body.passages.truncate(1);
    article.body.passages[0].text = "Uali said in Almaty Region".into();
    assert_eq!(read(&article), ["almaty-region"]);
    let spanned = |slug: &'static str| crate::model::Spanned::new(slug, Span::default());
    article.actors = vec![spanned("uali").map(ActorSlug::new)];
    article.not_regions = vec![spanned("almaty-region").map(RegionSlug::new)];
    assert_eq!(
        read(&article),
        ["uali", "almaty-city"],
        "the shorter name comes into its own"
    );
    article.body.passages[0].role = crate::model::PassageRole::Credit;
    assert!(read(&article).is_empty(), "a credit line is no evidence");
}

#[test]
fn the_gazetteer_applies_where_texts_name_a_place_and_two_actors() {
    let documents = repository();
    let gazetteer = gazetteer();
    let says = |texts: &[&str]| {
        let articles: Vec<_> = texts
            .iter()
            .map(|text| {
                let mut article = std::sync::Arc::clone(&documents.articles[0]);
                let doc = std::sync::Arc::make_mut(&mut article);
                doc.body.passages.truncate(1);
                doc.body.passages[0].text = (*text).into();
                article
            })
            .collect();
        applies(&gazetteer, &articles)
    };
    assert!(says(&["Tokayev asked the CSTO.", "Fire in Almaty."]));
    assert!(!says(&[
        "Tokayev spoke in Almaty. Tokayev left Almaty Region."
    ]));
    assert!(!says(&["Tokayev asked the CSTO.", "Russia agreed."]));
}
