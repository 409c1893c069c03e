//! The number words of English, Russian and Kazakh.

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// 0 to 19.
    Unit(u64),
    /// 20 to 90, and ten where eleven is "ten one".
    Ten(u64),
    /// 100 to 900, as one word.
    Hundreds(u64),
    /// "hundred", which takes a number before it; `bare`: may stand without one.
    Hundred { bare: bool },
    /// "dozen".
    Dozen,
    /// A power of ten from 1000 on, as its exponent; `bare`: may stand without a number before it.
    Scale { exponent: u32, bare: bool },
    /// "a", where "hundred", "thousand", "dozen" and the like follow.
    Article,
}

/// What a word in lower case adds to a number.
pub(super) fn term(word: &str) -> Option<Term> {
    match word {
        "a" | "an" => Some(Term::Article),
        "hundred" => Some(Term::Hundred { bare: false }),
        "жүз" => Some(Term::Hundred { bare: true }),
        "dozen" => Some(Term::Dozen),
        _ => scale(word)
            .or_else(|| unit(word).map(Term::Unit))
            .or_else(|| ten(word).map(Term::Ten))
            .or_else(|| hundreds(word).map(Term::Hundreds)),
    }
}

/// 0 to 19.
fn unit(word: &str) -> Option<u64> {
    let value = match word {
        "zero" | "ноль" | "нөл" => 0,
        "one" | "один" | "одна" | "одно" | "одного" | "одной" | "одну" | "бір" => {
            1
        }
        "two" | "два" | "две" | "двух" | "екі" => 2,
        "three" | "три" | "трёх" | "трех" | "үш" => 3,
        "four" | "четыре" | "четырёх" | "четырех" | "төрт" => 4,
        "five" | "пять" | "пяти" | "бес" => 5,
        "six" | "шесть" | "шести" | "алты" => 6,
        "seven" | "семь" | "семи" | "жеті" => 7,
        "eight" | "восемь" | "восьми" | "сегіз" => 8,
        "nine" | "девять" | "девяти" | "тоғыз" => 9,
        "ten" | "десять" | "десяти" => 10,
        "eleven" | "одиннадцать" | "одиннадцати" => 11,
        "twelve" | "двенадцать" | "двенадцати" => 12,
        "thirteen" | "тринадцать" | "тринадцати" => 13,
        "fourteen" | "четырнадцать" | "четырнадцати" => 14,
        "fifteen" | "пятнадцать" | "пятнадцати" => 15,
        "sixteen" | "шестнадцать" | "шестнадцати" => 16,
        "seventeen" | "семнадцать" | "семнадцати" => 17,
        "eighteen" | "восемнадцать" | "восемнадцати" => 18,
        "nineteen" | "девятнадцать" | "девятнадцати" => 19,
        _ => return None,
    };
    Some(value)
}

/// 20 to 90.
fn ten(word: &str) -> Option<u64> {
    let value = match word {
        // Kazakh goes on with units from ten on: "он бір" is eleven.
        "он" => 10,
        "twenty" | "двадцать" | "двадцати" | "жиырма" => 20,
        "thirty" | "тридцать" | "тридцати" | "отыз" => 30,
        "forty" | "сорок" | "сорока" | "қырық" => 40,
        "fifty" | "пятьдесят" | "пятидесяти" | "елу" => 50,
        "sixty" | "шестьдесят" | "шестидесяти" | "алпыс" => 60,
        "seventy" | "семьдесят" | "семидесяти" | "жетпіс" => 70,
        "eighty" | "восемьдесят" | "восьмидесяти" | "сексен" => 80,
        "ninety" | "девяносто" | "девяноста" | "тоқсан" => 90,
        _ => return None,
    };
    Some(value)
}

/// 100 to 900, as one word.
fn hundreds(word: &str) -> Option<u64> {
    let value = match word {
        "сто" | "ста" => 100,
        "двести" | "двухсот" => 200,
        "триста" | "трёхсот" | "трехсот" => 300,
        "четыреста" | "четырёхсот" | "четырехсот" => 400,
        "пятьсот" | "пятисот" => 500,
        "шестьсот" | "шестисот" => 600,
        "семьсот" | "семисот" => 700,
        "восемьсот" | "восьмисот" => 800,
        "девятьсот" | "девятисот" => 900,
        _ => return None,
    };
    Some(value)
}

/// The scale that a word in lower case names.
pub(super) fn scale(word: &str) -> Option<Term> {
    let (exponent, bare) = match word {
        "тысяча" | "тысячу" | "тысячей" | "тысячью" | "мың" => {
            (3, true)
        }
        "миллион" => (6, true),
        "миллиард" => (9, true),
        "триллион" => (12, true),
        "thousand" | "thousands" | "тыс" | "тысяч" | "тысячи" | "тысячам" | "тысячами"
        | "тысячах" => (3, false),
        "lakh" | "lakhs" => (5, false),
        "million" | "millions" | "mln" | "mn" | "млн" => (6, false),
        "crore" | "crores" => (7, false),
        "billion" | "billions" | "bln" | "bn" | "млрд" => (9, false),
        "trillion" | "trillions" | "trn" | "tn" | "трлн" => (12, false),
        _ => (inflected(word)?, false),
    };
    Some(Term::Scale { exponent, bare })
}

/// The exponent of a Russian or Kazakh scale with a case ending.
fn inflected(word: &str) -> Option<u32> {
    let stems = [
        ("миллион", 6),
        ("миллиард", 9),
        ("триллион", 12),
        ("мың", 3),
    ];
    let ends = |stem: &str| word.strip_prefix(stem).is_some_and(is_ending);
    let stem = stems.into_iter().find(|(stem, _)| ends(stem));
    stem.map(|(_, exponent)| exponent)
}

fn is_ending(end: &str) -> bool {
    matches!(
        end,
        "а" | "ов"
            | "у"
            | "ом"
            | "е"
            | "ы"
            | "ам"
            | "ами"
            | "ах"
            | "нан"
            | "нға"
            | "ға"
            | "ды"
            | "ның"
            | "дай"
            | "да"
            | "дық"
    )
}

/// Whether a bare hundred or thousand after this word (in lower case) is no number: "several".
pub(super) fn is_vague(word: &str) -> bool {
    matches!(
        word,
        "несколько" | "нескольких" | "бірнеше" | "многие" | "много"
    )
}

/// Whether this English word (in lower case) makes the number before it an ordinal.
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(
        word,
        "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "eighth"
            | "ninth"
            | "tenth"
            | "hundredth"
            | "thousandth"
            | "millionth"
            | "billionth"
    )
}

/// Whether the word is a number in Kazakh and a common word of another kind in Russian.
pub(super) fn is_russian_too(word: &str) -> bool {
    matches!(word, "он" | "бес")
}

/// Whether a text has letters that Kazakh has and Russian has not.
pub(super) fn is_kazakh(text: &str) -> bool {
    text.contains(|c| "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(c))
}
