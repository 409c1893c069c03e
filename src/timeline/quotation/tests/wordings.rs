//! Omissions, paragraphs and brackets.

use super::super::Miss;
use super::{find, one};

const SPEECH: &str = "Almaty and nine regions of the country were in the hands of criminals. \
    We saw a gathering of militants around the residence, it was a terrorist war.";

#[test]
fn an_omission_leaves_out_words_within_one_passage() {
    let quotes = [
        "nine regions of the country […] it was a terrorist war",
        "nine regions of the country [...] it was a terrorist war",
        "nine regions of the country [ … ] it was a terrorist war",
        "nine regions of the country […] [...] it was a terrorist war",
        "[…] nine regions of the country […] it was a terrorist war […]",
    ];
    for quote in quotes {
        let parts = vec!["nine regions of the country", "it was a terrorist war"];
        assert_eq!(one(SPEECH, quote), Some(parts), "{quote:?}");
    }
    let twice = "one two three […] one two three";
    assert_eq!(
        one("one two three four", twice),
        None,
        "parts do not overlap"
    );
    assert_eq!(one("one two three, one two three", twice).unwrap().len(), 2);
    let wrong_order = "it was a terrorist war […] nine regions of the country";
    let apart = Err(Miss::Apart {
        passages: vec![0, 0],
    });
    assert_eq!(find(&[SPEECH], &[wrong_order]), apart);
    let passages = ["nine regions of the country", "it was a terrorist war"];
    let apart = Err(Miss::Apart {
        passages: vec![0, 1],
    });
    assert_eq!(find(&passages, &[quotes[0]]), apart);
}

#[test]
fn parts_beside_an_omission_have_three_words() {
    let table: [(&[&str], &str); 7] = [
        (&["nine regions […] it was a terrorist war"], "nine regions"),
        (&["it was a terrorist war […] nine regions"], "nine regions"),
        (&["nine regions of […] We saw […] it was a war"], "We saw"),
        (&["[…] nine regions"], "nine regions"),
        (&["nine regions […]"], "nine regions"),
        (
            &["nine regions", "[…]", "it was a terrorist war"],
            "nine regions",
        ),
        (
            &["it was a terrorist war […]", "nine regions"],
            "nine regions",
        ),
    ];
    for (quote, words) in table {
        let short = Miss::ShortPart {
            words: words.to_owned(),
        };
        assert_eq!(find(&[SPEECH, SPEECH], quote), Err(short), "{quote:?}");
    }
    // Without an omission, one word is a quotation.
    assert!(one(SPEECH, "militants").is_some());
    // Inserted words are not the source's and do not count.
    let miss = find(
        &[SPEECH],
        &["nine [whole] regions […] it was a terrorist war"],
    );
    assert_eq!(
        miss,
        Err(Miss::ShortPart {
            words: "nine regions".to_owned()
        })
    );
}

#[test]
fn paragraphs_match_adjacent_passages_in_order() {
    let passages = [
        "a first thing said",
        "a second thing said",
        "a third thing said",
    ];
    let [one, two, three] = passages;
    assert_eq!(find(&passages, &[one, two]), Ok(vec![(0, one), (1, two)]));
    assert_eq!(find(&passages, &[one, two, three]).unwrap().len(), 3);
    let apart = |passages: &[usize]| {
        Err(Miss::Apart {
            passages: passages.to_vec(),
        })
    };
    assert_eq!(
        find(&passages, &[one, three]),
        apart(&[0, 2]),
        "not adjacent"
    );
    assert_eq!(find(&passages, &[two, one]), apart(&[1, 0]), "not in order");
    assert_eq!(
        find(&["one two"], &["one", "two"]),
        apart(&[0, 0]),
        "one passage"
    );
    let found = Ok(vec![(0, one), (2, three)]);
    assert_eq!(find(&passages, &[one, "[…]", three]), found);
    assert_eq!(find(&passages, &["a first thing said […]", three]), found);
    assert_eq!(find(&passages, &[one, "[...] a third thing said"]), found);
    assert_eq!(
        find(&passages, &[three, "[…]", one]),
        apart(&[2, 0]),
        "order counts there too"
    );
    // An omission may leave out nothing.
    assert!(find(&passages, &[one, "[…]", two]).is_ok());
    // A first paragraph that stands twice, once with its neighbour after it.
    let passages = [one, three, one, two];
    assert_eq!(find(&passages, &[one, two]), Ok(vec![(2, one), (3, two)]));
}

