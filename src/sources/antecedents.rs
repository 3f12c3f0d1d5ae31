//! What a pronoun or a definite description may refer to: `he`, `they`, `the senator`, `the company`.

use once_cell::sync::Lazy;

use super::later::is_outlet;
use super::mention::Description;
use super::resolve::Known;
use super::{Number, Source, SourceKind};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;
use crate::names::{Gender, NameKind, Names};
use crate::scoring::{Features, Model, Value, fixed, flag, paired, table, valued};

/// The names of the evidence.
const NAMES: crate::scoring::Names = crate::scoring::Names {
    flags: &[
        "gender agrees",
        "gender differs",
        "its role",
        "its title",
        "its apposition",
        "in its name",
        "new",
        "new with an age",
    ],
    templates: &[
        "sentences",
        "paragraphs",
        "rank",
        "kind",
        "kind, rank",
        "subject",
        "quoted last",
        "quoted",
        "mentions",
        "possessive",
        "after a preposition",
        "object",
        "only one",
        "starts the text",
        "new head",
        "new, rank",
    ],
};

pub(crate) fn model() -> &'static Model {
    static MODEL: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::SOURCE_ANTECEDENTS]));
    &MODEL
}

/// The farthest antecedent, in paragraphs.
const REACH: usize = 6;
/// At most this many names, sources and candidates are looked at, the nearest first.
const MOST_NAMES: usize = 64;
const MOST_SOURCES: usize = 24;
const MOST_CANDIDATES: usize = 10;

/// How a mention refers to something before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anaphor {
    /// he, she
    He,
    /// it
    It,
    /// they
    They,
    /// "the senator"
    Person,
    /// "the single mom", "the 44-year-old": no role, and perhaps no person
    Plain,
    /// "the company"
    Body,
}

impl Anaphor {
    /// How a mention refers back, or `None` if it does not.
    pub(super) fn of(document: &Document, found: &Description, at: usize) -> Option<Anaphor> {
        let word = document.word(at);
        if found.pronoun {
            return if word.is(RELATIVE.or(SPEECH_PERSON)) {
                None
            } else if word.is(FEMININE.or(MASCULINE)) {
                Some(Anaphor::He)
            } else if word.is(PLURAL) {
                Some(Anaphor::They)
            } else {
                Some(Anaphor::It)
            };
        }
        let head = document.word(found.head);
        // "police" alone are those that the article has named
        let police = found.words.len() == 1 && document.text(found.head) == "police";
        if police {
            return Some(Anaphor::Body);
        }
        let person = head.is(ROLE.or(OFFICE).or(TITLE)) && found.number != Number::Several;
        if !found.definite || found.entity.is_some() || head.shape != Shape::Lower && !person {
            return None;
        }
        if head.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL)) {
            Some(Anaphor::Body)
        } else if person {
            Some(Anaphor::Person)
        } else if found.number != Number::Several
            && (found.kind == SourceKind::Person || is_aged(document, found.words))
        {
            Some(Anaphor::Plain)
        } else {
            None
        }
    }

    fn value(self) -> Value<'static> {
        match self {
            Anaphor::He => fixed!("he"),
            Anaphor::It => fixed!("it"),
            Anaphor::They => fixed!("they"),
            Anaphor::Person => fixed!("the_person"),
            Anaphor::Plain => fixed!("the_plain"),
            Anaphor::Body => fixed!("the_body"),
        }
    }

    pub(super) fn is_definite(self) -> bool {
        matches!(self, Anaphor::Person | Anaphor::Plain | Anaphor::Body)
    }

    /// Whether it can refer to something of this kind and number.
    fn fits(self, kind: SourceKind, number: Number) -> bool {
        use SourceKind::{Group, Person, Unknown};
        match self {
            Anaphor::He => matches!(kind, Person | Unknown) && number != Number::Several,
            Anaphor::Person | Anaphor::Plain => kind == Person,
            Anaphor::It => !matches!(kind, Person | Group),
            Anaphor::They => kind != Person,
            Anaphor::Body => !matches!(kind, Person | Group),
        }
    }
}

/// Something that a mention may refer to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// The index of what a name refers to.
    pub entity: Option<usize>,
    /// The index of the source.
    pub source: Option<usize>,
    /// The latest mention.
    pub words: Range,
    /// The longest name, or the words of the first mention.
    pub name: Range,
    kind: SourceKind,
    gender: Option<Gender>,
    mentions: usize,
}

/// What is known where the mention is.
pub(super) struct Context<'a> {
    pub document: &'a Document,
    pub names: &'a Names,
    pub sources: &'a [Source],
    /// What is kept about each source.
    pub known: &'a [Known],
    /// The index of the source of each name; `None` if it is no source.
    pub of_entity: &'a [Option<usize>],
    /// The source of the quote before.
    pub last: Option<usize>,
}

