//! Words that bear capitals in English without being names, and small words within names.

/// Words that stand within names: `Ministry of Health`, `Ursula von der Leyen`.
pub(super) fn is_joining(word: &str) -> bool {
    matches!(
        word,
        "of" | "the" | "for" | "de" | "del" | "della" | "der" | "den" | "di" | "da" | "dos" | "du"
            | "la" | "le" | "van" | "von" | "bin" | "ibn" | "bint" | "al" | "el" | "ul" | "y"
    ) || word.starts_with("al-")
        || word.starts_with("el-")
}

/// Words that lead to a place.
pub(super) fn is_place_word(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "in" | "near" | "at" | "across" | "outside" | "throughout" | "around" | "toward" | "towards"
    )
}

/// Days, months and their abbreviations, parts of the day, eras.
pub(super) fn is_time(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday" | "Mon"
            | "Tue" | "Wed" | "Thu" | "Fri" | "Mondays" | "Tuesdays" | "Wednesdays" | "Thursdays"
            | "Fridays" | "Saturdays" | "Sundays" | "January" | "February" | "March" | "April"
            | "June" | "July" | "August" | "September" | "October" | "November" | "December"
            | "Jan" | "Feb" | "Mar" | "Apr" | "Jun" | "Jul" | "Aug" | "Sept" | "Sep" | "Oct"
            | "Nov" | "Dec" | "AM" | "PM" | "GMT" | "UTC" | "EST" | "EDT" | "CET" | "BST"
    )
}

/// Words that begin sentences and are no names, pronouns that bear a capital.
pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "he" | "she" | "it" | "they"
            | "we" | "i" | "you" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "who"
            | "what" | "when" | "where" | "why" | "how" | "which" | "while" | "if" | "as" | "at"
            | "by" | "for" | "from" | "in" | "into" | "of" | "on" | "to" | "with" | "after"
            | "before" | "since" | "until" | "during" | "about" | "among" | "between" | "and"
            | "but" | "or" | "nor" | "so" | "yet" | "not" | "no" | "all" | "both" | "each" | "some"
            | "many" | "most" | "more" | "several" | "few" | "other" | "others" | "another" | "one"
            | "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
            | "there" | "here" | "then" | "now" | "also" | "however" | "although" | "though"
            | "because" | "despite" | "according" | "yesterday" | "today" | "tomorrow" | "earlier"
            | "later" | "meanwhile" | "moreover" | "i'm" | "it's" | "i’m" | "it’s" | "mr" | "yes"
            | "under" | "over" | "within" | "without" | "following" | "last" | "next" | "once"
            | "only" | "even" | "still" | "such" | "any" | "every" | "another's" | "nobody"
            | "officials" | "police" | "authorities"
    )
}

/// Titles and offices that stand before a person's name.
pub(super) fn is_title(word: &str) -> bool {
    is_ambiguous_title(word)
        || matches!(
            word.trim_end_matches('.'),
            "President" | "Vice-President" | "Premier" | "Minister" | "Ministers" | "Presidents"
                | "Chancellor" | "Governor" | "Gov" | "Mayor" | "Senator" | "Senators" | "Sen"
                | "Representative" | "Rep" | "Congressman" | "Congresswoman" | "Ambassador"
                | "Chairman" | "Chairwoman" | "Chairperson" | "Spokesman" | "Spokeswoman"
                | "Spokesperson" | "Director-General" | "Commissioner" | "Attorney" | "Prosecutor"
                | "Professor" | "Prof" | "Doctor" | "Dr" | "Mr" | "Mrs" | "Ms" | "Miss" | "Sir"
                | "Dame" | "Colonel" | "Col" | "Lieutenant" | "Lt" | "Captain" | "Capt"
                | "Sergeant" | "Sgt" | "Brigadier" | "Admiral" | "Gen" | "Detective" | "Inspector"
                | "Superintendent" | "Sheriff" | "Officer" | "Reverend" | "Rev" | "Archbishop"
                | "Bishop" | "Cardinal" | "Pope" | "Ayatollah" | "Imam" | "Sheikh" | "Emir"
                | "Judge" | "Manager" | "CEO" | "Coach" | "Councillor" | "MP" | "Akim"
        )
}

