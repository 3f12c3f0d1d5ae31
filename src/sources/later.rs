//! Which name that the article gives later a description is: `a doctor said …`, then `said Ann Moss, the deputy chief doctor`.

use once_cell::sync::Lazy;

use super::SourceKind;
use super::antecedents::{digit, has_apposition, has_title, is_subject};
use super::mention::Description;
use super::{Naming, Number};
use crate::document::{Document, Gap, Range};
use crate::lexicon::tags::*;
use crate::names::{Extent, NameKind, Names};
use crate::scoring::{Features, Model, Value, fixed, flag, paired, table, valued};

/// The names of the evidence.
const NAMES: crate::scoring::Names = crate::scoring::Names {
    flags: &["its title", "its apposition", "another title", "in its name", "a word in common", "an age", "none"],
    templates: &[
        "article",
        "paragraphs",
        "rank",
        "kind",
        "kind, rank",
        "speaks",
        "subject",
        "starts a paragraph",
        "before",
        "next",
        "where",
        "none, head",
        "none, article",
        "none, where",
        "none, candidates",
    ],
};

pub(crate) fn model() -> &'static Model {
    static MODEL: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::SOURCE_LATER]));
    &MODEL
}

/// The farthest name, in paragraphs.
const REACH: usize = 6;
/// At most this many names are looked at, and at most this many are candidates.
const MOST_NAMES: usize = 64;
const MOST_CANDIDATES: usize = 6;
/// How many words before and after a name may describe it.
const BESIDE: usize = 8;

/// What a description is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// "a doctor"
    Person,
    /// "an exile group", "police"
    Body,
    /// "a local newspaper"
    Media,
    /// "a Calder man", "the winner": no role
    Plain,
}

impl Class {
    /// What a description is of, or `None` if no name can follow that is the same.
    pub(super) fn of(document: &Document, found: &Description) -> Option<Class> {
        let police = found.words.len() == 1 && document.text(found.head) == "police";
        let several = found.number == Number::Several && !police;
        if found.grants_anonymity
            || found.pronoun
            || found.entity.is_some()
            || found.quantified
            || several
            || found.naming == Naming::Named
        {
            return None;
        }
        match found.kind {
            SourceKind::Person if document.word(found.head).is(ROLE.or(OFFICE).or(TITLE)) => Some(Class::Person),
            SourceKind::Person => Some(Class::Plain),
            SourceKind::Organization => Some(Class::Body),
            SourceKind::Media if !document.word(found.head).is(DOCUMENT) => Some(Class::Media),
            _ => None,
        }
    }

    fn value(self) -> Value<'static> {
        match self {
            Class::Person => fixed!("person"),
            Class::Body => fixed!("body"),
            Class::Media => fixed!("media"),
            Class::Plain => fixed!("plain"),
        }
    }

    /// Whether a name of this kind can be that of one.
    fn fits(self, kind: NameKind) -> bool {
        match self {
            Class::Person | Class::Plain => kind == NameKind::Person,
            Class::Body => kind == NameKind::Organization,
            Class::Media => matches!(kind, NameKind::Organization | NameKind::Other),
        }
    }
}

/// What is known of the names of an article.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The first word of the first name of each referent.
    first: Vec<usize>,
    /// Whether a referent is named in the source of a quote.
    speaks: Vec<bool>,
}

impl Index {
    pub(super) fn new(names: &Names, sources: impl Iterator<Item = Range>) -> Index {
        let mut index =
            Index { first: vec![usize::MAX; names.referents.len()], speaks: vec![false; names.referents.len()] };
        for name in names.list.iter().rev() {
            if let Some(first) = index.first.get_mut(name.entity) {
                *first = name.words.start;
            }
        }
        for words in sources {
            for name in (words.start..words.end).filter_map(|at| names.at(at)) {
                if let Some(speaks) = index.speaks.get_mut(name.entity) {
                    *speaks = true;
                }
            }
        }
        index
    }

    /// The names that a description may be given later, the nearest first.
    pub(super) fn candidates(&self, document: &Document, names: &Names, class: Class, words: Range) -> Vec<Extent> {
        let next = names.list.partition_point(|name| name.words.start < words.end);
        let paragraph = document.paragraph_of(words.start);
        let later = names.list.get(next..).unwrap_or_default().iter().take(MOST_NAMES);
        later
            .take_while(|name| document.paragraph_of(name.words.start) <= paragraph.saturating_add(REACH))
            .filter(|name| class.fits(name.kind) && (class != Class::Media || is_outlet(document, name.words)))
            .filter(|name| self.first.get(name.entity) == Some(&name.words.start))
            .take(MOST_CANDIDATES)
            .copied()
            .collect()
    }

