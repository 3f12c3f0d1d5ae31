//! Decides which mentions are the same source: full name, surname, pronoun, "the official".

use super::anonymity::{self, Phrases};
use super::attachment::{Mentions, Owned};
use super::coordination;
use super::evidence;
use super::mention::{Description, describe};
use super::record::{Joined, Misfit, Record};
use super::{MentionRule, Naming, NamingRule, Number, Source, SourceKind};
use crate::clause::noun;
use crate::document::{Document, Range};
use crate::ids::SourceId;
use crate::lexicon::tags::*;
use crate::names::{Gender, NameKind, Names};
use crate::quotes::{Draft, DraftCue};
use crate::text::Span;
use crate::text::Spans;

/// At most this many earlier sources are compared by their words, which bounds the work on texts with very many.
const SAME_REACH: usize = 256;
/// The farthest antecedent of a pronoun, in paragraphs.
const PRONOUN_REACH: usize = 3;

/// The sources of an article while they are collected.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub list: Vec<Source>,
    known: Vec<Known>,
    /// The index of the source of each person; `None` if the person is not a source.
    of_entity: Vec<Option<usize>>,
}

/// What is kept about a source to recognise its next mention.
#[derive(Clone, Copy, Debug)]
struct Known {
    entity: Option<usize>,
    /// The noun for its role, or else the last word of its name.
    head: u32,
    gender: Option<Gender>,
    /// The last mention.
    words: Range,
}

/// The source of a mention.
#[derive(Clone, Copy, Debug)]
struct Join {
    /// Its index.
    number: usize,
    rule: MentionRule,
    /// The earlier words that the mention refers to.
    antecedent: Range,
}

struct Resolver<'a, R> {
    text: &'a str,
    document: &'a Document,
    names: &'a Names,
    mentions: Mentions<'a>,
    phrases: Phrases,
    owned: Owned,
    sources: Sources,
    /// The words of the last mention, and the index of its source.
    last: Option<(Range, usize)>,
    record: &'a mut R,
}

/// Collects the sources of the drafts, ordered by first mention; returns the index of the source of each draft.
pub(crate) fn resolve(
    text: &str,
    document: &Document,
    names: &Names,
    drafts: &[Draft],
    record: &mut impl Record,
) -> (Vec<Source>, Vec<Option<usize>>) {
    // one quote in two has a new source, in some articles nearly every one
    let expected = drafts.len();
    let sources = Sources {
        list: Vec::with_capacity(expected),
        known: Vec::with_capacity(expected),
        of_entity: vec![None; names.referents.len()],
    };
    let mut order: Vec<(usize, Range)> = Vec::with_capacity(drafts.len());
    order.extend(drafts.iter().enumerate().filter_map(|(number, draft)| Some((number, draft.source?))));
    order.sort_unstable_by_key(|(number, words)| (words.start, *number));
    let mentions = Mentions { document, drafts, order: &order };
    let (phrases, owned) = (Phrases::default(), Owned::default());
    let mut resolver = Resolver { text, document, names, mentions, phrases, owned, sources, last: None, record };
    let mut numbers = vec![None; drafts.len()];
    for &(draft, words) in &order {
        if let (Some(draft), Some(slot)) = (drafts.get(draft), numbers.get_mut(draft)) {
            *slot = resolver.mention(words, draft.cue, !draft.inferred);
        }
    }
    let mut sources = resolver.sources.list;
    sources.iter_mut().for_each(|source| source.mentions.sort());
    (sources, numbers)
}

/// What the words of a mention and the phrases about anonymity in its sentence say.
pub(crate) fn read(document: &Document, names: &Names, phrases: &mut Phrases, words: Range) -> Description {
    let mut found = describe(document, names, words);
    found.grants_anonymity = phrases.grant(document, document.sentence(words.start));
    found
}

