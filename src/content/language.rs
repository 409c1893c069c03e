//! In which language an article is written.

use whatlang::{Lang, detect as detect_language};

use crate::model::Body;

/// Letters that Kazakh has and Russian has not.
const KAZAKH: &str = "әғқңөұүһі";

/// The text's language (BCP 47), where it is long enough to tell.
pub(super) fn detect(body: &Body) -> Option<String> {
    let mut text = String::new();
    for passage in &body.passages {
        text.push_str(&passage.text);
        text.push('\n');
        if text.len() > 4000 {
            break;
        }
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let kazakh = text
        .to_lowercase()
        .chars()
        .filter(|c| KAZAKH.contains(*c))
        .count();
    if letters > 20 && kazakh * 20 > letters {
        return Some("kk".to_owned());
    }
    let info = detect_language(&text)?;
    info.is_reliable().then(|| code(info.lang()).to_owned())
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
}
