//! The people that an article names, by first and last name or with a title.

use hashbrown::HashMap;

use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::tags::*;

/// A person: the longest form of the name in the article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    pub name: Range,
    pub gender: Option<Gender>,
}

/// Gender, taken only from an honorific and never from a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Feminine,
    Masculine,
}

/// A person's name in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PersonMention {
    pub words: Range,
    pub person: usize,
}

/// All people and mentions, in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub persons: Vec<Person>,
    pub mentions: Vec<PersonMention>,
    by_last_name: HashMap<u32, usize>,
    /// One-word names, which may be surnames.
    singles: Vec<Range>,
}

impl People {
    /// The index of the person whose last name has this hash.
    pub(crate) fn by_last_name(&self, key: u32) -> Option<usize> {
        self.by_last_name.get(&key).copied()
    }

    /// The mention that contains a word.
    pub(crate) fn mention_at(&self, word: usize) -> Option<&PersonMention> {
        let next = self.mentions.partition_point(|mention| mention.words.start <= word);
        self.mentions.get(next.checked_sub(1)?).filter(|mention| mention.words.contains(word))
    }
}

/// Finds the people in an article.
pub(crate) fn find(document: &Document) -> People {
    let mut people = People::default();
    people.read(document);
    people
}

impl People {
    /// Finds the people in another article, reusing the buffers: first the full names, then the surnames alone.
    pub(crate) fn read(&mut self, document: &Document) {
        self.persons.clear();
        self.mentions.clear();
        self.by_last_name.clear();
        self.singles.clear();
        let mut behind = 0;
        for &capital in &document.capitals {
            if capital < behind {
                continue;
            }
            let run = capital_run(document, capital);
            behind = run.end;
            if run.len() == 1 {
                if !is_function(document, run.start) {
                    self.singles.push(run);
                }
                continue;
            }
            let (name, titled) = without_titles(document, run);
            if name.is_empty() {
                continue;
            }
            let gender = gender_of(document, name.start);
            if titled || is_full_name(document, name) {
                self.add(document, name, gender);
            } else if name.len() == 1 {
                self.singles.push(name);
            }
        }
        for &words in &self.singles {
            if let Some(person) = self.by_last_name(document.word(words.start).key) {
                self.mentions.push(PersonMention { words, person });
            }
        }
        self.mentions.sort_unstable_by_key(|mention| mention.words.start);
    }

    fn add(&mut self, document: &Document, name: Range, gender: Option<Gender>) {
        let last = document.before(name.end).key;
        let person = match self.by_last_name(last) {
            Some(number) => number,
            None => {
                self.by_last_name.insert(last, self.persons.len());
                self.persons.push(Person { name, gender });
                self.persons.len().saturating_sub(1)
            }
        };
        if let Some(known) = self.persons.get_mut(person) {
            if name.len() > known.name.len() {
                known.name = name;
            }
            known.gender = known.gender.or(gender);
        }
        self.mentions.push(PersonMention { words: name, person });
    }
}

/// The capitalised words starting at `start`, with the particles and initials inside a name.
fn capital_run(document: &Document, start: usize) -> Range {
    let mut end = start.saturating_add(1);
    loop {
        let word = document.word(end);
        let before = document.before(end);
        let initial = before.len() == 1 || before.is(TITLE.or(ABBREVIATION));
        let gap = word.gap;
        if gap.any(Gap::PUNCTUATION) && !(gap == Gap::STOP.or(Gap::SPACE) && initial) {
            break;
        }
        if word.is_capital() {
            end = end.saturating_add(1);
        } else if word.is(NAME_PARTICLE)
            && document.after(end).is_capital()
            && !document.after(end).gap.any(Gap::PUNCTUATION)
        {
            end = end.saturating_add(2);
        } else {
            break;
        }
    }
    Range::new(start, end)
}

/// The run after its last title, without leading function words, and whether there was a title.
fn without_titles(document: &Document, run: Range) -> (Range, bool) {
    let mut start = run.start;
    while start < run.end && is_function(document, start) {
        start = start.saturating_add(1);
    }
    let title = (start..run.end).rev().find(|&at| document.word(at).is(TITLE) && at.saturating_add(1) < run.end);
    match title {
        Some(at) => (
            Range::new(at.saturating_add(1), run.end),
            is_name_like(document, Range::new(at.saturating_add(1), run.end)),
        ),
        None => {
            let before = document.before(start);
            let role = start == run.start
                && run.len() >= 2
                && before.is(ROLE)
                && before.shape == Shape::Lower
                && !document.word(start).gap.any(Gap::PUNCTUATION);
            (
                Range::new(start, run.end),
                (role || is_appositive(document, run)) && is_name_like(document, Range::new(start, run.end)),
            )
        }
    }
}

/// Whether a word is capitalised only because it starts a sentence: `But`, `The`.
fn is_function(document: &Document, word: usize) -> bool {
    let function =
        DETERMINER.or(PREPOSITION).or(CONJUNCTION).or(SUBORDINATOR).or(PRONOUN).or(ADVERB).or(POSSESSIVE).or(RELATIVE);
    document.word(word).is(function) && !document.word(word).is(GIVEN_NAME)
}

/// Whether a name is between commas after a role: `the spokesman, Henrik Dahl, denied`.
fn is_appositive(document: &Document, run: Range) -> bool {
    let before = document.before(run.start);
    (2..=3).contains(&run.len())
        && before.shape == Shape::Lower
        && before.is(ROLE.or(OFFICE))
        && document.word(run.start).gap.any(Gap::COMMA)
        && document.word(run.end).gap.any(Gap::COMMA)
}

/// Whether a name is not that of an organisation, a place or a day.
fn is_name_like(document: &Document, name: Range) -> bool {
    let other = ORGANIZATION_HEAD.or(ORGANIZATION_TAIL).or(PLACE_HEAD).or(WEEKDAY).or(DIRECTION).or(OFFICE).or(ROLE);
    let first = document.word(name.start);
    name.len() <= 5
        && first.shape != Shape::Capitals
        && !(name.start..name.end)
            .any(|at| document.word(at).is(other) && !document.word(at).is(SURNAME.or(GIVEN_NAME)))
        && !(document.before(name.end).is(MONTH) && name.len() == 1)
}

fn is_full_name(document: &Document, name: Range) -> bool {
    let first = document.word(name.start);
    let last = document.before(name.end);
    name.len() >= 2
        && first.is(GIVEN_NAME)
        && !last.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL).or(PLACE_HEAD).or(MONTH).or(WEEKDAY))
        && is_name_like(document, name)
}

fn gender_of(document: &Document, name: usize) -> Option<Gender> {
    let title = name.checked_sub(1).filter(|&title| document.word(title).is(TITLE))?;
    match document.text(title) {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" => Some(Gender::Masculine),
        "mrs" | "ms" | "miss" | "dame" | "lady" | "queen" | "princess" | "sister" | "baroness" => {
            Some(Gender::Feminine)
        }
        _ => None,
    }
}
