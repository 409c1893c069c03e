//! Verbs of reporting.

/// What a verb says of the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Strength {
    /// It reports speech even without quotation marks, with a clause after it: `said that`.
    Clause,
    /// It gives quoted words to its subject: `called him "a liar"`.
    Quoted,
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `say`
    Base,
    /// `says`
    Present,
    /// `said`: past or participle.
    Past,
    /// `saying`
    Ing,
}

/// A verb of reporting, as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) strength: Strength,
    pub(super) form: Form,
}

/// Verbs that take a clause, sorted.
const CLAUSE: &[&str] = &[
    "acknowledge",
    "add",
    "admit",
    "affirm",
    "allege",
    "announce",
    "argue",
    "assert",
    "assure",
    "boast",
    "caution",
    "claim",
    "clarify",
    "complain",
    "concede",
    "conclude",
    "confess",
    "confirm",
    "contend",
    "declare",
    "deny",
    "emphasise",
    "emphasize",
    "explain",
    "inform",
    "insist",
    "maintain",
    "mention",
    "note",
    "observe",
    "pledge",
    "predict",
    "proclaim",
    "promise",
    "reiterate",
    "remark",
    "repeat",
    "reply",
    "report",
    "respond",
    "retort",
    "reveal",
    "say",
    "state",
    "stress",
    "suggest",
    "swear",
    "tell",
    "testify",
    "tweet",
    "underline",
    "underscore",
    "vow",
    "warn",
    "write",
];

/// Verbs that give quoted words to their subject, sorted.
const QUOTED: &[&str] = &[
    "accuse",
    "address",
    "advise",
    "advocate",
    "agree",
    "answer",
    "appeal",
    "applaud",
    "ask",
    "attack",
    "begin",
    "believe",
    "bemoan",
    "blame",
    "blast",
    "brag",
    "call",
    "challenge",
    "characterise",
    "characterize",
    "charge",
    "cite",
    "comment",
    "compare",
    "condemn",
    "continue",
    "counter",
    "criticise",
    "criticize",
    "crow",
    "cry",
    "decry",
    "defend",
    "demand",
    "denounce",
    "deride",
    "describe",
    "dismiss",
    "dub",
    "echo",
    "exclaim",
    "express",
    "fear",
    "feel",
    "find",
    "gush",
    "hail",
    "hint",
    "implore",
    "imply",
    "interject",
    "joke",
    "label",
    "lament",
    "liken",
    "mock",
    "muse",
    "offer",
    "opine",
    "order",
    "plead",
    "post",
    "praise",
    "profess",
    "propose",
    "protest",
    "provide",
    "query",
    "question",
    "quip",
    "quote",
    "rail",
    "read",
    "recall",
    "recommend",
    "recount",
    "refer",
    "reflect",
    "remember",
    "repudiate",
    "request",
    "retweet",
    "rule",
    "scoff",
    "scream",
    "shout",
    "sigh",
    "sing",
    "slam",
    "speculate",
    "summarise",
    "summarize",
    "tease",
    "term",
    "thank",
    "think",
    "threaten",
    "tout",
    "urge",
    "venture",
    "voice",
    "wonder",
    "yell",
];

/// Forms that no rule makes.
fn irregular(word: &str) -> Option<(&'static str, Form)> {
    Some(match word {
        "said" => ("say", Form::Past),
        "told" => ("tell", Form::Past),
        "wrote" | "written" => ("write", Form::Past),
        "swore" | "sworn" => ("swear", Form::Past),
        "thought" => ("think", Form::Past),
        "felt" => ("feel", Form::Past),
        "found" => ("find", Form::Past),
        "began" | "begun" => ("begin", Form::Past),
        "sang" | "sung" => ("sing", Form::Past),
        "cried" => ("cry", Form::Past),
        "cries" => ("cry", Form::Present),
        "decried" => ("decry", Form::Past),
        "decries" => ("decry", Form::Present),
        "denied" => ("deny", Form::Past),
        "denies" => ("deny", Form::Present),
        "replied" => ("reply", Form::Past),
        "replies" => ("reply", Form::Present),
        "testified" => ("testify", Form::Past),
        "testifies" => ("testify", Form::Present),
        "clarified" => ("clarify", Form::Past),
        "clarifies" => ("clarify", Form::Present),
        "implied" => ("imply", Form::Past),
        "implies" => ("imply", Form::Present),
        _ => return None,
    })
}

