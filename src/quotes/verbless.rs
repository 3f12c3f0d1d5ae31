//! Attributions without a verb: `according to X`, `in the view of X`, `X's claim that …`.

use super::draft::{DraftCue, Proposal};
use super::finder::{Finder, SHORTEST};
use super::{Confidence, subject};
use crate::clause::verb::Group;
use crate::clause::{nominal, noun};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::quotes::QuoteRule;

/// Classes of words that are in a clause but not at the start of one.
const FINITE: Tags = BE.or(HAVE).or(MODAL).or(DO).or(CUE_VERB);

/// The longest name behind a role, in words.
const LONGEST_NAME: usize = 4;
/// What is no source after "according to": the course of things that somebody follows.
const COURSES: &[&str] = &[
    "ability",
    "age",
    "custom",
    "formula",
    "height",
    "income",
    "length",
    "need",
    "needs",
    "order",
    "plan",
    "plans",
    "rank",
    "ranks",
    "schedule",
    "season",
    "size",
    "skill",
    "taste",
    "tastes",
    "tradition",
    "type",
    "value",
    "weight",
    "wishes",
];

/// The longest phrase for one, in words: "the usual schedule".
const LONGEST_COURSE: usize = 3;

/// A phrase that names the source of its clause.
struct Phrase {
    /// The whole phrase, with the source.
    whole: Range,
    cue: DraftCue,
    source: Range,
}

/// The verb that says that its subject makes, renews or takes back the claim whose noun follows: `made the claim that`, not
/// `made the idea that`.
pub(super) fn made(document: &Document, noun: &Group) -> Option<usize> {
    let verb = noun.head.checked_sub(2)?;
    let is_claim = matches!(noun.class, CueClass::Allegation | CueClass::Assertive | CueClass::Denial);
    let is_made = document.before(noun.head).is(DETERMINER) && MAKES.binary_search(&document.text(verb)).is_ok();
    (is_claim && is_made).then_some(verb)
}

/// Verbs whose subject is the source of the noun behind them.
const MAKES: &[&str] = &[
    "dropped",
    "drops",
    "made",
    "make",
    "makes",
    "making",
    "raised",
    "raises",
    "renewed",
    "renews",
    "retracted",
    "retracts",
    "revived",
    "revives",
    "voiced",
    "voices",
    "withdraw",
    "withdraws",
    "withdrew",
];

