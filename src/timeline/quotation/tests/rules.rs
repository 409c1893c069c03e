//! The normal form, word boundaries and case.

use super::super::normalise;
use super::one;

#[test]
fn each_step_of_the_normal_form_and_their_order() {
    let table = [
        ("", ""),
        ("e\u{301}te\u{301}", "été"),
        ("\u{1112}\u{1161}\u{11ab}", "한"),
        ("q\u{307}\u{323} x", "q\u{323}\u{307} x"),
        // Composition comes first: what a deleted character kept apart stays apart.
        ("e\u{AD}\u{301}", "e\u{301}"),
        ("ar\u{AD}rest\u{200B}ed\u{2060}\u{FEFF}", "arrested"),
        (
            "\u{200E}a\u{200F}b\u{202A}c\u{202E}d\u{2066}e\u{2069}f\u{61C}",
            "abcdef",
        ),
        ("\"a\" “b” „c‟ «d» ＂e＂ 〝f〞〟 ❝g❞ ⹂h", "a b c d e f g h"),
        (
            "Ka‘ba o’clock oʼzbek rock'n'roll",
            "Ka'ba o'clock o'zbek rock'n'roll",
        ),
        ("‘yes’, the dogs’ '90s 1’000", "yes, the dogs 90s 1000"),
        // Quotation marks are deleted before it is asked what stands between letters.
        ("a“'”b a'”, ''a''b''", "a'b a, ab"),
        ("é'é e\u{327}\u{301}'x", "é'é ȩ\u{301}'x"),
        ("a‐b‑c‒d–e—f―g−h--i-j", "a-b-c-d-e-f-g-h-i-j"),
        (
            "war — we \u{A0}–\u{A0} you -- they - all",
            "war-we-you-they-all",
        ),
        ("a -\" - b ---", "a--b--"),
        ("a-\"-b", "a-b"),
        ("wait... what....", "wait… what…."),
        (". . .", ". . ."),
        ("a \t\r\n\u{A0}\u{202F}\u{2009}\u{3000}b", "a b"),
        ("  a “ ” b  ", "a b"),
        // Kept: what the rules do not name.
        ("‹a› ‚b‛ ″ ´", "‹a› ‚b‛ ″ ´"),
    ];
    for (text, normal) in table {
        assert_eq!(normalise(text), normal, "{text:?}");
    }
}

#[test]
fn both_sides_are_normalised_alike() {
    let table = [
        ("It was “a terrorist war”, he said", "a terrorist war"),
        ("It was a terrorist war, he said", "a “terrorist” war"),
        ("the ar\u{AD}rested men", "arrested men"),
        ("the arrested men", "ar\u{AD}rested men"),
        ("Kazakhstan’s army", "Kazakhstan's army"),
        ("men — who were armed", "men--who were armed"),
        ("men - who were armed", "men—who were armed"),
        ("and then... nothing", "then… nothing"),
        ("one\u{A0}two\nthree", "one two three"),
        ("cafe\u{301} closed", "café closed"),
        ("café closed", "cafe\u{301} closed"),
        ("said «\u{202F}oui\u{202F}» twice", "said oui twice"),
    ];
    for (source, quote) in table {
        let found = one(source, quote).unwrap_or_else(|| panic!("{quote:?} in {source:?}"));
        assert_eq!(normalise(found[0]), normalise(quote));
    }
}

#[test]
fn the_range_is_of_the_source_as_it_was_given() {
    let table = [
        (
            "A “terror\u{AD}ist” war — we said",
            "terrorist war-we",
            "terror\u{AD}ist” war — we",
        ),
        ("he said... that", "said… that", "said... that"),
        ("x cafe\u{301} y", "café", "cafe\u{301}"),
        ("a -- b", "a-b", "a -- b"),
        ("«Да», сказал", "Да", "Да"),
        ("  a\u{A0}\u{A0}b  ", "a b", "a\u{A0}\u{A0}b"),
        ("x क\u{93C} y", "क़", "क\u{93C}"),
    ];
    for (source, quote, range) in table {
        assert_eq!(
            one(source, quote),
            Some(vec![range]),
            "{quote:?} in {source:?}"
        );
    }
}

#[test]
fn nothing_else_is_forgiven() {
    let table = [
        ("It was a war", "it was a war"),
        ("It was a war.", "It was a war!"),
        ("It was, a war", "It was a war"),
        ("It was a war", "It was war"),
        ("It was a war", "It was a wars"),
        ("8,000 people", "8000 people"),
        ("the café", "the cafe"),
        ("don't go", "dont go"),
        ("ﬁre", "fire"),
        ("a . . . b", "a … b"),
        ("a - - b", "a — b"),
        ("well—known", "well known"),
        ("жёлтый", "желтый"),
    ];
    for (source, quote) in table {
        assert_eq!(one(source, quote), None, "{quote:?} in {source:?}");
    }
}

#[test]
fn a_match_begins_and_ends_at_word_boundaries() {
    let apart = [
        ("he was arrested", "rested"),
        ("he was arrested", "he was arrest"),
        ("ar\u{200B}rested", "rested"),
        ("2.5 million", "5 million"),
        ("18,000 people", "8,000 people"),
        ("8,000,000 people", "8,000"),
        ("O’Neil", "Neil"),
        ("cafe\u{301}", "caf"),
        ("snake_case", "case"),
        // What the order of the steps leaves: an apostrophe alone stays, and joins.
        ("a’b", "b"),
    ];
    for (source, quote) in apart {
        assert_eq!(one(source, quote), None, "{quote:?} in {source:?}");
    }
    let whole = [
        ("he was arrested.", "was arrested."),
        ("he was arrested.", "was arrested"),
        ("the 25-year-old", "year"),
        ("the 25-year-old", "-year-"),
        ("war—we", "we"),
        // A deleted quotation mark or apostrophe does not glue the words on both sides of it.
        ("said:“yes”and left", "yes"),
        ("said“yes”and left", "and left"),
        ("said“yes”and left", "said"),
        ("a ''b''c", "b"),
        ("«\u{202F}mot\u{202F}»", "mot"),
        ("(yes)", "(yes)"),
    ];
    for (source, quote) in whole {
        assert_eq!(
            one(source, quote),
            Some(vec![quote]),
            "{quote:?} in {source:?}"
        );
    }
    // An earlier place within a word does not hide a later one that stands by itself.
    let source = "warfare and war";
    assert_eq!(one(source, "war"), Some(vec!["war"]));
    assert_eq!(
        super::super::Haystack::new([source])
            .find(&["war"], None)
            .unwrap()
            .parts[0]
            .range,
        12..15
    );
}
