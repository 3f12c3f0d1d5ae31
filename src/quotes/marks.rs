//! Pairs quotation marks into regions.

use serde::{Deserialize, Serialize};

use crate::article::{Article, ParagraphKind};
use crate::document::{Document, Mark, MarkKind, Range};
use crate::enums::named_enum;
use crate::text::Span;

/// The text between two quotation marks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    /// The span after the opening mark and before the closing one.
    pub inner: Span,
    /// The span including the marks.
    pub outer: Span,
    pub words: Range,
    /// The number of regions that it is inside.
    pub depth: usize,
    pub single: bool,
    /// Whether the next paragraph continues it: the mark is opened again there and not closed here.
    pub continues: bool,
    pub paragraph: usize,
}

impl Region {
    /// The region from the start of this one to the end of a later one.
    pub(crate) fn join(&self, later: &Region) -> Region {
        Region {
            inner: self.inner.join(later.inner),
            outer: self.outer.join(later.outer),
            words: Range::new(self.words.start, later.words.end),
            continues: later.continues,
            ..*self
        }
    }
}

/// The regions of a text, ordered by opening mark, and the diagnostics.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairing {
    /// Regions that can be speech: outermost, in the style of marks that the article uses.
    pub speech: Vec<Region>,
    /// Regions inside other regions.
    pub nested: Vec<Region>,
    pub diagnostics: Vec<Diagnostic>,
}

/// An oddity in the text that the analysis had to work around.
///
/// ```
/// use reportedly::quotes::DiagnosticKind;
/// use reportedly::Analyzer;
///
/// let odd = Analyzer::new().analyze("Nobody left the network.”").diagnostics;
/// assert_eq!((odd[0].kind, odd[0].span.start()), (DiagnosticKind::StrayClosingMark, 24));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The kind of oddity.
    pub kind: DiagnosticKind,
    /// Where it is.
    pub span: Span,
}

named_enum! {
    /// The kind of a diagnostic.
    pub enum DiagnosticKind in "quotes", "diagnostic kind" {
        /// A closing quotation mark without an opening one. It makes no quote.
        StrayClosingMark = "stray_closing_mark",
        /// An opening quotation mark that its paragraph does not close. The quote ends with the paragraph.
        UnclosedMark = "unclosed_mark",
        /// The first of the HTML entities (`&quot;`) or wrongly decoded signs (`â€œ`) in the text. They are read as the
        /// signs that they stand for, and stay in the text as they are.
        EscapedSign = "escaped_sign",
        /// The text is longer than 4 GiB; the rest was not read.
        TextTooLong = "text_too_long",
    }
}

/// Families of marks that can close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Angle,
    Corner,
    Single,
}

const FAMILIES: usize = 4;

fn family(kind: MarkKind) -> Family {
    use MarkKind::*;
    match kind {
        Straight | LeftDouble | RightDouble | LowDouble => Family::Double,
        LeftAngle | RightAngle => Family::Angle,
        LeftCorner | RightCorner => Family::Corner,
        StraightSingle | LeftSingle | RightSingle | LowSingle | LeftAngleSingle | RightAngleSingle => Family::Single,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Open,
    Close,
    Apostrophe,
}

struct Open {
    mark: Mark,
    family: Family,
    /// Its index in the list of regions.
    region: usize,
}

/// Pairs the marks of each paragraph, in time linear in the number of marks, whatever their order.
pub(crate) fn pair(text: &str, article: &Article, document: &Document) -> Pairing {
    let mut pairing = Pairing::default();
    let mut found: Vec<Option<Region>> = Vec::with_capacity(document.marks.len());
    let mut stack: Vec<Open> = Vec::with_capacity(document.marks.len());
    let mut marks = document.marks.as_slice();
    for (paragraph, layout) in article.paragraphs.iter().enumerate() {
        let here = marks.partition_point(|mark| mark.span.start() < layout.span.end());
        let (inside, rest) = marks.split_at_checked(here).unwrap_or_default();
        marks = rest;
        let words_end = document.paragraphs.get(paragraph).map_or(0, |range| range.end);
        let mut pairer = Pairer { text, stack: &mut stack, open: [0; FAMILIES], found: &mut found, paragraph };
        let last_single = inside.iter().rposition(|mark| family(mark.kind) == Family::Single).unwrap_or(0);
        for (number, mark) in inside.iter().enumerate() {
            match pairer.turn(mark, number < last_single) {
                Turn::Open => pairer.open(mark),
                Turn::Close => pairer.close(mark, &mut pairing.diagnostics),
                Turn::Apostrophe => {}
            }
        }
        let next =
            article.paragraphs.get(paragraph.saturating_add(1)).and_then(|next| next.span.get(text)?.chars().next());
        pairer.end(layout.span.end(), words_end, next, &mut pairing.diagnostics);
    }
    let escaped = document.escaped.map(|span| Diagnostic { kind: DiagnosticKind::EscapedSign, span });
    pairing.diagnostics.extend(escaped);
    choose(found, article, &mut pairing);
    pairing
}

struct Pairer<'a> {
    text: &'a str,
    stack: &'a mut Vec<Open>,
    /// The number of open marks of each family, so that a stray closing mark is recognised without a search.
    open: [usize; FAMILIES],
    found: &'a mut Vec<Option<Region>>,
    paragraph: usize,
}

