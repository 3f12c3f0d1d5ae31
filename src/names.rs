//! Names and entities: the persons, bodies, places and other things that an article names.

mod around;
pub(crate) mod decode;
mod entities;
mod evidence;
pub(crate) mod key;
mod runs;
mod votes;

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Range, Shape};
use crate::enums::named_enum;
use crate::gazetteer::Data;
use crate::ids::EntityId;
use crate::scoring::{ClassModel, Features, Named, PerClass, Template, table};
use crate::text::{Span, Spans};
use around::Around;
use decode::{Decoder, Piece, STATES, Scores};
use evidence::Listed;

named_enum! {
    /// What a name names.
    ///
    /// ```
    /// use reportedly::names::NameKind;
    /// use reportedly::Analyzer;
    ///
    /// let text = "Imran Karim left the Interior Ministry in Kabul for good.";
    /// let kinds: Vec<NameKind> = Analyzer::new().analyze(text).names.iter().map(|name| name.kind).collect();
    /// assert_eq!(kinds, [NameKind::Person, NameKind::Organization, NameKind::Place]);
    /// ```
    pub enum NameKind in "names", "kind of a name" {
        /// A person.
        Person = "person",
        /// A body: a company, a ministry, a party, a club, a court, a newspaper.
        Organization = "organization",
        /// A place: a country, a town, a river, a road. Which one, [`PlaceMention`](crate::PlaceMention) says.
        Place = "place",
        /// Anything else: a nationality, a work, an event, a product.
        Other = "other",
    }
}

/// A name in the text.
///
/// ```
/// use reportedly::names::NameKind;
/// use reportedly::Analyzer;
///
/// let text = "Mr. Imran Karim's truck was stopped on Monday.";
/// let name = &Analyzer::new().analyze(text).names[0];
/// assert_eq!((&text[name.span], name.kind), ("Imran Karim", NameKind::Person));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Name {
    /// The words, without titles before them and without a possessive "'s".
    pub span: Span,
    /// What it names.
    pub kind: NameKind,
    /// The id of the person, body or place that it names.
    pub entity: EntityId,
}

/// A person, a body, a place or anything else that has a name, with all its names in the article.
///
/// ```
/// use reportedly::names::NameKind;
/// use reportedly::Analyzer;
///
/// let text = "Karim left early. Imran Karim was the last to speak, and nobody answered Karim.";
/// let analysis = Analyzer::new().analyze(text);
/// let karim = &analysis[analysis.names[0].entity];
/// assert_eq!((karim.name.as_str(), karim.kind), ("Imran Karim", NameKind::Person));
/// assert_eq!(karim.mentions.iter().map(|&span| &text[span]).collect::<Vec<_>>(), ["Karim", "Imran Karim", "Karim"]);
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entity {
    /// Its id; [`Name::entity`] refers to it.
    pub id: EntityId,
    /// The one of its names with the most words, with single spaces.
    pub name: String,
    /// What it is.
    pub kind: NameKind,
    /// Its names, in text order. Pronouns and descriptions are not among them.
    pub mentions: Spans,
}

impl Entity {
    /// Returns a text that is the same for the same person, body, place or thing in other articles, as far as its name shows that, or `None` if the name
    /// does not suffice: a person needs two words.
    ///
    /// It is the [folded](crate::fold) words of the name with a space between, after `person:` for persons and `name:` for anything else. Of a person's
    /// name, initials between the first word and the last are left out, "John F. Kennedy", and so are stops; of another name a
    /// leading "the" is. Two people of one name have one key, and an acronym has another than its long form. For places
    /// [`Place::id`](crate::Place::id) says more.
    ///
    /// ```
    /// let analyzer = reportedly::Analyzer::new();
    /// let key = |text: &str| analyzer.analyze(text).entities[0].key();
    /// assert_eq!(key("Zoë K. Müller left early, and nobody saw Müller again."), Some("person:zoe muller".to_owned()));
    /// assert_eq!(key("Gen. Zoe Muller was there."), Some("person:zoe muller".to_owned()));
    /// assert_eq!(key("Nobody saw Mr. Muller again."), None);
    /// ```
    pub fn key(&self) -> Option<String> {
        key::key(&self.name, self.kind == NameKind::Person)
    }
}

