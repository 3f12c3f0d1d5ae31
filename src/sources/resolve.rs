//! Decides which mentions are the same source: full name, surname, pronoun, "the official".

use super::anonymity::{self, Phrases};
use super::antecedents::{self, Anaphor, Candidate, Context, gender_of};
use super::attachment::{Mentions, Owned};
use super::coordination;
use super::evidence;
use super::later::{self, Class};
use super::mention::{Description, describe};
use super::record::{Choice, Joined, Record, Weighed};
use super::{MentionRule, Naming, NamingRule, Number, Source, SourceKind};
use crate::clause::noun;
use crate::document::{Document, Gap, Range, Shape};
use crate::ids::{EntityId, SourceId};
use crate::lexicon::tags::*;
use crate::names::{Gender, NameKind, Names};
use crate::quotes::{Draft, DraftCue};
use crate::scoring::Named;
use crate::text::Span;
use crate::text::Spans;

/// At most this many earlier sources are compared by their words, which bounds the work on texts with very many.
const SAME_REACH: usize = 256;

/// The longest description that replaces a shorter one as the name of a source, in words.
const LONGEST_NAME: usize = 12;
/// The last paragraph of the lead.
const LEAD: usize = 3;

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
pub(super) struct Known {
    pub entity: Option<usize>,
    /// The noun for its role, or else its head noun.
    head: u32,
    pub gender: Option<Gender>,
    /// Its name.
    pub name: Range,
    /// The last mention.
    pub words: Range,
}

