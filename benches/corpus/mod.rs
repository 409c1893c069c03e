//! A site of synthetic articles and events: the same bytes every time.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many articles it has, each with an event that quotes it.
pub const ARTICLES: usize = 400;

const WORDS: &[&str] = &[
    "the",
    "of",
    "and",
    "to",
    "in",
    "that",
    "was",
    "after",
    "people",
    "government",
    "report",
    "officials",
    "power",
    "energy",
    "water",
    "talks",
    "agreement",
    "price",
    "supply",
    "harvest",
    "strike",
    "council",
    "border",
    "network",
    "meeting",
    "statement",
    "local",
    "large",
    "open",
];
const OFFICES: &[&str] = &["Ministry", "Bank", "Council", "Railway"];
const LANDS: &[&str] = &["Avaria", "Borland", "Cestria", "Dorvane", "Elbonia"];

/// An article as its file has it, and words of it that its event quotes.
pub struct Sample {
    pub text: String,
    pub quoted: String,
}

/// Numbers that look like chance (a linear congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn sentence(&mut self, name: Option<&str>) -> String {
        let mut words: Vec<&str> = (0..12).map(|_| WORDS[self.below(WORDS.len())]).collect();
        if let Some(name) = name {
            words[6] = name;
        }
        format!("So {}.", words.join(" "))
    }
}

/// The article of that number: ten paragraphs of three sentences, each second with a name.
pub fn article(number: usize) -> Sample {
    let mut dice = Dice(number as u64);
    let mut text = String::new();
    let mut quoted = String::new();
    for paragraph in 0..10 {
        let name = actor(number + paragraph);
        for sentence in 0..3 {
            let named = sentence == 1 && paragraph % 2 == 1;
            let words = dice.sentence(named.then_some(name.as_str()));
            if (paragraph, sentence) == (4, 2) {
                quoted.clone_from(&words);
            }
            text.push_str(&words);
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    Sample { text, quoted }
}

fn actor(number: usize) -> String {
    let office = OFFICES[number % OFFICES.len()];
    format!("{office} of {}", LANDS[number % LANDS.len()])
}

fn slug(name: &str) -> String {
    name.to_lowercase().replace(' ', "-")
}

/// Writes the site into a folder.
pub fn write(root: &Path) {
    let file = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let settings =
        "title = \"Bench\"\n\n[events]\nproposed = \"hide\"\n\n[search]\nenabled = false\n";
    file("qantar.toml".into(), settings.into());
    for number in 0..OFFICES.len() * LANDS.len() {
        let name = actor(number);
        let text = format!("+++\ntitle = \"{name}\"\nkind = \"organisation\"\n+++\n");
        file(format!("content/actors/{}.md", slug(&name)), text);
    }
    for land in LANDS {
        let text = format!("+++\ntitle = \"{land}\"\n+++\n");
        file(format!("content/regions/{}.md", slug(land)), text);
    }
    for number in 0..ARTICLES {
        let day = format!(
            "20{:02}-{:02}-{:02}",
            number % 20,
            number % 12 + 1,
            number % 28 + 1
        );
        let sample = article(number);
        let mut text = String::from("+++\n");
        writeln!(text, "title = \"Report {number}\"\ndate = \"{day}\"").unwrap();
        writeln!(
            text,
            "publisher = \"Daily {}\"\n+++\n\n{}",
            number % 12,
            sample.text
        )
        .unwrap();
        file(format!("content/articles/{number:06}.md"), text);
        let mut event = String::from("+++\n");
        writeln!(event, "title = \"Event {number}\"\ndate = \"{day}\"").unwrap();
        let (actor, region) = (slug(&actor(number)), slug(LANDS[number % LANDS.len()]));
        writeln!(
            event,
            "actors = [\"{actor}\"]\nregions = [\"{region}\"]\n+++\n"
        )
        .unwrap();
        writeln!(event, "An account of it.\n\n> {}\n>", sample.quoted).unwrap();
        writeln!(event, "> — [Daily](../articles/{number:06}.md)").unwrap();
        file(format!("content/events/{number:06}.md"), event);
    }
}