#[test]
fn other_brackets_are_tried_literally_first() {
    let source = "He [Tokayev] said so. He said so.";
    assert_eq!(
        one(source, "He [Tokayev] said so."),
        Some(vec!["He [Tokayev] said so."])
    );
    // Literally in one passage, as an insertion in another: not ambiguous.
    let passages = ["He said so at once", "He [Tokayev] said so"];
    let found = find(&passages, &["He [Tokayev] said so"]);
    assert_eq!(found, Ok(vec![(1, passages[1])]));
    // One pair is the agency's, the other the editor's.
    let source = "He [Tokayev] said that they [militants] had left";
    assert!(one(source, "He [Tokayev] said that they [the gangs] had left").is_none());
    assert!(one(source, "He [Tokayev] said [today] that they").is_some());
    assert!(
        one(
            source,
            "He [Tokayev] said [today] that they [militants] had left"
        )
        .is_some()
    );
    // More of the agency's brackets than can be combined.
    let many = "[a] b [c] d [e] f [g] h [i] j [k] l [m] n [o] p";
    assert_eq!(one(many, many), Some(vec![many]));
    assert!(one("b d f h j l n p", many).is_some());
}

#[test]
fn editorial_insertions_add_nothing() {
    let table = [
        ("He said that", "He [Tokayev] said that"),
        ("He said, that", "He said [in Almaty], that"),
        ("He said (twice) that", "He said ([only] twice) that"),
        ("He said (twice) that", "He said (twice [only]) that"),
        ("He said — that", "He said [here] — that"),
        ("He said — that", "He said — [here] that"),
        ("He said that", "[Today] He said that [sic]"),
        ("He said that", "He [a] [b] said that"),
        ("He said that", "He [a [b] c] said that"),
    ];
    for (source, quote) in table {
        assert_eq!(one(source, quote), Some(vec![source]), "{quote:?}");
    }
    // An unpaired bracket is a character like any other.
    assert_eq!(one("a [b c", "[b c"), Some(vec!["[b c"]));
    assert_eq!(one("a b c", "[b c"), None);
    assert_eq!(one("a b c", "b] c"), None);
    // What touches a word changes it.
    assert_eq!(one("it is likely", "it is [un]likely"), None);
    assert_eq!(one("they arrest people", "they arrest[ed] people"), None);
}

#[test]
fn brackets_forgive_the_case_of_their_letter_only() {
    assert_eq!(
        one("that the war began", "[T]he war began"),
        Some(vec!["the war began"])
    );
    assert_eq!(
        one("The war began", "[t]he war began"),
        Some(vec!["The war began"])
    );
    assert_eq!(one("Шла война", "[ш]ла война"), Some(vec!["Шла война"]));
    assert_eq!(
        one("saw a man run", "saw [A] man run"),
        Some(vec!["saw a man run"])
    );
    assert_eq!(one("that the War began", "[T]he war began"), None);
    assert_eq!(one("that he said", "[T]he said"), None);
    assert_eq!(one("that she said", "[T]he said"), None);
    assert_eq!(one("breathe in", "[T]he in"), None, "begins within a word");
    // Two of them, and one in the middle.
    assert_eq!(
        one("so the war of The men", "[T]he war of [t]he men"),
        Some(vec!["the war of The men"])
    );
    assert_eq!(one("x e a the", "[T]he"), Some(vec!["the"]));
}

#[test]
fn replaced_words_need_an_omission_beside_them() {
    let source = "In Almaty Tokayev said that it was over";
    let parts = Some(vec!["said that it was over"]);
    assert_eq!(
        one(source, "[The president] […] said that it was over"),
        parts
    );
    assert_eq!(
        one(source, "[…] [The president] said that it was over"),
        parts
    );
    let source = "On that very day Tokayev said that it was over";
    let parts = Some(vec!["On that very day", "said that it was over"]);
    assert_eq!(
        one(
            source,
            "On that very day [the president] […] said that it was over"
        ),
        parts
    );
    assert_eq!(
        one(
            source,
            "On that very day […] [the president] said that it was over"
        ),
        parts
    );
    assert_eq!(
        one(
            source,
            "On that very day [the president] said that it was over"
        ),
        None
    );
}

#[test]
fn of_several_alignments_the_first_counts() {
    let source = "a b c x a b c d e f y d e f";
    let found = super::super::Haystack::new([source])
        .find(&["a b c […] d e f"], None)
        .unwrap();
    assert_eq!(
        (found.parts[0].range.clone(), found.parts[1].range.clone()),
        (0..5, 14..19)
    );
    let passages = ["a b c", "d e f", "d e f"];
    assert_eq!(
        find(&passages, &["a b c", "[…]", "d e f"]),
        Ok(vec![(0, "a b c"), (1, "d e f")])
    );
}

#[test]
fn a_quotation_has_words() {
    let empty: [&[&str]; 7] = [
        &[],
        &[""],
        &["  ", "\u{AD}"],
        &["“”"],
        &["…"],
        &["[…]"],
        &["[Tokayev]"],
    ];
    for quote in empty {
        assert_eq!(find(&[SPEECH], quote), Err(Miss::Empty), "{quote:?}");
    }
    assert_eq!(find(&["[Applause]"], &["[Applause]"]).unwrap().len(), 1);
}
