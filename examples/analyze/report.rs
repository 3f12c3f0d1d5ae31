//! The analysis as a page to read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reportedly::{Analysis, Naming, PlaceRole, Quote, Source};
use serde::Serialize;

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
    page.head("Who said what", analysis.quotes.len());
    for quote in &analysis.quotes {
        said(&mut page, text, analysis, quote);
    }
    silent(&mut page, text, analysis);
    sources(&mut page, text, analysis);
    hedges(&mut page, text, analysis);
    places(&mut page, analysis);
    odd(&mut page, text, analysis);
    page.out.trim_end().to_owned()
}

fn layout(page: &mut Page, text: &str, analysis: &Analysis) {
    let article = &analysis.article;
    if let Some(headline) = article.headline {
        let headline = page.paint(BOLD, &text[headline]);
        page.line(&headline);
    }
    let names = |spans: &[reportedly::Span]| spans.iter().map(|&span| &text[span]).collect::<Vec<_>>().join(", ");
    if let Some(byline) = &article.byline {
        page.line(&format!("by {}", names(&byline.authors)));
    }
    if let Some(dateline) = &article.dateline {
        let agency = dateline.agency.map(|span| format!(" ({})", &text[span])).unwrap_or_default();
        page.line(&format!("from {}{agency}", names(&dateline.places)));
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
    let line = page.paint(DIM, &line);
    page.line(&line);
}

fn said(page: &mut Page, text: &str, analysis: &Analysis, quote: &Quote) {
    let content: Vec<&str> = quote.content.iter().map(|&span| &text[span]).collect();
    let content = content.join(" … ");
    let marked = if name(quote.kind) == "direct" { format!("“{content}”") } else { content };
    let source = quote.source.and_then(|source| analysis.sources.get(source.id));
    let who = source.map_or("nobody named", |source| source.name.as_str());
    let cue = quote.cue.as_ref().map_or("-", |cue| &text[cue.span]);
    let statement = analysis.statements.iter().find(|statement| statement.quote == Some(quote.id));
    let firm = statement.map(|statement| name(statement.certainty)).unwrap_or_default();
    let who = page.paint(CYAN, who);
    let how = page.paint(DIM, &format!("{cue} · {} · {firm}", name(quote.kind)));
    page.line(&format!("  {who}  {how}"));
    page.wrapped(&marked, "      ");
}

fn silent(page: &mut Page, text: &str, analysis: &Analysis) {
    if analysis.non_statements.is_empty() {
        return;
    }
    page.head("Who said nothing", analysis.non_statements.len());
    for silence in &analysis.non_statements {
        let by = silence.by.map_or("nobody named", |by| &text[by]);
        let topic = silence.topic.map(|topic| format!(" · about {}", &text[topic])).unwrap_or_default();
        let by = page.paint(CYAN, by);
        page.line(&format!("  {by}  {}{topic}", &text[silence.span]));
    }
}

fn sources(page: &mut Page, text: &str, analysis: &Analysis) {
    page.head("On whose word", analysis.sources.len());
    for source in &analysis.sources {
        let mut parts = vec![name(source.naming), name(source.kind)];
        parts.extend(role(source));
        if let Some(anonymity) = &source.anonymity {
            let grounds = anonymity
                .grounds
                .map_or_else(|| "no reason given".to_owned(), |grounds| name(grounds).replace('_', " "));
            parts.push(format!("“{}”, {grounds}", &text[anonymity.span]));
        }
        let who = page.paint(if source.naming == Naming::Named { CYAN } else { YELLOW }, &source.name);
        page.line(&format!("  {who}: {}", parts.join(", ")));
    }
}

fn role(source: &Source) -> Option<String> {
    let parts: Vec<&str> =
        [&source.rank, &source.affiliation, &source.role].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn hedges(page: &mut Page, text: &str, analysis: &Analysis) {
    let mut kinds: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for hedge in &analysis.hedges {
        kinds.entry(name(hedge.kind).replace('_', " ")).or_default().push(&text[hedge.span]);
    }
    page.head("How firmly", analysis.hedges.len());
    for (kind, words) in kinds {
        let kind = page.paint(YELLOW, &kind);
        page.line(&format!("  {kind}: {}", words.join(", ")));
    }
}

fn places(page: &mut Page, analysis: &Analysis) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for mention in analysis.places.iter().filter(|mention| mention.role != PlaceRole::PartOfName) {
        if let Some(place) = &mention.place {
            let mut parts = vec![name(place.kind)];
            let division = place.admin1.as_deref().filter(|division| *division != place.name);
            parts.extend(division.into_iter().chain(place.country.as_deref()).map(str::to_owned));
            if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
                parts.push(format!("{lat:.2}, {lon:.2}"));
            }
            *counts.entry(format!("{}: {}", place.name, parts.join(", "))).or_default() += 1;
        }
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
        let place = diagnostic.span.start();
        page.line(&format!("  {} at byte {place}", name(diagnostic.kind).replace('_', " ")));
    }
    for lint in lints {
        page.line(&format!("  {}: “{}”", name(lint.kind).replace('_', " "), &text[lint.span]));
    }
}

/// The name that an enum value has in JSON.
fn name<T: Serialize>(value: T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
