//! Spans counted from the reference day or from the story: `last week`, `this month`, `next year`, `the
//! following day`, `that year`, `the past two months`, `the weekend`.

use chrono::{Datelike, NaiveDate};

use super::super::Granularity;
use super::super::lexicon::Lex;
use super::super::scan::{Found, Scan};
use super::super::tense::Tense;
use super::super::value::{
    Amount, Part, Point, Season, Unit, Value, day_of, monday, plus_days, quarter_of,
};
use super::calendar;
use super::calendar::weekday_near;
use super::parts::with_part;

const BACK: &str = "span before";
const ON: &str = "span after";
const HERE: &str = "this span";
const STORY: &str = "span of the story";
const LENGTH: &str = "length up to now";

/// A span with a word that says from where it is counted.
pub(super) fn determined(scan: &Scan<'_>, at: usize) -> Option<Found> {
    let the = matches!(scan.lex(at), Lex::The | Lex::Own);
    let mut next = at + usize::from(the);
    if the && scan.lex(next) == Lex::Full {
        next += 1;
    }
    let head = next + 1;
    let found = match scan.lex(next) {
        Lex::Last => last(scan, at, head, the),
        Lex::Past => past(scan, at, head),
        Lex::Next => following(scan, at, head, the),
        Lex::Coming => coming(scan, at, head),
        Lex::This | Lex::Current => this(scan, at, head),
        Lex::Previous => beside(scan, at, head, -1),
        Lex::Following => beside(scan, at, head, 1),
        Lex::Latest => latest(scan, at, head),
        Lex::That | Lex::Same => that(scan, at, head),
        _ if the => the_span(scan, at, next),
        _ => None,
    }?;
    Some(found.relative())
}

/// The token after "fiscal", which changes no value here.
fn after_fiscal(scan: &Scan<'_>, at: usize) -> usize {
    let next = at + usize::from(scan.lex(at) == Lex::Fiscal);
    if next > at {
        scan.after_hyphen(next)
    } else {
        at
    }
}

/// `two months`, `few weeks`: a length after "last", "past", "next".
fn many(scan: &Scan<'_>, at: usize) -> Option<(Amount, Unit, usize)> {
    if let Lex::Units(unit) = scan.lex(at) {
        return Some((Amount::Vague, unit, at + 1));
    }
    let (amount, next) = scan.number(at)?;
    let next = scan.after_hyphen(next);
    let padded = scan.unit(next).or_else(|| {
        matches!(scan.lex(next), Lex::Fiscal | Lex::Full).then(|| scan.unit(next + 1))?
    });
    let (unit, to) = padded?;
    Some((amount, unit, to))
}

fn last(scan: &Scan<'_>, at: usize, head: usize, the: bool) -> Option<Found> {
    let today = scan.today;
    let head = after_fiscal(scan, head);
    let point = |point, to| Some(Found::point(at, to, BACK, point));
    if let Some((weekday, to)) = super::parts::name(scan, head) {
        let day = weekday_near(plus_days(today, -1), weekday, false);
        return Some(with_part(scan, Found::point(at, to, BACK, Point::Day(day))));
    }
    if let Some((month, next)) = calendar::month(scan, head)
        && let Some((day, to)) = scan.day_of_month(next)
    {
        let years = [today.year() - 1, today.year()];
        let days = years.map(|year| day_of(year, month, day));
        let day = days.into_iter().flatten().rfind(|day| *day < today)?;
        return point(Point::Day(day), to);
    }
    if let Some((month, to)) = calendar::month(scan, head) {
        // Of the month just over one would say "last month".
        let recent = month % 12 + 1 == today.month() || month >= today.month();
        let before = if month == 12 && today.month() == 1 {
            2
        } else {
            1
        };
        let year = if recent {
            today.year() - before
        } else {
            today.year()
        };
        return point(Point::Month(year, month), to);
    }
    if let Some((amount, unit, to)) = many(scan, head) {
        // "the last days of the war" are not counted from now.
        let counted =
            amount != Amount::Vague || scan.lex(head) == Lex::Few || scan.lex(head) == Lex::Several;
        let value = Value::Duration(amount, unit);
        return counted.then(|| Found::value(at, to, LENGTH, value));
    }
    match scan.lex(head) {
        Lex::Unit(Unit::Day | Unit::Hour | Unit::Minute | Unit::Second) => None,
        Lex::Unit(unit) => {
            let of_other = the && matches!(scan.lex(head + 1), Lex::Of);
            (!of_other).then(|| Found::point(at, head + 1, BACK, Point::around(today, unit, -1)))
        }
        Lex::Season(season) => point(
            Point::Season(season_before(today, season), season),
            head + 1,
        ),
        Lex::Part(part) => point(Point::Part(plus_days(today, -1), part), head + 1),
        Lex::Weekend => point(Point::Weekend(monday(plus_days(today, -7))), head + 1),
        _ => None,
    }
}

