//! Decides which mentions are the same source: full name, surname, pronoun, "the official".

use super::anonymity::{self, Phrases};
use super::attachment::{Mentions, Owned};
use super::coordination;
use super::evidence;
use super::mention::{Description, describe};
use super::{Naming, Number, Source, SourceKind};
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
    of_person: Vec<Option<usize>>,
}

/// What is kept about a source to recognise its next mention.
#[derive(Clone, Copy, Debug)]
struct Known {
    person: Option<usize>,
    /// The noun for its role, or else the last word of its name.
    head: u32,
    gender: Option<Gender>,
    /// The last mention.
    words: Range,
}

struct Resolver<'a> {
    text: &'a str,
    document: &'a Document,
    names: &'a Names,
    mentions: Mentions<'a>,
    phrases: Phrases,
    owned: Owned,
    sources: Sources,
    /// The words of the last mention, and the index of its source.
    last: Option<(Range, usize)>,
}

/// Collects the sources of the drafts, ordered by first mention; returns the index of the source of each draft.
pub(crate) fn resolve(
    text: &str,
    document: &Document,
    names: &Names,
    drafts: &[Draft],
) -> (Vec<Source>, Vec<Option<usize>>) {
    // one quote in two has a new source, in some articles nearly every one
    let expected = drafts.len();
    let sources = Sources {
        list: Vec::with_capacity(expected),
        known: Vec::with_capacity(expected),
        of_person: vec![None; names.referents.len()],
    };
    let mut order: Vec<(usize, Range)> = Vec::with_capacity(drafts.len());
    order.extend(drafts.iter().enumerate().filter_map(|(number, draft)| Some((number, draft.source?))));
    order.sort_unstable_by_key(|(number, words)| (words.start, *number));
    let mentions = Mentions { document, drafts, order: &order };
    let (phrases, owned) = (Phrases::default(), Owned::default());
    let mut resolver = Resolver { text, document, names, mentions, phrases, owned, sources, last: None };
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

impl Resolver<'_> {
    /// The source of a quote: that of the previous quote if both have the same mention, `a spokesman said X, adding Y`.
    fn mention(&mut self, words: Range, cue: Option<DraftCue>, record: bool) -> Option<usize> {
        let same = self.last.filter(|(last, _)| *last == words).map(|(_, number)| number);
        let number = same.or_else(|| self.new_mention(words, cue, record));
        self.last = number.map(|number| (words, number));
        number
    }

    fn new_mention(&mut self, words: Range, cue: Option<DraftCue>, record: bool) -> Option<usize> {
        let Some(parts) = coordination::parts(self.document, self.names, words) else {
            let found = self.describe(words, cue);
            return self.described(found, words, record);
        };
        let members: Vec<SourceId> = parts
            .into_iter()
            .filter_map(|part| {
                let found = self.describe(part, cue);
                self.described(found, part, record).map(SourceId::new)
            })
            .collect();
        let naming = |id: &SourceId| self.sources.list.get(id.index()).map(|source| source.naming);
        let named = members.iter().filter_map(naming).all(|naming| naming == Naming::Named);
        let found = Description {
            words,
            kind: SourceKind::Group,
            naming: if named { Naming::Named } else { Naming::Unnamed },
            number: Number::Several,
            ..Description::default()
        };
        let number = self.described(found, words, record)?;
        self.sources.list.get_mut(number)?.members = members;
        Some(number)
    }

    /// Parses a mention; the evidence distinguishes collectives that nobody could identify from people the newsroom
    /// knows.
    fn describe(&mut self, words: Range, cue: Option<DraftCue>) -> Description {
        let mut found = read(self.document, self.names, &mut self.phrases, words);
        if found.pronoun || found.person.is_some() {
            return found;
        }
        let spokesman = found.naming == Naming::Unnamed && self.document.text(found.head).starts_with("spokes");
        if !spokesman {
            found.naming = evidence::naming(self.document, &found, words, cue);
        }
        found
    }

    fn described(&mut self, mut found: Description, words: Range, record: bool) -> Option<usize> {
        let span = self.document.span_of(words);
        let number = if found.pronoun { self.antecedent(words.start, &mut found) } else { self.same(&found) };
        let number = match number {
            Some(number) => number,
            None => self.add(&found, words),
        };
        if let Some(known) = self.sources.known.get_mut(number) {
            known.words = words;
            known.gender = known.gender.or(gender_of(self.document, words.start));
        }
        let source = self.sources.list.get_mut(number)?;
        if record && source.mentions.last() != Some(&span) {
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
    fn antecedent(&mut self, at: usize, found: &mut Description) -> Option<usize> {
        let document = self.document;
        let word = document.word(at);
        if word.is(RELATIVE) {
            let before = noun::phrase_before(document, at, document.sentence(at).start)?;
            let known = self.sources.known.iter().enumerate().rev().take(SAME_REACH);
            if let Some((number, _)) = known.into_iter().find(|(_, known)| known.words == before) {
                return Some(number);
            }
            *found = describe(document, self.names, before);
            return (!found.pronoun).then(|| self.same(found).unwrap_or_else(|| self.add(found, before)));
        }
        if word.is(SPEECH_PERSON) {
            return None;
        }
        let gender = gender_of(document, at);
        let several = word.is(PLURAL);
        let fits = |source: &Source, known: &Known| {
            let number = if several { source.number != Number::One } else { source.number != Number::Several };
            let person = gender.is_none() || matches!(source.kind, SourceKind::Person | SourceKind::Unknown);
            let agrees = known.gender.is_none() || gender.is_none() || known.gender == gender;
            number && person && agrees && self.near(known.words.end, at)
        };
        let source = self
            .sources
            .list
            .iter()
            .zip(&self.sources.known)
            .enumerate()
            .rev()
            .take(SAME_REACH)
            .filter(|(_, (source, known))| fits(source, known))
            .max_by_key(|(_, (_, known))| known.words.end);
        // a person named since then, though not as a source, is a nearer antecedent
        let newest = source.map_or(0, |(_, (_, known))| known.words.end);
        let persons = self.names.before(at).take(SAME_REACH).filter(|name| name.kind == NameKind::Person);
        let person = persons.into_iter().find(|mention| {
            let agrees = self
                .names
                .referents
                .get(mention.entity)
                .is_some_and(|person| person.gender.is_none() || person.gender == gender);
            agrees && gender.is_some() && self.near(mention.words.end, at)
        });
        match person
            .filter(|mention| source.is_none() || (mention.words.start > newest && is_subject(document, mention.words)))
        {
            Some(mention) => {
                *found = describe(document, self.names, mention.words);
                Some(self.same(found).unwrap_or_else(|| self.add(found, mention.words)))
            }
            None => source.map(|(number, _)| number),
        }
    }

    fn near(&self, earlier: usize, later: usize) -> bool {
        earlier <= later
            && self.document.paragraph_of(later)
                <= self.document.paragraph_of(earlier.saturating_sub(1)).saturating_add(PRONOUN_REACH)
    }

    /// The earlier source with the same words, name or role.
    fn same(&self, found: &Description) -> Option<usize> {
        if let Some(person) = found.person {
            return self.sources.of_person.get(person).copied().flatten();
        }
        let head = self.head(found);
        let name = self.document.span_of(found.words).of(self.text);
        let matches = |number: usize, known: &Known| {
            let Some(source) = self.sources.list.get(number) else { return false };
            if known.person.is_some() && !found.definite {
                return false;
            }
            match found.naming {
                Naming::Unnamed => {
                    known.head == head
                        && (found.definite || found.number == Number::Several && same_words(&source.name, name))
                }
                Naming::Vague => same_words(&source.name, name),
                _ => same_words(&source.name, name) || (known.head == head && found.definite),
            }
        };
        self.sources
            .known
            .iter()
            .enumerate()
            .rev()
            .take(SAME_REACH)
            .find(|(number, known)| matches(*number, known))
            .map(|(number, _)| number)
    }

    fn head(&self, found: &Description) -> u32 {
        self.document.word(found.role.unwrap_or(found.words.last())).key
    }

    fn add(&mut self, found: &Description, words: Range) -> usize {
        let person = found.person.and_then(|number| self.names.referents.get(number));
        let name = person.map_or(found.words, |person| person.name);
        let id = self.sources.list.len();
        if let Some(source) = found.person.and_then(|person| self.sources.of_person.get_mut(person)) {
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
            person: found.person,
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
