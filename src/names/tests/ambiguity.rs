use super::*;

#[test]
fn what_was_named_before_settles_a_surname() {
    check(&[
        ("Massimov was held.", "Massimov=massimov"),
        (
            "Nurlan Massimov spoke. Then Karim Massimov. That day massimov, or Massimov, left.",
            "Nurlan_Massimov=nurlan-massimov Karim_Massimov=massimov Massimov=massimov",
        ),
        (
            "Karim Massimov left. Nurlan Massimov spoke; later, Massimov added",
            "Karim_Massimov=massimov Nurlan_Massimov=nurlan-massimov Massimov=nurlan-massimov",
        ),
        ("Назарбаева не было.", ""),
        (
            "Нурсултан Назарбаев уехал. Назарбаева не было.",
            "Нурсултан_Назарбаев=nazarbayev Назарбаева=nazarbayev",
        ),
        (
            "Дарига Назарбаева говорила. Как Назарбаева сказала",
            "Дарига_Назарбаева=nazarbayeva Назарбаева=nazarbayeva",
        ),
        (
            "о Назарбаеве и Назарбаевой",
            "Назарбаеве=nazarbayev Назарбаевой=nazarbayeva",
        ),
    ]);
}

#[test]
fn a_surname_that_no_file_gives_counts_after_the_full_name() {
    check(&[
        ("They asked Uali.", ""),
        (
            "Berik Uali spoke. They asked Uali again.",
            "Berik_Uali=uali Uali=uali",
        ),
        (
            "Berik Uali spoke. They asked Askar Uali.",
            "Berik_Uali=uali",
        ),
        ("Берик Уали, по словам Уали", "Берик_Уали=uali Уали=uali"),
    ]);
}

#[test]
fn the_only_full_name_wins_over_listed_spellings() {
    let ambiguous = [
        actor("party", "organisation", &["Amanat"]),
        actor("union", "organisation", &["Union of Amanat", "|", "Amanat"]),
        actor("one", "organisation", &["First Body", "|", "Body"]),
        actor("two", "organisation", &["Second Body", "|", "Body"]),
    ];
    let (gazetteer, problems) = Gazetteer::new(&ambiguous, &[]);
    assert!(problems.is_empty());
    assert_eq!(names_in(&gazetteer, "Amanat"), "Amanat=party");
    assert_eq!(
        names_in(&gazetteer, "Union of Amanat, then Amanat"),
        "Union_of_Amanat=union Amanat=union"
    );
    assert_eq!(
        names_in(&gazetteer, "Body"),
        "",
        "nobody's more than another's"
    );
    assert_eq!(
        names_in(&gazetteer, "First Body, Body, Second Body, Body, Body"),
        "First_Body=one Body=one Second_Body=two Body=two Body=two"
    );
}

#[test]
fn shared_titles_and_empty_spellings_are_warned_of() {
    let actors = [
        actor("a", "person", &["Serik Akhmetov", "|", "", "«»"]),
        actor("b", "person", &["Serik Akhmetov"]),
        actor("c", "group", &[""]),
    ];
    let (gazetteer, problems) = Gazetteer::new(&actors, &[]);
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes.iter().filter(|code| **code == "shared-name").count(),
        1
    );
    assert!(codes.contains(&"empty-spelling"));
    assert_eq!(names_in(&gazetteer, "Serik Akhmetov «» spoke"), "");
    let (empty, problems) = Gazetteer::new(&[], &[]);
    assert!(problems.is_empty() && empty.find("Tokayev").is_empty());
}