/// The year of the latest such season that is over or nearly so.
fn season_before(today: NaiveDate, season: Season) -> i32 {
    let over = today.month() >= season.first_month() + 3;
    today.year() - i32::from(!over)
}

fn past(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    if let Some((amount, unit, to)) = many(scan, head) {
        return Some(Found::value(at, to, LENGTH, Value::Duration(amount, unit)));
    }
    let the = scan.lex(at) == Lex::The;
    match scan.lex(head) {
        Lex::Unit(Unit::Decade) => Some(Found::point(
            at,
            head + 1,
            BACK,
            Point::around(scan.today, Unit::Decade, -1),
        )),
        Lex::Unit(unit) => Some(Found::value(
            at,
            head + 1,
            LENGTH,
            Value::Duration(Amount::whole(1), unit),
        )),
        Lex::Weekday(_) | Lex::Month(_) | Lex::Season(_) | Lex::Weekend => {
            last(scan, at, head, the)
        }
        _ if the && scan.before(at) == Lex::In => {
            Some(Found::point(at, head, "vague past", Point::Past))
        }
        _ => None,
    }
}

fn following(scan: &Scan<'_>, at: usize, head: usize, the: bool) -> Option<Found> {
    if the && matches!(scan.lex(head), Lex::Unit(_) | Lex::Part(_)) {
        let told = scan.story.focus.is_some() && scan.tense(at, head + 1) != Tense::Future;
        if told {
            return beside(scan, at, head, 1);
        }
    }
    ahead(scan, at, head)
}

fn coming(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    if let Lex::Units(unit) = scan.lex(head) {
        let value = Value::Duration(Amount::Vague, unit);
        return Some(Found::value(at, head + 1, "length from now", value));
    }
    ahead(scan, at, head)
}

/// `next week`, `next Tuesday`, `the next two years`
fn ahead(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    let today = scan.today;
    let head = after_fiscal(scan, head);
    let point = |point, to| Some(Found::point(at, to, ON, point));
    if let Some((weekday, to)) = super::parts::name(scan, head) {
        let day = weekday_near(plus_days(today, 1), weekday, true);
        return Some(with_part(scan, Found::point(at, to, ON, Point::Day(day))));
    }
    if let Some((month, to)) = calendar::month(scan, head) {
        let year = today.year() + i32::from(month <= today.month());
        return point(Point::Month(year, month), to);
    }
    if let Some((amount, unit, to)) = many(scan, head) {
        return Some(Found::value(
            at,
            to,
            "length from now",
            Value::Duration(amount, unit),
        ));
    }
    match scan.lex(head) {
        Lex::Unit(unit) => point(Point::around(today, unit, 1), head + 1),
        Lex::Season(season) => {
            let year = today.year() + i32::from(season.first_month() <= today.month());
            point(Point::Season(year, season), head + 1)
        }
        Lex::Part(part) => point(Point::Part(plus_days(today, 1), part), head + 1),
        Lex::Weekend => point(Point::Weekend(monday(plus_days(today, 7))), head + 1),
        _ => None,
    }
}

fn this(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    let today = scan.today;
    match scan.lex(head) {
        Lex::Past => return past(scan, at, head + 1),
        Lex::Coming => return ahead(scan, at, head + 1),
        _ => {}
    }
    let head = after_fiscal(scan, head);
    let point = |point, to| Some(Found::point(at, to, HERE, point));
    if let Some((weekday, to)) = super::parts::name(scan, head) {
        let forward = scan.tense(at, to) != Tense::Past;
        let day = weekday_near(today, weekday, forward);
        return Some(with_part(scan, Found::point(at, to, HERE, Point::Day(day))));
    }
    if let Some((month, to)) = calendar::month(scan, head) {
        return point(Point::Month(today.year(), month), to);
    }
    match scan.lex(head) {
        Lex::Unit(Unit::Day | Unit::Hour | Unit::Minute) => None,
        Lex::Unit(unit) => point(Point::around(today, unit, 0), head + 1),
        Lex::Season(season) => point(Point::Season(today.year(), season), head + 1),
        Lex::Part(part) => point(Point::Part(today, part), head + 1),
        Lex::Weekend => point(Point::Weekend(monday(today)), head + 1),
        _ => None,
    }
}

/// The day from which the story counts: of what it named last, else the reference day.
fn story_day(scan: &Scan<'_>, unit: Option<Unit>) -> NaiveDate {
    let days = matches!(unit, None | Some(Unit::Day));
    // From "in 1620" one counts years on, and not "the next day".
    let fine = |point: &Point| !days || point.granularity() <= Some(Granularity::Day);
    let focus = scan.story.focus.filter(fine).and_then(Point::day);
    focus.unwrap_or(scan.today)
}

