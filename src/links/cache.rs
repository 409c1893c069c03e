//! What addresses have answered, kept between runs.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::Outcome;

const DAY: u64 = 24 * 60 * 60;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Answer {
    /// Seconds since 1970.
    asked: u64,
    outcome: Outcome,
}

impl Answer {
    /// Who answered is left alone for a week, who is gone is asked again after a day, and what
    /// nobody could say is asked every time.
    fn holds(&self, now: u64) -> bool {
        let days = match self.outcome {
            Outcome::Alive => 7,
            Outcome::Dead(_) => 1,
            Outcome::Unsure(_) => 0,
        };
        self.asked <= now && now - self.asked < days * DAY
    }
}

/// The answers in a file.
pub(super) struct Cache {
    path: PathBuf,
    now: u64,
    answers: BTreeMap<String, Answer>,
}

impl Cache {
    /// Reads a file. One that is not there or cannot be read holds nothing: all are asked anew.
    pub(super) fn open(path: &Path) -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = now.map_or(0, |since| since.as_secs());
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let mut answers: BTreeMap<String, Answer> = serde_json::from_str(&text).unwrap_or_default();
        answers.retain(|_, answer| answer.holds(now));
        Self {
            path: path.to_owned(),
            now,
            answers,
        }
    }

    pub(super) fn get(&self, url: &str) -> Option<&Outcome> {
        self.answers.get(url).map(|answer| &answer.outcome)
    }

    pub(super) fn extend(&mut self, outcomes: BTreeMap<String, Outcome>) {
        let asked = self.now;
        let answers = outcomes.into_iter();
        self.answers
            .extend(answers.map(|(url, outcome)| (url, Answer { asked, outcome })));
    }

    /// Writes the file as a whole, or leaves it as it is.
    pub(super) fn save(&self) -> std::io::Result<()> {
        let folder = self
            .path
            .parent()
            .filter(|path| !path.as_os_str().is_empty());
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        let text = serde_json::to_string_pretty(&self.answers)?;
        writeln!(file, "{text}")?;
        file.persist(&self.path)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_grow_old() {
        let answer = |outcome| Answer {
            asked: 100 * DAY,
            outcome,
        };
        let alive = answer(Outcome::Alive);
        assert!(alive.holds(100 * DAY) && alive.holds(107 * DAY - 1));
        assert!(!alive.holds(107 * DAY) && !alive.holds(99 * DAY));
        let dead = answer(Outcome::Dead("gone".to_owned()));
        assert!(dead.holds(101 * DAY - 1) && !dead.holds(101 * DAY));
        assert!(!answer(Outcome::Unsure("busy".to_owned())).holds(100 * DAY));
    }
}
