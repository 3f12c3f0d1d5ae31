//! Reads a source mention: kind, naming, role, rank, affiliation, number.

use super::{Naming, NamingRule, Number, SourceKind};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::names::Names;

/// A parsed source mention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Description {
    pub kind: SourceKind,
    pub naming: Naming,
    /// What decided kind and naming.
    pub decided: NamingRule,
    /// The words without a leading article.
    pub words: Range,
    pub role: Option<usize>,
    pub rank: Option<Range>,
    pub affiliation: Option<Range>,
    pub number: Number,
    pub person: Option<usize>,
    pub pronoun: bool,
    /// The head noun.
    pub head: usize,
    /// Whether its sentence says that it is not to be named.
    pub grants_anonymity: bool,
    /// Whether it refers to an earlier mention: "the official", "that spokesman".
    pub definite: bool,
    /// "some voters", "a majority of voters"
    pub quantified: bool,
}

/// Parses the words of a source mention.
pub(crate) fn describe(document: &Document, names: &Names, mention: Range) -> Description {
    let first = document.word(mention.start);
    let mut words = mention;
    while words.len() > 1 && document.word(words.start).is(DETERMINER.or(POSSESSIVE)) {
        words.start = words.start.saturating_add(1);
    }
    let mut found = Description { words, head: words.last(), ..Description::default() };
    if mention.len() == 1 && first.is(PRONOUN.or(RELATIVE)) {
        found.pronoun = true;
        found.decided = NamingRule::Pronoun;
        found.number = if first.is(PLURAL) { Number::Several } else { Number::One };
        return found;
    }
    found.definite = document.word(mention.start).is(DEFINITE);
    let counted = counted(document, words);
    found.quantified = counted.start > words.start || document.word(mention.start).is(QUANTIFIER);
    let words = counted;
    // the head noun is before "of", "for", "in": `a spokesman for the ministry`
    let last = document.before(words.end);
    let role_last = last.shape == Shape::Lower && last.is(ROLE.or(ROLE_PLURAL).or(OFFICE));
    let core_end = (words.start.saturating_add(1)..words.end)
        .find(|&at| !role_last && document.word(at).is(PREPOSITION) && document.word(at).shape == Shape::Lower)
        .unwrap_or(words.end);
    // "a person familiar with the talks", "an official briefed on the talks": the head noun is before the adjective
    let adjective = document.before(core_end).is(KNOWING) && core_end > words.start.saturating_add(1);
    let core_end = if adjective { core_end.saturating_sub(1) } else { core_end };
    let core = Range::new(words.start, core_end);
    // `the spokesman, Henrik Dahl,` is Henrik Dahl
    found.head = core.last();
    // "Clinton aides", "a senior Cruz adviser": the name is the affiliation
    let held = document.word(found.head).shape == Shape::Lower
        && document.word(found.head).is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE))
        && !document.word(words.end).gap.any(Gap::COMMA);
    let appositive = (role_last && document.word(words.end).gap.any(Gap::COMMA)).then_some(words.end);
    let named = || (core.start..core.end).chain(appositive).find_map(|at| names.person_at(at));
    if let Some(person) = if held { None } else { named() } {
        found.person = Some(person.entity);
        found.kind = SourceKind::Person;
        found.naming = Naming::Named;
        found.decided = NamingRule::Person;
        found.number = Number::One;
        read_role(document, Range::new(core.start, person.words.start.clamp(core.start, core.end)), &mut found);
        return found;
    }
    read_role(document, core, &mut found);
    let head = document.before(core_end);
    classify(document, mention, core, head, &mut found);
    if found.affiliation.is_none() && found.role.is_some() && core_end < words.end {
        found.affiliation = affiliation_after(document, Range::new(core_end.saturating_add(1), words.end));
    }
    found
}

/// The words that a mention counts: those after "of" in `majority of voters in Ohio`, all words of any other mention.
fn counted(document: &Document, words: Range) -> Range {
    let of = (words.start.saturating_add(1)..words.end).find(|&at| document.word(at).is(PREPOSITION));
    let Some(of) = of.filter(|&of| document.word(of).is(OF) && document.before(of).is(PARTITIVE)) else {
        return words;
    };
    let whom = (of.saturating_add(1)..words.end).find(|&at| !document.word(at).is(DETERMINER.or(POSSESSIVE)));
    whom.map_or(words, |whom| Range::new(whom, words.end))
}

