//! Speech and thought outside quotation marks, or partly in them: `X said (that) …`, `…, X said`, `according to X`.

use super::Confidence;
use super::draft::{Draft, Proposal};
use super::ends;
use super::evidence;
use super::finder::{Finder, Rest, SHORTEST};
use super::openings;
use super::starts;
use super::subject;
use crate::clause::verb::{self, Group, Voice};
use crate::clause::{nominal, noun};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::quotes::QuoteRule;
use crate::text::Span;
use crate::text::Spans;

/// Forms that are a cue less often than this, in percent, are skipped.
const LEAST_LOOKED_AT: u8 = 5;
/// The shortest clause without a verb that is known, in words.
const SHORTEST_CLAUSE: usize = 4;
/// The least share of a verb that nearly always introduces words: said, told.
const SAYS: u8 = 60;
/// The longest source after a comma, in words.
const LONGEST_SOURCE: usize = 12;
/// A form that is a cue at least this often, in percent, counts as a cue that ends another's content.
const LEAST_SHARE: u8 = 38;
/// The least share of a verb, in percent, that comes before its source: "warned Karim", but not "issued alerts".
const LEAST_INVERTED: u8 = 15;
/// Words for which the rules can make a proposal.
const PROPOSES: Tags = CUE_VERB.or(CUE_NOUN).or(ACCORDING).or(VIEW);

/// Finds the attributions outside quotation marks.
pub(crate) fn find(document: &Document, rest: Rest<'_>, drafts: &mut Vec<Draft>) {
    propose(document, rest, |mut proposal, finder| {
        finder.settle(&mut proposal);
        if evidence::accepts(document, &mut proposal) {
            // "issued a statement saying": one attribution, by the cue nearest to the content
            match drafts.last_mut() {
                Some(last)
                    if proposal.group.is_some_and(|group| group.voice == Voice::Participle)
                        && last.content == proposal.draft.content
                        && last.source == proposal.draft.source =>
                {
                    *last = proposal.draft;
                }
                _ => drafts.push(proposal.draft),
            }
        }
    });
}

/// Calls a function with every proposal, in the order of the cues.
pub(crate) fn propose(document: &Document, rest: Rest<'_>, mut then: impl FnMut(Proposal, &Finder<'_>)) {
    let mut region = 0;
    let mut last = 0;
    for (head, word) in document.words.iter().enumerate() {
        if !word.is(PROPOSES) {
            continue;
        }
        while rest.regions.get(region).is_some_and(|it| it.words.end <= head) {
            region = region.saturating_add(1);
        }
        let around = rest.regions.get(region).filter(|it| it.words.contains(head));
        let finder = match around {
            Some(quotation) => Finder::inside(document, quotation.words, head),
            None => Finder::new(document, rest, region, head),
        };
        // "said in a statement that": the noun has no content of its own
        let own =
            |proposal: &Proposal| proposal.draft.rule != QuoteRule::IndirectNoun || proposal.content.start != last;
        let own = |proposal: &Proposal| own(proposal) && around.is_none_or(|_| finder.has_other_source(proposal));
        if let Some(proposal) = finder.at(head, word).filter(own) {
            last = proposal.content.start;
            then(proposal, &finder);
        }
    }
}

/// "declined to comment": nothing was said.
fn is_refused(document: &Document, group: &Group) -> bool {
    let governor = document.back(group.words.start, 2);
    governor.cue().is_some_and(|cue| cue.verb.class == CueClass::Denial)
}