/// The source of a mention.
#[derive(Clone, Copy, Debug)]
struct Join {
    /// Its index.
    number: usize,
    rule: MentionRule,
    /// The words that the mention refers to, earlier or later.
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
    later: later::Index,
    /// The words of the last mention, and the index of its source.
    last: Option<(Range, usize)>,
    /// The source of the quote before that is not inside another.
    speaker: Option<usize>,
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
    let mut resolver = Resolver {
        text,
        document,
        names,
        mentions,
        phrases: Phrases::default(),
        owned: Owned::default(),
        sources,
        later: later::Index::new(names, order.iter().map(|&(_, words)| words)),
        last: None,
        speaker: None,
        record,
    };
    let mut numbers = vec![None; drafts.len()];
    for &(draft, words) in &order {
        if let (Some(draft), Some(slot)) = (drafts.get(draft), numbers.get_mut(draft)) {
            *slot = resolver.mention(words, draft.cue, !draft.inferred);
            if !draft.quoted {
                resolver.speaker = *slot;
            }
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
        // "Republicans" may be a party or some of its members
        if found.pronoun || found.entity.is_some() && found.kind != SourceKind::Group {
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
        let join = if found.pronoun {
            self.antecedent(words.start, &mut found)
        } else {
            let earlier = self.same(&found).or_else(|| self.anaphor(words.start, &mut found));
            earlier.or_else(|| self.named_later(&mut found))
        };
        let (number, rule, antecedent) = match join {
            Some(join) => (join.number, join.rule, Some(join.antecedent)),
            None => (self.add(&found, words), MentionRule::First, None),
        };
        let head = self.head(&found);
        self.record.joined(Joined { words, source: number, rule, antecedent, decided: found.decided, cue });
        if let Some(known) = self.sources.known.get_mut(number) {
            known.words = words;
            if rule == MentionRule::Later {
                // "the doctor" is this one, whatever the name's own title
                known.head = head;
            }
            known.gender = known.gender.or(gender_of(self.document, words.start));
        }
        let source = self.sources.list.get_mut(number)?;
        if rule == MentionRule::Head && source.entity.is_none() && found.entity.is_none() {
            let known = self.sources.known.get_mut(number)?;
            if (known.name.len().saturating_add(1)..=LONGEST_NAME).contains(&found.words.len()) {
                known.name = found.words;
                source.name = one_line(self.document.span_of(found.words).of(self.text));
            }
        }
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
        self.anaphor(at, found)
    }

    /// The antecedent that the evidence supports most; `None` if there is none, or if a description refers to nothing
    /// before it.
    fn anaphor(&mut self, at: usize, found: &mut Description) -> Option<Join> {
        let document = self.document;
        let anaphor = Anaphor::of(document, found, at)?;
        let context = Context {
            document,
            names: self.names,
            sources: &self.sources.list,
            known: &self.sources.known,
            of_entity: &self.sources.of_entity,
            last: self.speaker,
        };
        let candidates = context.candidates(anaphor, found, at);
        if candidates.is_empty() {
            return None;
        }
        let model = antecedents::model();
        let mut best: Option<(f32, Option<Candidate>)> = None;
        let count = candidates.len();
        for (rank, candidate) in candidates.iter().enumerate() {
            let mut sum = model.sum();
            context.describe(anaphor, found, at, (candidate, rank, count), &mut sum);
            let score = sum.score();
            let weighed = Weighed { words: candidate.words, name: candidate.name };
            self.record.candidate(Choice::Antecedent, Some(weighed), score, || {
                let mut features = Named::default();
                context.describe(anaphor, found, at, (candidate, rank, count), &mut features);
                features
            });
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, Some(*candidate)));
            }
        }
        if anaphor.is_definite() {
            let mut sum = model.sum();
            context.describe_new(anaphor, found, count, &mut sum);
            let score = sum.score();
            self.record.candidate(Choice::Antecedent, None, score, || {
                let mut features = Named::default();
                context.describe_new(anaphor, found, count, &mut features);
                features
            });
            if best.is_none_or(|(other, _)| score > other) {
                return None;
            }
        }
        let candidate = best?.1?;
        let rule = if found.pronoun { MentionRule::Pronoun } else { MentionRule::Description };
        let number = match candidate.source {
            Some(number) => number,
            None => {
                let named = describe(document, self.names, candidate.words);
                found.decided = named.decided;
                self.same_or_new(&named, candidate.words)
            }
        };
        Some(Join { number, rule, antecedent: candidate.words })
    }

    /// The name that the article gives a description later, if the evidence supports it.
    fn named_later(&mut self, found: &mut Description) -> Option<Join> {
        let (document, names) = (self.document, self.names);
        let class = Class::of(document, found)?;
        let index = &self.later;
        let candidates = index.candidates(document, names, class, found.words);
        if candidates.is_empty() {
            return None;
        }
        let model = later::model();
        let mut sum = model.sum();
        index.describe_none(document, class, found, candidates.len(), &mut sum);
        let none = sum.score();
        self.record.candidate(Choice::Later, None, none, || {
            let mut features = Named::default();
            index.describe_none(document, class, found, candidates.len(), &mut features);
            features
        });
        let mut best = (none, None);
        for (rank, candidate) in candidates.iter().enumerate() {
            let mut sum = model.sum();
            index.describe(document, class, found, (candidate, rank), &mut sum);
            let score = sum.score();
            let name = names.referents.get(candidate.entity).map_or(candidate.words, |referent| referent.name);
            self.record.candidate(Choice::Later, Some(Weighed { words: candidate.words, name }), score, || {
                let mut features = Named::default();
                index.describe(document, class, found, (candidate, rank), &mut features);
                features
            });
            if score > best.0 {
                best = (score, Some(candidate.words));
            }
        }
        let antecedent = best.1?;
        let named = describe(document, names, antecedent);
        found.decided = named.decided;
        Some(Join { number: self.same_or_new(&named, antecedent), rule: MentionRule::Later, antecedent })
    }

    /// The source of words that a pronoun refers to.
    fn same_or_new(&mut self, found: &Description, words: Range) -> usize {
        self.same(found).map_or_else(|| self.add(found, words), |join| join.number)
    }

    /// The person who spoke last of those with the surname that the mention is, where the other one was only spoken of: in
    /// "Ann Moss said …; the car hit Jim Moss. “…,” Moss said", she goes on.
    fn namesake(&self, found: &Description) -> Option<usize> {
        let document = self.document;
        let other = self.names.referents.get(found.entity?)?;
        let start = other.name.start;
        let object = document.before(start).shape == Shape::Lower && !document.word(start).gap.any(Gap::PUNCTUATION);
        if found.words.len() > 1 || other.kind != NameKind::Person || !object {
            return None;
        }
        let key = document.word(found.words.start).key;
        let person = |number: usize| self.sources.list.get(number).is_some_and(|it| it.kind == SourceKind::Person);
        let named = |known: &Known| known.name.len() > 1 && document.word(known.name.last()).key == key;
        let mut known = self.sources.known.iter().enumerate().rev().take(SAME_REACH);
        known.find(|&(number, known)| named(known) && person(number)).map(|(number, _)| number)
    }

    /// The earlier source with the same words, name or role.
    fn same(&self, found: &Description) -> Option<Join> {
        let join = |number: usize, rule| {
            let antecedent = self.sources.known.get(number)?.words;
            Some(Join { number, rule, antecedent })
        };
        if let Some(person) = found.entity {
            let source = self.sources.of_entity.get(person).copied().flatten();
            return join(source.or_else(|| self.namesake(found))?, MentionRule::Name);
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
            if same_head && self.is_of_headline(known, found) {
                return Some(MentionRule::Head);
            }
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

    /// Whether a source was only mentioned without an article at the start of the text, as headlines have it, and the
    /// story now tells of it: "Thai poll shows …", "An opinion poll showed …".
    fn is_of_headline(&self, known: &Known, found: &Description) -> bool {
        let document = self.document;
        let paragraph = |at: usize| document.paragraph_of(at);
        let bare = !document.before(known.name.start).is(DETERMINER.or(POSSESSIVE)) || known.name.start == 0;
        let alone = known.entity.is_none() && found.number != Number::Several && known.words.start == known.name.start;
        alone && bare && paragraph(known.words.start) == 0 && (1..=LEAD).contains(&paragraph(found.words.start))
    }

    fn head(&self, found: &Description) -> u32 {
        self.document.word(found.role.map_or(found.head, Range::last)).key
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
            name: one_line(self.document.span_of(name).of(self.text)),
            kind: found.kind,
            naming: found.naming,
            role: None,
            rank: None,
            affiliation: None,
            number: found.number,
            anonymity: None,
            members: Vec::new(),
            entity: found.entity.map(EntityId::new),
            mentions: Spans::default(),
        });
        self.sources.known.push(Known {
            entity: found.entity,
            head: self.head(found),
            gender: person.and_then(|person| person.gender),
            name,
            words,
        });
        id
    }
}

