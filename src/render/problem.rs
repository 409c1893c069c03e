//! What Tera finds wrong, as diagnostics: file, line and what is wrong, in one line each.

use std::path::{Path, PathBuf};

use tera::{Error, ErrorKind, ReportError};

use super::BUILT_IN;
use crate::model::diagnostic::did_you_mean;
use crate::model::{Diagnostic, Diagnostics, Place};
use crate::site::{Template, Theme};

/// Something that Tera found in a template.
struct Finding {
    /// The name under which the template is registered.
    template: String,
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    message: String,
    /// From which templates the place was reached, the nearest first, and in which line.
    callers: Vec<(String, usize)>,
}

/// What is wrong with templates as a whole.
pub(super) fn loading(error: &Error, theme: &Theme) -> Diagnostics {
    let mut all = Diagnostics::default();
    match error.kind() {
        // Tera stops at the first template that it cannot read.
        ErrorKind::SyntaxError(_) => {
            for template in theme.templates.iter().chain(&theme.overrides) {
                if let Some(finding) = syntax_error(template) {
                    all.push(finding.diagnostic());
                }
            }
        }
        ErrorKind::Msg(reports) => {
            for finding in read_reports(reports) {
                all.push(dropped_block(&finding, theme).unwrap_or_else(|| finding.diagnostic()));
            }
        }
        _ => {}
    }
    if all.is_empty() {
        all.push(structural(error, theme));
    }
    all.sort();
    all
}

/// What went wrong while the template of that name was rendered.
pub(super) fn rendering(error: &Error, template: &str) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Finding::new(report, error).diagnostic()
        }
        _ => problem(template, first_line(&error.to_string())),
    }
}

fn syntax_error(template: &Template) -> Option<Finding> {
    let error = tera::Tera::new()
        .add_raw_template(&template.name, &template.text)
        .err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => Some(Finding::new(report, &error)),
        _ => None,
    }
}

impl Finding {
    fn new(report: &ReportError, error: &Error) -> Finding {
        Finding {
            template: report.filename().to_owned(),
            line: report.span().start_line,
            column: report.span().start_col + 1,
            message: report.message().to_owned(),
            // Tera tells the callers only in the text that it makes of the whole error.
            callers: error
                .to_string()
                .lines()
                .filter_map(|line| line.strip_prefix("note: called from "))
                .filter_map(location)
                .map(|(template, line, _)| (template, line))
                .collect(),
        }
    }

    fn diagnostic(&self) -> Diagnostic {
        let (what, known) = self
            .message
            .split_once(" Available ")
            .unwrap_or((&self.message, ""));
        let what = lower_first(what.trim_end_matches('.'));
        let whose = match self.template.strip_prefix(BUILT_IN) {
            Some(_) => "the built-in template, ",
            None => "",
        };
        let message = format!("{whose}line {}, column {}: {what}", self.line, self.column);
        let mut diagnostic =
            problem(&self.template, message).maybe_hint(known_names(what.as_str(), known));
        for (template, line) in &self.callers {
            diagnostic =
                diagnostic.related(Place::Path(path(template)), format!("used in line {line}"));
        }
        diagnostic
    }
}

/// `variables: page, site`, as a hint.
fn known_names(what: &str, known: &str) -> Option<String> {
    let names = known.split_once(": ")?.1;
    let wanted = what.split('`').nth(1).unwrap_or_default();
    let hint = format!("known here: {names}");
    Some(match did_you_mean(wanted, names.split(", ")) {
        Some(meant) => format!("did you mean `{meant}`? {hint}"),
        None => hint,
    })
}

/// A site's template lacks a block that a built-in child of it fills. Tera blames the child.
fn dropped_block(finding: &Finding, theme: &Theme) -> Option<Diagnostic> {
    let child = finding.template.strip_prefix(BUILT_IN)?;
    let block = finding
        .message
        .strip_prefix("Block `")?
        .split_once("` is not defined")?
        .0;
    let built_in = theme.templates.iter().find(|t| t.name == child)?;
    let parent = parent_of(&built_in.text)?;
    let own = theme.overrides.iter().find(|t| t.name == parent)?;
    let name = &own.name;
    // The same for every page that fills it, and said once.
    let message = format!("has no block `{block}`, which built-in templates fill");
    Some(problem(name, message).hint(format!(
        "keep `{{% block {block} %}}{{% endblock %}}` in it, or begin it with \
         `{{% extends \"{BUILT_IN}{name}\" %}}` and write only the blocks that you change"
    )))
}

/// The template that a template extends.
fn parent_of(text: &str) -> Option<&str> {
    let after = text.split_once("{% extends \"")?.1;
    Some(after.split_once('"')?.0)
}

/// Templates that do not fit together.
fn structural(error: &Error, theme: &Theme) -> Diagnostic {
    match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            let names = theme.templates.iter().chain(&theme.overrides);
            let meant = did_you_mean(parent, names.map(|t| t.name.as_str()));
            let message = format!("extends `{parent}`, and there is no such template");
            problem(current, message)
                .maybe_hint(meant.map(|name| format!("did you mean `{name}`?")))
        }
        ErrorKind::CircularExtend { tpl, .. } => problem(tpl, "extends itself").hint(format!(
            "to build on the built-in template, write `{{% extends \"{BUILT_IN}{tpl}\" %}}`"
        )),
        ErrorKind::CircularInclude { tpl, .. } => problem(tpl, "includes itself"),
        _ => {
            let message = first_line(&error.to_string());
            let named = theme
                .overrides
                .iter()
                .find(|own| message.contains(&format!("`{}`", own.name)));
            problem(named.map_or("", |own| own.name.as_str()), message)
        }
    }
}

/// The findings in a text of the form `error: MESSAGE\n --> NAME:LINE:COLUMN\n …`.
fn read_reports(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let Some(message) = line.strip_prefix("error: ") else {
            continue;
        };
        let at = lines
            .peek()
            .and_then(|next| next.trim_start().strip_prefix("--> "));
        if let Some((template, line, column)) = at.and_then(location) {
            findings.push(Finding {
                template,
                line,
                column,
                message: message.to_owned(),
                callers: Vec::new(),
            });
        }
    }
    findings
}

/// `NAME:LINE:COLUMN`.
fn location(text: &str) -> Option<(String, usize, usize)> {
    let mut parts = text.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?.to_owned(), line, column))
}

fn problem(template: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::path_error("template", path(template), message)
}

/// A template's file. Built-in templates stand at the same path in the program's sources.
fn path(template: &str) -> PathBuf {
    let name = template.strip_prefix(BUILT_IN).unwrap_or(template);
    Path::new("templates").join(name)
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    lower_first(line.trim_end_matches('.'))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
