//! Speech and thought outside quotation marks, or partly inside: `X said (that) …`, `…, X said`, `according to X`.

use super::addressee;
use super::draft::{Draft, DraftCue};
use super::ends;
use super::evidence;
use super::marks::Region;
use super::subject;
use super::{QuoteKind, Tier};
use crate::clause::noun;
use crate::clause::verb::{self, Group, Voice};
use crate::document::{Document, Gap, Range, Shape};
use crate::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::score::Features;
use crate::span::Span;

/// Forms that are a cue less often, in a hundred, are not looked at.
const LEAST_LOOKED_AT: u8 = 5;
/// A form counts as a cue that ends another's content when it is one this often, in a hundred.
const LEAST_SHARE: u8 = 38;
/// How far behind a cue its "that" may stand, in words.
const THAT_REACH: usize = 12;
/// The shortest content, in words.
const SHORTEST: usize = 2;

/// What the direct quotes left over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rest<'a> {
    pub regions: &'a [Region],
    /// For each region, whether a direct quote took it.
    pub taken: &'a [bool],
    /// The heads of the cues that the direct quotes used, in order.
    pub heads: &'a [usize],
}

/// An attribution that the rules propose, with what speaks for or against it.
#[derive(Debug)]
pub(crate) struct Proposal {
    pub draft: Draft,
    /// The cue; absent for the certain "according to".
    pub group: Option<Group>,
    /// The words of the content's last part.
    pub content: Range,
}

/// Finds the attributions outside the marks.
pub(crate) fn find(document: &Document, rest: Rest<'_>, drafts: &mut Vec<Draft>) {
    let mut features = Features::default();
    propose(document, rest, |mut proposal, finder| {
        if evidence::accepts(document, &proposal, &mut features) {
            if let Some(open) = finder.open(&proposal) {
                let end = ends::choose(&open, |at| finder.goes_on(at), &mut features);
                finder.end_at(&mut proposal, end);
            }
            drafts.push(proposal.draft);
        }
    });
}

/// Shows every proposal, in the order of the cues.
pub(crate) fn propose(document: &Document, rest: Rest<'_>, mut then: impl FnMut(Proposal, &Finder<'_>)) {
    let mut region = 0;
    for (head, word) in document.words.iter().enumerate() {
        if !word.is(CUE_VERB.or(ACCORDING)) {
            continue;
        }
        while rest.regions.get(region).is_some_and(|it| it.words.end <= head) {
            region += 1;
        }
        if rest.regions.get(region).is_some_and(|it| it.words.contains(head)) {
            continue;
        }
        let finder =
            Finder { document, regions: rest.regions, taken: rest.taken, region, sentence: document.sentence(head) };
        if word.is(ACCORDING) {
            let found = document.word(head + 1).is(TO).then(|| finder.according_to(head)).flatten();
            found.into_iter().for_each(|proposal| then(proposal, &finder));
        } else if rest.heads.binary_search(&head).is_err() {
            verb::group(document, head)
                .filter(|group| group.share >= LEAST_LOOKED_AT)
                .and_then(|group| finder.attribution(&group))
                .into_iter()
                .for_each(|proposal| then(proposal, &finder));
        }
    }
}

/// What the rules read around one cue.
pub(crate) struct Finder<'a> {
    document: &'a Document,
    regions: &'a [Region],
    taken: &'a [bool],
    /// The first region that ends behind the cue.
    region: usize,
    sentence: Range,
}

