//! The rules by name, each with an example that is its test.

/// A rule that finds time expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name, as in [`Expression::rule`](super::Expression::rule).
    pub name: &'static str,
    /// A text of Tuesday 11 January 2022, with `[…]` around what the rule finds.
    pub example: &'static str,
    /// The TIMEX3 value of that.
    pub value: &'static str,
}

const fn rule(name: &'static str, example: &'static str, value: &'static str) -> Rule {
    Rule {
        name,
        example,
        value,
    }
}

/// All rules, by what they are about.
pub const RULES: &[Rule] = &[
    // Dates of the calendar.
    rule(
        "day, month and year",
        "On [January 5, 2022], he spoke.",
        "2022-01-05",
    ),
    rule(
        "day, month and year",
        "Это было [5 января 2022 года].",
        "2022-01-05",
    ),
    rule(
        "day, month and year",
        "[2022 жылғы 5 қаңтар] күні",
        "2022-01-05",
    ),
    rule(
        "day, month and year",
        "Бұл [2022 жылдың 5-қаңтарында] болды.",
        "2022-01-05",
    ),
    rule(
        "day and month",
        "It began on [2 January] in the west.",
        "2022-01-02",
    ),
    rule(
        "day and month",
        "Беспорядки прошли [5–6 января].",
        "2022-01-05/2022-01-06",
    ),
    rule(
        "day and month",
        "Режим действовал с [5 по 7 января].",
        "2022-01-05/2022-01-07",
    ),
    rule(
        "day in digits",
        "Filed [2022-01-05], read later.",
        "2022-01-05",
    ),
    rule(
        "one more day",
        "Talks on January 5 and [6] failed.",
        "2022-01-06",
    ),
    rule(
        "week of a day",
        "Shops shut in [the week of January 3].",
        "2022-W01",
    ),
    rule(
        "month and year",
        "Prices had risen in [December 2021].",
        "2021-12",
    ),
    rule(
        "month of this year",
        "He resigned in [March last year].",
        "2021-03",
    ),
    rule("month", "The law was passed in [December].", "2021-12"),
    rule("year", "He had ruled since [1991].", "1991"),
    rule("fiscal year", "Revenue for [fiscal 2021] fell.", "2021"),
    rule("decade", "It was built in [the 1990s].", "199"),
    rule("century", "The mosque is of [the 19th century].", "18"),
    rule("feast", "They met on [Christmas Eve].", "2021-12-24"),
    // Days and their parts.
    rule("weekday", "On [Monday] the president spoke.", "2022-01-10"),
    rule("weekday", "They will meet on [Thursday].", "2022-01-13"),
    rule(
        "weekday",
        "В [понедельник] выступил президент.",
        "2022-01-10",
    ),
    rule(
        "weekday",
        "She could fly as soon as [Thursday].",
        "2022-01-13",
    ),
    rule(
        "weekday",
        "They seek ways around [Monday]'s ruling.",
        "2022-01-10",
    ),
    rule(
        "weekday of a week",
        "It began on [Wednesday of last week].",
        "2022-01-05",
    ),
    rule("day by its distance", "He spoke [yesterday].", "2022-01-10"),
    rule(
        "day by its distance",
        "[Кеше] президент сөйледі.",
        "2022-01-10",
    ),
    rule(
        "part of a day",
        "Shots were heard [Friday night].",
        "2022-01-07TNI",
    ),
    rule(
        "time of day",
        "At [8:30 p.m. Wednesday] the hall burned.",
        "2022-01-05T20:30",
    ),
    // Spans counted from the reference day.
    rule(
        "span before",
        "[Last week] the airport was seized.",
        "2022-W01",
    ),
    rule(
        "span before",
        "He was shot [last Oct. 23] at home.",
        "2021-10-23",
    ),
    rule("span after", "The troops leave [next month].", "2022-02"),
    rule("this span", "Prices doubled [this year].", "2022"),
    rule("distance from now", "It began [a week ago].", "2022-W01"),
    rule(
        "part of a span",
        "It happened in [early January].",
        "2022-01",
    ),
    rule("part of a span", "Это было в [начале января].", "2022-01"),
    rule(
        "part of a span",
        "Since [the beginning of this year] prices doubled.",
        "2022",
    ),
    // Spans counted from what the text has named.
    rule(
        "span of the story",
        "On 5 January they fired. [The next day] it was quiet.",
        "2022-01-06",
    ),
    rule(
        "distance in the story",
        "On 2 January it began. [Three days later] they fired.",
        "2022-01-05",
    ),
    // Quarters and what reports compare them with.
    rule("quarter", "Profit fell in [the third quarter].", "2021-Q3"),
    rule(
        "year before",
        "In the third quarter it fell from $2 million [a year earlier].",
        "2020-Q3",
    ),
    rule(
        "length of a report",
        "In [the first nine months] it rose.",
        "P9M",
    ),
    // Lengths.
    rule("length", "The talks took [three days].", "P3D"),
    rule("length", "It ended a [years-long] quarrel.", "PXY"),
    rule(
        "length up to now",
        "Over [the past two months] it grew.",
        "P2M",
    ),
    rule(
        "length from now",
        "In [the next few years] it will grow.",
        "PXY",
    ),
    rule("length up to now", "It grew in [recent weeks].", "PXW"),
    rule(
        "length from now",
        "It will grow in [the coming years].",
        "PXY",
    ),
    rule("vague length", "They had waited for [years].", "PXY"),
    // What comes again.
    rule("every", "They meet [every Monday].", "XXXX-WXX-1"),
    rule("rate", "It pays $3 million [a year].", "P1Y"),
    // Words that point without saying when.
    rule("now", "The city is [now] quiet.", "PRESENT_REF"),
    rule("vague past", "He was [recently] dismissed.", "PAST_REF"),
    rule("vague future", "He will [soon] be free.", "FUTURE_REF"),
];