impl<R: Record> Resolver<'_, R> {
    /// The source of a quote: that of the previous quote if both have the same mention, `a spokesman said X, adding Y`.
    fn mention(&mut self, words: Range, cue: Option<DraftCue>, beside: bool) -> Option<usize> {
        let same = self.last.filter(|(last, _)| *last == words).map(|(_, number)| number);
        let number = same.or_else(|| self.new_mention(words, cue, beside));
        self.last = number.map(|number| (words, number));
        number
    }

    fn new_mention(&mut self, words: Range, cue: Option<DraftCue>, beside: bool) -> Option<usize> {
        let Some(parts) = coordination::parts(self.document, self.names, words) else {
            let found = self.describe(words, cue);
            return self.described(found, words, cue, beside);
        };
        let members: Vec<SourceId> = parts
            .into_iter()
            .filter_map(|part| {
                let found = self.describe(part, cue);
                self.described(found, part, cue, beside).map(SourceId::new)
            })
            .collect();
        let naming = |id: &SourceId| self.sources.list.get(id.index()).map(|source| source.naming);
        let named = members.iter().filter_map(naming).all(|naming| naming == Naming::Named);
        let found = Description {
            words,
            kind: SourceKind::Group,
            naming: if named { Naming::Named } else { Naming::Unnamed },
            decided: NamingRule::Members,
            number: Number::Several,
            ..Description::default()
        };
        let number = self.described(found, words, cue, beside)?;
        self.sources.list.get_mut(number)?.members = members;
        Some(number)
    }

    /// Parses a mention; the evidence distinguishes collectives that nobody could identify from people the newsroom
    /// knows.
    fn describe(&mut self, words: Range, cue: Option<DraftCue>) -> Description {
        let mut found = read(self.document, self.names, &mut self.phrases, words);
        if found.pronoun || found.entity.is_some() {
            return found;
        }
        let spokesman = found.naming == Naming::Unnamed && self.document.text(found.head).starts_with("spokes");
        if !spokesman {
            (found.naming, found.decided) = evidence::naming(self.document, &found, words, cue);
        }
        found
    }

    /// The source of a mention that is parsed. `beside` is whether it is beside its quote.
    fn described(
        &mut self,
        mut found: Description,
        words: Range,
        cue: Option<DraftCue>,
        beside: bool,
    ) -> Option<usize> {
        let span = self.document.span_of(words);
        let join = if found.pronoun { self.antecedent(words.start, &mut found) } else { self.same(&found) };
        let (number, rule, antecedent) = match join {
            Some(join) => (join.number, join.rule, Some(join.antecedent)),
            None => (self.add(&found, words), MentionRule::First, None),
        };
        self.record.joined(Joined { words, source: number, rule, antecedent, decided: found.decided, cue });
        if let Some(known) = self.sources.known.get_mut(number) {
            known.words = words;
            known.gender = known.gender.or(gender_of(self.document, words.start));
        }
        let source = self.sources.list.get_mut(number)?;
        if beside && source.mentions.last() != Some(&span) {
            source.mentions.push(span);
        }
        if source.anonymity.is_none() && matches!(source.naming, Naming::Unnamed | Naming::Vague) {
            let sentence = self.document.sentence(words.start);
            let phrases = self.phrases.of_sentence(self.document, sentence);
            let own = self.owned.by(words, sentence, phrases, &self.mentions);
            source.anonymity = anonymity::read(self.document, sentence, own);
        }
        fill(source, &found, self.document, self.text);
        Some(number)
    }

    /// The antecedent of a pronoun.
    fn antecedent(&mut self, at: usize, found: &mut Description) -> Option<Join> {
        let document = self.document;
        let word = document.word(at);
        if word.is(RELATIVE) {
            let before = noun::phrase_before(document, at, document.sentence(at).start)?;
            let join = |number| Join { number, rule: MentionRule::Relative, antecedent: before };
            let known = self.sources.known.iter().enumerate().rev().take(SAME_REACH);
            if let Some((number, _)) = known.into_iter().find(|(_, known)| known.words == before) {
                return Some(join(number));
            }
            *found = describe(document, self.names, before);
            return (!found.pronoun).then(|| join(self.same_or_new(found, before)));
        }
        if word.is(SPEECH_PERSON) {
            return None;
        }
        let gender = gender_of(document, at);
        let source = self.nearest(at, gender);
        // a person named since then, though not as a source, is a nearer antecedent
        let newest = source.map_or(0, |(_, words)| words.end);
        let mut persons = self.names.before(at).take(SAME_REACH).filter(|name| name.kind == NameKind::Person);
        let person = persons.find(|mention| {
            let agrees = self
                .names
                .referents
                .get(mention.entity)
                .is_some_and(|person| person.gender.is_none() || person.gender == gender);
            agrees && gender.is_some() && near(document, mention.words.end, at)
        });
        if let Some(mention) = person.filter(|mention| source.is_none() || mention.words.start > newest) {
            let words = mention.words;
            if source.is_none() || is_subject(document, words) {
                *found = describe(document, self.names, words);
                let number = self.same_or_new(found, words);
                if let Some((_, other)) = source.filter(|(other, _)| *other != number) {
                    self.record.rejected(other, Misfit::Farther);
                }
                return Some(Join { number, rule: MentionRule::Person, antecedent: words });
            }
            self.record.rejected(words, Misfit::NotSubject);
        }
        source.map(|(number, antecedent)| Join { number, rule: MentionRule::Pronoun, antecedent })
    }

    /// The nearest earlier source that a pronoun can refer to, with its last mention.
    fn nearest(&mut self, at: usize, gender: Option<Gender>) -> Option<(usize, Range)> {
        let mut nearest: Option<(usize, Range)> = None;
        let sources = self.sources.list.iter().zip(&self.sources.known).enumerate();
        for (number, (source, known)) in sources.rev().take(SAME_REACH) {
            if let Some(misfit) = misfit(self.document, at, gender, source, known) {
                self.record.rejected(known.words, misfit);
            } else if nearest.is_some_and(|(_, other)| known.words.end < other.end) {
                self.record.rejected(known.words, Misfit::Farther);
            } else if let Some((_, other)) = nearest.replace((number, known.words)) {
                self.record.rejected(other, Misfit::Farther);
            }
        }
        nearest
    }

    /// The source of words that a pronoun refers to.
    fn same_or_new(&mut self, found: &Description, words: Range) -> usize {
        self.same(found).map_or_else(|| self.add(found, words), |join| join.number)
    }

    /// The earlier source with the same words, name or role.
    fn same(&self, found: &Description) -> Option<Join> {
        let join = |number: usize, rule| {
            let antecedent = self.sources.known.get(number)?.words;
            Some(Join { number, rule, antecedent })
        };
        if let Some(person) = found.entity {
            return join(self.sources.of_entity.get(person).copied().flatten()?, MentionRule::Name);
        }
        let head = self.head(found);
        let name = self.document.span_of(found.words).of(self.text);
        let matches = |number: usize, known: &Known| {
            let source = self.sources.list.get(number)?;
            if known.entity.is_some() && !found.definite {
                return None;
            }
            let same_words = || same_words(&source.name, name);
            let same_head = known.head == head;
            match found.naming {
                Naming::Unnamed if !same_head => None,
                Naming::Unnamed if found.definite => Some(MentionRule::Head),
                Naming::Unnamed if found.number != Number::Several => None,
                _ if same_words() => Some(MentionRule::Words),
                Naming::Unnamed | Naming::Vague => None,
                _ => (same_head && found.definite).then_some(MentionRule::Head),
            }
        };
        let mut known = self.sources.known.iter().enumerate().rev().take(SAME_REACH);
        let (number, rule) = known.find_map(|(number, known)| Some((number, matches(number, known)?)))?;
        join(number, rule)
    }

    fn head(&self, found: &Description) -> u32 {
        self.document.word(found.role.unwrap_or(found.words.last())).key
    }

    fn add(&mut self, found: &Description, words: Range) -> usize {
        let person = found.entity.and_then(|number| self.names.referents.get(number));
        let name = person.map_or(found.words, |person| person.name);
        let id = self.sources.list.len();
        if let Some(source) = found.entity.and_then(|person| self.sources.of_entity.get_mut(person)) {
            source.get_or_insert(id);
        }
        self.sources.list.push(Source {
            id: SourceId::new(id),
            name: self.document.span_of(name).of(self.text).to_owned(),
            kind: found.kind,
            naming: found.naming,
            role: None,
            rank: None,
            affiliation: None,
            number: found.number,
            anonymity: None,
            members: Vec::new(),
            mentions: Spans::default(),
        });
        self.sources.known.push(Known {
            entity: found.entity,
            head: self.head(found),
            gender: person.and_then(|person| person.gender),
            words,
        });
        id
    }
}

