//! The words that the rules know.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Feast, Lex};
use crate::text::dates::value::{Part, Season, Unit};

/// Each word in lower case.
pub(super) static WORDS: LazyLock<HashMap<&'static str, Lex>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Lex> = HashMap::with_capacity(1024);
    for (list, meanings) in NUMBERED {
        for (word, value) in list.split_whitespace().zip(1..) {
            words.insert(word, meanings(value));
        }
    }
    for (list, lex) in LISTS {
        for word in list.split_whitespace() {
            words.insert(word, *lex);
        }
    }
    words
});

/// What the word at a place of a list means.
type Numbered = fn(u32) -> Lex;

/// Words whose place in the list is their value.
const NUMBERED: &[(&str, Numbered)] = &[
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
        Lex::Cardinal,
    ),
    (
        "ten_ twenty thirty forty fifty sixty seventy eighty ninety",
        |n| Lex::Cardinal(n * 10),
    ),
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        Lex::Ordinal,
    ),
    (
        "january february march april may june july august september october november december",
        Lex::Month,
    ),
    (
        "jan feb mar apr may_ jun jul aug sep oct nov dec",
        Lex::ShortMonth,
    ),
    (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        Lex::CyrillicMonth,
    ),
    (
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
        Lex::CyrillicMonth,
    ),
    (
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        Lex::CyrillicMonth,
    ),
    (
        "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю",
        Lex::CyrillicMonth,
    ),
    (
        "январем февралем мартом апрелем маем июнем июлем августом сентябрем октябрем ноябрем декабрем",
        Lex::CyrillicMonth,
    ),
    (
        "январём февралём мартом_ апрелем_ маем_ июнем_ июлем_ августом_ сентябрём октябрём ноябрём декабрём",
        Lex::CyrillicMonth,
    ),
    (
        "понедельник вторник среду четверг пятницу субботу воскресенье",
        Lex::CyrillicWeekday,
    ),
    (
        "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
        Lex::CyrillicWeekday,
    ),
    (
        "monday tuesday wednesday thursday friday saturday sunday",
        Lex::Weekday,
    ),
    ("mon tue wed thu fri sat sun", Lex::ShortWeekday),
    (
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        Lex::Weekdays,
    ),
];

