//! Which case endings a word takes in Kazakh: by the vowel harmony of its last syllable and by
//! its last sound. In this order: genitive, dative, accusative, locative, ablative,
//! instrumental, and the adjective of the locative (`Алматыдағы`, "which is in Almaty").

type Endings = &'static [&'static str];

/// The letters that Kazakh has and Russian has not.
pub(in crate::names) const LETTERS: [char; 18] = [
    'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і', 'Ә', 'Ғ', 'Қ', 'Ң', 'Ө', 'Ұ', 'Ү', 'Һ', 'І',
];

/// Endings with back vowels, and with front vowels.
struct Pair(Endings, Endings);

const AFTER_VOWEL: Pair = Pair(
    &["ның", "ға", "ны", "да", "дан", "мен", "дағы"],
    &["нің", "ге", "ні", "де", "ден", "мен", "дегі"],
);
const AFTER_NASAL: Pair = Pair(
    &["ның", "ға", "ды", "да", "нан", "мен", "дағы"],
    &["нің", "ге", "ді", "де", "нен", "мен", "дегі"],
);
const AFTER_SONORANT: Pair = Pair(
    &["дың", "ға", "ды", "да", "дан", "мен", "дағы"],
    &["дің", "ге", "ді", "де", "ден", "мен", "дегі"],
);
const AFTER_SIBILANT: Pair = Pair(
    &["дың", "ға", "ды", "да", "дан", "бен", "дағы"],
    &["дің", "ге", "ді", "де", "ден", "бен", "дегі"],
);
const AFTER_HARD: Pair = Pair(
    &["тың", "қа", "ты", "та", "тан", "пен", "тағы"],
    &["тің", "ке", "ті", "те", "тен", "пен", "тегі"],
);
/// After the possessive of the third person (`облысы`, `комитеті`), beside those after a vowel.
const POSSESSED: Pair = Pair(
    &["на", "н", "нда", "нан", "ндағы"],
    &["не", "н", "нде", "нен", "ндегі"],
);

/// The endings that may follow the word as spelled.
pub(super) fn endings(word: &str) -> Vec<Endings> {
    let (back, front) = harmony(word);
    let mut all = Vec::new();
    let mut add = |Pair(with_back, with_front): &Pair| {
        if back {
            all.push(*with_back);
        }
        if front {
            all.push(*with_front);
        }
    };
    let last = word.chars().rev().find(|c| !matches!(c, 'ь' | 'ъ'));
    match last {
        Some('ы' | 'і') => {
            add(&AFTER_VOWEL);
            add(&POSSESSED);
        }
        Some('а' | 'ә' | 'е' | 'о' | 'ө' | 'ұ' | 'ү' | 'э' | 'я' | 'ё') => {
            add(&AFTER_VOWEL)
        }
        Some('м' | 'н' | 'ң') => add(&AFTER_NASAL),
        Some('р' | 'л' | 'й' | 'у' | 'и' | 'ю') => add(&AFTER_SONORANT),
        Some('з' | 'ж') => add(&AFTER_SIBILANT),
        _ => add(&AFTER_HARD),
    }
    all
}

/// Whether endings with back and with front vowels may follow. The letters of Russian words and
/// of names in `-ев` do not say how they sound (`Тоқаевтың`, but `Жаңаөзеннің`): both may.
fn harmony(word: &str) -> (bool, bool) {
    let sounds = |c: char| match c {
        'а' | 'о' | 'ы' | 'ұ' => Some((true, false)),
        'ә' | 'ө' | 'ү' | 'і' => Some((false, true)),
        'е' | 'и' | 'у' | 'ю' | 'э' | 'я' | 'ё' => Some((true, true)),
        _ => None,
    };
    let mut letters = word.chars().rev().flat_map(char::to_lowercase);
    letters.find_map(sounds).unwrap_or((true, true))
}
