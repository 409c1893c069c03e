//! What in an article is no evidence: disclaimers and credit lines. They are kept and shown.

use crate::model::{Body, PassageRole};

/// A credit line is shorter, in bytes.
const LONGEST_CREDIT: usize = 160;

/// Marks the article's disclaimers and credit lines; gives the agency that a credit line names.
pub(super) fn set_apart(body: &mut Body) -> Option<String> {
    let mut agency = None;
    for passage in &mut body.passages {
        let text = passage.text.trim();
        if is_disclaimer(text) {
            passage.role = PassageRole::Disclaimer;
        } else if let Some(name) = credited(text) {
            passage.role = PassageRole::Credit;
            agency = agency.or(name);
        }
    }
    agency
}

fn is_disclaimer(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.starts_with("disclaimer:") || lower.starts_with("disclaimer -") || is_feed_notice(&lower)
}

/// "This story has been published from a wire agency feed without modifications to the text."
fn is_feed_notice(lower: &str) -> bool {
    lower.len() < 400
        && (lower.contains("published from") || lower.contains("auto-generated from"))
        && (lower.contains("feed") || lower.contains("syndicated"))
}

/// `Some` for a credit line, with the agency where it names one.
fn credited(text: &str) -> Option<Option<String>> {
    let inner = text.trim_matches(|c: char| "()[]. ".contains(c) || c.is_whitespace());
    if inner.len() >= LONGEST_CREDIT {
        return None;
    }
    let lower = inner.to_ascii_lowercase();
    for lead in [
        "with inputs from ",
        "with input from ",
        "with agency inputs from ",
    ] {
        if lower.starts_with(lead) && inner.len() < 120 {
            let names = inner.get(lead.len()..).unwrap_or_default();
            let first = names.split([',', ';']).next().unwrap_or_default();
            let first = first.split(" and ").next().unwrap_or_default().trim();
            return Some((!first.is_empty()).then(|| first.to_owned()));
        }
    }
    let other = [
        "with agency inputs",
        "with inputs from agencies",
        "reporting by ",
        "editing by ",
    ];
    let is_credit = other.iter().any(|lead| lower.starts_with(lead));
    is_credit.then_some(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_lines_give_their_agency() {
        assert_eq!(
            credited("( With inputs from ANI )"),
            Some(Some("ANI".into()))
        );
        assert_eq!(
            credited("(With inputs from PTI and ANI.)"),
            Some(Some("PTI".into()))
        );
        assert_eq!(
            credited("Reporting by A. Writer; editing by B. Editor"),
            Some(None)
        );
        assert_eq!(
            credited(
                "With inputs from his advisers the president made up his mind and went on to speak at length about what had happened in the country."
            ),
            None
        );
        assert_eq!(credited("The report said so"), None);
    }

    #[test]
    fn disclaimers_are_known() {
        assert!(is_disclaimer(
            "Disclaimer: This post has been auto-published from an agency feed"
        ));
        assert!(is_disclaimer(
            "This story has been published from a wire agency feed without modifications."
        ));
        assert!(!is_disclaimer(
            "He disclaimed all knowledge: nothing was published."
        ));
    }
}