const LISTS: &[(&str, Lex)] = &[
    ("hundred", Lex::Hundred),
    ("thousand", Lex::Thousand),
    ("thirtieth", Lex::Ordinal(30)),
    ("sept", Lex::ShortMonth(9)),
    ("tues", Lex::ShortWeekday(2)),
    ("thur thurs", Lex::ShortWeekday(4)),
    (
        "года год году годом г жыл жылы жылғы жылдың жылда жылдан жылға жылында ж",
        Lex::CyrillicYear,
    ),
    ("вчера кеше", Lex::CyrillicDay(-1)),
    ("сегодня бүгін", Lex::CyrillicDay(0)),
    ("завтра ертең", Lex::CyrillicDay(1)),
    ("начале начала началу басында", Lex::CyrillicThird(0)),
    ("середине середины ортасында", Lex::CyrillicThird(1)),
    ("конце конца концу соңында аяғында", Lex::CyrillicThird(2)),
    ("minute min", Lex::Unit(Unit::Minute)),
    ("minutes mins", Lex::Units(Unit::Minute)),
    ("seconds", Lex::Units(Unit::Second)),
    ("hour", Lex::Unit(Unit::Hour)),
    ("hours", Lex::Units(Unit::Hour)),
    ("day", Lex::Unit(Unit::Day)),
    ("days", Lex::Units(Unit::Day)),
    ("week", Lex::Unit(Unit::Week)),
    ("weeks", Lex::Units(Unit::Week)),
    ("fortnight", Lex::Unit(Unit::Fortnight)),
    ("fortnights", Lex::Units(Unit::Fortnight)),
    ("month", Lex::Unit(Unit::Month)),
    ("months", Lex::Units(Unit::Month)),
    ("quarter", Lex::Unit(Unit::Quarter)),
    ("quarters", Lex::Units(Unit::Quarter)),
    ("year", Lex::Unit(Unit::Year)),
    ("years", Lex::Units(Unit::Year)),
    ("decade", Lex::Unit(Unit::Decade)),
    ("decades", Lex::Units(Unit::Decade)),
    ("century", Lex::Unit(Unit::Century)),
    ("centuries", Lex::Units(Unit::Century)),
    ("morning", Lex::Part(Part::Morning)),
    ("afternoon", Lex::Part(Part::Afternoon)),
    ("evening", Lex::Part(Part::Evening)),
    ("night", Lex::Part(Part::Night)),
    ("mornings", Lex::Parts(Part::Morning)),
    ("afternoons", Lex::Parts(Part::Afternoon)),
    ("evenings", Lex::Parts(Part::Evening)),
    ("nights", Lex::Parts(Part::Night)),
    ("spring", Lex::Season(Season::Spring)),
    ("summer", Lex::Season(Season::Summer)),
    ("autumn fall", Lex::Season(Season::Autumn)),
    ("winter", Lex::Season(Season::Winter)),
    ("weekend", Lex::Weekend),
    ("weekends", Lex::Weekends),
    ("period", Lex::Period),
    ("term", Lex::Term),
    ("the", Lex::The),
    ("a an", Lex::A),
    ("its their his her our my your", Lex::Own),
    ("last", Lex::Last),
    ("next", Lex::Next),
    ("this", Lex::This),
    ("that", Lex::That),
    ("these", Lex::These),
    ("past", Lex::Past),
    ("previous preceding prior", Lex::Previous),
    ("following subsequent ensuing", Lex::Following),
    ("coming upcoming", Lex::Coming),
    ("latest", Lex::Latest),
    ("current present", Lex::Current),
    ("same", Lex::Same),
    ("each", Lex::Each),
    ("every", Lex::Every),
    ("full whole entire comparable corresponding", Lex::Full),
    ("few", Lex::Few),
    ("several", Lex::Several),
    ("couple", Lex::Couple),
    ("dozen", Lex::Dozen),
    ("many", Lex::Many),
    ("half", Lex::Half),
    ("early", Lex::Early),
    ("late", Lex::Late),
    ("mid", Lex::Mid),
    ("later", Lex::Later),
    ("earlier", Lex::Earlier),
    ("ago", Lex::Ago),
    ("before", Lex::Before),
    ("after", Lex::After),
    ("from", Lex::From),
    ("since", Lex::Since),
    ("until till", Lex::Until),
    ("by", Lex::By),
    ("for", Lex::For),
    ("in", Lex::In),
    ("on", Lex::On),
    ("at", Lex::At),
    ("to", Lex::To),
    ("within", Lex::Within),
    ("over during through throughout", Lex::Over),
    ("of", Lex::Of),
    ("and", Lex::And),
    ("or", Lex::Or),
    ("beginning start", Lex::Beginning),
    ("middle", Lex::Middle),
    ("end close", Lex::End),
    ("ended ending", Lex::Ended),
    ("fiscal financial", Lex::Fiscal),
    ("yesterday", Lex::Yesterday),
    ("today", Lex::Today),
    ("tomorrow", Lex::Tomorrow),
    ("tonight", Lex::Tonight),
    ("overnight", Lex::Overnight),
    ("now nowadays", Lex::Now),
    ("currently presently", Lex::Currently),
    ("recently lately", Lex::Recently),
    ("recent", Lex::Recent),
    ("soon", Lex::Soon),
    ("future", Lex::Future),
    ("hourly", Lex::Adverb(Unit::Hour)),
    ("daily", Lex::Adverb(Unit::Day)),
    ("weekly", Lex::Adverb(Unit::Week)),
    ("monthly", Lex::Adverb(Unit::Month)),
    ("annually yearly", Lex::Adverb(Unit::Year)),
    (
        "about around nearly almost roughly approximately some",
        Lex::About,
    ),
    ("more", Lex::More),
    ("less", Lex::Less),
    ("least", Lex::Least),
    ("than", Lex::Than),
    ("old", Lex::Old),
    ("aged age", Lex::Aged),
    ("am", Lex::Am),
    ("pm", Lex::Pm),
    ("noon midday", Lex::Noon),
    ("midnight", Lex::Midnight),
    ("o'clock", Lex::Clock),
    ("est edt et cst cdt pst pdt gmt utc bst cet msk", Lex::Zone),
    ("christmas", Lex::Feast(Feast::Christmas)),
    ("thanksgiving", Lex::Feast(Feast::Thanksgiving)),
    ("halloween", Lex::Feast(Feast::Halloween)),
    ("easter", Lex::Feast(Feast::Easter)),
    ("eve", Lex::Eve),
    ("new", Lex::New),
    ("per", Lex::Per),
    (
        "people troops soldiers men women children jobs workers homes houses miles meters metres kilometers kilometres km feet tons tonnes dollars euros pounds rubles tenge employees shares copies students members police officers protesters demonstrators cars vehicles units points votes seats degrees square percent million billion acres hectares barrels megawatts mw copies calories series model gallons pages passengers others victims residents refugees guests pieces rounds",
        Lex::Counted,
    ),
    (
        "will shall wo ll payable expects expected scheduled due slated upcoming would",
        Lex::ToCome,
    ),
    (
        "plan plans planned planning going hopes intends aims begins",
        Lex::Plans,
    ),
    (
        "was were had did been has have came went took made began got gave found left held met won lost told_ fell rose shot saw sent ran became broke brought bought built caught drew drove flew grew hit kept knew led paid put sold spoke spent stood struck swore threw wrote",
        Lex::Was,
    ),
    (
        "said says say saying told added reported announced",
        Lex::Said,
    ),
    (
        "no flight number highway route boeing airbus room page article section chapter windows channel",
        Lex::Numbered,
    ),
];