impl Finder<'_> {
    fn attribution(&self, group: &Group) -> Option<Proposal> {
        let document = self.document;
        let start = content_start(document, group, self.sentence.end);
        let that = document.word(start).is(THAT) && start > group.head;
        let mut source = subject::of_group(document, group, self.floor(group)).filter(|source| self.outside(*source));
        let end = self.content_end(start, group);
        if withholds_name(document, start) {
            return None;
        }
        let opening = document.word(start);
        if opening.gap.any(Gap::COMMA) && document.text(start).ends_with("ing") && opening.shape == Shape::Lower {
            // "he answered, requesting anonymity"
            return None;
        }
        let tail_only = end < start + SHORTEST
            || (start..end).all(|at| document.word(at).is(TIME.or(WEEKDAY).or(PREPOSITION).or(ADVERB)));
        let inverted = || (!that && group.voice == Voice::Active).then(|| self.inverted(group))?;
        let (content, rule) = if let Some((content, subject)) = inverted() {
            source = Some(subject);
            (content, "indirect.q-c-s")
        } else if tail_only {
            (self.content_before(group, source?)?, "indirect.q-s-c")
        } else if (source.is_none() && group.voice == Voice::Active) || self.is_taken(start, end) {
            return None;
        } else if let Some(lead) = self.leading_part(group, source, start) {
            (vec![lead, self.span(start, end)], "indirect.q-s-c-q")
        } else {
            (vec![self.span(start, end)], if that { "indirect.s-c-that-q" } else { "indirect.s-c-q" })
        };
        let tier = if that { Tier::A } else { Tier::B };
        let draft = self.draft(content, Some((*group).into()), source, group.negated, rule, tier);
        Some(Proposal { draft, group: Some(*group), content: Range::new(start, end) })
    }

    /// The content of a proposal, where it stands behind its cue and may end elsewhere.
    pub(crate) fn open<'p>(&'p self, proposal: &'p Proposal) -> Option<ends::Open<'p>> {
        let Range { start, end } = proposal.content;
        let behind = matches!(proposal.draft.rule, "indirect.s-c-q" | "indirect.s-c-that-q");
        let group = proposal.group.as_ref().filter(|_| behind)?;
        Some(ends::Open { document: self.document, group, start, ruled: end, sentence: self.sentence })
    }

    /// Whether a quotation that began before a word holds it.
    pub(crate) fn goes_on(&self, at: usize) -> bool {
        let near = self.regions.iter().skip(self.region).take(6);
        near.into_iter().any(|region| region.words.start < at && region.words.contains(at))
    }

    /// Ends the last part of the content before word `end`.
    pub(crate) fn end_at(&self, proposal: &mut Proposal, end: usize) {
        proposal.content.end = end;
        proposal.draft.content = vec![self.span(proposal.content.start, end)];
        proposal.draft.kind = self.kind_of(&proposal.draft.content);
    }

    /// Mixed where a quotation stands inside the content.
    fn kind_of(&self, content: &[Span]) -> QuoteKind {
        let near = self.regions.iter().skip(self.region.saturating_sub(4)).take(16);
        let mixed = near.into_iter().any(|region| content.iter().any(|span| span.covers(region.inner)));
        if mixed { QuoteKind::Mixed } else { QuoteKind::Indirect }
    }

    fn draft(
        &self,
        content: Vec<Span>,
        cue: Option<DraftCue>,
        source: Option<Range>,
        negated: bool,
        rule: &'static str,
        tier: Tier,
    ) -> Draft {
        let kind = self.kind_of(&content);
        Draft { kind, content, cue, source, inferred: false, negated, rule, tier }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        // a quotation that opens or closes the content belongs to it whole
        let span = self.document.span_of(Range::new(start, end));
        let near = self.regions.iter().skip(self.region.saturating_sub(2)).take(8);
        near.filter(|region| region.inner.overlaps(span)).fold(span, |span, region| {
            let edge = region.words.start == start || region.words.end == end;
            if edge { span.join(region.outer) } else { span }
        })
    }

    /// Whether no word lies inside quotation marks.
    fn outside(&self, words: Range) -> bool {
        !self
            .regions
            .iter()
            .skip(self.region.saturating_sub(2))
            .take(4)
            .any(|region| region.words.contains(words.start) || region.words.contains(words.end - 1))
    }

    fn is_taken(&self, start: usize, end: usize) -> bool {
        let near = self.regions.iter().enumerate().skip(self.region).take(4);
        near.filter(|(_, region)| region.words.contains(start) && region.words.end >= end.min(region.words.start + 1))
            .any(|(number, _)| self.taken.get(number) == Some(&true))
    }

    /// The first word of the sentence that no quotation before the cue holds.
    fn floor(&self, group: &Group) -> usize {
        let last = self.region.checked_sub(1).and_then(|last| self.regions.get(last));
        last.map_or(0, |last| last.words.end.min(group.words.start)).max(self.sentence.start)
    }

    /// Where the content ends: with the sentence, or before a clause that is the desk's own again.
    fn content_end(&self, start: usize, group: &Group) -> usize {
        let document = self.document;
        // "the driver, who said he had waited, crossed": the clause ends with its comma
        let relative = document.word(group.words.start.wrapping_sub(1)).is(PRONOUN)
            && document.text(group.words.start.wrapping_sub(1)) == "who";
        let mut at = self.behind_quotation(start);
        while at < self.sentence.end {
            let gap = document.word(at).gap;
            if gap.any(Gap::SEMICOLON) || (gap.any(Gap::STOP.or(Gap::EXCLAIM)) && gap.any(Gap::QUOTE)) {
                break;
            }
            if gap.any(Gap::COMMA.or(Gap::DASH)) && (relative || self.resumes(at)) {
                break;
            }
            if document.word(at).is(CONJUNCTION) && !gap.any(Gap::PUNCTUATION) && self.coordinated_cue(at, group) {
                break;
            }
            at = if gap.any(Gap::QUOTE.or(Gap::SINGLE)) { self.behind_quotation(at) } else { at + 1 };
        }
        // a quotation of several sentences belongs to the content whole
        if at > self.sentence.end && self.behind_quotation(self.sentence.end - 1) == at {
            at
        } else {
            at.min(self.sentence.end)
        }
    }

    /// The word behind the quotation that holds a word, or the next word where none does.
    fn behind_quotation(&self, at: usize) -> usize {
        let near = self.regions.iter().skip(self.region).take(6);
        near.into_iter().find(|region| region.words.contains(at)).map_or(at + 1, |region| region.words.end)
    }

    /// Whether the words behind a comma go on with the desk's own report: `, adding that`, `, according to`, `, he said`.
    fn resumes(&self, at: usize) -> bool {
        let document = self.document;
        let word = document.word(at);
        if word.is(ACCORDING)
            || (word.cue().is_some_and(|cue| cue.form == crate::lexicon::VerbForm::Ing)
                && verb::group(document, at).is_some_and(|group| group.share >= LEAST_SHARE))
        {
            return true;
        }
        word.is(CONJUNCTION.or(CONTRAST)) && self.cue_clause(at + 1)
    }

    /// Whether a clause with its own subject and cue starts here: `and he said`.
    fn cue_clause(&self, at: usize) -> bool {
        let document = self.document;
        (at..(at + 8).min(self.sentence.end))
            .take_while(|&at| !document.word(at).gap.any(Gap::PUNCTUATION))
            .filter_map(|at| verb::group(document, at))
            .any(|group| group.voice == Voice::Active && group.share >= LEAST_SHARE)
    }

    /// `… and added that`: a second cue that shares the subject.
    fn coordinated_cue(&self, conjunction: usize, group: &Group) -> bool {
        let document = self.document;
        (conjunction + 1..(conjunction + 4).min(self.sentence.end))
            .take_while(|&at| !document.word(at).gap.any(Gap::PUNCTUATION))
            .filter_map(|at| verb::group(document, at))
            .any(|second| {
                second.words.start == conjunction + 1 && second.form == group.form && second.share >= LEAST_SHARE
            })
    }

    /// The content of a trailing attribution: `Talks would resume, Chaudhry said on Monday.`
    fn content_before(&self, group: &Group, source: Range) -> Option<Vec<Span>> {
        let first = source.start.min(group.words.start);
        let comma = self.comma_before(first)?;
        let start = self.sentence.start;
        (comma > start + SHORTEST).then(|| vec![self.span(start, comma)])
    }

    /// The content and source of `Talks would resume, said Imran Karim.`
    fn inverted(&self, group: &Group) -> Option<(Vec<Span>, Range)> {
        let document = self.document;
        let start = group.words.start;
        if group.words.len() > 1 || !document.word(start).gap.any(Gap::COMMA) || start < self.floor(group) + SHORTEST {
            return None;
        }
        let source = noun::phrase_after(document, group.head + 1, self.sentence.end)?;
        let next = document.word(source.end);
        let ends = source.end >= self.sentence.end
            || next.gap.any(Gap::COMMA)
            || next.is(PREPOSITION.or(WEEKDAY).or(RELATIVE));
        ends.then(|| (vec![self.span(self.floor(group), start)], source))
    }

    /// The part before an attribution that stands between two commas: `Talks, he said, would resume.`
    fn leading_part(&self, group: &Group, source: Option<Range>, start: usize) -> Option<Span> {
        let first = source?.start.min(group.words.start);
        if !self.document.word(start).gap.any(Gap::COMMA) {
            return None;
        }
        let comma = self.comma_before(first)?;
        (comma > self.sentence.start + 1 && !self.document.word(comma - 1).is(WEEKDAY.or(TIME).or(MONTH)))
            .then(|| self.span(self.sentence.start, comma))
    }

    /// The first word behind the comma right before an attribution.
    fn comma_before(&self, first: usize) -> Option<usize> {
        let near = first.saturating_sub(1).max(self.sentence.start + 1)..=first;
        near.rev().find(|&at| self.document.word(at).gap.any(Gap::COMMA.or(Gap::DASH)))
    }

    /// `According to X, …` and `…, according to X`.
    fn according_to(&self, at: usize) -> Option<Proposal> {
        let document = self.document;
        let source = noun::phrase_after(document, at + 2, self.sentence.end)?;
        let cue = DraftCue { words: Range::new(at, at + 2), lemma: "according to", class: CueClass::Neutral };
        let content = if at == self.sentence.start || document.word(at.wrapping_sub(1)).is(CONJUNCTION) {
            let start = (source.end..self.sentence.end).find(|&at| document.word(at).gap.any(Gap::COMMA))?;
            // an appositive of the source stands between two commas
            (start, self.content_end_plain(start))
        } else {
            (self.clause_start(at), at)
        };
        let words = Range::new(content.0, content.1);
        (words.len() > 1).then(|| {
            let spans = vec![self.span(words.start, words.end)];
            let draft = self.draft(spans, Some(cue), Some(source), false, "according_to", Tier::A);
            Proposal { draft, group: None, content: words }
        })
    }

    fn content_end_plain(&self, start: usize) -> usize {
        (start + 1..self.sentence.end)
            .find(|&at| self.document.word(at).gap.any(Gap::SEMICOLON))
            .unwrap_or(self.sentence.end)
    }

    /// Where the clause before a trailing "according to" starts.
    fn clause_start(&self, end: usize) -> usize {
        (self.sentence.start + 1..end)
            .rev()
            .find(|&at| self.document.word(at).gap.any(Gap::SEMICOLON))
            .unwrap_or(self.sentence.start)
    }
}

