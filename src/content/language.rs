//! In which language an article is written.

use whatlang::{Lang, detect as detect_language};

use crate::model::Body;

/// Whether Kazakh has a letter and Russian has it not.
fn is_kazakh(c: char) -> bool {
    matches!(
        c,
        'ә' | 'ғ'
            | 'қ'
            | 'ң'
            | 'ө'
            | 'ұ'
            | 'ү'
            | 'һ'
            | 'і'
            | 'Ә'
            | 'Ғ'
            | 'Қ'
            | 'Ң'
            | 'Ө'
            | 'Ұ'
            | 'Ү'
            | 'Һ'
            | 'І'
    )
}

/// The commonest words of English. No other language that is written in Latin letters has them
/// all, and to tell English by them costs a hundredth of comparing forty languages.
const ENGLISH: [&str; 12] = [
    "the", "of", "and", "to", "a", "in", "that", "for", "was", "with", "on", "by",
];

/// So many bytes tell most texts' language.
const ENOUGH: usize = 1000;
/// No more are looked at where they do not.
const MOST: usize = 4000;

/// The text's language (BCP 47), where it is long enough to tell.
pub(super) fn detect(body: &Body) -> Option<String> {
    let text = beginning(body, ENOUGH);
    let (mut letters, mut kazakh) = (0_usize, 0_usize);
    for c in text.chars() {
        letters += usize::from(c.is_alphabetic());
        kazakh += usize::from(is_kazakh(c));
    }
    if letters > 20 && kazakh * 20 > letters {
        return Some("kk".to_owned());
    }
    if is_english(&text) {
        return Some("en".to_owned());
    }
    let told = |text: &str| detect_language(text).filter(whatlang::Info::is_reliable);
    let info = told(&text).or_else(|| {
        let more = beginning(body, MOST);
        (more.len() > text.len()).then(|| told(&more)).flatten()
    })?;
    Some(code(info.lang()).to_owned())
}

/// The first words of a text, a little more than so many bytes of them.
fn beginning(body: &Body, limit: usize) -> String {
    let mut text = String::with_capacity(limit + 100);
    for passage in &body.passages {
        if text.len() >= limit {
            break;
        }
        let missing = limit - text.len();
        let end = word_end(&passage.text, missing);
        text.push_str(&passage.text[..end]);
        text.push('\n');
    }
    text
}

/// Where the word ends that holds or follows the byte `from`.
fn word_end(text: &str, from: usize) -> usize {
    let Some(from) = (from..text.len()).find(|at| text.is_char_boundary(*at)) else {
        return text.len();
    };
    let blank = text[from..].find(char::is_whitespace);
    blank.map_or(text.len(), |at| from + at)
}

/// Whether every eighth word is one of the commonest of English, many of them among these, and
/// "the" is the word that there is in no other language.
fn is_english(text: &str) -> bool {
    let mut words = 0_usize;
    let mut seen = [0_usize; ENGLISH.len()];
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        words += 1;
        if word.len() > 4 {
            continue;
        }
        let place = ENGLISH
            .iter()
            .position(|known| known.eq_ignore_ascii_case(word));
        if let Some(place) = place {
            seen[place] += 1;
        }
    }
    let common: usize = seen.iter().sum();
    let kinds = seen.iter().filter(|count| **count > 0).count();
    words >= 30 && common * 8 >= words && kinds >= 6 && seen[0] * 40 >= words
}

/// The two-letter code where the language has one (ISO 639-1), else the three-letter code.
fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Tur => "tr",
        Lang::Ara => "ar",
        Lang::Pes => "fa",
        Lang::Cmn => "zh",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Hin => "hi",
        Lang::Uzb => "uz",
        Lang::Bel => "be",
        Lang::Aze => "az",
        Lang::Heb => "he",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn languages_of_the_region_are_told_apart() {
        let of = |text: &str| detect(&plain::parse(text, 0));
        assert_eq!(of("The president said that the situation in the country has been stabilised by the police.").as_deref(), Some("en"));
        assert_eq!(
            of("Президент заявил, что обстановка в стране стабилизировалась после принятых мер, и поблагодарил всех, кто в эти дни защищал общественный порядок и помогал пострадавшим.")
                .as_deref(),
            Some("ru")
        );
        assert_eq!(of("Мемлекет басшысы елдегі жағдайдың тұрақтанғанын және тәртіп қалпына келгенін айтты.").as_deref(), Some("kk"));
        assert_eq!(of(""), None);
    }

    #[test]
    fn common_words_tell_english_and_nothing_else() {
        let english = "The president said on Wednesday that the situation in the country was \
            stabilised by the police, and that talks with the heads of all parties were to begin \
            for the first time in a week.";
        assert!(is_english(english));
        let others = [
            "De president zei op woensdag dat de situatie in het land was gestabiliseerd door de politie, en dat de gesprekken met de hoofden van alle partijen op het punt stonden te beginnen voor de eerste keer in een week.",
            "Der Präsident sagte am Mittwoch in der Hauptstadt, dass die Lage in dem Land von der Polizei stabilisiert worden war und dass die Gespräche mit den Führern aller Parteien zum ersten Mal in einer Woche beginnen.",
            "O presidente disse na quarta-feira que a situação do país foi estabilizada pela polícia e que as conversas com os chefes de todos os partidos iam a começar pela primeira vez na semana.",
        ];
        for other in others {
            assert!(!is_english(other), "{other}");
        }
        assert!(!is_english("The end of it."), "too little to tell");
    }

    #[test]
    fn a_long_text_is_judged_by_its_beginning() {
        let english = "The minister said that the talks on oil and gas with the union of workers were to go on. ";
        let text = format!(
            "{}\n\n{}",
            english.repeat(12),
            "Министр сказал. ".repeat(400)
        );
        assert_eq!(detect(&plain::parse(&text, 0)).as_deref(), Some("en"));
    }
}
