use super::*;

#[test]
fn whole_words_longest_first_capitals_as_spelled() {
    check(&[
        ("Tokayev spoke.", "Tokayev=tokayev"),
        (
            "President Kassym-Jomart Tokayev spoke.",
            "Kassym-Jomart_Tokayev=tokayev",
        ),
        (
            "Kassym\u{2011}Jomart  Tokayev",
            "Kassym\u{2011}Jomart__Tokayev=tokayev",
        ),
        (
            "Kassym-Jomart\u{a0}Tokayev",
            "Kassym-Jomart\u{a0}Tokayev=tokayev",
        ),
        ("Tokayevs, Tokayevich, xTokayev, Tokayev_1, Tokayev.kz", ""),
        ("tokayev TOKAYEV", ""),
        (
            "pro-Tokayev (Tokayev) “Tokayev” Tokayev!",
            "Tokayev=tokayev Tokayev=tokayev Tokayev=tokayev Tokayev=tokayev",
        ),
        (
            "The US told us; the U.S. did.",
            "US=united-states U.S.=united-states",
        ),
        ("It came from the U.S.", "U.S.=united-states"),
        ("CSTO peacekeeping missions", "CSTO=csto"),
        (
            "the CSTO peacekeeping mission",
            "CSTO_peacekeeping_mission=csto-mission",
        ),
        ("Almaty-based", "Almaty=almaty-city"),
        (
            "in Almaty, Almaty Region and the Almaty police",
            "Almaty=almaty-city Almaty_Region=almaty-region Almaty_police=almaty-police",
        ),
        ("Almaty regional", "Almaty=almaty-city"),
        ("", ""),
    ]);
}

#[test]
fn possessives_and_apostrophes() {
    check(&[
        (
            "Tokayev's speech, Tokayev’s, TokayevʼS",
            "Tokayev=tokayev Tokayev=tokayev Tokayev=tokayev",
        ),
        ("Tokayev'sky Tokayev't", ""),
        (
            "the United Nations' and United States’ view",
            "United_Nations=united-nations United_States=united-states",
        ),
        (
            "Kazakhstan’s Interior Ministry",
            "Kazakhstan’s_Interior_Ministry=interior-ministry",
        ),
        (
            "Russia's Interior Ministry",
            "Russia=russia Interior_Ministry=interior-ministry",
        ),
        (
            "in Ural'sk, Ural’sk, Uralʼsk and Uralsk",
            "Ural'sk=mangystau Ural’sk=mangystau Uralʼsk=mangystau",
        ),
    ]);
}

#[test]
fn diacritics_only_where_the_spelling_has_them() {
    check(&[
        (
            "Öskemen, O\u{308}skemen, Oskemen",
            "Öskemen=mangystau O\u{308}skemen=mangystau",
        ),
        ("Tokáyev, Tokayev\u{301}, Toka\u{301}yev", ""),
        ("Al\u{ad}maty", "Al\u{ad}maty=almaty-city"),
    ]);
}

#[test]
fn a_town_names_its_region() {
    let gazetteer = gazetteer();
    let found = gazetteer.find("In Zhanaozen and Almaty and Nur-Sultan");
    let towns: Vec<_> = found
        .iter()
        .map(|f| (slug(&f.name), f.town.as_ref().map(|t| t.name.clone())))
        .collect();
    let expected = [
        ("mangystau", Some("Zhanaozen")),
        ("almaty-city", Some("Almaty")),
        ("nur-sultan", None),
    ];
    assert_eq!(
        towns,
        expected.map(|(slug, town)| (slug.to_owned(), town.map(str::to_owned)))
    );
    assert_eq!(found[1].town.as_ref().unwrap().at, Some((43.0, 76.0)));
}

#[test]
fn a_place_is_known_by_its_name() {
    let towns: &[&[&str]] = &[&["Aksu", "Taraz"], &["Shu"]];
    let two = [
        region("a", &["A Region"], towns),
        region("b", &["B Region"], &[&["Aksu"]]),
    ];
    let (gazetteer, _) = Gazetteer::new(&[], &two);
    let town = |name| {
        gazetteer
            .town(name)
            .map(|(region, spot)| (region.as_str(), spot.name.as_str()))
    };
    assert_eq!(town("Taraz"), Some(("a", "Aksu")), "by another spelling");
    assert_eq!(town("Shu"), Some(("a", "Shu")));
    assert_eq!(town("Aksu"), None, "two towns bear it");
    assert_eq!(
        (town("shu"), town("Shus"), town(""), town("A Region")),
        (None, None, None, None)
    );
}