/// Whether the words are "(not) to be named": terms of anonymity, not something said.
fn withholds_name(document: &Document, start: usize) -> bool {
    let named = |at: usize| document.text(at) == "be" && document.word(at + 1).is(IDENTIFIED);
    (start..start + 4).any(named)
}

/// Where the content behind a cue starts: after the person told, the time, the place.
fn content_start(document: &Document, group: &Group, limit: usize) -> usize {
    let mut at = group.head + 1;
    if document.word(at).is(VERB_PARTICLE)
        && !document.word(at).gap.any(Gap::PUNCTUATION)
        && group.verb.base != "say"
        && group.verb.base != "tell"
    {
        at += 1;
    }
    if let Some(that) = that_behind(document, at, limit) {
        return that;
    }
    if let Some(told) = addressee::behind(document, group.verb.base, at, limit) {
        if document.word(told.end).is(TO) {
            // "urged the drivers to wait"
            return at;
        }
        at = told.end;
    }
    let mut guard = 0;
    while at < limit && guard < 4 {
        guard += 1;
        let word = document.word(at);
        if word.gap.any(Gap::COLON) {
            break;
        }
        if word.is(WEEKDAY)
            || (word.is(ADVERB)
                && !word.is(NEGATION.or(PREPOSITION).or(DETERMINER).or(PRONOUN))
                && word.shape == Shape::Lower)
        {
            at += 1;
            continue;
        }
        match adverbial_end(document, at, limit) {
            Some(end) => at = end,
            None => break,
        }
    }
    at
}

