//! Findings as standoff annotation.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

use super::depth;
use super::offsets::{Counted, Offsets};
use crate::analysis::Analysis;
use crate::hedges::HedgeKind;
use crate::ids::{QuoteId, SourceId};
use crate::names::NameKind;
use crate::places::PlaceRole;
use crate::quotes::{Quote, QuoteKind};
use crate::sources::Naming;
use crate::statements::Certainty;
use crate::text::Span;

/// Returns the findings as lines of an `.ann` file, for the annotation tool [brat](https://brat.nlplab.org): contents, cues, mentions of
/// sources, hedges, places and names as text-bound annotations (`T`), who said what as relations (`R`), and what is known of them as
/// attributes (`A`). The types are described in [`docs::formats`](crate::docs::formats#brat); [`brat_configuration`] declares them.
///
/// Offsets are code points, as brat counts them. The text belongs beside it in a `.txt` file, byte for byte. brat reads a span
/// with a line break in it as two: it is written as fragments, and so is one with a tab.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::brat;
///
/// let text = "Karim said the pass may close.";
/// let lines = brat(text, &Analyzer::new().analyze(text));
/// assert!(lines.starts_with("T1\tQuote 11 29\tthe pass may close\n"));
/// assert!(lines.contains("T2\tCue 6 10\tsaid\n"));
/// assert!(lines.contains("\tSaidBy Arg1:T1 Arg2:T3\n"));
/// assert!(lines.contains("\tCertainty T1 possible\n"));
/// ```
pub fn brat(text: &str, analysis: &Analysis) -> String {
    let mut file = File {
        text,
        counted: Counted::new(text, Offsets::CodePoints),
        out: String::new(),
        bounds: 0,
        relations: 0,
        attributes: 0,
        mentions: BTreeMap::new(),
    };
    let mut contents: BTreeMap<QuoteId, usize> = BTreeMap::new();
    for quote in depth::quotes(analysis) {
        let Some(content) = file.quote(analysis, quote) else { continue };
        contents.insert(quote.id, content);
        if let Some(&parent) = quote.parent.and_then(|parent| contents.get(&parent)) {
            file.relation("Inside", content, parent);
        }
    }
    for source in &analysis.sources {
        for &mention in source.mentions.iter() {
            file.mention(analysis, source.id, mention);
        }
    }
    for hedge in &analysis.hedges {
        let Some(bound) = file.bound("Hedge", &[hedge.span]) else { continue };
        file.attribute("HedgeKind", bound, hedge.kind);
        if hedge.uncertain {
            file.flag("Uncertain", bound);
        }
    }
    for mention in &analysis.places {
        let Some(bound) = file.bound("Place", &[mention.span]) else { continue };
        file.attribute("Role", bound, mention.role);
    }
    for name in &analysis.names {
        let Some(bound) = file.bound("Name", &[name.span]) else { continue };
        file.attribute("NameKind", bound, name.kind);
    }
    file.out
}

/// Returns an `annotation.conf` for brat that declares the types, relations and attributes of [`brat()`].
///
/// ```
/// let configuration = reportedly::export::brat_configuration();
/// assert!(configuration.contains("\nKind Arg:Quote, Value:direct|indirect|mixed\n"));
/// ```
pub fn brat_configuration() -> String {
    fn values<T: Display>(all: &[T]) -> String {
        all.iter().map(T::to_string).collect::<Vec<_>>().join("|")
    }
    let mut out = String::from("[entities]\nQuote\nCue\nSource\nHedge\nPlace\nName\n\n[relations]\n");
    // findings overlap, which brat must be told
    out.push_str("SaidBy Arg1:Quote, Arg2:Source\nCuedBy Arg1:Quote, Arg2:Cue\nInside Arg1:Quote, Arg2:Quote\n");
    out.push_str("<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n[events]\n\n[attributes]\n");
    let _ = writeln!(out, "Kind Arg:Quote, Value:{}", values(QuoteKind::ALL));
    let _ = writeln!(out, "Certainty Arg:Quote, Value:{}", values(Certainty::ALL));
    out.push_str("Refused Arg:Quote\nNegated Arg:Quote\nInferred Arg:Quote\n");
    let _ = writeln!(out, "Naming Arg:Source, Value:{}", values(Naming::ALL));
    let _ = writeln!(out, "HedgeKind Arg:Hedge, Value:{}", values(HedgeKind::ALL));
    out.push_str("Uncertain Arg:Hedge\n");
    let _ = writeln!(out, "Role Arg:Place, Value:{}", values(PlaceRole::ALL));
    let _ = writeln!(out, "NameKind Arg:Name, Value:{}", values(NameKind::ALL));
    out
}