impl Pairer<'_> {
    fn count(&mut self, family: Family) -> &mut usize {
        let [double, angle, corner, single] = &mut self.open;
        match family {
            Family::Double => double,
            Family::Angle => angle,
            Family::Corner => corner,
            Family::Single => single,
        }
    }

    /// Whether a mark opens or closes, by its form, its neighbours and the open marks.
    fn turn(&mut self, mark: &Mark, more_singles: bool) -> Turn {
        use MarkKind::*;
        let before = self.text.get(..mark.span.start()).and_then(|text| text.chars().next_back());
        let after = self.text.get(mark.span.end()..).and_then(|text| text.chars().next());
        let opens = before.is_none_or(is_opening_neighbour) && after.is_some_and(|c| !c.is_whitespace());
        let family = family(mark.kind);
        let open = *self.count(family) > 0;
        let top = self.stack.last().map(|open| open.mark.kind);
        match mark.kind {
            LeftDouble if top == Some(LowDouble) && !opens => Turn::Close,
            LeftAngle if top == Some(RightAngle) => Turn::Close,
            LeftDouble | LowDouble | LeftAngle | LeftCorner | LowSingle | LeftAngleSingle => Turn::Open,
            RightDouble | RightAngle if opens && !open => Turn::Open,
            RightDouble | RightAngle | RightCorner | RightAngleSingle => Turn::Close,
            Straight if opens => Turn::Open,
            Straight if open || after.is_none_or(|c| !c.is_alphanumeric()) => Turn::Close,
            Straight => Turn::Open,
            LeftSingle | StraightSingle if opens && !is_elision(self.text, mark.span.end()) => Turn::Open,
            LeftSingle | StraightSingle | RightSingle => {
                let ends = after.is_none_or(|c| !c.is_alphanumeric());
                let possessive = before == Some('s') && after == Some(' ') && more_singles;
                if open && ends && !opens && !possessive { Turn::Close } else { Turn::Apostrophe }
            }
        }
    }

    fn open(&mut self, mark: &Mark) {
        let family = family(mark.kind);
        self.reopen(mark, family);
        let count = self.count(family);
        *count = count.saturating_add(1);
        self.stack.push(Open { mark: *mark, family, region: self.found.len() });
        self.found.push(None);
    }

    /// Ends the open region where its mark is repeated at the start of a sentence, as text that has lost its paragraphs does:
    /// `He said: “It is icy. “It will stay so.”`
    fn reopen(&mut self, mark: &Mark, family: Family) {
        let form = |mark: &Mark| mark.span.of(self.text);
        let same = |open: &&Open| open.family == family && family != Family::Single && form(&open.mark) == form(mark);
        let before = self.text.get(..mark.span.start()).unwrap_or_default();
        let sentence = before.trim_end();
        let starts = before.len() > sentence.len() && sentence.ends_with(['.', '!', '?', '…']);
        if self.stack.last().filter(same).is_none() || !starts {
            return;
        }
        if let Some(open) = self.stack.pop() {
            let count = self.count(family);
            *count = count.saturating_sub(1);
            self.record(&open, Span::between(sentence.len(), sentence.len()), mark.word, true);
        }
    }

    fn close(&mut self, mark: &Mark, diagnostics: &mut Vec<Diagnostic>) {
        let wanted = family(mark.kind);
        if *self.count(wanted) == 0 {
            diagnostics.push(Diagnostic { kind: DiagnosticKind::StrayClosingMark, span: mark.span });
            return;
        }
        while let Some(open) = self.stack.pop() {
            let count = self.count(open.family);
            *count = count.saturating_sub(1);
            if open.family == wanted {
                self.record(&open, mark.span, mark.word, false);
                return;
            }
            unclosed(&open, diagnostics);
        }
    }

    /// Ends the paragraph: a mark that is still open continues in the next one or was never closed.
    fn end(&mut self, end: usize, word: usize, next: Option<char>, diagnostics: &mut Vec<Diagnostic>) {
        while let Some(open) = self.stack.pop() {
            if open.family == Family::Single {
                continue;
            }
            let continues = next.is_some() && open.mark.span.of(self.text).chars().next() == next;
            // innermost first, so that only the outermost of several is kept as a region
            self.record(&open, Span::between(end, end), word, continues && self.stack.is_empty());
            if !continues {
                unclosed(&open, diagnostics);
            }
        }
    }

    fn record(&mut self, open: &Open, close: Span, word: usize, continues: bool) {
        let region = Region {
            inner: Span::between(open.mark.span.end(), close.start()),
            outer: open.mark.span.join(close),
            words: Range::new(open.mark.word, word),
            depth: self.stack.len(),
            single: open.family == Family::Single,
            continues,
            paragraph: self.paragraph,
        };
        if let Some(slot) = self.found.get_mut(open.region).filter(|_| !region.words.is_empty()) {
            *slot = Some(region);
        }
    }
}

