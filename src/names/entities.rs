//! Which names are of the same person, body or place.

use super::votes::{acronym, bracketed};
use super::{Extent, Gender, NameKind, Referent};
use crate::document::{Document, Range, Shape, Word};
use crate::lexicon::tags::*;
use hashbrown::HashMap;

use crate::text::hash::word_key;

/// At most this many entities that share a word are compared, which bounds the work on texts with very many.
const MOST_ALIKE: usize = 16;

/// The entities while names are joined with them.
#[derive(Debug)]
struct Joiner {
    entities: Vec<Referent>,
    handles: Vec<Handle>,
    /// The index of the last handle of each word.
    last: HashMap<u32, usize>,
    /// The start of the latest mention of each entity so far.
    latest: Vec<Option<usize>>,
}

/// A word that may stand for an entity.
#[derive(Clone, Copy, Debug)]
struct Handle {
    way: Way,
    entity: usize,
    /// The index of the handle before it with the same word.
    before: Option<usize>,
}

/// How a word stands for a name, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// The whole name.
    Whole,
    /// The surname, or the last word of a body's name.
    Last,
    /// The first letters of its words.
    Acronym,
    /// The given name, or the first word of a body's name.
    First,
}

/// Numbers the entities of the names, which are in text order, and returns the entities.
pub(super) fn join(document: &Document, names: &mut [Extent]) -> Vec<Referent> {
    let mut joiner = Joiner::for_names(names.len());
    // first the names of several words: a surname may come before the full name
    for name in names.iter_mut().filter(|name| name.words.len() > 1) {
        name.entity = joiner.long(document, name);
    }
    for at in 1..names.len() {
        let Some((long, short)) = bracketed(document, names, at.saturating_sub(1), at) else { continue };
        if let Some((long, short)) = names.get(long).zip(names.get(short)) {
            joiner.handle(bare_key(document, short.words.start), Way::Whole, long.entity);
        }
    }
    for name in names.iter_mut() {
        if name.words.len() == 1 {
            name.entity = joiner.short(document, name);
        }
        if let Some(latest) = joiner.latest.get_mut(name.entity) {
            *latest = Some(name.words.start);
        }
        if let Some(entity) = joiner.entities.get_mut(name.entity) {
            entity.gender = entity.gender.or(gender(document, name));
            if name.words.len() > entity.name.len() {
                entity.name = name.words;
            }
        }
    }
    joiner.entities
}

impl Joiner {
    /// A joiner with room for what this many names add.
    fn for_names(names: usize) -> Joiner {
        // a name of several words has two words and an acronym beside the whole
        let handles = names.saturating_mul(2);
        Joiner {
            entities: Vec::with_capacity(names),
            handles: Vec::with_capacity(handles),
            last: HashMap::with_capacity(handles),
            latest: Vec::with_capacity(names),
        }
    }

    fn add(&mut self, name: &Extent) -> usize {
        self.entities.push(Referent { name: name.words, kind: name.kind, gender: None });
        self.latest.push(None);
        self.entities.len().saturating_sub(1)
    }

    fn handle(&mut self, key: u32, way: Way, entity: usize) {
        let before = self.last.insert(key, self.handles.len());
        self.handles.push(Handle { way, entity, before });
    }

    /// The entities of this kind that a word may stand for, the last first.
    fn alike(&self, key: u32, kind: NameKind) -> impl Iterator<Item = (Way, usize, &Referent)> {
        let mut next = self.last.get(&key).copied();
        let handles = std::iter::from_fn(move || {
            let handle = self.handles.get(next?)?;
            next = handle.before;
            Some((handle.way, handle.entity, self.entities.get(handle.entity)?))
        });
        handles.take(MOST_ALIKE).filter(move |(.., entity)| entity.kind == kind)
    }