struct File<'t> {
    text: &'t str,
    counted: Counted<'t>,
    out: String,
    /// The numbers of the last `T`, `R` and `A` lines.
    bounds: usize,
    relations: usize,
    attributes: usize,
    /// The `T` lines of the mentions of sources.
    mentions: BTreeMap<(SourceId, Span), usize>,
}

impl File<'_> {
    fn quote(&mut self, analysis: &Analysis, quote: &Quote) -> Option<usize> {
        let content = self.bound("Quote", &quote.content)?;
        self.attribute("Kind", content, quote.kind);
        if let Some(statement) = analysis.statement(quote) {
            self.attribute("Certainty", content, statement.certainty);
        }
        for (flag, is) in [("Refused", quote.refused), ("Negated", quote.negated)] {
            if is {
                self.flag(flag, content);
            }
        }
        if let Some(cue) = quote.cue.as_ref().and_then(|cue| self.bound("Cue", &[cue.span])) {
            self.relation("CuedBy", content, cue);
        }
        let Some(source) = quote.source else { return Some(content) };
        let inferred = || {
            // the nearest mention before the content, else the first
            let mentions = &analysis.sources.get(source.id.index())?.mentions;
            let before = mentions.partition_point(|mention| mention.start() < quote.content.hull().start());
            mentions.get(before.saturating_sub(1)).copied()
        };
        if let Some(mention) = source.span.or_else(inferred).and_then(|span| self.mention(analysis, source.id, span)) {
            self.relation("SaidBy", content, mention);
            if source.span.is_none() {
                self.flag("Inferred", content);
            }
        }
        Some(content)
    }

    /// The number of the `T` line of a mention, which several quotes can share.
    fn mention(&mut self, analysis: &Analysis, source: SourceId, span: Span) -> Option<usize> {
        if let Some(&known) = self.mentions.get(&(source, span)) {
            return Some(known);
        }
        let bound = self.bound("Source", &[span])?;
        self.mentions.insert((source, span), bound);
        if let Some(source) = analysis.sources.get(source.index()) {
            self.attribute("Naming", bound, source.naming);
        }
        Some(bound)
    }

    /// Writes a `T` line and returns its number, or `None` if no part is in the text.
    fn bound(&mut self, kind: &str, parts: &[Span]) -> Option<usize> {
        let fragments: Vec<Span> = parts.iter().flat_map(|&part| lines(self.text, part)).collect();
        if fragments.is_empty() {
            return None;
        }
        self.bounds = self.bounds.saturating_add(1);
        let _ = write!(self.out, "T{}\t{kind}", self.bounds);
        for (number, &fragment) in fragments.iter().enumerate() {
            let at = self.counted.of(fragment);
            let _ = write!(self.out, "{}{} {}", if number == 0 { ' ' } else { ';' }, at.start, at.end);
        }
        for (number, fragment) in fragments.iter().enumerate() {
            self.out.push(if number == 0 { '\t' } else { ' ' });
            self.out.push_str(fragment.get(self.text).unwrap_or_default());
        }
        self.out.push('\n');
        Some(self.bounds)
    }

    fn relation(&mut self, kind: &str, from: usize, to: usize) {
        self.relations = self.relations.saturating_add(1);
        let _ = writeln!(self.out, "R{}\t{kind} Arg1:T{from} Arg2:T{to}", self.relations);
    }

    fn attribute(&mut self, kind: &str, of: usize, value: impl Display) {
        self.attributes = self.attributes.saturating_add(1);
        let _ = writeln!(self.out, "A{}\t{kind} T{of} {value}", self.attributes);
    }

    fn flag(&mut self, kind: &str, of: usize) {
        self.attributes = self.attributes.saturating_add(1);
        let _ = writeln!(self.out, "A{}\t{kind} T{of}", self.attributes);
    }
}

