//! Words beside the signs of a chart, where there is room for them.
//!
//! A page is as wide as its reader's screen, so the words are placed twice: for the narrowest plot
//! there is, and for one of a wide screen. On a wider one they only stand further apart.

use super::super::view::{ChartLabel, ChartPoint};

/// The widths of a plot in pixels for which words are placed: on a telephone, and beside wide
/// margins.
const WIDTHS: [(&str, f64); 2] = [("tight", 296.0), ("roomy", 800.0)];

/// About the width of a letter and the height of a line, in pixels.
const LETTER: f64 = 6.7;
const LINE: f64 = 14.0;

/// How far the edge of a sign is from its middle.
const SIGN: f64 = 9.0;

/// How far the tip of the arrow of "at least" and "at most" is from the middle of its sign.
const REACH: f64 = 28.0;

/// The longest name that stands beside a sign.
const NAME: usize = 34;

/// A box: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
struct Area([f64; 4]);

impl Area {
    fn meets(self, other: Self) -> bool {
        let (Self([a, b, c, d]), Self([e, f, g, h])) = (self, other);
        a < g && e < c && b < h && f < d
    }
}

/// Where words can stand by a sign: how far to the right, how far down, and which of their ends
/// is there.
const SPOTS: [(f64, f64, &str); 4] = [
    (11.0, 4.0, "start"),
    (-11.0, 4.0, "end"),
    (0.0, -11.0, "middle"),
    (0.0, 20.0, "middle"),
];

/// Gives each point its words: the number where there is room, and who said it where there is
/// more. `names` are the speakers', in the order of the points; `floor` is where the plot ends.
pub(super) fn place(points: &mut [ChartPoint], names: &[String], floor: f64) {
    for (room, width) in WIDTHS {
        let mut taken: Vec<Area> = points.iter().map(|point| sign(point, width)).collect();
        taken.extend(points.iter().filter_map(|point| span(point, width)));
        let mut spots: Vec<Option<(usize, Area)>> = vec![None; points.len()];
        for index in order(points) {
            let text = points[index].number.chars().count();
            let spot = free(&points[index], text, width, floor, |area| {
                let other = |at: usize, other: &Area| at != index && area.meets(*other);
                taken.iter().enumerate().any(|(at, one)| other(at, one))
                    || spots.iter().flatten().any(|(_, one)| area.meets(*one))
            });
            spots[index] = spot;
        }
        let mut full = vec![false; points.len()];
        for index in 0..points.len() {
            let length = names[index].chars().count();
            if spots[index].is_none() || length == 0 || length > NAME {
                continue;
            }
            let text = points[index].number.chars().count() + 1 + length;
            let spot = free(&points[index], text, width, floor, |area| {
                let signs = taken.iter().enumerate();
                let words = spots.iter().enumerate();
                signs
                    .into_iter()
                    .any(|(at, one)| at != index && area.meets(*one))
                    || words
                        .filter_map(|(at, one)| Some((at, one.as_ref()?)))
                        .any(|(at, (_, one))| at != index && area.meets(*one))
            });
            if spot.is_some() {
                spots[index] = spot;
                full[index] = true;
            }
        }
        for (index, spot) in spots.into_iter().enumerate() {
            let Some((spot, _)) = spot else { continue };
            let (right, down, anchor) = SPOTS[spot];
            points[index].labels.push(ChartLabel {
                room,
                right: points[index].right + right,
                down,
                anchor,
                who: full[index].then(|| names[index].clone()),
            });
        }
    }
}

/// The order in which words are placed: the highest and the lowest number, the last, the rest.
fn order(points: &[ChartPoint]) -> Vec<usize> {
    let by = |key: fn(&ChartPoint) -> f64| {
        let all = 0..points.len();
        all.min_by(|a, b| key(&points[*a]).total_cmp(&key(&points[*b])))
    };
    let first = [by(|point| point.top), by(|point| -point.at_y)];
    let mut order: Vec<usize> = first.into_iter().flatten().collect();
    order.extend((0..points.len()).rev());
    let mut seen = vec![false; points.len()];
    order.retain(|index| !std::mem::replace(&mut seen[*index], true));
    order
}

fn sign(point: &ChartPoint, width: f64) -> Area {
    let x = point.at / 100.0 * width + point.right;
    let (up, down) = match point.reach {
        Some("up") => (REACH, SIGN),
        Some(_) => (SIGN, REACH),
        None => (SIGN, SIGN),
    };
    Area([x - SIGN, point.top - up, x + SIGN, point.at_y + down])
}

/// The line of a figure whose day is not known.
fn span(point: &ChartPoint, width: f64) -> Option<Area> {
    let share = width / 100.0;
    let from = point.from?;
    Some(Area([
        from * share,
        point.top - 2.0,
        point.at * share,
        point.top + 2.0,
    ]))
}

/// The first spot at which words of so many letters meet nothing.
fn free(
    point: &ChartPoint,
    letters: usize,
    width: f64,
    floor: f64,
    met: impl Fn(Area) -> bool,
) -> Option<(usize, Area)> {
    let long = letters as f64 * LETTER;
    SPOTS.into_iter().enumerate().find_map(|(index, spot)| {
        let (right, down, anchor) = spot;
        // Where its own arrow is.
        if anchor == "middle" && point.reach == Some(if down < 0.0 { "up" } else { "down" }) {
            return None;
        }
        let x = point.at / 100.0 * width + point.right + right;
        let left = match anchor {
            "start" => x,
            "end" => x - long,
            _ => x - long / 2.0,
        };
        // Words above a range stand above its upper end.
        let y = if down < 0.0 { point.top } else { point.at_y } + down;
        let area = Area([left, y - LINE + 3.0, left + long, y + 3.0]);
        let inside = left >= 0.0 && left + long <= width && y <= floor - 2.0 && y > 10.0;
        (inside && !met(area)).then_some((index, area))
    })
}