/// The words of a name with one space between them.
fn one_line(name: &str) -> String {
    if name.contains(['\n', '\r', '\t']) || name.contains("  ") {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name.to_owned()
    }
}

/// Whether two names differ at most in letter case: "Officials", "officials".
#[inline]
fn same_words(a: &str, b: &str) -> bool {
    a.len() == b.len() && (a.eq_ignore_ascii_case(b) || (!a.is_ascii() && a.to_lowercase() == b.to_lowercase()))
}

/// Adds what a later mention says and earlier ones did not.
fn fill(source: &mut Source, found: &Description, document: &Document, text: &str) {
    let words = |range: Range| one_line(document.span_of(range).of(text));
    let lower = |words: String| if words.is_ascii() { words.to_ascii_lowercase() } else { words.to_lowercase() };
    if source.role.is_none() {
        source.role = found.role.map(|role| lower(words(role)));
    }
    if source.rank.is_none() {
        source.rank = found.rank.map(|range| lower(words(range)));
    }
    if source.affiliation.is_none() {
        source.affiliation = found.affiliation.map(words);
    }
}

/// The span of the mention of a draft's source, if it is beside the quote.
pub(crate) fn mention_span(document: &Document, draft: &Draft) -> Option<Span> {
    draft.source.filter(|_| !draft.inferred).map(|words| document.span_of(words))
}
