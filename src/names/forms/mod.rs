//! The forms of a name's word: a stem and the endings that it takes in Russian and Kazakh.
//!
//! A word is not looked up in any dictionary: its last letters say how it bends. What bends is a
//! word in Cyrillic that is no abbreviation (`ОДКБ`, `обл.`) and no first part of a compound
//! (`Усть-Каменогорск` bends at its end only). A spelling with a letter that only Kazakh has
//! takes the endings of Kazakh, any other those of both languages.

mod kazakh;
mod russian;

pub(super) use kazakh::LETTERS as KAZAKH_LETTERS;

/// Where a word stands in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// The last or only word of a person's name.
    Surname,
    /// Any other word of a person's name.
    GivenName,
    /// A word of another name.
    Other,
}

/// A word that bends.
#[derive(Debug)]
pub(super) struct Word {
    /// What all forms begin with.
    pub stem: Box<str>,
    /// What follows in the word as spelled.
    rest: Box<str>,
    /// What else may follow the stem.
    russian: &'static [&'static str],
    /// What may follow the stem and the rest.
    kazakh: Vec<&'static [&'static str]>,
}

impl Word {
    /// A word as spelled; `kazakh_only` where its spelling is certainly no Russian one.
    pub fn new(word: &str, position: Position, kazakh_only: bool) -> Self {
        let (cut, russian) = if kazakh_only {
            (0, &[][..])
        } else {
            russian::endings(word, position)
        };
        let (stem, rest) = word.split_at(word.len() - cut);
        Self {
            stem: stem.into(),
            rest: rest.into(),
            russian,
            kazakh: kazakh::endings(word),
        }
    }

    /// Whether `tail`, all letters that follow the stem, makes a form of the word: `Some(true)`
    /// one that is not as spelled.
    pub fn accepts(&self, tail: &str) -> Option<bool> {
        if tail == &*self.rest {
            return Some(false);
        }
        let kazakh = || {
            let ending = tail.strip_prefix(&*self.rest)?;
            self.kazakh
                .iter()
                .any(|endings| endings.contains(&ending))
                .then_some(true)
        };
        if self.russian.contains(&tail) {
            Some(true)
        } else {
            kazakh()
        }
    }
}