impl Finder<'_> {
    /// A phrase that is certain to name a source.
    pub(super) fn phrase(&self, head: usize, word: &Word) -> Option<Proposal> {
        let phrase = if word.is(ACCORDING) {
            self.according_to(head)
        } else if word.is(VIEW) {
            self.in_view_of(head)
        } else {
            None
        }?;
        let (content, rule) = if word.is(ACCORDING) {
            (self.clause_beside(phrase.whole)?, QuoteRule::AccordingTo)
        } else {
            (self.clause_around(phrase.whole)?, QuoteRule::InViewOf)
        };
        let span = self.span(content.start, content.end);
        let lead = self.lead(phrase.whole, content).map(|lead| self.span(lead.start, lead.end));
        let parts = lead.map_or_else(|| span.into(), |lead| [lead, span].into_iter().collect());
        let draft = self.draft(parts, Some(phrase.cue), Some(phrase.source), false, rule, Confidence::High);
        Some(Proposal { draft, group: None, content })
    }

    /// `according to X`
    fn according_to(&self, at: usize) -> Option<Phrase> {
        let document = self.document;
        let after = if document.word(at).is(TO) { at.saturating_add(1) } else { at.saturating_add(2) };
        let source = noun::phrase_after(document, after, self.sentence.end)?;
        let cue =
            DraftCue { words: Range::new(at, after), lemma: "according to", class: CueClass::Neutral, tells: false };
        let first = document.word(source.start);
        // "according to plan"
        let voices = ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE).or(MEDIA).or(DOCUMENT).or(ORGANIZATION_HEAD);
        let bare = source.len() == 1
            && first.shape == Shape::Lower
            && !first.is(voices.or(PRONOUN).or(OBJECT_PRONOUN).or(STANDS_ALONE));
        // "according to information from the city"
        let from = document.word(source.end).is(PREPOSITION) && !document.word(source.end).is(TO);
        let course = source.len() <= LONGEST_COURSE && COURSES.contains(&document.text(source.last()));
        let names = !course && (!bare || document.ends_with(source.start, "s") || from);
        (document.before(after).is(TO) && names).then_some(Phrase { whole: Range::new(at, source.end), cue, source })
    }

    /// The part before a phrase between commas: `The pass, according to Karim, is open`.
    fn lead(&self, phrase: Range, content: Range) -> Option<Range> {
        let document = self.document;
        let part = Range::new(self.sentence.start, phrase.start);
        let opener = document.word(part.start).is(SUBORDINATOR.or(CONJUNCTION));
        (content.start == phrase.end && !part.is_empty() && !opener && !self.is_clause(part.end)).then_some(part)
    }

    /// `in the view of X`, `in X's view`, `in his view`
    fn in_view_of(&self, head: usize) -> Option<Phrase> {
        let document = self.document;
        let lemma = "in the view of";
        let class = CueClass::Belief;
        if document.after(head).is(OF) && document.text_before(head) == "the" && document.text_back(head, 2) == "in" {
            let source = noun::phrase_after(document, head.saturating_add(2), self.sentence.end)?;
            let cue = DraftCue {
                words: Range::new(head.saturating_sub(2), head.saturating_add(2)),
                lemma,
                class,
                tells: false,
            };
            return Some(Phrase { whole: Range::new(head.saturating_sub(2), source.end), cue, source });
        }
        let (source, _) = nominal::owner(document, head, self.sentence.start, self.sentence.end);
        let source = source.filter(|source| source.end <= head && document.text_before(source.start) == "in")?;
        let cue = DraftCue { words: Range::one(head), lemma, class, tells: false };
        Some(Phrase { whole: Range::new(source.start.saturating_sub(1), head.saturating_add(1)), cue, source })
    }

    /// The clause whose source a phrase names: after its comma, or before the phrase.
    fn clause_beside(&self, phrase: Range) -> Option<Range> {
        let document = self.document;
        let Range { start, end } = phrase;
        let before = document.before(start);
        let comma = |at: usize| document.word(at).gap.any(Gap::COMMA);
        let between = comma(start) && comma(end) && end < self.sentence.end && !self.is_clause(start);
        let opens = start == self.sentence.start
            || between
            || document.word(start).gap.any(Gap::COLON)
            || before.is(CONJUNCTION.or(SUBORDINATOR).or(THAT));
        let content = if opens {
            let comma_from = |from: usize| (from..self.sentence.end).find(|&at| document.word(at).gap.any(Gap::COMMA));
            let start = comma_from(end)?;
            // "according to Karim, who runs the shop, the safe was empty"
            let relative =
                document.word(start).is(RELATIVE) || self.is_apposition(start) || self.is_name_of(phrase, start);
            let start = if relative { comma_from(start.saturating_add(1)).unwrap_or(start) } else { start };
            let is_break = |&at: &usize| document.word(at).gap.any(Gap::SEMICOLON);
            Range::new(start, (start.saturating_add(1)..self.sentence.end).find(is_break).unwrap_or(self.sentence.end))
        } else {
            let is_break = |&at: &usize| document.word(at).gap.any(Gap::SEMICOLON);
            Range::new(
                (self.sentence.start.saturating_add(1)..start).rfind(is_break).unwrap_or(self.sentence.start),
                start,
            )
        };
        (content.len() >= SHORTEST).then_some(content)
    }

    /// Whether a role of the source starts here: `according to Karim, president of Selm Bank, the safe was empty`.
    fn is_apposition(&self, start: usize) -> bool {
        let document = self.document;
        let next = (start.saturating_add(1)..self.sentence.end).find(|&at| document.word(at).gap.any(Gap::COMMA));
        let words = || start..next.unwrap_or(start);
        let role = words().any(|at| document.word(at).is(ROLE.or(OFFICE)) && document.word(at).shape == Shape::Lower);
        role && !words().any(|at| document.word(at).is(FINITE) && document.word(at).shape == Shape::Lower)
    }

    /// Whether the name of a role before it is here, with a comma behind: `according to a spokeswoman, Ann Karim, the safe
    /// was empty`, but `according to a spokeswoman, Ann Karim, 34, was hurt`.
    fn is_name_of(&self, phrase: Range, start: usize) -> bool {
        let document = self.document;
        let is_role = |at: usize| document.word(at).is(ROLE.or(OFFICE)) && document.word(at).shape == Shape::Lower;
        let next = (start.saturating_add(1)..self.sentence.end).find(|&at| document.word(at).gap.any(Gap::COMMA));
        next.is_some_and(|next| {
            let named = (start..next).all(|at| document.word(at).is_capital());
            // "South Korea, Japan and China"
            let other = document.word(next).shape == Shape::Number || document.after(next).is(CONJUNCTION);
            (2..=LONGEST_NAME).contains(&next.saturating_sub(start))
                && named
                && !other
                && (phrase.start..phrase.end).any(is_role)
        })
    }

    /// Whether the words of the sentence before the word `end` are a clause with a verb.
    fn is_clause(&self, end: usize) -> bool {
        (self.sentence.start..end).any(|at| self.document.word(at).is(FINITE))
    }

    /// The clause whose source is named by a phrase between commas or at the end of the sentence.
    fn clause_around(&self, phrase: Range) -> Option<Range> {
        let document = self.document;
        let parted = |at: usize| document.word(at).gap.any(Gap::COMMA.or(Gap::DASH));
        let opens = phrase.start == self.sentence.start || parted(phrase.start);
        let content = if opens && parted(phrase.end) && phrase.end < self.sentence.end {
            let end =
                (phrase.end.saturating_add(1)..self.sentence.end).find(|&at| document.word(at).gap.any(Gap::COMMA));
            Range::new(phrase.end, end.unwrap_or(self.sentence.end))
        } else if phrase.end == self.sentence.end && parted(phrase.start) {
            Range::new(self.sentence.start, phrase.start)
        } else {
            return None;
        };
        (content.len() >= SHORTEST).then_some(content)
    }

    /// `his claim that …`, `plans to …`, `fears of …`
    pub(super) fn nominal(&self, group: &Group) -> Option<Proposal> {
        let document = self.document;
        let floor = self.floor(group);
        let (owner, after) = nominal::owner(document, group.head, floor, self.sentence.end);
        // "he voiced concern that", but nobody's "the idea that"
        let anybody = document.before(group.head).is(DEFINITE);
        let source = owner.or_else(|| {
            if let Some(verb) = made(document, group) {
                return noun::subject_before(document, verb, floor);
            }
            if anybody { None } else { subject::nearest(document, floor, group.head) }
        });
        let first = document.word(after);
        if after >= self.sentence.end || first.gap.any(Gap::PUNCTUATION) {
            return None;
        }
        let start = if first.is(THAT.or(TO).or(QUESTION_WORD)) {
            after
        } else if first.is(PREPOSITION) && !first.is(BY) {
            after.saturating_add(1)
        } else {
            return None;
        };
        let end = self.sentence.end;
        if end < start.saturating_add(SHORTEST) || self.is_taken(start, end) {
            return None;
        }
        let content = self.span(start, end).into();
        let draft = self.draft(
            content,
            Some((*group).into()),
            source,
            group.negated,
            QuoteRule::IndirectNoun,
            Confidence::Medium,
        );
        Some(Proposal { draft, group: Some(*group), content: Range::new(start, end) })
    }
}
