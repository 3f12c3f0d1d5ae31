//! The analysis as a page to read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use reportedly::quotes::{QuoteAct, QuoteKind};
use reportedly::sources::Naming;
use reportedly::statements::{Polarity, Profile};
use reportedly::{Analysis, Span};

use crate::terminal::Terminal;

struct Page {
    out: String,
    terminal: Terminal,
}

/// Colours by number, as terminals have them.
const BOLD: u8 = 1;
const DIM: u8 = 2;
const YELLOW: u8 = 33;
const CYAN: u8 = 36;

impl Page {
    fn paint(&self, colour: u8, text: &str) -> String {
        if self.terminal.colours { format!("\x1b[{colour}m{text}\x1b[0m") } else { text.to_owned() }
    }

    fn head(&mut self, title: &str, count: usize) {
        let line = self.paint(BOLD, &format!("{title} ({count})"));
        let _ = write!(self.out, "\n{line}\n");
    }

    /// Lines of one colour.
    fn painted(&mut self, colour: u8, text: &str, indent: usize) {
        for line in self.terminal.lines(text, indent) {
            let line = self.paint(colour, &line);
            self.line(&line);
        }
    }

    /// A name in a colour, and what there is about it; further lines are indented more.
    fn entry(&mut self, colour: u8, name: &str, about: &str) {
        let lines = self.terminal.lines(&format!("{name} {about}"), 4);
        for (number, line) in lines.iter().enumerate() {
            let line = match line.trim_start().strip_prefix(name).filter(|_| number == 0) {
                Some(rest) => format!("  {}{}", self.paint(colour, name), self.paint(DIM, rest)),
                None if number == 0 => format!("  {}", line.trim_start()),
                None => self.paint(DIM, line),
            };
            self.line(&line);
        }
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// Breaks a text at spaces and indents it.
    fn wrapped(&mut self, text: &str, indent: usize) {
        for line in self.terminal.lines(text, indent) {
            self.line(&line);
        }
    }
}

pub fn report(text: &str, analysis: &Analysis, terminal: Terminal) -> String {
    let mut page = Page { out: String::new(), terminal };
    layout(&mut page, text, analysis);
    said(&mut page, text, analysis);
    silent(&mut page, text, analysis);
    sources(&mut page, text, analysis);
    hedges(&mut page, text, analysis);
    places(&mut page, analysis);
    odd(&mut page, text, analysis);
    page.out.trim_end().to_owned()
}

/// A line for each article, and one for all.
pub fn summary(rows: &[(String, Profile)], terminal: Terminal) -> String {
    let mut page = Page { out: String::new(), terminal };
    page.painted(BOLD, &format!("{} articles", rows.len()), 0);
    let room = terminal.width.saturating_sub(4 * 9).clamp(8, 60);
    page.line(&format!("{:room$}{:>9}{:>9}{:>9}{:>9}", "", "quotes", "named", "unnamed", "hedges"));
    let count = |it: &Profile| [it.quotes, it.named_sources, it.unnamed_sources + it.vague_sources, it.hedges];
    let mut all = [0; 4];
    let mut row = |name: &str, counts: [usize; 4]| {
        // of a long path the end says more
        let letters: Vec<char> = name.chars().collect();
        let name: String = letters[letters.len().saturating_sub(room - 1)..].iter().collect();
        let cells: String = counts.iter().map(|count| format!("{count:>9}")).collect();
        page.line(&format!("{name:room$}{cells}"));
    };
    for (name, profile) in rows {
        let counts = count(profile);
        all.iter_mut().zip(counts).for_each(|(all, count)| *all += count);
        row(name, counts);
    }
    row("all", all);
    page.out
}

fn layout(page: &mut Page, text: &str, analysis: &Analysis) {
    let article = &analysis.article;
    let joined = |spans: &[Span]| spans.iter().map(|&span| &text[span]).collect::<Vec<_>>().join(", ");
    if let Some(headline) = article.headline {
        page.painted(BOLD, &text[headline], 0);
    }
    if let Some(byline) = &article.byline {
        page.wrapped(&format!("by {}", joined(&byline.authors)), 0);
    }
    if let Some(dateline) = &article.dateline {
        let agency = dateline.agency.map(|span| format!(" ({})", &text[span])).unwrap_or_default();
        page.wrapped(&format!("from {}{agency}", joined(&dateline.places)), 0);
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
    page.painted(DIM, &line, 0);
}

fn said(page: &mut Page, text: &str, analysis: &Analysis) {
    let count = analysis.quotes.iter().filter(|quote| !quote.refused).count();
    if count == 0 {
        return;
    }
    page.head("Who said what", count);
    for quote in analysis.quotes.iter().filter(|quote| !quote.refused) {
        let who = analysis.source(quote).map_or("nobody named", |source| source.name.as_str());
        let statement = analysis.statement(quote);
        let mut how = vec![quote.cue.as_ref().map_or("", |cue| &text[cue.span]), quote.kind.as_str()];
        // belief, wishes and findings of documents are no speech
        how.extend((quote.act != QuoteAct::Speech).then_some(quote.act.as_str()));
        how.extend(statement.map(|statement| statement.certainty.as_str()));
        how.push(match statement.map(|statement| statement.polarity) {
            _ if quote.negated => "not said",
            Some(Polarity::Negative) => "denied",
            Some(Polarity::Unknown) => "neither affirmed nor denied",
            _ => "",
        });
        how.retain(|part| !part.is_empty());
        page.entry(CYAN, &format!("{who}:"), &how.join(" · "));
        let content = quote.text(text);
        let marked = if quote.kind == QuoteKind::Direct { format!("“{content}”") } else { content.into_owned() };
        page.wrapped(&marked, 6);
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
        page.entry(CYAN, &format!("{by}:"), &format!("{}{topic}", &text[silence.span]));
    }
}

fn sources(page: &mut Page, text: &str, analysis: &Analysis) {
    if analysis.sources.is_empty() {
        return;
    }
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
        let colour = if source.naming == Naming::Named { CYAN } else { YELLOW };
        page.entry(colour, &format!("{}:", source.name), &parts.join(", "));
    }
}

fn hedges(page: &mut Page, text: &str, analysis: &Analysis) {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for hedge in &analysis.hedges {
        kinds.entry(hedge.kind.as_str()).or_default().push(&text[hedge.span]);
    }
    if kinds.is_empty() {
        return;
    }
    page.head("How firmly", analysis.hedges.len());
    for (kind, words) in kinds {
        page.entry(YELLOW, &format!("{}:", kind.replace('_', " ")), &words.join(", "));
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
    if counts.is_empty() {
        return;
    }
    page.head("About where", counts.len());
    for (place, count) in counts {
        let times = if count > 1 { format!(" ×{count}") } else { String::new() };
        let (name, about) = place.split_once(": ").unwrap_or((&place, ""));
        page.entry(CYAN, &format!("{name}:"), &format!("{about}{times}"));
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
        page.wrapped(&format!("{} at byte {}", diagnostic.kind.as_str().replace('_', " "), diagnostic.span.start()), 2);
    }
    for lint in lints {
        page.wrapped(&format!("{}: “{}”", lint.kind.as_str().replace('_', " "), &text[lint.span]), 2);
    }
}
