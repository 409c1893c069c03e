//! What can be counted, and what can be said of it.

/// Nouns in the plural that do not end in s, or whose form is that of the singular.
pub(super) fn is_plural(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "personnel"
            | "aircraft"
            | "servicemen"
            | "policemen"
            | "firemen"
            | "staff"
            | "civilians"
            | "dead"
            | "wounded"
            | "injured"
            | "cattle"
            | "sheep"
            | "tonnes"
            | "media"
            | "kilograms"
            | "tenge"
            | "euro"
            | "yuan"
            | "yen"
            | "spacecraft"
            | "gunmen"
            | "businessmen"
            | "journalists"
            | "lawmen"
            | "militia"
    ) || (word.ends_with('s')
        && word.len() > 3
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !word.ends_with("'s")
        && !word.ends_with("’s"))
}

/// States that are said of people without a verb: `164 dead`.
pub(super) fn is_state(word: &str) -> bool {
    matches!(
        word,
        "dead" | "missing" | "alive" | "injured" | "wounded" | "hurt" | "homeless"
    )
}

/// Forms of verbs that say what happened to what is counted.
pub(super) fn is_participle(word: &str) -> bool {
    (word.ends_with("ed") && word.len() > 4)
        || is_state(word)
        || matches!(
            word,
            "shot"
                | "hit"
                | "held"
                | "found"
                | "sent"
                | "taken"
                | "lost"
                | "sold"
                | "stolen"
                | "made"
                | "built"
                | "burnt"
                | "died"
                | "left"
                | "fled"
                | "gone"
                | "seen"
                | "won"
                | "cut"
                | "put"
                | "given"
                | "killing"
                | "fell"
                | "brought"
                | "driven"
                | "struck"
                | "fed"
                | "spent"
                | "torn"
                | "set"
                | "known"
        )
}

/// Verbs of reporting: what they report is not what they do to it.
pub(super) fn is_reporting(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "told"
            | "added"
            | "reported"
            | "announced"
            | "confirmed"
            | "claimed"
            | "estimated"
            | "noted"
            | "stated"
            | "including"
            | "following"
            | "according"
            | "saying"
            | "adding"
            | "reporting"
            | "claiming"
            | "planned"
            | "numbered"
            | "totaled"
            | "totalled"
            | "reached"
            | "exceeded"
            | "during"
            | "being"
            | "involving"
            | "limited"
            | "need"
            | "based"
            | "compared"
    )
}

pub(super) fn is_currency(word: &str) -> bool {
    matches!(
        word,
        "dollar"
            | "dollars"
            | "euro"
            | "euros"
            | "tenge"
            | "ruble"
            | "rubles"
            | "rouble"
            | "roubles"
            | "yuan"
            | "yen"
            | "pounds"
            | "rupees"
            | "francs"
            | "lira"
            | "som"
            | "sums"
            | "sum"
            | "hryvnia"
            | "cents"
            | "pesos"
            | "usd"
            | "kzt"
            | "eur"
    )
}