/// Gender, taken only from an honorific and never from a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Feminine,
    Masculine,
}

/// A name in the text, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    pub words: Range,
    pub kind: NameKind,
    /// The index of what it names.
    pub entity: usize,
}

/// What several names may refer to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Referent {
    /// The words of its longest name.
    pub name: Range,
    pub kind: NameKind,
    pub gender: Option<Gender>,
}

/// The names of a text and what they refer to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// The names, in text order.
    pub list: Vec<Extent>,
    pub referents: Vec<Referent>,
    /// The index of the name that contains each word, from one; 0 for a word of no name.
    of_words: Vec<u32>,
}

impl Names {
    fn new(list: Vec<Extent>, referents: Vec<Referent>, words: usize) -> Names {
        let mut of_words = vec![0; words];
        for (number, name) in (1..).zip(&list) {
            of_words.get_mut(name.words.start..name.words.end).into_iter().flatten().for_each(|of| *of = number);
        }
        Names { list, referents, of_words }
    }

    /// The name that contains a word.
    #[inline]
    pub(crate) fn at(&self, word: usize) -> Option<&Extent> {
        let number = self.of_words.get(word).copied().unwrap_or_default() as usize;
        self.list.get(number.checked_sub(1)?)
    }

    /// The person's name that contains a word.
    pub(crate) fn person_at(&self, word: usize) -> Option<&Extent> {
        self.at(word).filter(|name| name.kind == NameKind::Person)
    }

    /// The names of persons, in text order.
    pub(crate) fn persons(&self) -> impl Iterator<Item = &Extent> {
        self.list.iter().filter(|name| name.kind == NameKind::Person)
    }

    /// The names that end before a word or with it, the last first.
    pub(crate) fn before(&self, word: usize) -> impl Iterator<Item = &Extent> {
        let next = self.list.partition_point(|name| name.words.end <= word);
        self.list.get(..next).unwrap_or_default().iter().rev()
    }

    /// The names and entities with their spans.
    pub(crate) fn report(&self, document: &Document, text: &str) -> (Vec<Name>, Vec<Entity>) {
        let entity = |(id, referent): (usize, &Referent)| Entity {
            id: EntityId::new(id),
            name: with_single_spaces(document.span_with_stop(referent.name).of(text), referent.name.len()),
            kind: referent.kind,
            mentions: Spans::default(),
        };
        let mut entities: Vec<Entity> = self.referents.iter().enumerate().map(entity).collect();
        let mut names = Vec::with_capacity(self.list.len());
        for name in &self.list {
            let span = document.span_with_stop(name.words);
            names.push(Name { span, kind: name.kind, entity: EntityId::new(name.entity) });
            if let Some(entity) = entities.get_mut(name.entity) {
                entity.mentions.push(span);
            }
        }
        (names, entities)
    }
}

/// The text of a name of so many words, with one space for each gap of white space.
fn with_single_spaces(text: &str, words: usize) -> String {
    if words == 1 {
        return text.to_owned();
    }
    let mut name = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

/// The weights of names, and those of a name after each state.
struct Weights {
    model: ClassModel,
    after: [PerClass; STATES],
}

fn weights() -> &'static Weights {
    static WEIGHTS: Lazy<Weights> = Lazy::new(|| {
        let model = ClassModel::read(&evidence::NAMES, &evidence::FAMILIES, table::NAMES);
        let after = evidence::STATES.map(|state| {
            let mut sum = model.sum();
            sum.valued(AFTER, state);
            sum.scores
        });
        Weights { model, after }
    });
    &WEIGHTS
}

/// The kind of what is before a name in its run.
const AFTER: Template = Template::of(&evidence::NAMES, "previous");