/// Whether two names differ at most in letter case: "Officials", "officials".
#[inline]
fn same_words(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.eq_ignore_ascii_case(b) || (!a.is_ascii() && a.to_lowercase() == b.to_lowercase()))
}

/// Adds what a later mention says and earlier ones did not.
fn fill(source: &mut Source, found: &Description, document: &Document, text: &str) {
    let words = |range: Range| document.span_of(range).of(text);
    let lower = |words: &str| if words.is_ascii() { words.to_ascii_lowercase() } else { words.to_lowercase() };
    if source.role.is_none() {
        source.role = found.role.map(|at| lower(words(Range::one(at))));
    }
    if source.rank.is_none() {
        source.rank = found.rank.map(|range| lower(words(range)));
    }
    if source.affiliation.is_none() {
        source.affiliation = found.affiliation.map(|range| words(range).to_owned());
    }
}

/// Why a pronoun cannot refer to a source; `None` if it can.
fn misfit(document: &Document, at: usize, gender: Option<Gender>, source: &Source, known: &Known) -> Option<Misfit> {
    let other_number = if document.word(at).is(PLURAL) { Number::One } else { Number::Several };
    if source.number == other_number {
        Some(Misfit::Number)
    } else if gender.is_some() && !matches!(source.kind, SourceKind::Person | SourceKind::Unknown) {
        Some(Misfit::Kind)
    } else if gender.is_some() && known.gender.is_some() && known.gender != gender {
        Some(Misfit::Gender)
    } else if !near(document, known.words.end, at) {
        Some(Misfit::Distance)
    } else {
        None
    }
}

/// Whether a word is at most [`PRONOUN_REACH`] paragraphs after an earlier one.
fn near(document: &Document, earlier: usize, later: usize) -> bool {
    earlier <= later
        && document.paragraph_of(later)
            <= document.paragraph_of(earlier.saturating_sub(1)).saturating_add(PRONOUN_REACH)
}

fn gender_of(document: &Document, at: usize) -> Option<Gender> {
    let word = document.word(at);
    if word.is(FEMININE) {
        Some(Gender::Feminine)
    } else if word.is(MASCULINE) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// Whether a name is near enough to the start of its sentence to be the subject.
fn is_subject(document: &Document, words: Range) -> bool {
    words.start <= document.sentence(words.start).start.saturating_add(4)
}

/// The span of the mention of a draft's source, if it is beside the quote.
pub(crate) fn mention_span(document: &Document, draft: &Draft) -> Option<Span> {
    draft.source.filter(|_| !draft.inferred).map(|words| document.span_of(words))
}
