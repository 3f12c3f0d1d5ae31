//! The analysis as a page to read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reportedly::quotes::QuoteKind;
use reportedly::sources::Naming;
use reportedly::{Analysis, Span};

const WIDTH: usize = 92;

struct Page {
    out: String,
    colours: bool,
}

/// Colours by number, as terminals have them.
const BOLD: u8 = 1;
const DIM: u8 = 2;
const YELLOW: u8 = 33;
const CYAN: u8 = 36;

impl Page {
    fn paint(&self, colour: u8, text: &str) -> String {
        if self.colours { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn head(&mut self, title: &str, count: usize) {
        let line = self.paint(BOLD, &format!("{title} ({count})"));
        let _ = write!(self.out, "\n{line}\n");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// Breaks a text at spaces and indents it.
    fn wrapped(&mut self, text: &str, indent: &str) {
        let mut line = String::new();
        for word in text.split_whitespace() {
            if !line.is_empty() && line.chars().count() + word.chars().count() + indent.len() >= WIDTH {
                let _ = writeln!(self.out, "{indent}{line}");
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        let _ = writeln!(self.out, "{indent}{line}");
    }
}

pub fn report(text: &str, analysis: &Analysis, colours: bool) -> String {
    let mut page = Page { out: String::new(), colours };
    layout(&mut page, text, analysis);
    said(&mut page, text, analysis);
    silent(&mut page, text, analysis);
    sources(&mut page, text, analysis);
    hedges(&mut page, text, analysis);
    places(&mut page, analysis);
    odd(&mut page, text, analysis);
    page.out.trim_end().to_owned()
}

fn layout(page: &mut Page, text: &str, analysis: &Analysis) {
    let article = &analysis.article;
    let joined = |spans: &[Span]| spans.iter().map(|&span| &text[span]).collect::<Vec<_>>().join(", ");
    if let Some(headline) = article.headline {
        page.line(&page.paint(BOLD, &text[headline]));
    }
    if let Some(byline) = &article.byline {
        page.line(&format!("by {}", joined(&byline.authors)));
    }
    if let Some(dateline) = &article.dateline {
        let agency = dateline.agency.map(|span| format!(" ({})", &text[span])).unwrap_or_default();
        page.line(&format!("from {}{agency}", joined(&dateline.places)));
    }
    let profile = &analysis.profile;
    let line = format!(
        "{} attributions, {:.0} % of the words; sources: {} named, {} unnamed, {} vague, {} institutions; {} hedges that count",
        profile.quotes,
        profile.attributed_share * 100.0,
        profile.named_sources,
        profile.unnamed_sources,
        profile.vague_sources,
        profile.institutions,
        profile.hedges
    );
    page.line(&page.paint(DIM, &line));
}

fn said(page: &mut Page, text: &str, analysis: &Analysis) {
    page.head("Who said what", analysis.quotes.iter().filter(|quote| !quote.refused).count());
    for quote in analysis.quotes.iter().filter(|quote| !quote.refused) {
        let who = analysis.source(quote).map_or("nobody named", |source| source.name.as_str());
        let cue = quote.cue.as_ref().map_or("-", |cue| &text[cue.span]);
        let firm = analysis.statement(quote).map_or("", |statement| statement.certainty.as_str());
        let negated = if quote.negated { " · not said" } else { "" };
        let how = page.paint(DIM, &format!("{cue} · {} · {firm}{negated}", quote.kind));
        page.line(&format!("  {}  {how}", page.paint(CYAN, who)));
        let content = quote.text(text);
        let marked = if quote.kind == QuoteKind::Direct { format!("“{content}”") } else { content.into_owned() };
        page.wrapped(&marked, "      ");
    }
}

fn silent(page: &mut Page, text: &str, analysis: &Analysis) {
    if analysis.non_statements.is_empty() {
        return;
    }
    page.head("Who said nothing", analysis.non_statements.len());
    for silence in &analysis.non_statements {
        let by = silence.by.map_or("nobody named", |by| &text[by]);
        let topic = silence.topic.map(|topic| format!(" · about {}", &text[topic])).unwrap_or_default();
        page.line(&format!("  {}  {}{topic}", page.paint(CYAN, by), &text[silence.span]));
    }
}

fn sources(page: &mut Page, text: &str, analysis: &Analysis) {
    page.head("On whose word", analysis.sources.len());
    for source in &analysis.sources {
        let mut parts = vec![source.naming.to_string(), source.kind.to_string()];
        let role = [&source.rank, &source.affiliation, &source.role].into_iter().flatten();
        parts.push(role.map(String::as_str).collect::<Vec<_>>().join(" "));
        if let Some(anonymity) = &source.anonymity {
            let grounds = anonymity.grounds.map_or("no reason given", |grounds| grounds.as_str());
            parts.push(format!("“{}”, {}", &text[anonymity.span], grounds.replace('_', " ")));
        }
        parts.retain(|part| !part.is_empty());
        let who = page.paint(if source.naming == Naming::Named { CYAN } else { YELLOW }, &source.name);
        page.line(&format!("  {who}: {}", parts.join(", ")));
    }
}

fn hedges(page: &mut Page, text: &str, analysis: &Analysis) {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for hedge in &analysis.hedges {
        kinds.entry(hedge.kind.as_str()).or_default().push(&text[hedge.span]);
    }
    page.head("How firmly", analysis.hedges.len());
    for (kind, words) in kinds {
        page.line(&format!("  {}: {}", page.paint(YELLOW, &kind.replace('_', " ")), words.join(", ")));
    }
}

fn places(page: &mut Page, analysis: &Analysis) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in analysis.toponyms().filter_map(|mention| mention.place.as_ref()) {
        let mut parts = vec![place.kind.as_str()];
        parts.extend(place.admin1.as_deref().filter(|division| *division != place.name));
        parts.extend(place.country.as_deref());
        let point = place.lat.zip(place.lon).map(|(lat, lon)| format!(", {lat:.2}, {lon:.2}")).unwrap_or_default();
        *counts.entry(format!("{}: {}{point}", place.name, parts.join(", "))).or_default() += 1;
    }
    page.head("About where", counts.len());
    for (place, count) in counts {
        let times = if count > 1 { page.paint(DIM, &format!("  ×{count}")) } else { String::new() };
        page.line(&format!("  {place}{times}"));
    }
}

fn odd(page: &mut Page, text: &str, analysis: &Analysis) {
    let lints = &analysis.profile.lints;
    let count = lints.len() + analysis.diagnostics.len();
    if count == 0 {
        return;
    }
    page.head("Worth a look", count);
    for diagnostic in &analysis.diagnostics {
        page.line(&format!("  {} at byte {}", diagnostic.kind.as_str().replace('_', " "), diagnostic.span.start()));
    }
    for lint in lints {
        page.line(&format!("  {}: “{}”", lint.kind.as_str().replace('_', " "), &text[lint.span]));
    }
}