/// Those of them that begin other names too: `General Motors`, `King County`, `Foreign Ministry`.
pub(super) fn is_ambiguous_title(word: &str) -> bool {
    matches!(
        word,
        "General" | "Major" | "King" | "Queen" | "Prince" | "Princess" | "Lord" | "Lady"
            | "Justice" | "Chief" | "Speaker" | "Foreign" | "Interior" | "Defence" | "Defense"
            | "Finance" | "Health" | "Justices" | "Deputy" | "Vice" | "Prime" | "Acting"
            | "Former" | "Secretary" | "Secretary-General" | "Director" | "State" | "Executive"
            | "First" | "Home" | "Head" | "Father" | "Assistant" | "Police" | "Crown" | "Emergencies"
            | "Press" | "Special" | "Envoy" | "Editor" | "Editor-in-Chief" | "Senior"
    )
}

/// Peoples and what belongs to them, as adjectives or nouns.
pub(super) fn is_nation(word: &str) -> bool {
    let word = word.strip_suffix('s').filter(|one| one.len() > 4).unwrap_or(word);
    matches!(
        word,
        "Afghan" | "African" | "Albanian" | "Algerian" | "American" | "Arab" | "Arabian" | "Arabic"
            | "Argentine" | "Argentinian" | "Armenian" | "Asian" | "Australian" | "Austrian"
            | "Azerbaijani" | "Bangladeshi" | "Basque" | "Belarusian" | "Belgian" | "Bolivian"
            | "Bosnian" | "Brazilian" | "British" | "Briton" | "Bulgarian" | "Burmese"
            | "Cambodian" | "Canadian" | "Catalan" | "Catholic" | "Chechen" | "Chilean" | "Chinese"
            | "Christian" | "Colombian" | "Conservative" | "Croatian" | "Cuban" | "Cypriot"
            | "Czech" | "Dane" | "Danish" | "Democrat" | "Democratic" | "Dutch" | "Ecuadorian"
            | "Egyptian" | "English" | "Estonian" | "Ethiopian" | "European" | "Filipino"
            | "Finnish" | "French" | "Georgian" | "German" | "Ghanaian" | "Greek" | "Haitian"
            | "Hindu" | "Hungarian" | "Icelandic" | "Indian" | "Indonesian" | "Iranian" | "Iraqi"
            | "Irish" | "Islamic" | "Islamist" | "Israeli" | "Italian" | "Jamaican" | "Japanese"
            | "Jew" | "Jewish" | "Jordanian" | "Kazakh" | "Kazakhstani" | "Kenyan" | "Korean"
            | "Kosovar" | "Kurd" | "Kurdish" | "Kuwaiti" | "Kyrgyz" | "Latvian" | "Lebanese"
            | "Liberal" | "Libyan" | "Lithuanian" | "Macedonian" | "Malaysian" | "Malian"
            | "Maltese" | "Mexican" | "Moldovan" | "Mongolian" | "Moroccan" | "Muslim" | "Nepali"
            | "Nepalese" | "Nigerian" | "Norwegian" | "Orthodox" | "Pakistani" | "Palestinian"
            | "Peruvian" | "Polish" | "Portuguese" | "Protestant" | "Qatari" | "Republican"
            | "Romanian" | "Russian" | "Saudi" | "Scottish" | "Serb" | "Serbian" | "Shia" | "Shiite"
            | "Sikh" | "Singaporean" | "Slovak" | "Slovenian" | "Somali" | "Soviet" | "Spaniard"
            | "Spanish" | "Sudanese" | "Sunni" | "Swede" | "Swedish" | "Swiss" | "Syrian"
            | "Taiwanese" | "Tajik" | "Tamil" | "Tatar" | "Thai" | "Tibetan" | "Tunisian" | "Turk"
            | "Turkish" | "Turkmen" | "Ugandan" | "Uighur" | "Ukrainian" | "Uruguayan" | "Uyghur"
            | "Uzbek" | "Venezuelan" | "Vietnamese" | "Welsh" | "Western" | "Westerner" | "Yemeni"
            | "Zimbabwean"
    )
}