fn unclosed(open: &Open, diagnostics: &mut Vec<Diagnostic>) {
    if open.family != Family::Single {
        diagnostics.push(Diagnostic { kind: DiagnosticKind::UnclosedMark, span: open.mark.span });
    }
}

fn is_opening_neighbour(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '«' | '„' | ':' | '…')
}

/// Words that begin with an apostrophe: ’90s, ’em, ’tis.
fn is_elision(text: &str, at: usize) -> bool {
    const ELISIONS: &[&str] = &["bout", "cause", "em", "n", "round", "til", "till", "tis", "twas"];
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    word.starts_with(|c: char| c.is_ascii_digit())
        || (word.len() < 6 && ELISIONS.binary_search(&word.to_lowercase().as_str()).is_ok())
}

/// Selects as speech the outermost regions in the article's own style of marks.
///
/// British papers put speech in single marks. These count as speech if they outnumber the double marks two to one, and
/// always in headlines.
fn choose(found: Vec<Option<Region>>, article: &Article, pairing: &mut Pairing) {
    let outermost = |region: &&Region| region.depth == 0 && region.words.len() > 2;
    let singles = found.iter().flatten().filter(outermost).filter(|region| region.single).count();
    let doubles = found.iter().flatten().filter(outermost).count().saturating_sub(singles);
    let set_off = with_doubles_inside(&found);
    let british = singles > 0 && singles >= doubles.saturating_mul(2);
    pairing.speech.reserve(found.len());
    for (region, set_off) in found.into_iter().zip(set_off) {
        let Some(region) = region else { continue };
        let headline = || article.paragraphs.get(region.paragraph).is_some_and(|it| it.kind == ParagraphKind::Headline);
        if region.continues && set_off {
            // a passage set off by a mark before each paragraph: the quotes inside it count
            continue;
        }
        let covered = pairing.speech.last().is_some_and(|last| last.outer.covers(region.outer));
        if !covered && (!region.single || british || headline()) {
            pairing.speech.push(region);
        } else {
            pairing.nested.push(region);
        }
    }
    pairing.diagnostics.sort_by_key(|diagnostic| diagnostic.span.start());
}

/// For each region, whether double marks are inside it: such a region is a passage set off, not speech.
fn with_doubles_inside(found: &[Option<Region>]) -> Vec<bool> {
    let mut inside = vec![false; found.len()];
    let mut outer = 0;
    for (number, region) in found.iter().enumerate() {
        match region {
            Some(region) if region.depth == 0 => outer = number,
            Some(region) if !region.single => {
                if let Some(slot) = inside.get_mut(outer) {
                    *slot = true;
                }
            }
            _ => {}
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(text: &str) -> (Vec<&str>, Vec<DiagnosticKind>) {
        let article = Article::parse(text);
        let document = Document::new(text, &article);
        let pairing = pair(text, &article, &document);
        let speech = pairing.speech.iter().map(|region| region.inner.of(text)).collect();
        (speech, pairing.diagnostics.iter().map(|diagnostic| diagnostic.kind).collect())
    }

    #[test]
    fn every_style_of_marks() {
        for text in [
            "He said “we go” now.",
            "He said \"we go\" now.",
            "He said „we go“ now.",
            "He said „we go” now.",
            "He said «we go» now.",
            "He said »we go« now.",
            "He said ”we go” now.",
            "He said 「we go」 now.",
            "He said “we go\" now.",
            "‘It will hold,’ he said ‘we go’ now.",
        ] {
            let (speech, odd) = paired(text);
            assert_eq!(speech.last(), Some(&"we go"), "{text}");
            assert!(odd.is_empty(), "{text}");
        }
    }

    #[test]
    fn apostrophes_are_not_marks() {
        let (speech, odd) = paired("The officials’ plan of the ’90s isn't Pakistan’s rock ’n’ roll.");
        assert!(speech.is_empty() && odd.is_empty());
        assert_eq!(paired("‘The officials’ plan is dead,’ he said.").0, ["The officials’ plan is dead,"]);
    }

    #[test]
    fn odd_marks_are_reported_and_repaired() {
        assert_eq!(paired("He left the network.”").1, [DiagnosticKind::StrayClosingMark]);
        let (speech, odd) = paired("He said “we go.\n\nThey went.");
        assert_eq!((speech, odd), (vec!["we go."], vec![DiagnosticKind::UnclosedMark]));
        let (speech, odd) = paired("He said “we go.\n\n“Then we come back.”");
        assert_eq!((speech.len(), odd.len()), (2, 0));
    }

    #[test]
    fn nested_regions_stay_inside() {
        let text = "“He told me, ‘Go home,’ and left,” she said.";
        let article = Article::parse(text);
        let pairing = pair(text, &article, &Document::new(text, &article));
        assert_eq!(pairing.speech.len(), 1);
        assert_eq!(pairing.nested.first().map(|region| region.inner.of(text)), Some("Go home,"));
    }
}
