//! A report to read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::depth;
use crate::analysis::Analysis;
use crate::ids::SourceId;
use crate::quotes::{Quote, QuoteKind};
use crate::sources::Source;
use crate::statements::{By, Polarity};
use crate::text::Span;

/// Returns a report in Markdown (CommonMark, with tables as GitHub has them): the claims by source with how firmly each is made,
/// the author's own hedged claims, who declined to speak, the places, and what is worth a look. Words of the article are escaped, so
/// that none of them is read as markup.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::markdown;
///
/// let text = "Karim said the pass may close. The ministry declined to comment.";
/// let report = markdown(text, &Analyzer::new().analyze(text));
/// assert!(report.contains("### Karim\n\nnamed, person\n\n- *possible* (“may”), said: the pass may close\n"));
/// assert!(report.contains("## Who declined\n\n- The ministry: declined to comment\n"));
/// ```
pub fn markdown(text: &str, analysis: &Analysis) -> String {
    let mut report = Report { text, analysis, out: String::new() };
    report.head();
    report.claims();
    report.own_claims();
    report.refusals();
    report.places();
    report.lints();
    report.out
}

struct Report<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    out: String,
}

impl Report<'_> {
    fn words(&self, span: Span) -> String {
        escaped(span.get(self.text).unwrap_or_default())
    }

    fn head(&mut self) {
        let headline = self.analysis.article.headline.map(|span| self.words(span));
        let _ = writeln!(self.out, "# {}\n", headline.as_deref().unwrap_or("Article"));
        let profile = &self.analysis.profile;
        let _ = writeln!(
            self.out,
            "Attributions: {}, with {:.0} % of the words. Sources: {} named, {} unnamed, {} vague, {} institutions. Hedges that count: {}.",
            profile.quotes,
            profile.attributed_share * 100.0,
            profile.named_sources,
            profile.unnamed_sources,
            profile.vague_sources,
            profile.institutions,
            profile.hedges
        );
    }

    fn claims(&mut self) {
        let analysis = self.analysis;
        let mut by: BTreeMap<Option<SourceId>, Vec<&Quote>> = BTreeMap::new();
        for quote in depth::quotes(analysis).filter(|quote| !quote.refused) {
            by.entry(analysis.source(quote).map(|source| source.id)).or_default().push(quote);
        }
        if by.is_empty() {
            return;
        }
        self.out.push_str("\n## Claims by source\n");
        // those without a source come last
        let (nobody, known): (Vec<_>, Vec<_>) = by.into_iter().partition(|(source, _)| source.is_none());
        for (source, quotes) in known.into_iter().chain(nobody) {
            match source.and_then(|id| analysis.sources.get(id.index())) {
                Some(source) => self.source(source),
                None => self.out.push_str("\n### Nobody named\n\n"),
            }
            for quote in quotes {
                self.claim(quote);
            }
        }
    }

    fn source(&mut self, source: &Source) {
        let mut parts = vec![plain(source.naming.as_str()), plain(source.kind.as_str())];
        let role = [&source.rank, &source.affiliation, &source.role].into_iter().flatten();
        parts.push(escaped(&role.map(String::as_str).collect::<Vec<_>>().join(" ")));
        parts.retain(|part| !part.is_empty());
        // media are their own kind
        parts.dedup();
        let _ = write!(self.out, "\n### {}\n\n{}", escaped(&source.name), parts.join(", "));
        if let Some(anonymity) = &source.anonymity {
            let grounds = anonymity.grounds.map_or("no reason given", |grounds| grounds.as_str());
            let _ = write!(self.out, "; “{}”: {}", self.words(anonymity.span), plain(grounds));
        }
        self.out.push_str("\n\n");
    }

    fn claim(&mut self, quote: &Quote) {
        let statement = self.analysis.statement(quote);
        let certainty = statement.map_or("not said", |statement| statement.certainty.as_str());
        let _ = write!(self.out, "- *{}*{}", plain(certainty), self.hedges(statement));
        if statement.is_some_and(|statement| statement.polarity == Polarity::Negative) {
            self.out.push_str(", negative");
        }
        if quote.negated {
            self.out.push_str(", cue negated");
        }
        if let Some(cue) = &quote.cue {
            let _ = write!(self.out, ", {}", self.words(cue.span));
        }
        let content = escaped(&quote.text(self.text));
        let _ = match quote.kind {
            QuoteKind::Direct => writeln!(self.out, ": “{content}”"),
            _ => writeln!(self.out, ": {content}"),
        };
    }

    /// The hedges of a statement that count, in parentheses.
    fn hedges(&self, statement: Option<&crate::statements::Statement>) -> String {
        let hedges = statement.iter().flat_map(|statement| &statement.hedges);
        let hedges = hedges.filter_map(|id| self.analysis.hedges.get(id.index())).filter(|hedge| hedge.uncertain);
        let words: Vec<String> = hedges.map(|hedge| format!("“{}”", self.words(hedge.span))).collect();
        if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
    }

    fn own_claims(&mut self) {
        let own =
            self.analysis.statements.iter().filter(|statement| statement.quote.is_none() && statement.by == By::Author);
        let mut lines = String::new();
        for statement in own {
            let (certainty, hedges) = (statement.certainty.as_str(), self.hedges(Some(statement)));
            let _ = writeln!(lines, "- *{certainty}*{hedges}: {}", self.words(statement.span));
        }
        self.section("Hedged by the author", &lines);
    }

    fn refusals(&mut self) {
        let mut lines = String::new();
        for silence in &self.analysis.non_statements {
            let by = silence.by.map_or_else(|| "nobody named".to_owned(), |by| self.words(by));
            let _ = write!(lines, "- {by}: {}", self.words(silence.span));
            if let Some(topic) = silence.topic {
                let _ = write!(lines, " (about {})", self.words(topic));
            }
            lines.push('\n');
        }
        self.section("Who declined", &lines);
    }

    fn places(&mut self) {
        let mut counts: BTreeMap<(&str, u32), (&crate::gazetteer::Place, usize)> = BTreeMap::new();
        for place in self.analysis.toponyms().filter_map(|mention| mention.place.as_ref()) {
            let (_, count) = counts.entry((&place.name, place.id)).or_insert((place, 0));
            *count = count.saturating_add(1);
        }
        if counts.is_empty() {
            return;
        }
        let mut lines = String::from("| place | kind | in | north, east | mentions |\n|---|---|---|---|---|\n");
        for (place, count) in counts.into_values() {
            let within: Vec<&str> = [&place.admin1, &place.country].into_iter().flatten().map(AsRef::as_ref).collect();
            let point = place.lat.zip(place.lon).map(|(lat, lon)| format!("{lat}, {lon}")).unwrap_or_default();
            let (name, within) = (escaped(&place.name), escaped(&within.join(", ")));
            let _ = writeln!(lines, "| {name} | {} | {within} | {point} | {count} |", plain(place.kind.as_str()));
        }
        self.section("Places", &lines);
    }

    fn lints(&mut self) {
        let mut lines = String::new();
        for lint in &self.analysis.profile.lints {
            let _ = writeln!(lines, "- {}: “{}”", plain(lint.kind.as_str()), self.words(lint.span));
        }
        self.section("Worth a look", &lines);
    }

    fn section(&mut self, title: &str, lines: &str) {
        if !lines.is_empty() {
            let _ = write!(self.out, "\n## {title}\n\n{lines}");
        }
    }
}

