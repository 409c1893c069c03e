//! Texts that many tests begin with.

/// A small site that builds without a word.
pub const SITE: &[(&str, &str)] = &[
    ("qantar.toml", "title = \"Sample\"\n"),
    ("content/articles/2022-01-11-report.txt", REPORT),
    ("content/events/2022-01-10-speech.md", SPEECH),
    ("content/actors/tokayev.md", TOKAYEV),
    ("content/regions/almaty.md", ALMATY),
];

/// An article of four passages; the words of the last two differ in one.
pub const REPORT: &str = "\
The president of Kazakhstan spoke to the leaders of the alliance on Monday.

About 8,000 people have been arrested by the police, Tokayev said in Almaty.

The airport was closed for the whole day.

The airport was closed for the whole night.
";

/// An event that quotes it.
pub const SPEECH: &str = "\
+++
title = \"Tokayev speaks to the leaders of the alliance\"
date = \"2022-01-10\"
actors = [\"tokayev\"]
regions = [\"almaty\"]
+++

He spoke of the arrests.

> About 8,000 people have been arrested by the police
>
> — Tokayev, [the report](../articles/2022-01-11-report.txt)
";

/// An actor.
pub const TOKAYEV: &str = "\
+++
title = \"Kassym-Jomart Tokayev\"
kind = \"person\"
also_known_as = [\"Tokayev\"]
+++

President of Kazakhstan.
";

/// A region.
pub const ALMATY: &str = "\
+++
title = \"Almaty\"
kind = \"city\"
+++

The largest city.
";

/// An event with this body.
pub fn event(body: &str) -> String {
    format!("+++\ntitle = \"Another event\"\ndate = \"2022-01-11\"\n+++\n\n{body}\n")
}

/// A quotation of the report.
pub fn quoting(words: &str) -> String {
    format!("> {words}\n>\n> — Tokayev, [the report](../articles/2022-01-11-report.txt)")
}
