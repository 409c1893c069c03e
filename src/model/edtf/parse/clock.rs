//! A time of day and its zone.

use chrono::FixedOffset;

use super::{Piece, Read};
use crate::model::edtf::Time;

/// What follows the `T`.
pub(super) fn time(piece: Piece<'_>) -> Read<Time> {
    let zone_at = piece.text.find(['Z', '+', '-']);
    let clock = piece.to(zone_at.unwrap_or(piece.text.len()));
    let zone = match zone_at {
        Some(cut) => Some(zone(piece.from(cut))?),
        None => None,
    };
    let fields: Vec<&str> = clock.text.split(':').collect();
    let numbers: Option<Vec<u32>> = fields.iter().map(|field| number_of_two(field)).collect();
    match numbers.as_deref() {
        Some([24, 0] | [24, 0, 0]) => {
            let error = clock.error("the last hour of a day is 23");
            Err(error.hint("the midnight that ends a day is 00:00 of the next day"))
        }
        Some(&[hour, ..]) if hour > 23 => {
            clock.fail(format!("there is no hour {hour}; hours go from 00 to 23"))
        }
        Some(&[_, minute, ..]) if minute > 59 => clock.fail(format!(
            "there is no minute {minute}; minutes go from 00 to 59"
        )),
        Some(&[_, _, second]) if second > 59 => clock.fail(format!(
            "there is no second {second}; seconds go from 00 to 59"
        )),
        Some(&[hour, minute]) => Ok(Time {
            hour,
            minute,
            second: None,
            zone,
        }),
        Some(&[hour, minute, second]) => Ok(Time {
            hour,
            minute,
            second: Some(second),
            zone,
        }),
        _ => clock.fail("a time is written with two digits each, like 20:00 or 20:00:15"),
    }
}

fn number_of_two(field: &str) -> Option<u32> {
    let two = field.len() == 2 && field.bytes().all(|b| b.is_ascii_digit());
    two.then(|| field.parse().ok()).flatten()
}

/// `Z`, `+06:00`, `+06`.
fn zone(piece: Piece<'_>) -> Read<FixedOffset> {
    if piece.text == "Z" {
        return offset(0, piece);
    }
    let fields: Option<Vec<u32>> = piece.from(1).text.split(':').map(number_of_two).collect();
    let (hours, minutes) = match fields.as_deref() {
        Some(&[hours]) => (hours, 0),
        Some(&[hours, minutes]) if minutes < 60 => (hours, minutes),
        _ => return piece.fail("a zone is written Z or like +06:00"),
    };
    let minutes = i32::try_from(hours * 60 + minutes).unwrap_or(i32::MAX);
    if minutes > 14 * 60 {
        let error = piece.error("no zone is more than 14 hours from UTC");
        return Err(
            error.hint("give a span of time both ends in full: 2022-01-05T20:00/2022-01-05T22:00")
        );
    }
    let sign = if piece.text.starts_with('-') { -1 } else { 1 };
    offset(sign * minutes * 60, piece)
}

fn offset(seconds: i32, piece: Piece<'_>) -> Read<FixedOffset> {
    FixedOffset::east_opt(seconds).ok_or_else(|| piece.no_date())
}