    /// The evidence for a candidate. `rank` is the number of nearer candidates.
    pub(super) fn describe(
        &self,
        document: &Document,
        class: Class,
        found: &Description,
        (candidate, rank): (&Extent, usize),
        features: &mut impl Features,
    ) {
        let name = candidate.words;
        let (class, at) = (class.value(), found.words.start);
        paired!(features, "article" = class, article(document, found));
        let paragraphs = document.paragraph_of(name.start).saturating_sub(document.paragraph_of(at));
        paired!(features, "paragraphs" = class, digit(paragraphs));
        paired!(features, "rank" = class, digit(rank));
        let kind = Value::hashed(candidate.kind.as_str());
        paired!(features, "kind" = class, kind);
        paired!(features, "kind, rank" = kind, digit(rank));
        paired!(features, "where" = class, digit(document.paragraph_of(at).min(3)));
        if self.speaks.get(candidate.entity) == Some(&true) {
            valued!(features, "speaks" = class);
        }
        if is_subject(document, name) {
            valued!(features, "subject" = class);
        }
        if document.sentence(name.start).start == name.start && paragraphs > 0 {
            valued!(features, "starts a paragraph" = class);
        }
        let head = document.word(found.head).key;
        let (title, apposition) = (has_title(document, name, found.head), has_apposition(document, name, head));
        flag!(features, "its title" if title);
        flag!(features, "its apposition" if apposition);
        flag!(features, "another title" if !title && !apposition && has_role(document, name));
        paired!(features, "before" = class, beside(document, name.start.saturating_sub(1), name.start));
        paired!(features, "next" = class, beside(document, name.end, name.end));
        flag!(features, "in its name" if (name.start..name.end).any(|at| document.word(at).key == head));
        let comma = document.word(name.end).gap.any(Gap::COMMA);
        flag!(features, "an age" if comma && document.word(name.end).is(NUMBER_WORD));
        flag!(features, "a word in common" if shares_word(document, found, name));
    }

    /// The evidence that the article gives no name later.
    pub(super) fn describe_none(
        &self,
        document: &Document,
        class: Class,
        found: &Description,
        candidates: usize,
        features: &mut impl Features,
    ) {
        let class = class.value();
        flag!(features, "none");
        valued!(features, "none, head" = document.value(found.head));
        paired!(features, "none, article" = class, article(document, found));
        paired!(features, "none, where" = class, digit(document.paragraph_of(found.words.start).min(3)));
        paired!(features, "none, candidates" = class, digit(candidates));
    }
}

/// Whether a name is that of an outlet: `Selm Post`, `El Diario`, `Der Blick magazine`.
pub(super) fn is_outlet(document: &Document, name: Range) -> bool {
    const ARTICLES: [&str; 8] = ["al", "der", "die", "el", "il", "la", "le", "les"];
    let noun = document.word(name.last()).is(OUTLET.or(MEDIA)) || document.word(name.end).is(MEDIA);
    noun || ARTICLES.contains(&document.text(name.start))
}

/// The kind of word before a name or after it; `gap` is the number of the word that the gap between them precedes.
fn beside(document: &Document, at: usize, gap: usize) -> Value<'static> {
    let word = document.word(at);
    if document.word(gap).gap.any(Gap::PUNCTUATION) {
        fixed!("mark")
    } else if document.text(at) == "'s" {
        fixed!("possessive")
    } else if word.is(PREPOSITION) {
        fixed!("preposition")
    } else if word.is(CUE_VERB.or(BE).or(HAVE).or(MODAL)) {
        fixed!("verb")
    } else if word.is_capital() {
        fixed!("capital")
    } else {
        fixed!("other")
    }
}

/// Whether a role is directly before a name, or in the words after it and a comma.
fn has_role(document: &Document, name: Range) -> bool {
    let gap = document.word(name.start).gap;
    let title = document.before(name.start).is(ROLE.or(OFFICE).or(TITLE).or(RANK));
    let comma = document.word(name.end).gap.any(Gap::COMMA);
    let mut after = (name.end..name.end.saturating_add(BESIDE))
        .take_while(|&at| at == name.end || !document.word(at).gap.any(Gap::PUNCTUATION));
    title && (gap.any(Gap::COMMA) || !gap.any(Gap::BREAK_BUT_STOP))
        || comma && after.any(|at| document.word(at).is(ROLE.or(OFFICE)))
}

/// The kind of word before a description.
fn article(document: &Document, found: &Description) -> Value<'static> {
    let before = document.before(found.words.start);
    if found.definite {
        fixed!("the")
    } else if before.is(POSSESSIVE) {
        fixed!("its")
    } else if before.is(DETERMINER) {
        fixed!("a")
    } else {
        fixed!("bare")
    }
}

/// Whether the words beside a name have a word of the description other than its head noun.
fn shares_word(document: &Document, found: &Description, name: Range) -> bool {
    let sentence = document.sentence(name.start);
    let start = name.start.saturating_sub(BESIDE).max(sentence.start);
    let end = name.end.saturating_add(BESIDE).min(sentence.end);
    let content = |at: usize| {
        at != found.head && !document.word(at).is(DETERMINER.or(PREPOSITION).or(CONJUNCTION).or(POSSESSIVE).or(OF))
    };
    let mut own = (found.words.start..found.words.end).filter(|&at| content(at));
    own.any(|own| (start..end).any(|at| document.word(at).key == document.word(own).key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_weighs_only_known_features() {
        crate::scoring::assert_known(&NAMES, &[table::SOURCE_LATER], include_str!("later.rs"));
    }
}
