use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::super::spelling::possessive;
use super::*;

/// Texts of pieces of names, endings and signs that join or part them.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "Tokayev",
        "Kassym-Jomart ",
        "Almaty",
        " Region",
        "U.S.",
        "US",
        "Токаев",
        "Назарбаева",
        "ым",
        "а",
        "Алматы",
        " облысы",
        "ның",
        "нда",
        "Жаңаөзен",
        "де",
        "Мангистауск",
        "ая",
        "ой",
        " област",
        "ь",
        "Öskemen",
        "O\u{308}skemen",
        "\u{301}",
        "\u{ad}",
        "\u{200d}",
        " ",
        "  ",
        "\u{a0}",
        "'s",
        "’",
        "ʼs",
        ".",
        ",",
        ":",
        "-",
        "_",
        "7",
        "的",
        "か",
        "«",
        "»",
        "е",
        "ё",
        "Ё",
        "Ural'sk",
        "United Nations'",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat()),
        "\\PC{0,40}",
    ]
}

proptest! {
    #[test]
    fn what_is_found_stands_between_word_boundaries_and_apart(text in texts()) {
        thread_local!(static GAZETTEER: Gazetteer = gazetteer());
        let found = GAZETTEER.with(|gazetteer| gazetteer.find(&text));
        // Soft hyphens are no signs: places are compared in the text without them.
        let shown = |text: &str| text.replace('\u{ad}', "");
        let whole = shown(&text);
        let mut boundaries: Vec<usize> = whole.split_word_bound_indices().map(|(at, _)| at).collect();
        boundaries.push(whole.len());
        let mut last = 0;
        for Found { range, .. } in found {
            prop_assert!(last <= range.start && range.start < range.end && text.get(range.clone()).is_some());
            let (start, end) = (shown(&text[..range.start]).len(), shown(&text[..range.end]).len());
            let owned = possessive(&whole[end..]).is_some_and(|length| boundaries.contains(&(end + length)));
            let stands = boundaries.contains(&start) && (boundaries.contains(&end) || owned);
            prop_assert!(stands, "{:?} in {:?}", &text[range.clone()], &text);
            last = range.end;
        }
    }

    #[test]
    fn any_spelling_finds_itself(spelling in "\\PC{0,12}") {
        let (gazetteer, _) = Gazetteer::new(&[actor("a", "person", &["Title", "|", &spelling])], &[]);
        let normal = super::super::spelling::normalize(&spelling);
        let text = format!("… {normal} …");
        let alone = text.split_word_bound_indices().any(|(at, _)| at == "… ".len());
        let starts = normal.is_empty() || !alone || gazetteer.find(&text).iter().any(|found| found.range.start == "… ".len());
        prop_assert!(starts, "{:?}", normal);
    }
}