/// Whether a word of a spelling bends at all.
pub(super) fn bends(word: &str) -> bool {
    word.chars().count() > 1
        && word.chars().all(|c| matches!(c, '\u{400}'..='\u{52F}'))
        && word.chars().skip(1).any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, position: Position, good: &str, bad: &str) {
        let kazakh_only = word.contains(KAZAKH_LETTERS);
        let compiled = Word::new(word, position, kazakh_only);
        let accepts = |form: &str| {
            form.strip_prefix(&*compiled.stem)
                .and_then(|tail| compiled.accepts(tail))
        };
        assert_eq!(accepts(word), Some(false), "{word} itself");
        for form in good.split_whitespace() {
            assert_eq!(accepts(form), Some(true), "{form} is a form of {word}");
        }
        for form in bad.split_whitespace() {
            assert_eq!(accepts(form), None, "{form} is no form of {word}");
        }
    }

    #[test]
    fn russian_words_bend_by_their_last_letters() {
        use Position::{GivenName, Other, Surname};
        for (word, position, good, bad) in [
            (
                "Токаев",
                Surname,
                "Токаева Токаеву Токаевым Токаеве",
                "Токаевы Токаевой Токаевск Токаевич",
            ),
            (
                "Назарбаева",
                Surname,
                "Назарбаевой Назарбаеву",
                "Назарбаев Назарбаеве Назарбаевым Назарбаевы",
            ),
            (
                "Путин",
                Surname,
                "Путина Путину Путиным Путине",
                "Путинка Путинский",
            ),
            (
                "Зеленский",
                Surname,
                "Зеленского Зеленскому Зеленским Зеленском",
                "Зеленския",
            ),
            ("Шойгу", Surname, "", "Шойга Шойгой"),
            ("Лукашенко", Surname, "", "Лукашенки Лукашенка Лукашенкой"),
            (
                "Дарига",
                GivenName,
                "Дариги Дариге Даригу Даригой",
                "Даригы",
            ),
            ("Ирина", GivenName, "Ирины Ирине Ирину Ириной", "Ирин"),
            ("Алтай", GivenName, "Алтая Алтаю Алтаем Алтае", "Алтайа"),
            (
                "Георгий",
                GivenName,
                "Георгия Георгию Георгием Георгии",
                "Георгого",
            ),
            ("Берик", GivenName, "Берика Берику Бериком Берике", "Берикы"),
            (
                "Мангистауская",
                Other,
                "Мангистауской Мангистаускую",
                "Мангистауский Мангистауского",
            ),
            ("область", Other, "области областью", "областной областей"),
            ("Алматы", Other, "", "Алмата Алматов Алмате Алматинский"),
            (
                "Россия",
                Other,
                "России Россию Россией",
                "Россие Российский",
            ),
            (
                "Шымкент",
                Other,
                "Шымкента Шымкенту Шымкентом Шымкенте",
                "Шымкентский Шымкенты",
            ),
            (
                "Семей",
                Other,
                "Семея Семею Семеем Семее",
                "Семейство Семейный",
            ),
            ("Рудный", Other, "Рудного Рудному Рудным Рудном", "Рудная"),
            (
                "Караганда",
                Other,
                "Караганды Караганде Караганду Карагандой",
                "Караганд",
            ),
            (
                "Министерство",
                Other,
                "Министерства Министерству Министерством Министерстве",
                "Министерств",
            ),
            (
                "Управление",
                Other,
                "Управления Управлению Управлением Управлении",
                "Управленец",
            ),
            ("силы", Other, "сил силам силами силах", "силой"),
            (
                "миротворческие",
                Other,
                "миротворческих миротворческим миротворческими",
                "миротворческия",
            ),
            ("Актобе", Other, "", "Актобы Актоба Актобой"),
        ] {
            check(word, position, good, bad);
        }
    }

    #[test]
    fn kazakh_words_bend_by_harmony_and_last_sound() {
        use Position::{Other, Surname};
        for (word, position, good, bad) in [
            (
                "Тоқаев",
                Surname,
                "Тоқаевтың Тоқаевқа Тоқаевты Тоқаевта Тоқаевтан Тоқаевпен",
                "Тоқаева Тоқаевның Тоқаевдан",
            ),
            (
                "Алматы",
                Other,
                "Алматыда Алматыдан Алматының Алматыға Алматыны Алматымен Алматыдағы",
                "Алматыде Алматыта Алматықа",
            ),
            (
                "Жаңаөзен",
                Other,
                "Жаңаөзенде Жаңаөзеннің Жаңаөзенге Жаңаөзеннен Жаңаөзендегі",
                "Жаңаөзента Жаңаөзендік",
            ),
            (
                "Ақтау",
                Other,
                "Ақтауда Ақтаудың Ақтауға Ақтаудан",
                "Ақтауның Ақтаута",
            ),
            (
                "Қазақстан",
                Other,
                "Қазақстанда Қазақстанның Қазақстанға Қазақстаннан",
                "Қазақстанге Қазақстандық",
            ),
            (
                "Тараз",
                Other,
                "Таразда Тараздың Таразға Таразбен",
                "Таразта Таразқа",
            ),
            (
                "облысы",
                Other,
                "облысында облысының облысына облысынан облысын",
                "облысінде облыстық",
            ),
            (
                "министрлігі",
                Other,
                "министрлігінің министрлігіне министрлігін",
                "министрлігіның",
            ),
            ("Ресей", Other, "Ресейдің Ресейге Ресейде", "Ресейлік"),
            (
                "Мәжіліс",
                Other,
                "Мәжілісте Мәжілістің Мәжіліске",
                "Мәжілісде Мәжілісқа",
            ),
        ] {
            check(word, position, good, bad);
        }
    }

    #[test]
    fn abbreviations_and_other_scripts_do_not_bend() {
        for word in ["ОДКБ", "ҰҚШҰ", "TV", "Tokayev", "", "г", "24", "Хабар24"] {
            assert!(!bends(word), "{word}");
        }
        assert!(bends("область") && bends("Шу") && bends("КазМунайГаз"));
    }
}