impl Context<'_> {
    /// The candidates for a mention at this word, the nearest first.
    pub(super) fn candidates(&self, anaphor: Anaphor, found: &Description, at: usize) -> Vec<Candidate> {
        // "the newspaper" is no university
        let outlet = anaphor == Anaphor::Body && self.document.word(found.head).is(MEDIA);
        let mut candidates: Vec<Candidate> = Vec::with_capacity(MOST_CANDIDATES);
        for name in self.names.before(at).take(MOST_NAMES).take_while(|name| self.is_near(name.words, at)) {
            if let Some(known) = candidates.iter_mut().find(|known| known.entity == Some(name.entity)) {
                known.mentions = known.mentions.saturating_add(1);
                continue;
            }
            let kind = match name.kind {
                NameKind::Person => SourceKind::Person,
                NameKind::Organization => SourceKind::Organization,
                NameKind::Place => SourceKind::State,
                _ => continue,
            };
            let source = self.of_entity.get(name.entity).copied().flatten();
            let other = outlet && !is_outlet(self.document, name.words);
            if candidates.len() >= MOST_CANDIDATES || other || !anaphor.fits(kind, Number::One) {
                continue;
            }
            let known = source.and_then(|source| self.known.get(source));
            let referent = self.names.referents.get(name.entity);
            let gender = referent.and_then(|referent| referent.gender).or(known.and_then(|known| known.gender));
            let pronoun = gender_of(self.document, at);
            if gender.is_some() && pronoun.is_some() && gender != pronoun {
                continue;
            }
            // a pronoun is a mention too
            let words =
                known.map(|known| known.words).filter(|words| words.start > name.words.start).unwrap_or(name.words);
            let (entity, name) = (Some(name.entity), referent.map_or(name.words, |referent| referent.name));
            candidates.push(Candidate { entity, source, words, name, kind, gender, mentions: 1 });
        }
        let sources = self.sources.iter().zip(self.known).enumerate().rev().take(MOST_SOURCES);
        for (number, (source, &Known { entity, gender, words, name, .. })) in sources {
            let near = words.end <= at && self.is_near(words, at);
            // a named source that was mentioned by a pronoun only, lately
            let counted = entity.is_some() && candidates.iter().any(|known| known.entity == entity);
            let definite = anaphor.is_definite() && entity.is_none();
            let pronoun = gender_of(self.document, at);
            let other = gender.is_some() && pronoun.is_some() && gender != pronoun;
            if near && !other && !counted && !definite && anaphor.fits(source.kind, source.number) {
                let mentions = source.mentions.len().max(1);
                let (source, kind) = (Some(number), source.kind);
                candidates.push(Candidate { entity, source, words, name, kind, gender, mentions });
            }
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.words.start));
        candidates.truncate(MOST_CANDIDATES);
        candidates
    }

    fn is_near(&self, words: Range, at: usize) -> bool {
        let paragraph = |word: usize| self.document.paragraph_of(word);
        paragraph(at) <= paragraph(words.start).saturating_add(REACH)
    }

    /// The evidence for a candidate. `rank` is the number of nearer candidates, `of` the number of all.
    pub(super) fn describe(
        &self,
        anaphor: Anaphor,
        found: &Description,
        at: usize,
        (candidate, rank, of): (&Candidate, usize, usize),
        features: &mut impl Features,
    ) {
        let document = self.document;
        let class = anaphor.value();
        let words = candidate.words;
        let sentence = document.sentence(words.start);
        let between = sentences_between(document, words.start, at);
        paired!(features, "sentences" = class, digit(between));
        let paragraphs = document.paragraph_of(at).saturating_sub(document.paragraph_of(words.start));
        paired!(features, "paragraphs" = class, digit(paragraphs));
        paired!(features, "rank" = class, digit(rank));
        let kind = Value::hashed(candidate.kind.as_str());
        paired!(features, "kind" = class, kind);
        paired!(features, "kind, rank" = kind, digit(rank));
        if of == 1 {
            valued!(features, "only one" = class);
        }
        if is_subject(document, words) {
            paired!(features, "subject" = class, digit(between.min(2)));
        }
        if candidate.source.is_some() {
            valued!(features, "quoted" = class);
            if candidate.source == self.last {
                paired!(features, "quoted last" = class, digit(between.min(3)));
            }
        }
        paired!(features, "mentions" = class, digit(candidate.mentions.min(4)));
        if document.text(words.end) == "'s" {
            valued!(features, "possessive" = class);
        }
        let before = document.before(words.start);
        if before.is(PREPOSITION) && before.shape == Shape::Lower {
            valued!(features, "after a preposition" = class);
        }
        if before.is(CUE_VERB) && before.shape == Shape::Lower && words.start > sentence.start {
            valued!(features, "object" = class);
        }
        if document.paragraph_of(words.start) == 0 {
            valued!(features, "starts the text" = class);
        }
        let gender = gender_of(document, at);
        if gender.is_some() && candidate.gender.is_some() {
            flag!(features, "gender agrees" if candidate.gender == gender);
            flag!(features, "gender differs" if candidate.gender != gender);
        }
        if anaphor.is_definite() {
            let head = document.word(found.head).key;
            let role = candidate.source.and_then(|source| self.sources.get(source)?.role.as_deref());
            let own = document.text(found.head);
            flag!(features, "its role" if role.is_some_and(|role| role.rsplit(' ').next() == Some(own)));
            if let Some(entity) = candidate.entity {
                let mut kinds = [false; 3];
                let names = self.names.before(at).take(MOST_NAMES).filter(|name| name.entity == entity);
                for name in names {
                    kinds[0] |= has_title(document, name.words, found.head);
                    kinds[1] |= has_apposition(document, name.words, head);
                    kinds[2] |= (name.words.start..name.words.end).any(|at| document.word(at).key == head);
                }
                flag!(features, "its title" if kinds[0]);
                flag!(features, "its apposition" if kinds[1]);
                flag!(features, "in its name" if kinds[2]);
            }
        }
    }

    /// The evidence that a definite description refers to nothing before it.
    pub(super) fn describe_new(
        &self,
        anaphor: Anaphor,
        found: &Description,
        candidates: usize,
        features: &mut impl Features,
    ) {
        flag!(features, "new");
        flag!(features, "new with an age" if is_aged(self.document, found.words));
        valued!(features, "new head" = self.document.value(found.head));
        paired!(features, "new, rank" = anaphor.value(), digit(candidates));
    }
}