impl Finder<'_> {
    /// Whether somebody else than the speaker of the quotation, or the person spoken to, is the source.
    fn has_other_source(&self, proposal: &Proposal) -> bool {
        let source = proposal.draft.source;
        source.is_some_and(|source| {
            self.sentence.contains(source.start)
                && self.sentence.contains(source.last())
                && !self.document.word(source.last()).is(SPEECH_PERSON)
                && !self.document.word(proposal.content.start).gap.any(Gap::QUOTE.or(Gap::SINGLE))
        })
    }

    /// The proposal of the rules for one word.
    fn at(&self, head: usize, word: &Word) -> Option<Proposal> {
        if let Some(phrase) = self.phrase(head, word) {
            return Some(phrase);
        }
        if self.rest.heads.binary_search(&head).is_ok() {
            return None;
        }
        match verb::group(self.document, head) {
            Some(group) if group.share >= LEAST_LOOKED_AT => self.attribution(&group),
            Some(_) => None,
            None => self.nominal(&nominal::group(self.document, head)?),
        }
    }

    fn attribution(&self, group: &Group) -> Option<Proposal> {
        let document = self.document;
        if group.base == "know" && document.text(group.words.end) == "as" {
            // "known as “Shorty”": a name
            return None;
        }
        if group.voice == Voice::Passive && verb::cited_before(document, group.words.end.saturating_add(1)).is_some() {
            // "was quoted as saying": its cue is the whole
            return None;
        }
        // "nobody is to blame for it"
        let at_fault = || group.base == "blame" && document.back(group.words.start, 2).is(BE);
        if group.voice == Voice::Infinitive && (is_refused(document, group) || at_fault()) {
            return None;
        }
        let start = starts::after(document, group, self.sentence.end);
        let joined = start == group.words.end && start < self.sentence.end && document.word(start).is(CONJUNCTION);
        if joined && !document.word(start).gap.any(Gap::COMMA) {
            // "he said “” and left"
            return None;
        }
        let that = document.word(start).is(THAT) && start > group.head;
        let mut source = subject::of_group(document, group, self.floor(group)).filter(|source| self.outside(*source));
        let end = self.content_end(start, group);
        if group.voice == Voice::Infinitive && source.is_some_and(|source| is_expletive(document, source)) {
            // "it is important to know that": nobody says it
            return None;
        }
        if starts::withholds_name(document, start) {
            return None;
        }
        let opening = document.word(start);
        // "he answered, requesting anonymity"
        let aside = opening.gap.any(Gap::COMMA) && document.ends_with(start, "ing") && opening.shape == Shape::Lower;
        // "the rest is down, he said, but not demand"
        let tail_only = aside
            // "the lift is not approved, she noted; the rest is"
            || document.word(group.words.end).gap.any(Gap::SEMICOLON)
            || joined && !self.shares_subject(start)
            || end < start.saturating_add(SHORTEST) && !matches!(document.text(start), "yes" | "no")
            || (start..end).all(|at| document.word(at).is(TIME.or(WEEKDAY).or(PREPOSITION).or(ADVERB)));
        let tail_only = tail_only || source.is_some_and(|source| self.is_tail(group, source, Range::new(start, end)));
        let inverted = || (!that && group.voice == Voice::Active).then(|| self.inverted(group))?;
        let mut words = Range::new(start, end);
        let (content, rule) = if let Some((before, content, subject)) = inverted() {
            source = Some(subject);
            words = before;
            (content, QuoteRule::IndirectQcs)
        } else if tail_only {
            source = source.map(|source| self.after_comma(source));
            words = self.content_before(group, source?)?;
            (self.span(words.start, words.end).into(), QuoteRule::IndirectQsc)
        } else if (source.is_none() && group.voice == Voice::Active) || self.is_taken(start, end) {
            return None;
        } else if let Some(lead) = self.leading_part(group, source, start) {
            ([lead, self.span(start, end)].into_iter().collect(), QuoteRule::IndirectQscq)
        } else {
            (self.span(start, end).into(), if that { QuoteRule::IndirectScThatQ } else { QuoteRule::IndirectScq })
        };
        let confidence = if that { Confidence::High } else { Confidence::Medium };
        // "found no evidence that", but "said no, adding that"
        let no_object = that && (group.words.end..start).any(|at| document.text(at) == "no");
        let negated = group.negated || no_object;
        let draft = self.draft(content, Some((*group).into()), source, negated, rule, confidence);
        Some(Proposal { draft, group: Some(*group), content: words })
    }

    /// The content of a proposal, if it follows its cue and may have another end.
    pub(crate) fn open<'p>(&'p self, proposal: &'p Proposal) -> Option<ends::Open<'p>> {
        let Range { start, end } = proposal.content;
        let follows = matches!(
            proposal.draft.rule,
            QuoteRule::IndirectScq | QuoteRule::IndirectScThatQ | QuoteRule::IndirectNoun
        );
        let group = proposal.group.as_ref().filter(|_| follows)?;
        Some(ends::Open {
            document: self.document,
            group,
            start,
            ruled: end,
            sentence: self.sentence,
            quoted: self.quoted_from(start),
        })
    }

    /// Gives the content of a proposal the start and the end that the evidence supports best.
    pub(crate) fn settle(&self, proposal: &mut Proposal) {
        let Some(open) = self.open(proposal) else { return };
        let start = openings::choose(&open);
        let end = ends::choose(&self.start_at(start, open), |at| self.goes_on(at));
        self.bound(proposal, start, end);
    }

    /// A content with another start.
    pub(crate) fn start_at<'p>(&'p self, start: usize, open: ends::Open<'p>) -> ends::Open<'p> {
        ends::Open { start, quoted: self.quoted_from(start), ..open }
    }

    /// The word after the quotation that starts with a word.
    fn quoted_from(&self, start: usize) -> Option<usize> {
        self.near(0, 2).find(|region| region.words.start == start).map(|region| region.words.end)
    }

    /// The end of the content: the end of the sentence, or a clause in which the article itself speaks again.
    fn content_end(&self, start: usize, group: &Group) -> usize {
        let document = self.document;
        // "the driver, who said he had waited, crossed": the clause ends with its comma
        let relative =
            document.before(group.words.start).is(PRONOUN) && document.text_before(group.words.start) == "who";
        let mut at = self.after_quotation(start);
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
            at = if gap.any(Gap::QUOTE.or(Gap::SINGLE)) { self.after_quotation(at) } else { at.saturating_add(1) };
        }
        // a quotation of several sentences is in the content as a whole
        if at > self.sentence.end && self.after_quotation(self.sentence.last()) == at {
            at
        } else {
            at.min(self.sentence.end)
        }
    }

    /// Whether the words after a comma are the article's own again: `, adding that`, `, according to`, `, he said`.
    fn resumes(&self, at: usize) -> bool {
        let document = self.document;
        let word = document.word(at);
        if word.is(ACCORDING)
            || (word.cue().is_some_and(|cue| cue.form == crate::lexicon::VerbForm::Ing)
                && verb::group(document, at).is_some_and(|group| group.share >= LEAST_SHARE))
        {
            return true;
        }
        word.is(CONJUNCTION.or(CONTRAST)) && self.cue_clause(at.saturating_add(1))
    }

    /// Whether a clause with its own subject and cue starts here: `and he said`.
    fn cue_clause(&self, at: usize) -> bool {
        let document = self.document;
        (at..at.saturating_add(8).min(self.sentence.end))
            .take_while(|&at| !document.word(at).gap.any(Gap::PUNCTUATION))
            .filter_map(|at| verb::group(document, at))
            .any(|group| group.voice == Voice::Active && group.share >= LEAST_SHARE)
    }

    /// `… and added that`: a second cue that shares the subject.
    fn coordinated_cue(&self, conjunction: usize, group: &Group) -> bool {
        let document = self.document;
        (conjunction.saturating_add(1)..conjunction.saturating_add(4).min(self.sentence.end))
            .take_while(|&at| !document.word(at).gap.any(Gap::PUNCTUATION))
            .filter_map(|at| verb::group(document, at))
            .any(|second| {
                second.words.start == conjunction.saturating_add(1)
                    && second.form == group.form
                    && second.share >= LEAST_SHARE
            })
    }

    /// A source with all words after the comma before it, if no verb is among them: `…, the Board of Control for cricket in
    /// Selm said`.
    fn after_comma(&self, source: Range) -> Range {
        let document = self.document;
        let near = (self.sentence.start.saturating_add(1)..=source.start).rev().take(LONGEST_SOURCE);
        let comma = near.into_iter().find(|&at| document.word(at).gap.any(Gap::PUNCTUATION));
        let comma = comma.filter(|&at| document.word(at).gap.any(Gap::COMMA) && document.word(at).is(DETERMINER));
        let start = comma.filter(|&at| !(at..source.start).any(|at| is_verb(document, at)));
        Range::new(start.unwrap_or(source.start), source.end)
    }

    /// The content of a trailing attribution: `Talks would resume, Chaudhry said on Monday.`
    fn content_before(&self, group: &Group, source: Range) -> Option<Range> {
        let document = self.document;
        // "…, the agency quoted the army as saying": the comma is before the agency
        let cited = verb::cited_before(document, group.head).and_then(|at| verb::group(document, at));
        let agency = cited.and_then(|cited| noun::subject_before(document, cited.words.start, self.sentence.start));
        let first = agency.unwrap_or(source).start.min(group.words.start);
        let comma = self.comma_before(first)?;
        // "Asked whether he would go, Karim said"
        if matches!(self.document.text(self.sentence.start), "asked" | "pressed" | "questioned") {
            return None;
        }
        // "But the pass is open, Karim said"
        let opening = self.document.word(self.sentence.start);
        let joins = opening.is(CONJUNCTION) && !self.document.after(self.sentence.start).gap.any(Gap::COMMA);
        let start = self.sentence.start.saturating_add(usize::from(joins));
        (comma > start.saturating_add(SHORTEST)).then(|| Range::new(start, comma))
    }

    /// Whether the words after a verb of saying are when, where or why it was said, of a clause before it: `Talks would
    /// resume, officials said in a statement on Friday`.
    fn is_tail(&self, group: &Group, source: Range, rest: Range) -> bool {
        let document = self.document;
        if group.share < SAYS && !group.tells || group.voice != Voice::Active || source.start >= group.words.start {
            return false;
        }
        // "informed the board on Monday"
        let addressee = noun::phrase_after(document, rest.start, rest.end).filter(|_| group.tells);
        let told = addressee.map_or(rest.start, |addressee| addressee.end);
        let opening = document.word(rest.start);
        if opening.shape != Shape::Lower || opening.gap.any(Gap::PUNCTUATION) {
            return false;
        }
        let fronted = document.word(self.sentence.start).is(SUBORDINATOR.or(PREPOSITION));
        let clause = || {
            self.comma_before(source.start).is_some_and(|comma| {
                let words = Range::new(self.sentence.start, comma);
                words.len() >= SHORTEST_CLAUSE || (words.start..words.end).any(|at| is_verb(document, at))
            })
        };
        let reason = document.text(rest.start) == "because";
        let next = document.word(told);
        let phrase = told == rest.end
            || (next.is(PREPOSITION.or(TIME).or(WEEKDAY).or(ADVERB))
                || matches!(document.text(told), "early" | "late"))
                && !(rest.start..rest.end).any(|at| is_verb(document, at) && !is_reduced(document, at));
        (reason || phrase) && !fronted && clause()
    }

    /// The words before the cue, the content and the source of `Talks would resume, said Imran Karim.`
    fn inverted(&self, group: &Group) -> Option<(Range, Spans, Range)> {
        let document = self.document;
        let start = group.words.start;
        if group.words.len() > 1
            || !document.word(start).gap.any(Gap::COMMA)
            || start < self.content_floor(group).saturating_add(SHORTEST)
        {
            return None;
        }
        if group.share < LEAST_INVERTED {
            return None;
        }
        let source = noun::phrase_after(document, group.words.end, self.sentence.end)?;
        let next = document.word(source.end);
        // "the shops had closed, said Imran Karim."
        let named = source.end >= self.sentence.end && document.before(source.end).is_capital() && group.share >= SAYS;
        if !named && self.is_aside_before(start) {
            return None;
        }
        let ends = source.end >= self.sentence.end
            || next.gap.any(Gap::COMMA)
            || next.is(PREPOSITION.or(WEEKDAY).or(RELATIVE));
        if !ends {
            return None;
        }
        let words = Range::new(self.content_floor(group), start);
        let before = self.span(words.start, words.end);
        // "the pier, said Imran Karim, is safe"
        let goes_on = next.gap.any(Gap::COMMA) && source.end < self.sentence.end && is_verb(document, source.end);
        if goes_on {
            let after = self.span(source.end, self.sentence.end);
            return Some((words, [before, after].into_iter().collect(), source));
        }
        Some((words, before.into(), source))
    }

    /// Whether the words after a conjunction have no subject of their own: `…, officials said, and crashed at seven`.
    fn shares_subject(&self, conjunction: usize) -> bool {
        let next = conjunction.saturating_add(1);
        is_verb(self.document, next) || self.document.is_past_form(next) && !self.document.word(next).is_capital()
    }

    /// Whether an appositive is directly before the word `end`: `Karim, a driver, said the pass was open`.
    fn is_aside_before(&self, end: usize) -> bool {
        let document = self.document;
        let floor = self.sentence.start;
        let Some(subject) = noun::subject_before(document, end, floor) else { return false };
        let clause = document.word(subject.end).is(RELATIVE)
            || !(subject.end..end).any(|at| document.word(at).is(BE.or(HAVE).or(MODAL).or(DO)));
        // "But Karim", "In Kabul, Karim"
        let leads = (floor..subject.start).all(|at| document.word(at).is(CONJUNCTION.or(ADVERB)))
            || document.word(subject.start).gap.any(Gap::COMMA);
        clause && leads
    }

    /// The part before an attribution between two commas: `Talks, he said, would resume.`
    fn leading_part(&self, group: &Group, source: Option<Range>, start: usize) -> Option<Span> {
        let first = source?.start.min(group.words.start);
        let comma_after = |at: usize| self.document.word(at).gap.any(Gap::COMMA);
        if !(group.words.end..=start).any(comma_after) {
            return None;
        }
        let comma = self.comma_before(first)?;
        let words = Range::new(self.sentence.start, comma);
        // "Last week, he said, …"
        let time = words.len() < SHORTEST_CLAUSE && self.document.before(comma).is(WEEKDAY.or(TIME).or(MONTH));
        (words.len() > 1 && !time).then(|| self.span(words.start, words.end))
    }

    /// The first word after the comma directly before an attribution.
    fn comma_before(&self, first: usize) -> Option<usize> {
        let near = first.saturating_sub(1).max(self.sentence.start.saturating_add(1))..=first;
        near.rev().find(|&at| self.document.word(at).gap.any(Gap::COMMA.or(Gap::DASH)))
    }
}

/// Whether a subject is the "it" of `it is important to know`, which stands for nothing.
fn is_expletive(document: &Document, source: Range) -> bool {
    let next = document.word(source.end);
    source.len() == 1 && document.text(source.start) == "it" && (next.is(BE) || document.text(source.end) == "'s")
}

/// Whether a participle describes the noun before it: `in a report published on Monday`.
fn is_reduced(document: &Document, at: usize) -> bool {
    let (word, before) = (document.word(at), document.before(at));
    word.is(CUE_VERB) && document.ends_with(at, "ed") && !before.is(PRONOUN) && !before.is_capital()
}

/// Whether a word in lower case is a verb, or is one elsewhere.
fn is_verb(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    // "in a recent report", "in a news release"
    let opens = |back: usize| document.back(at, back).is(DETERMINER.or(POSSESSIVE).or(PREPOSITION));
    let noun = word.is(DOCUMENT.or(MEDIA)) && (1..=3).any(opens);
    let cue = || !noun && verb::group(document, at).is_some_and(|group| group.voice == Voice::Active);
    word.shape == Shape::Lower && (word.is(BE.or(HAVE).or(MODAL).or(DO)) || cue())
}