/// `the following day`, `the previous year`, `the next morning`: beside what the story named last.
fn beside(scan: &Scan<'_>, at: usize, head: usize, step: i32) -> Option<Found> {
    let head = after_fiscal(scan, head);
    let day = match scan.lex(head) {
        Lex::Unit(unit) => story_day(scan, Some(unit)),
        _ => story_day(scan, None),
    };
    let point = |point, to| Some(Found::point(at, to, STORY, point));
    if let Some((weekday, to)) = super::parts::name(scan, head) {
        let day = weekday_near(plus_days(day, i64::from(step)), weekday, step > 0);
        return Some(with_part(
            scan,
            Found::point(at, to, STORY, Point::Day(day)),
        ));
    }
    if let Some((amount, unit, to)) = many(scan, head) {
        let value = Value::Duration(amount, unit);
        return Some(Found::value(at, to, LENGTH, value));
    }
    match scan.lex(head) {
        Lex::Unit(unit) => point(Point::around(day, unit, step), head + 1),
        Lex::Part(part) => point(Point::Part(plus_days(day, i64::from(step)), part), head + 1),
        Lex::Weekend => {
            let days = i64::from(step) * 7;
            point(Point::Weekend(monday(plus_days(day, days))), head + 1)
        }
        _ => None,
    }
}

/// The quarter that a report speaks of: the one named last, else the last that was over.
pub(super) fn reported_quarter(scan: &Scan<'_>) -> Point {
    let (year, quarter) =
        scan.story
            .quarter
            .unwrap_or_else(|| match Point::around(scan.today, Unit::Quarter, -1) {
                Point::Quarter(year, quarter) => (year, quarter),
                _ => quarter_of(scan.today),
            });
    Point::Quarter(year, quarter)
}

fn latest(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    let head = after_fiscal(scan, head);
    let point = |point, to| Some(Found::point(at, to, BACK, point));
    if let Some((amount, unit, to)) = many(scan, head) {
        return Some(Found::value(at, to, LENGTH, Value::Duration(amount, unit)));
    }
    match scan.lex(head) {
        Lex::Unit(Unit::Quarter) | Lex::Period => point(reported_quarter(scan), head + 1),
        Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => {
            point(Point::around(scan.today, unit, -1), head + 1)
        }
        _ => None,
    }
}

/// `that day`, `the same year`
fn that(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    let focus = scan.story.focus?;
    let day = focus.day()?;
    let point = |point, to| Some(Found::point(at, to, STORY, point));
    match scan.lex(head) {
        Lex::Unit(Unit::Day) if focus.granularity()? <= Granularity::Day => {
            point(Point::Day(day), head + 1)
        }
        Lex::Unit(Unit::Quarter) => point(reported_quarter(scan), head + 1),
        Lex::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => {
            point(Point::around(day, unit, 0), head + 1)
        }
        Lex::Part(part) => point(Point::Part(story_day(scan, None), part), head + 1),
        Lex::Season(season) => point(Point::Season(day.year(), season), head + 1),
        _ => None,
    }
}

/// `the year`, `the quarter`, `the month`, `the weekend`, `the summer`, `the morning`
fn the_span(scan: &Scan<'_>, at: usize, head: usize) -> Option<Found> {
    if scan.lex(at) != Lex::The && scan.lex(head) != Lex::Fiscal {
        return None;
    }
    let today = scan.today;
    let after = after_fiscal(scan, head);
    let point = |point, to| Some(Found::point(at, to, HERE, point));
    let counted = matches!(scan.lex(after + 1), Lex::Of | Lex::Mark('-') | Lex::Unit(_));
    if let (Lex::Unit(Unit::Year | Unit::Month | Unit::Week), Lex::Before | Lex::Earlier) =
        (scan.lex(after), scan.lex(after + 1))
    {
        return beside(scan, at, after, -1).map(|found| Found {
            to: after + 2,
            ..found
        });
    }
    match scan.lex(after) {
        Lex::Unit(Unit::Year) if scan.lex(after + 1) == Lex::Ended => {
            let value = Value::Duration(Amount::whole(1), Unit::Year);
            Some(Found::value(at, after + 1, "length", value))
        }
        Lex::Unit(Unit::Year) if !counted => point(Point::Year(today.year()), after + 1),
        Lex::Unit(Unit::Quarter) if !counted => point(reported_quarter(scan), after + 1),
        Lex::Unit(unit @ (Unit::Month | Unit::Week)) if !counted => {
            point(Point::around(today, unit, 0), after + 1)
        }
        Lex::Weekend => {
            let forward = scan.tense(at, after + 1) == Tense::Future;
            let late = today.weekday().number_from_monday() > 4;
            let week = if forward || late {
                today
            } else {
                plus_days(today, -7)
            };
            point(Point::Weekend(monday(week)), after + 1)
        }
        Lex::Season(season) if scan.before(at) == Lex::In || scan.before(at) == Lex::Over => {
            point(Point::Season(today.year(), season), after + 1)
        }
        Lex::Part(part @ (Part::Morning | Part::Afternoon | Part::Evening))
            if scan.before(at) == Lex::In =>
        {
            let day = story_day(scan, None);
            point(Point::Part(day, part), after + 1)
        }
        _ => None,
    }
}