/// Whether a description is by an age: "the 44-year-old".
fn is_aged(document: &Document, words: Range) -> bool {
    (words.start..words.end).any(|at| document.text(at) == "old")
}

/// The gender that a word shows: `he`, `she`.
pub(super) fn gender_of(document: &Document, at: usize) -> Option<Gender> {
    let word = document.word(at);
    if word.is(FEMININE) {
        Some(Gender::Feminine)
    } else if word.is(MASCULINE) {
        Some(Gender::Masculine)
    } else {
        None
    }
}

/// The number of sentences from the one of a word to that of a later word, five at most.
fn sentences_between(document: &Document, earlier: usize, later: usize) -> usize {
    let mut between = 0usize;
    let mut at = later;
    while between < 5 {
        let start = document.sentence(at).start;
        if start <= earlier {
            break;
        }
        between = between.saturating_add(1);
        at = start.saturating_sub(1);
    }
    between
}

/// Whether a name is near enough to the start of its sentence to be the subject.
pub(super) fn is_subject(document: &Document, words: Range) -> bool {
    let start = document.sentence(words.start).start;
    let lower_verb =
        |at: usize| document.word(at).is(CUE_VERB.or(BE).or(HAVE).or(MODAL)) && !document.word(at).is_capital();
    words.start <= start.saturating_add(8) && !(start..words.start).any(lower_verb)
}

/// Whether a name has this word, or its abbreviation, in the title before it: `Sen. Karim`, `the mayor, Ann Karim`.
pub(super) fn has_title(document: &Document, name: Range, head: usize) -> bool {
    let wanted = document.word(head).key;
    let text = document.text(head);
    let mut at = name.start;
    for _ in 0..6 {
        let gap = document.word(at).gap;
        if gap.any(Gap::BREAK_BUT_STOP) || at == 0 {
            return false;
        }
        at = at.saturating_sub(1);
        let word = document.word(at);
        if word.key == wanted || is_abbreviation(document.text(at), text) {
            return true;
        }
        let title = word.is_capital() || word.is(ROLE.or(OFFICE).or(TITLE).or(RANK).or(PREPOSITION).or(DETERMINER));
        if !title {
            return false;
        }
    }
    false
}

/// Whether the words after a name and a comma have this word: `Ann Karim, the mayor of Selm,`.
pub(super) fn has_apposition(document: &Document, name: Range, head: u32) -> bool {
    if !document.word(name.end).gap.any(Gap::COMMA) {
        return false;
    }
    let mut at = name.end;
    for _ in 0..8 {
        let word = document.word(at);
        if word.key == head {
            return true;
        }
        at = at.saturating_add(1);
        if document.word(at).gap.any(Gap::PUNCTUATION) {
            return false;
        }
    }
    false
}

/// Whether a title is short for an office: `Sen.` for "senator".
fn is_abbreviation(title: &str, office: &str) -> bool {
    let pairs = [
        ("sen", "senator"),
        ("gov", "governor"),
        ("rep", "representative"),
        ("rep", "congressman"),
        ("rep", "congresswoman"),
        ("rep", "lawmaker"),
        ("sen", "lawmaker"),
        ("dr", "doctor"),
        ("prof", "professor"),
        ("lt", "lieutenant"),
        ("sgt", "sergeant"),
        ("det", "detective"),
        ("capt", "captain"),
        ("col", "colonel"),
        ("gen", "general"),
        ("fr", "priest"),
        ("father", "priest"),
        ("rev", "pastor"),
        ("rev", "minister"),
        ("pm", "premier"),
    ];
    pairs.contains(&(title, office))
}

pub(super) fn digit(number: usize) -> Value<'static> {
    match number {
        0 => fixed!("0"),
        1 => fixed!("1"),
        2 => fixed!("2"),
        3 => fixed!("3"),
        4 => fixed!("4"),
        _ => fixed!("5"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_weighs_only_known_features() {
        crate::scoring::assert_known(&NAMES, &[table::SOURCE_ANTECEDENTS], include_str!("antecedents.rs"));
    }
}