/// What the evidence of all runs of a text is read from.
struct Reader<'a> {
    document: &'a Document,
    data: Option<&'a Data>,
    around: Around,
}

impl Reader<'_> {
    /// Replaces what is in a list by the longest names of the gazetteer that start in these words.
    fn list(&self, run: Range, found: &mut Vec<Listed>) {
        found.clear();
        let Some(data) = self.data else { return };
        for at in run.start..run.end {
            let word = self.document.word(at);
            if !word.is_capital() || !data.can_start(word.key) {
                continue;
            }
            let Some((end, meanings)) = data.longest_at(self.document, at) else { continue };
            let mut flags = 0;
            let mut foremost = (0, None);
            for named in meanings.named() {
                flags |= named.flags;
                let rank = named.row.prominence();
                if foremost.1.is_none() || rank >= foremost.0 {
                    foremost = (rank, Some(named.row));
                }
            }
            if let Some(row) = foremost.1 {
                found.push(Listed { words: Range::new(at, end), kind: row.kind, population: row.population, flags });
            }
        }
    }

    /// Whether most words at the start of a sentence are in capitals, so that capitals say little.
    fn in_line_of_capitals(&self, sentence: Range) -> bool {
        let words =
            (sentence.start..sentence.end.min(sentence.start.saturating_add(12))).map(|at| self.document.word(at));
        let (mut capitals, mut lower) = (0usize, 0usize);
        for word in words {
            capitals = capitals.saturating_add(usize::from(word.shape == Shape::Capitals));
            lower = lower.saturating_add(usize::from(word.shape == Shape::Lower && word.len() > 2));
        }
        capitals > 2 && capitals > lower
    }
}

/// Finds the names in a text. `data` is the gazetteer whose names count as evidence.
pub(crate) fn find(document: &Document, data: Option<&Data>) -> Names {
    let Weights { model, after } = weights();
    let reader = Reader { document, data, around: Around::of(document) };
    let expected = document.capitals.len();
    let (mut found, mut scored) = (Vec::with_capacity(expected), Vec::with_capacity(expected));
    let (mut scores, mut observed, mut listed) = (Vec::new(), Vec::new(), Vec::new());
    let mut decoder = Decoder::new(after);
    let (mut sentence, mut capitals) = (Range::default(), false);
    runs::visit(document, |run| {
        scores.clear();
        observed.clear();
        for at in run.start..run.end {
            let seen = reader.around.seen(document.word(at));
            let mut inside = model.sum();
            evidence::inside(document, seen, at, &mut inside);
            let first = may_start(document, at).then(|| {
                let mut sum = model.sum();
                evidence::first(document, seen, at, &mut sum);
                sum.scores
            });
            let last = may_end(document, at).then(|| {
                let mut sum = model.sum();
                evidence::last(document, seen, at, &mut sum);
                sum.scores
            });
            observed.push(seen);
            scores.push(Scores { inside: inside.scores, first, last });
        }
        reader.list(run, &mut listed);
        // of runs in the same sentence the answer is the same
        if !sentence.contains(run.start) {
            sentence = document.sentence(run.start);
            capitals = reader.in_line_of_capitals(sentence);
        }
        let pieces = decoder.best(&scores, |start, end| {
            let name = Range::new(run.start.saturating_add(start), run.start.saturating_add(end));
            let mut sum = model.sum();
            let own = listed.iter().find(|listed| listed.words == name);
            let seen = observed.get(start).copied().unwrap_or_default();
            evidence::whole(document, seen, name, own, capitals, &mut sum);
            sum.scores
        });
        for &Piece { start, end, kind, own } in pieces {
            let words = Range::new(run.start.saturating_add(start), run.start.saturating_add(end));
            let kind = NameKind::ALL.get(kind).copied().unwrap_or(NameKind::Other);
            found.push(Extent { words, kind, entity: 0 });
            scored.push(own);
        }
    });
    votes::settle(document, &mut found, &scored);
    let referents = entities::join(document, &mut found);
    Names::new(found, referents, document.words.len())
}