fn plain(name: &str) -> String {
    name.replace('_', " ")
}

/// The words on one line, with a backslash before every sign that Markdown could read.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (number, word) in words.split_whitespace().enumerate() {
        if number > 0 {
            out.push(' ');
        }
        // what opens a list or underlines a heading does so only at the start of a line
        let ordered = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let marker = ordered.len() < word.len() && matches!(ordered, "." | ")");
        for (at, c) in word.char_indices() {
            let opens = number == 0 && (matches!(c, '-' | '+' | '=') && at == 0 || marker && matches!(c, '.' | ')'));
            if opens || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// What CommonMark makes of escapes.
    fn unescaped(line: &str) -> String {
        let mut out = String::new();
        let mut signs = line.chars().peekable();
        while let Some(c) = signs.next() {
            match signs.peek() {
                Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(signs.next()),
                _ => out.push(c),
            }
        }
        out
    }

    #[test]
    fn every_claim_is_a_line() {
        let analysis = sample::analysis();
        let report = markdown(sample::TEXT, &analysis);
        for quote in analysis.quotes.iter().filter(|quote| !quote.refused) {
            let content = quote.text(sample::TEXT).split_whitespace().collect::<Vec<_>>().join(" ");
            let line = report.lines().find(|line| unescaped(line).contains(&content));
            assert!(line.is_some_and(|line| line.starts_with("- *")), "{content}\n{report}");
        }
        assert!(report.starts_with("# Pass shut, \"again\"\n"), "{report}");
        assert!(report.contains("\n## Who declined\n\n- The ministry in Peshawar: "), "{report}");
    }

    #[test]
    fn a_source_has_one_heading() {
        let report = markdown(sample::TEXT, &sample::analysis());
        let headings: Vec<&str> = report.lines().filter_map(|line| line.strip_prefix("### ")).collect();
        assert_eq!(headings, ["Zoë Müller", "senior official", "Nobody named"]);
    }

    #[test]
    fn a_table_has_as_many_cells_in_every_row() {
        let report = markdown(sample::TEXT, &sample::analysis());
        for row in report.lines().filter(|line| line.starts_with('|')) {
            assert_eq!(row.replace("\\|", "").matches('|').count(), 6, "{row}");
        }
    }

    #[test]
    fn words_are_not_markup() {
        assert_eq!(
            escaped("<b> *a* [x](y) `c` # | &amp;\r\n\r\nnext"),
            "\\<b\\> \\*a\\* \\[x\\](y) \\`c\\` \\# \\| \\&amp; next"
        );
        assert_eq!(escaped("- a - b"), "\\- a - b");
        assert_eq!(escaped("1. a 2. b"), "1\\. a 2. b");
        assert_eq!(escaped("1.5 km"), "1.5 km");
    }

    #[test]
    fn an_empty_analysis_has_a_title_only() {
        assert_eq!(markdown("", &Analysis::default()).lines().filter(|line| line.starts_with('#')).count(), 1);
        assert!(!markdown("", &sample::analysis()).is_empty());
    }
}
