//! Bylines.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The longest byline, in words.
const LONGEST: usize = 16;

/// The line that names the authors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Byline {
    /// The whole line.
    pub span: Span,
    /// The name of each author, in order.
    pub authors: Vec<Span>,
}

/// Parses `By Jane Roe and John Doe, AP Diplomatic Writer`.
pub(super) fn parse(text: &str, line: Span) -> Option<Byline> {
    let found = line.of(text);
    let rest = found.strip_prefix("By ").or_else(|| found.strip_prefix("BY ")).or_else(|| found.strip_prefix("by "))?;
    if found.split_whitespace().count() > LONGEST
        || rest.ends_with(['.', '!', '?', '"', '”'])
        || !rest.starts_with(char::is_uppercase)
    {
        return None;
    }
    let names = rest.split([',', '|', ';']).next().unwrap_or(rest);
    let base = line.end() - rest.len();
    let mut authors = Vec::new();
    let mut at = 0;
    for part in names.split(" and ").flat_map(|part| part.split(" AND ")) {
        let trimmed = part.trim();
        let start = names.get(at..).and_then(|rest| rest.find(trimmed)).map_or(at, |found| at + found);
        at = start + trimmed.len();
        if !trimmed.is_empty() {
            authors.push(Span::between(base + start, base + at));
        }
    }
    Some(Byline { span: line, authors })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_have_authors_and_sentences_are_not_bylines() {
        let authors = |line: &'static str| {
            let byline = parse(line, Span::between(0, line.len()))?;
            Some(byline.authors.iter().map(|span| span.of(line)).collect::<Vec<_>>())
        };
        assert_eq!(authors("By Jane Roe and John Doe, AP Diplomatic Writer"), Some(vec!["Jane Roe", "John Doe"]));
        assert_eq!(authors("By Friday the road was open."), None);
        assert_eq!(authors("By the time"), None);
    }
}