/// The "that" that opens the content, within the clause of the cue.
fn that_behind(document: &Document, start: usize, limit: usize) -> Option<usize> {
    for at in start..limit.min(start + THAT_REACH) {
        let word = document.word(at);
        if at > start && word.gap.any(Gap::PUNCTUATION) && !word.is(THAT) {
            return None;
        }
        if word.is(THAT) {
            return Some(at);
        }
        if word.is(BE.or(HAVE).or(MODAL).or(DO).or(SUBORDINATOR).or(CUE_VERB)) && !word.is(ADVERB) {
            return None;
        }
    }
    None
}

/// `on Monday`, `in a statement`, `at a news conference`, `to reporters`: the word behind it.
fn adverbial_end(document: &Document, at: usize, limit: usize) -> Option<usize> {
    let word = document.word(at);
    if word.gap.any(Gap::PUNCTUATION) || !word.is(PREPOSITION) || word.shape != Shape::Lower {
        return None;
    }
    if !word.is(ADVERBIAL) {
        return None;
    }
    let next = document.word(at + 1);
    if word.is(TO) && !next.is_capital() && !next.is(ROLE_PLURAL.or(DETERMINER).or(POSSESSIVE)) {
        // "to wait", not "to reporters"
        return None;
    }
    let mut end = at + 1;
    while end < limit && end - at < 9 {
        let word = document.word(end);
        if word.gap.any(Gap::PUNCTUATION) {
            break;
        }
        if word.is(PRONOUN.or(BE).or(HAVE).or(MODAL))
            || (word.is(DETERMINER) && end > at + 1 && !document.word(end - 1).is(PREPOSITION))
        {
            break;
        }
        end += 1;
    }
    // an adverbial that swallows the clause was none
    (end < limit).then_some(end)
}
