//! The small words of a clause, and abbreviations.

/// The small words of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Small {
    Article,
    Pronoun,
    Relative,
    Preposition,
    Of,
    To,
    By,
    That,
    Subordinator,
    Auxiliary,
    /// A form of "be".
    Be,
    Adverb,
    Joiner,
    Time,
    /// A common verb in a form that cannot be told from a noun by its end.
    Verb,
}

/// The class of a word in lower case, if it is a small one.
pub(super) fn small(word: &str) -> Option<Small> {
    Some(match word {
        "the" | "a" | "an" | "this" | "these" | "those" | "his" | "her" | "its" | "our" | "my"
        | "your" | "their" | "some" | "many" | "several" | "another" | "one" | "two" | "three"
        | "four" | "both" | "all" | "most" | "no" | "every" | "each" | "few" | "any" | "other" => {
            Small::Article
        }
        "he" | "she" | "they" | "i" | "it" | "we" | "you" | "everyone" | "somebody" | "someone"
        | "nobody" | "others" => Small::Pronoun,
        "who" | "which" => Small::Relative,
        "of" => Small::Of,
        "to" => Small::To,
        "by" => Small::By,
        "that" => Small::That,
        "in" | "on" | "at" | "with" | "from" | "during" | "over" | "under" | "for" | "about"
        | "against" | "amid" | "among" | "despite" | "following" | "through" | "into" | "via"
        | "without" | "upon" | "outside" | "inside" | "near" | "between" | "across" | "behind"
        | "beyond" | "like" | "alongside" | "around" | "within" | "throughout" | "per"
        | "besides" | "ahead" => Small::Preposition,
        "when" | "while" | "because" | "although" | "though" | "if" | "as" | "after" | "before"
        | "since" | "where" | "whether" | "unless" | "once" | "until" | "what" | "how" | "why"
        | "whose" | "than" | "whom" => Small::Subordinator,
        "is" | "was" | "are" | "were" | "be" | "been" | "being" | "am" => Small::Be,
        "has" | "have" | "had" | "will" | "would" | "can" | "could" | "may" | "might" | "must"
        | "should" | "did" | "does" | "do" => Small::Auxiliary,
        "also" | "then" | "later" | "now" | "still" | "even" | "just" | "again" | "first"
        | "never" | "ever" | "too" | "always" | "often" | "earlier" | "meanwhile" | "however"
        | "instead" | "not" | "soon" | "further" | "simply" | "already" | "there" | "here"
        | "yet" | "thus" | "afterward" | "afterwards" | "so" | "only" | "well" | "previously"
        | "sometimes" | "more" | "long" => Small::Adverb,
        "and" | "but" | "or" | "nor" => Small::Joiner,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        | "january" | "february" | "march" | "april" | "june" | "july" | "august" | "september"
        | "october" | "november" | "december" | "yesterday" | "today" | "tonight" | "tomorrow"
        | "jan." | "feb." | "aug." | "sept." | "oct." | "nov." | "dec." | "week" | "month"
        | "morning" | "afternoon" | "evening" | "night" | "year" => Small::Time,
        "went" | "took" | "gave" | "made" | "came" | "stood" | "spoke" | "sent" | "held"
        | "met" | "saw" | "left" | "ran" | "won" | "lost" | "knew" | "brought" | "kept"
        | "fell" | "became" | "wants" | "goes" | "takes" | "gives" | "makes" | "comes"
        | "seems" | "seemed" | "tried" | "drew" | "heard" | "sought" | "let" | "get" | "gets"
        | "got" | "go" | "take" => Small::Verb,
        _ if word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family"
                    | "assembly"
                    | "italy"
                    | "july"
                    | "reply"
                    | "ally"
                    | "daily"
                    | "weekly"
                    | "bully"
                    | "monopoly"
                    | "supply"
                    | "rally"
            ) =>
        {
            Small::Adverb
        }
        _ => return None,
    })
}

/// Whether a word in lower case with a full stop is an abbreviation, so that no sentence ends there.
pub(super) fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "sen"
            | "sens"
            | "rep"
            | "reps"
            | "gov"
            | "govs"
            | "gen"
            | "lt"
            | "col"
            | "sgt"
            | "capt"
            | "prof"
            | "rev"
            | "st"
            | "jr"
            | "sr"
            | "no"
            | "vs"
            | "inc"
            | "corp"
            | "co"
            | "ltd"
            | "jan"
            | "feb"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
            | "mt"
            | "maj"
            | "cmdr"
            | "adm"
            | "brig"
            | "hon"
            | "atty"
            | "fla"
            | "calif"
            | "ariz"
            | "mass"
            | "tex"
            | "ill"
            | "ky"
            | "pa"
            | "va"
            | "conn"
            | "wis"
            | "minn"
            | "mich"
            | "colo"
            | "tenn"
            | "ala"
            | "okla"
            | "ore"
            | "wash"
            | "del"
            | "md"
            | "ga"
            | "miss"
            | "dept"
            | "messrs"
            | "supt"
            | "det"
            | "spc"
            | "pfc"
    )
}
