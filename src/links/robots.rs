//! `robots.txt` (RFC 9309): which paths of a host are closed to a program.
#![cfg_attr(not(feature = "links"), allow(dead_code))]

/// The rules that concern us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Robots {
    /// Whether it opens, and for which paths.
    rules: Vec<(bool, String)>,
}

impl Robots {
    /// Reads a file's rules for the program of that name: those of its own groups, else those of
    /// the groups for `*`. Lines that are no rule are passed over (section 2.2).
    pub(super) fn read(text: &str, name: &str) -> Self {
        let mut own: Option<Vec<(bool, String)>> = None;
        let mut all = Vec::new();
        // Whom the group concerns that is being read, and whether its rules have begun.
        let (mut ours, mut everyone, mut begun) = (false, false, true);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let value = value.trim();
            match key.trim().to_ascii_lowercase().as_str() {
                "user-agent" => {
                    if begun {
                        (ours, everyone, begun) = (false, false, false);
                    }
                    // The name may go on with a version.
                    let agent = value.split('/').next().unwrap_or_default().trim();
                    ours |= agent.eq_ignore_ascii_case(name);
                    everyone |= agent == "*";
                    if ours {
                        own.get_or_insert_default();
                    }
                }
                key @ ("allow" | "disallow") => {
                    begun = true;
                    let rule = (key == "allow", value.to_owned());
                    if ours && !value.is_empty() {
                        own.get_or_insert_default().push(rule.clone());
                    }
                    if everyone && !value.is_empty() {
                        all.push(rule);
                    }
                }
                _ => {}
            }
        }
        Self {
            rules: own.unwrap_or(all),
        }
    }

    /// Whether a path, with its query, may be asked for: the longest rule that fits decides, and
    /// of two that are as long the one that opens (section 2.2.2).
    pub(super) fn allows(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(_, rule)| fits(rule, path));
        fitting
            .max_by_key(|(opens, rule)| (rule.len(), *opens))
            .is_none_or(|(opens, _)| *opens)
    }
}

/// `*` stands for any characters, `$` at the end for the path's end; else a path begins with it.
fn fits(rule: &str, path: &str) -> bool {
    let (rule, to_the_end) = match rule.strip_suffix('$') {
        Some(rule) => (rule, true),
        None => (rule, false),
    };
    let mut parts = rule.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return !to_the_end || rest.is_empty();
    };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    if to_the_end {
        rest.ends_with(last)
    } else {
        rest.contains(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_of_our_own_goes_before_the_one_for_all() {
        let text = "\u{feff}User-Agent: *\nDisallow: /\n\nuser-agent: other\nUser-agent: Qantar/1.0\nDisallow: /a # why\nAllow: /a/b\nSitemap: x\n";
        let robots = Robots::read(text, "qantar");
        assert!(robots.allows("/") && robots.allows("/a/b/c"));
        assert!(!robots.allows("/a") && !robots.allows("/a/c"));
        assert!(!Robots::read(text, "nobody").allows("/x"));
    }

    #[test]
    fn nothing_said_is_open() {
        for text in [
            "",
            "User-agent: *\nDisallow:\n",
            "<html>: no",
            "Disallow: /\n",
        ] {
            assert!(Robots::read(text, "qantar").allows("/x?y"), "{text}");
        }
        // A group for us that closes nothing frees us from the one for all.
        let text = "User-agent: *\nDisallow: /\nUser-agent: qantar\nDisallow:\n";
        assert!(Robots::read(text, "qantar").allows("/x"));
    }

    #[test]
    fn stars_and_ends() {
        assert!(fits("/*.pdf$", "/a/b.pdf") && !fits("/*.pdf$", "/a/b.pdf?x"));
        assert!(fits("/a*c*e", "/abcde") && !fits("/a*e*c", "/abcde"));
        assert!(fits("/a$", "/a") && !fits("/a$", "/ab"));
        assert!(fits("*", "/anything") && fits("/", "/"));
    }
}