/// The parts of a span between line breaks and tabs, without empty ones.
fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut at = span.start();
    span.get(text).unwrap_or_default().split_inclusive(breaks).filter_map(move |piece| {
        let start = at;
        at = at.saturating_add(piece.len());
        Span::new(start, start.saturating_add(piece.trim_end_matches(breaks).len())).filter(|span| !span.is_empty())
    })
}

/// What ends a line for Python, in which brat is written, and the tab, which ends a field.
fn breaks(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::sample;
    use super::*;

    /// The `T` lines: number, type, and the text that their offsets have.
    fn bounds(file: &str) -> Vec<(String, String, String)> {
        let points: Vec<char> = sample::TEXT.chars().collect();
        let mut bounds = Vec::new();
        for line in file.lines().filter(|line| line.starts_with('T')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [number, place, words] = fields[..] else { panic!("{line}") };
            let (kind, offsets) = place.split_once(' ').unwrap();
            let fragments = offsets.split(';').map(|fragment| {
                let (start, end) = fragment.split_once(' ').unwrap();
                points[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
            });
            assert_eq!(fragments.collect::<Vec<_>>().join(" "), words);
            bounds.push((number.to_owned(), kind.to_owned(), words.to_owned()));
        }
        bounds
    }

    #[test]
    fn the_offsets_have_the_words() {
        let analysis = sample::analysis();
        let file = brat(sample::TEXT, &analysis);
        let bounds = bounds(&file);
        let count = |kind: &str| bounds.iter().filter(|bound| bound.1 == kind).count();
        assert_eq!(count("Quote"), analysis.quotes.len());
        assert_eq!(count("Hedge"), analysis.hedges.len());
        assert_eq!(count("Place"), analysis.places.len());
        assert_eq!(count("Name"), analysis.names.len());
        assert!(bounds.iter().any(|bound| bound.2 == "The café 😀 is <b>closed</b>, and *stays* so,"), "{file}");
        assert!(file.contains("\tNot yet \\ here, Ask & wait.\n"), "{file}");
    }

    #[test]
    fn lines_refer_to_lines_and_are_numbered_once() {
        let file = brat(sample::TEXT, &sample::analysis());
        let numbers: Vec<&str> = file.lines().map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
        for line in file.lines().filter(|line| !line.starts_with('T')) {
            let arguments = line.split('\t').nth(1).unwrap().split(' ').skip(1);
            let references = arguments.map(|it| it.rsplit(':').next().unwrap()).filter(|it| it.starts_with('T'));
            let references: Vec<&str> = references.collect();
            assert!(!references.is_empty() && references.iter().all(|it| numbers.contains(it)), "{line}");
        }
    }

    #[test]
    fn the_configuration_declares_what_is_written() {
        let configuration = brat_configuration();
        for line in brat(sample::TEXT, &sample::analysis()).lines() {
            let kind = line.split(['\t', ' ']).nth(1).unwrap();
            let declared = |it: &str| it.split(' ').next() == Some(kind);
            assert!(configuration.lines().any(declared), "{kind}");
        }
    }

    #[test]
    fn a_span_is_cut_at_line_breaks_and_tabs() {
        let text = "a\r\nb\tc\u{2028}\u{85}d";
        let all = Span::new(0, text.len()).unwrap();
        assert_eq!(lines(text, all).map(|span| &text[span]).collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!(lines("", all).count(), 0);
        assert_eq!(brat("", &sample::analysis()), "");
    }
}