/// The scores of words as a name of each kind, and the evidence by name for one of the kinds. What is before the name in
/// its run is not weighed.
pub(crate) fn weigh(
    document: &Document,
    data: Option<&Data>,
    name: Range,
    kind: NameKind,
) -> (PerClass, Vec<(String, f32)>) {
    let reader = Reader { document, data, around: Around::of(document) };
    let seen = |at: usize| reader.around.seen(document.word(at));
    let model = &weights().model;
    let mut features = (model.sum(), Named::default());
    (name.start..name.end).for_each(|at| evidence::inside(document, seen(at), at, &mut features));
    evidence::first(document, seen(name.start), name.start, &mut features);
    evidence::last(document, seen(name.last()), name.last(), &mut features);
    let mut listed = Vec::new();
    reader.list(name, &mut listed);
    let capitals = reader.in_line_of_capitals(document.sentence(name.start));
    let own = listed.iter().find(|listed| listed.words == name);
    evidence::whole(document, seen(name.start), name, own, capitals, &mut features);
    let (sum, named) = features;
    let class = NameKind::ALL.iter().position(|known| *known == kind).unwrap_or_default();
    (sum.scores, model.evidence(&named, class))
}

/// Whether a name may start with a word.
fn may_start(document: &Document, at: usize) -> bool {
    document.word(at).is_capital() || runs::is_particle(document, at)
}

/// Whether a name may end with a word.
fn may_end(document: &Document, at: usize) -> bool {
    document.word(at).is_capital() || runs::is_tail(document, at)
}

/// A run with the names of its features, for the command that fits the weights.
#[cfg(feature = "fit")]
#[derive(Debug)]
pub(crate) struct NamedRun {
    /// The words of the run.
    pub words: Vec<Span>,
    pub inside: Vec<Vec<String>>,
    pub first: Vec<Option<Vec<String>>>,
    pub last: Vec<Option<Vec<String>>>,
    /// The possible names: words from and to, and the features.
    pub whole: Vec<(usize, usize, Vec<String>)>,
}

/// Calls a function with each run.
#[cfg(feature = "fit")]
pub(crate) fn visit(document: &Document, data: Option<&Data>, mut then: impl FnMut(NamedRun)) {
    let reader = Reader { document, data, around: Around::of(document) };
    runs::visit(document, |run| {
        let named = |describe: &dyn Fn(&mut Named)| {
            let mut features = Named::default();
            describe(&mut features);
            features.into_names()
        };
        let seen = |at: usize| reader.around.seen(document.word(at));
        let mut listed = Vec::new();
        reader.list(run, &mut listed);
        let capitals = reader.in_line_of_capitals(document.sentence(run.start));
        let words = || run.start..run.end;
        let starts = |at: &usize| may_start(document, *at);
        let ends = |at: &usize| may_end(document, *at);
        let mut whole = Vec::new();
        for start in words().filter(starts) {
            for end in (start..run.end.min(start.saturating_add(decode::LONGEST))).filter(ends) {
                let name = Range::new(start, end.saturating_add(1));
                let own = listed.iter().find(|listed| listed.words == name);
                let features = named(&|features| evidence::whole(document, seen(start), name, own, capitals, features));
                whole.push((start.saturating_sub(run.start), name.end.saturating_sub(run.start), features));
            }
        }
        then(NamedRun {
            words: words().map(|at| document.word(at).span()).collect(),
            inside: words().map(|at| named(&|f| evidence::inside(document, seen(at), at, f))).collect(),
            first: words()
                .map(|at| starts(&at).then(|| named(&|f| evidence::first(document, seen(at), at, f))))
                .collect(),
            last: words().map(|at| ends(&at).then(|| named(&|f| evidence::last(document, seen(at), at, f)))).collect(),
            whole,
        });
    });
}