/// The verb of reporting that a word in lower case is.
pub(super) fn verb(word: &str) -> Option<Verb> {
    if word.len() < 3 || word.len() > 14 {
        return None;
    }
    if let Some((lemma, form)) = irregular(word) {
        return known(lemma, form);
    }
    if let Some(verb) = known(word, Form::Base) {
        return Some(verb);
    }
    if let Some(stem) = word.strip_suffix("ing") {
        return stemmed(stem, Form::Ing);
    }
    if let Some(stem) = word.strip_suffix("ed") {
        return stemmed(stem, Form::Past);
    }
    let stem = word.strip_suffix('s')?;
    let es = || {
        stem.strip_suffix('e')
            .and_then(|stem| known(stem, Form::Present))
    };
    known(stem, Form::Present).or_else(es)
}

/// The verb of a stem that may have lost its `e` or doubled its last letter.
fn stemmed(stem: &str, form: Form) -> Option<Verb> {
    if let Some(verb) = known(stem, form) {
        return Some(verb);
    }
    let mut buffer = [0_u8; 16];
    let bytes = stem.as_bytes();
    let with_e = buffer.get_mut(..=bytes.len())?;
    with_e[..bytes.len()].copy_from_slice(bytes);
    with_e[bytes.len()] = b'e';
    let with_e = std::str::from_utf8(with_e).ok()?;
    known(with_e, form).or_else(|| match bytes {
        [.., a, b] if a == b => known(&stem[..stem.len() - 1], form),
        _ => None,
    })
}

fn known(lemma: &str, form: Form) -> Option<Verb> {
    let strength = if CLAUSE.binary_search(&lemma).is_ok() {
        Strength::Clause
    } else if QUOTED.binary_search(&lemma).is_ok() {
        Strength::Quoted
    } else {
        return None;
    };
    Some(Verb { strength, form })
}

/// Whether a form is a noun as well: `reports`, `a call`.
pub(super) fn is_noun_too(word: &str) -> bool {
    matches!(
        word,
        "address"
            | "addresses"
            | "advocate"
            | "advocates"
            | "answer"
            | "answers"
            | "appeal"
            | "appeals"
            | "attack"
            | "attacks"
            | "blame"
            | "call"
            | "calls"
            | "challenge"
            | "challenges"
            | "charge"
            | "charges"
            | "claim"
            | "claims"
            | "comment"
            | "comments"
            | "counter"
            | "cry"
            | "demand"
            | "demands"
            | "echo"
            | "fear"
            | "fears"
            | "findings"
            | "joke"
            | "jokes"
            | "label"
            | "labels"
            | "maintain"
            | "mention"
            | "note"
            | "notes"
            | "offer"
            | "offers"
            | "order"
            | "orders"
            | "pledge"
            | "pledges"
            | "post"
            | "posts"
            | "praise"
            | "promise"
            | "promises"
            | "protest"
            | "protests"
            | "question"
            | "questions"
            | "quote"
            | "quotes"
            | "remark"
            | "remarks"
            | "reply"
            | "replies"
            | "report"
            | "reports"
            | "request"
            | "requests"
            | "rule"
            | "rules"
            | "state"
            | "states"
            | "stress"
            | "term"
            | "terms"
            | "thought"
            | "thoughts"
            | "thanks"
            | "tweet"
            | "tweets"
            | "venture"
            | "voice"
            | "voices"
            | "vow"
            | "vows"
            | "warning"
            | "warnings"
            | "writing"
            | "feeling"
            | "feelings"
            | "saying"
            | "hint"
            | "hints"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(CLAUSE.is_sorted());
        assert!(QUOTED.is_sorted());
    }

    #[test]
    fn verbs_are_known_in_their_forms() {
        let form = |word| verb(word).map(|verb| verb.form);
        for (word, expected) in [
            ("said", Form::Past),
            ("admitted", Form::Past),
            ("noting", Form::Ing),
            ("argues", Form::Present),
            ("stresses", Form::Present),
            ("tell", Form::Base),
            ("replied", Form::Past),
            ("urging", Form::Ing),
        ] {
            assert_eq!(form(word), Some(expected), "{word}");
        }
        for word in ["sat", "street", "noted-", "", "beginner", "қаңтар"] {
            assert_eq!(form(word), None, "{word}");
        }
    }
}