/// The months in Kazakh, without their endings.
const KAZAKH_MONTHS: [&str; 12] = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
];

/// What a month's name ends with in Kazakh: nothing, a case, "its" and a case.
const KAZAKH_ENDINGS: &[&str] = &[
    "",
    "да",
    "де",
    "та",
    "те",
    "дан",
    "ден",
    "тан",
    "тен",
    "нан",
    "нен",
    "ға",
    "ге",
    "қа",
    "ке",
    "дың",
    "дің",
    "тың",
    "тің",
    "ның",
    "нің",
    "ды",
    "ді",
    "ты",
    "ті",
    "ны",
    "ні",
    "дағы",
    "дегі",
    "тағы",
    "тегі",
    "ы",
    "і",
    "сы",
    "сі",
    "ында",
    "інде",
    "сында",
    "сінде",
    "ынан",
    "інен",
    "сынан",
    "сінен",
    "ына",
    "іне",
    "сына",
    "сіне",
    "ын",
    "ін",
    "ының",
    "інің",
    "ындағы",
    "індегі",
    "сындағы",
    "сіндегі",
];

/// A month in Kazakh, in any case: `қаңтар`, `қаңтарында`.
pub(super) fn kazakh_month(word: &str) -> Option<Lex> {
    (1..).zip(KAZAKH_MONTHS).find_map(|(month, stem)| {
        // A last қ or к is voiced before a vowel: қыркүйек, қыркүйегінде.
        let voiced = stem
            .strip_suffix('к')
            .and_then(|stem| word.strip_prefix(stem)?.strip_prefix('г'));
        let ending = word.strip_prefix(stem).or(voiced)?;
        KAZAKH_ENDINGS
            .contains(&ending)
            .then_some(Lex::CyrillicMonth(month))
    })
}