fn classify(document: &Document, mention: Range, core: Range, head: &Word, found: &mut Description) {
    let quantified = found.quantified;
    // the capital of a sentence's first word is not evidence: "Critics say"
    let first = core.end == core.start.saturating_add(1) && document.sentence(core.start).start == core.start;
    let lower = head.shape == Shape::Lower || (first && head.shape == Shape::Capital);
    let (kind, naming, number) = if lower && head.is(ROLE_PLURAL.or(VAGUE_ROLE)) {
        // "experts" alone is nobody in particular; "ministry experts" and "two experts" are
        let specific = found.affiliation.is_some() || found.rank.is_some() || core.len() > 1;
        let vague = head.is(VAGUE_ROLE) && (!specific || quantified) || quantified && !head.is(ROLE_PLURAL);
        (
            SourceKind::Group,
            if vague || document.text(mention.start) == "some" && head.is(VAGUE_ROLE) {
                Naming::Vague
            } else {
                Naming::Unnamed
            },
            Number::Several,
        )
    } else if lower && head.is(BARE_SOURCE) {
        let several = document.ends_with(core.last(), "s") || document.text_before(core.end) == "people";
        let naming = if document.text_before(core.end) == "people" && core.len() == mention.len() {
            Naming::Vague
        } else {
            Naming::Unnamed
        };
        (
            if several { SourceKind::Group } else { SourceKind::Person },
            naming,
            if several { Number::Several } else { Number::One },
        )
    } else if lower && head.is(ROLE.or(OFFICE)) {
        (SourceKind::Person, Naming::Unnamed, Number::One)
    } else if lower && head.is(MEDIA) && !(document.text_before(core.end) == "papers" && core.len() > 1) {
        (SourceKind::Media, Naming::Media, Number::Unspecified)
    } else if lower && head.is(DOCUMENT) {
        (SourceKind::Document, Naming::Institution, Number::Unspecified)
    } else if head.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL))
        || head.shape == Shape::Capitals
        || (head.is_capital() && mention.start < core.start)
    {
        (SourceKind::Organization, Naming::Institution, Number::Unspecified)
    } else if head.is_capital() {
        (SourceKind::Unknown, Naming::Named, Number::Unspecified)
    } else if quantified {
        (SourceKind::Group, Naming::Vague, Number::Several)
    } else {
        (SourceKind::Unknown, Naming::Unknown, Number::Unspecified)
    };
    found.kind = kind;
    found.naming = naming;
    found.number = number;
}

/// Role, rank and affiliation: `senior US official`, `Pakistan Foreign Secretary`.
fn read_role(document: &Document, words: Range, found: &mut Description) {
    let is_role = |word: &Word| word.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(OFFICE).or(TITLE).or(BARE_SOURCE));
    let Some(role) = (words.start..words.end).rev().find(|&at| is_role(document.word(at))) else { return };
    if !document.word(role).is(TITLE) || document.word(role).is(OFFICE) {
        found.role = Some(role);
    }
    let mut start = words.start;
    while start < role && document.word(start).is(DETERMINER.or(NUMBER_WORD)) {
        start = start.saturating_add(1);
    }
    let rank_end = (start..role).take_while(|&at| document.word(at).is(RANK)).count().saturating_add(start);
    if rank_end > start {
        found.rank = Some(Range::new(start, rank_end));
        start = rank_end;
    }
    let capital_end = (start..role)
        .take_while(|&at| document.word(at).is_capital() || document.word(at).is(OF))
        .count()
        .saturating_add(start);
    let end = if capital_end == role && document.word(role).is_capital() {
        // in "Pakistan Foreign Secretary" the affiliation is the first word
        start.saturating_add(1).min(role)
    } else {
        capital_end
    };
    if end > start {
        found.affiliation = Some(Range::new(start, end));
    }
}

/// The body after `of`, `for`, `in`, without a leading article.
fn affiliation_after(document: &Document, words: Range) -> Option<Range> {
    let start = (words.start..words.end).find(|&at| !document.word(at).is(DETERMINER))?;
    let end = (start.saturating_add(1)..words.end)
        .find(|&at| document.word(at).gap.any(Gap::PUNCTUATION))
        .unwrap_or(words.end);
    (start..end)
        .any(|at| document.word(at).is_capital() || document.word(at).is(ORGANIZATION_HEAD))
        .then(|| Range::new(start, end))
}