    /// The entity of a name of several words.
    fn long(&mut self, document: &Document, name: &Extent) -> usize {
        let last = document.word(surname(document, name.words)).key;
        let first = document.word(name.words.start).key;
        let whole = document.phrase_key(name.words);
        let known = self.alike(whole, name.kind).find(|(way, ..)| *way == Way::Whole).map(|(_, entity, _)| entity);
        if let Some(known) = known {
            return known;
        }
        let person = name.kind == NameKind::Person;
        let same = |entity: &Referent| is_same_person(document, entity.name, name.words);
        let starts = |entity: &Referent| is_start(document, entity.name, name.words);
        let by_last = |(way, _, entity): &(Way, usize, &Referent)| *way == Way::Last && same(entity);
        let known = self.alike(last, name.kind).filter(|_| person).find(by_last).map(|(_, entity, _)| entity);
        let body = name.kind == NameKind::Organization;
        let by_first = |(way, _, entity): &(Way, usize, &Referent)| *way == Way::First && starts(entity);
        let first_of = || self.alike(first, name.kind).filter(|_| body).find(by_first).map(|(_, entity, _)| entity);
        let known = known.or_else(first_of);
        let entity = known.unwrap_or_else(|| self.add(name));
        self.handle(whole, Way::Whole, entity);
        if known.is_none() && matches!(name.kind, NameKind::Person | NameKind::Organization) {
            self.handle(last, Way::Last, entity);
            self.handle(first, Way::First, entity);
        }
        if !person {
            self.handle(acronym(document, name.words, true), Way::Acronym, entity);
        }
        entity
    }

    /// The entity of a name of one word.
    fn short(&mut self, document: &Document, name: &Extent) -> usize {
        let word = document.word(name.words.start);
        let short = word.shape == Shape::Capitals || document.ends_with(name.words.start, ".");
        let fits = |way: Way| way != Way::Acronym || short;
        // the surest way, then the latest mention, then the first to come
        let rank = |&(way, entity, _): &(Way, usize, &Referent)| {
            let latest = self.latest.get(entity).copied().flatten();
            (way, latest.is_none(), std::cmp::Reverse(latest), entity)
        };
        let key = bare_key(document, name.words.start);
        let known = self.alike(key, name.kind).filter(|(way, ..)| fits(*way)).min_by_key(rank);
        known.map(|(_, entity, _)| entity).unwrap_or_else(|| {
            let entity = self.add(name);
            self.handle(key, Way::Whole, entity);
            entity
        })
    }
}

/// The index of the last word of a name, without "Jr.".
fn surname(document: &Document, name: Range) -> usize {
    let last = name.last();
    let suffix = name.len() > 2 && matches!(document.text(last), "jr" | "sr" | "ii" | "iii" | "iv");
    if suffix { last.saturating_sub(1) } else { last }
}

/// Whether two names of several words with the same surname may be of one person: `Aizaz Ahmad Malik`, `A. Malik`.
fn is_same_person(document: &Document, a: Range, b: Range) -> bool {
    let (long, short) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let first = document.word(short.start);
    let same = |at: usize| {
        let word = document.word(at);
        let initial = |word: &Word| word.len() <= 2;
        let letter = |at: usize| document.text(at).chars().next();
        word.key == first.key || (initial(word) || initial(first)) && letter(at) == letter(short.start)
    };
    (long.start..long.end).any(same)
}

/// Whether one of two names of several words is the start of the other: `First Selm`, `First Selm Bank`.
fn is_start(document: &Document, a: Range, b: Range) -> bool {
    let length = a.len().min(b.len());
    length > 1
        && (0..length)
            .all(|at| document.word(a.start.saturating_add(at)).key == document.word(b.start.saturating_add(at)).key)
}

/// The hash of a word without its stops: `U.N.` is `UN`.
fn bare_key(document: &Document, at: usize) -> u32 {
    let text = document.text(at);
    if text.contains('.') { word_key(text.replace('.', "").as_bytes()) } else { document.word(at).key }
}

/// The gender that the honorific before a person's name shows.
fn gender(document: &Document, name: &Extent) -> Option<Gender> {
    if name.kind != NameKind::Person {
        return None;
    }
    let title = name.words.start.checked_sub(1).filter(|&title| document.word(title).is(TITLE))?;
    match document.text(title) {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" => Some(Gender::Masculine),
        "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "sister" | "baroness" => {
            Some(Gender::Feminine)
        }
        _ => None,
    }
}
