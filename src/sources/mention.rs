//! Reads a source mention: kind, naming, role, rank, affiliation, number.

use super::roles;
use super::{Naming, NamingRule, Number, SourceKind};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::speakers::{self, Speaker};
use crate::lexicon::tags::*;
use crate::names::{Extent, NameKind, Names};

/// A parsed source mention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Description {
    pub kind: SourceKind,
    pub naming: Naming,
    /// What decided kind and naming.
    pub decided: NamingRule,
    /// The words without a leading article.
    pub words: Range,
    pub role: Option<Range>,
    pub rank: Option<Range>,
    pub affiliation: Option<Range>,
    pub number: Number,
    /// The index of the person or the body that the mention names.
    pub entity: Option<usize>,
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
    while words.len() > 1 && document.word(words.start).is(DETERMINER.or(POSSESSIVE).or(OF)) {
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
    let core = Range::new(words.start, before_participle(document, words.start, core_end));
    found.head = core.last();
    // `the spokesman, Henrik Dahl,` is Henrik Dahl, and so is `the head of the union, Henrik Dahl,`
    let human = document.word(found.head).is(ROLE.or(OFFICE)) && document.word(found.head).shape == Shape::Lower;
    let human = human || document.word(found.head).is(OFFICE) && document.word(found.head).shape == Shape::Capitals;
    let comma = document.word(words.end).gap.any(Gap::COMMA);
    let appositive = ((role_last || human) && comma).then_some(words.end);
    let appositive = appositive.and_then(|at| names.person_at(at));
    // `U.N. Chief of Relief, Henrik Dahl, says`: a title in capitals may look like a name
    let titled = || comma && (words.start..words.end).any(|at| document.word(at).is(OFFICE.or(ROLE)));
    let between = |name: &&Extent| document.word(name.words.end).gap.any(Gap::COMMA);
    let titled = || if titled() { names.person_at(words.end).filter(between) } else { None };
    let appositive = appositive.or_else(titled);
    if let Some(name) = appositive.or_else(|| head_name(document, names, words, core)) {
        name_source(document, names, name, core, &mut found);
        return found;
    }
    read_role(document, names, core, &mut found);
    let head = document.before(core.end);
    classify(document, names, mention, core, head, &mut found);
    if found.kind == SourceKind::Document {
        // "a sheriff's report" is no sheriff
        found.role = None;
    }
    if found.affiliation.is_none() && found.role.is_some() && core_end < words.end {
        found.affiliation = affiliation_after(document, Range::new(core_end.saturating_add(1), words.end));
    }
    found
}

/// The name that is the head of a mention: the last words before a preposition, or a person's name at the end after a
/// title with prepositions, `Minister for Health Imran Karim`.
fn head_name<'n>(document: &Document, names: &'n Names, words: Range, core: Range) -> Option<&'n Extent> {
    let ending = |end: usize| name_at(document, names, end.checked_sub(1)?).filter(|name| name.words.end == end);
    if let Some(name) = ending(core.end) {
        return Some(name);
    }
    let name = ending(words.end)?;
    if name.words.start <= core.end {
        // "Bank of Selm": the name has the preposition in it
        return Some(name);
    }
    let before = document.before(name.words.start);
    let complement = before.is(PREPOSITION.or(DETERMINER).or(TITLE).or(OFFICE).or(ROLE).or(CONJUNCTION).or(POSSESSIVE));
    (name.kind == NameKind::Person && !complement && document.text_before(name.words.start) != "'s").then_some(name)
}

/// The name that contains a word. The capital of "Critics" alone at the start of a sentence names nobody.
fn name_at<'n>(document: &Document, names: &'n Names, at: usize) -> Option<&'n Extent> {
    let starts = || document.sentence(at).start == at;
    let people =
        || document.word(at).is(VAGUE_ROLE.or(ROLE_PLURAL)) || speakers::of(document.text(at)) == Some(Speaker::Group);
    names.at(at).filter(|name| name.words.len() > 1 || name.kind != NameKind::Organization || !starts() || !people())
}

/// Fills in what the name of a source says.
fn name_source(document: &Document, names: &Names, name: &Extent, core: Range, found: &mut Description) {
    found.entity = Some(name.entity);
    found.decided = NamingRule::Name;
    found.head = name.words.last();
    let (kind, naming, number) = match name.kind {
        NameKind::Person => (SourceKind::Person, Naming::Named, Number::One),
        NameKind::Place => (SourceKind::State, Naming::Institution, Number::Unspecified),
        NameKind::Other if document.ends_with(name.words.last(), "s") => {
            (SourceKind::Group, Naming::Institution, Number::Several)
        }
        _ if is_outlet(document, name, core) => (SourceKind::Media, Naming::Media, Number::Unspecified),
        _ => (SourceKind::Organization, Naming::Institution, Number::Unspecified),
    };
    (found.kind, found.naming, found.number) = (kind, naming, number);
    if name.kind == NameKind::Person {
        let end = if core.contains(name.words.start) { name.words.start } else { core.end };
        read_role(document, names, Range::new(core.start, end), found);
        let beside =
            || roles::before(document, names, core.start, name.words).or_else(|| roles::after(document, name.words));
        found.role = found.role.or_else(beside);
    }
}

/// Whether a name is one of an outlet, by its last word or by the noun before it: `the daily newspaper Selm Posten`.
fn is_outlet(document: &Document, name: &Extent, core: Range) -> bool {
    let before = document.before(name.words.start);
    let described = core.start < name.words.start && before.shape == Shape::Lower && before.is(MEDIA);
    let examiner = document.text_before(name.words.last()) == "medical";
    described || document.word(name.words.last()).is(OUTLET.or(MEDIA)) && !examiner
}

/// The end of a noun phrase before a participle that describes it: `a press release issued` by a group, `doctors caring`
/// for a patient.
fn before_participle(document: &Document, start: usize, end: usize) -> usize {
    let last = end.saturating_sub(1);
    let word = document.word(last);
    let participle = document.ends_with(last, "ed") || document.ends_with(last, "ing");
    let noun = document.before(last);
    // "Doctors caring": the capital of a first word
    let first = document.sentence(last).start.saturating_add(1) == last;
    let after_noun =
        last > start && (noun.shape == Shape::Lower || first) && !noun.is(DETERMINER.or(POSSESSIVE).or(RANK));
    // "the accused", "a city building": nouns
    let known = word.is(ROLE.or(ROLE_PLURAL).or(OFFICE).or(DOCUMENT).or(MEDIA).or(ORGANIZATION_HEAD));
    let describes = document.word(end).is(PREPOSITION) && participle && after_noun && !known;
    if describes && word.shape == Shape::Lower { last } else { end }
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

/// Plurals that name a body rather than its members.
const BODIES: [&str; 3] = ["authorities", "police", "prosecutors"];

fn classify(document: &Document, names: &Names, mention: Range, core: Range, head: &Word, found: &mut Description) {
    let quantified = found.quantified;
    // the capital of a word that is no name is that of the first word of a sentence: "Critics say"
    let lower =
        head.shape == Shape::Lower || head.shape == Shape::Capital && name_at(document, names, core.last()).is_none();
    let agent = agent(document, core.last()).filter(|_| lower);
    // "a sheriff's report", but "a news report"
    let news = matches!(
        document.text_before(core.last()),
        "news" | "media" | "press" | "television" | "tv" | "radio" | "newspaper"
    );
    let report = document.text(core.last()) == "report" && !news;
    let agency =
        matches!(document.text(core.last()), "agency" | "service") && document.text_before(core.last()) == "news";
    let (kind, naming, number) = if agency {
        (SourceKind::Media, Naming::Media, Number::Unspecified)
    } else if BODIES.contains(&document.text(core.last())) {
        (SourceKind::Organization, Naming::Institution, Number::Several)
    } else if lower && head.is(ROLE_PLURAL.or(VAGUE_ROLE)) {
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
    } else if lower && head.is(MEDIA) && !report && !(document.text_before(core.end) == "papers" && core.len() > 1) {
        (SourceKind::Media, Naming::Media, Number::Unspecified)
    } else if lower && head.is(DOCUMENT) {
        (SourceKind::Document, Naming::Institution, Number::Unspecified)
    } else if head.is(ORGANIZATION_HEAD.or(ORGANIZATION_TAIL))
        || head.shape == Shape::Capitals
        || (head.is_capital() && mention.start < core.start)
    {
        (SourceKind::Organization, Naming::Institution, Number::Unspecified)
    } else if !lower {
        (SourceKind::Unknown, Naming::Named, Number::Unspecified)
    } else if let Some(speaker) = speakers::of(document.text(core.last())).filter(|_| lower) {
        of_speaker(speaker, quantified)
    } else if let Some(number) = agent {
        let several = number == Number::Several;
        (if several { SourceKind::Group } else { SourceKind::Person }, Naming::Unnamed, number)
    } else if quantified {
        (SourceKind::Group, Naming::Vague, Number::Several)
    } else {
        (SourceKind::Unknown, Naming::Unknown, Number::Unspecified)
    };
    found.kind = kind;
    found.naming = naming;
    found.number = number;
}

/// What a source is whose noun only the table of speakers has.
fn of_speaker(speaker: Speaker, quantified: bool) -> (SourceKind, Naming, Number) {
    match speaker {
        Speaker::Person => (SourceKind::Person, Naming::Unnamed, Number::One),
        Speaker::Group => {
            (SourceKind::Group, if quantified { Naming::Vague } else { Naming::Unnamed }, Number::Several)
        }
        Speaker::Organization => (SourceKind::Organization, Naming::Institution, Number::Unspecified),
        Speaker::Document => (SourceKind::Document, Naming::Institution, Number::Unspecified),
    }
}

/// Whether a noun is of somebody who does something, one or several: `dealers`, `a physicist`.
fn agent(document: &Document, at: usize) -> Option<Number> {
    const ENDINGS: [&str; 8] = ["eer", "er", "ian", "ist", "ologist", "or", "woman", "man"];
    const OTHERS: [&str; 14] = [
        "letter", "matter", "number", "order", "paper", "power", "quarter", "river", "summer", "water", "weather",
        "winter", "dinner", "center",
    ];
    let text = document.text(at);
    let singular = text.strip_suffix('s').filter(|singular| !singular.ends_with('s'));
    let noun = singular.unwrap_or(text);
    let people = matches!(text, "men" | "women" | "people");
    let agent = ENDINGS.iter().any(|ending| noun.len() > ending.len().saturating_add(2) && noun.ends_with(ending));
    if !people && (!agent || OTHERS.contains(&noun)) {
        return None;
    }
    Some(if people || singular.is_some() { Number::Several } else { Number::One })
}

/// Role, rank and affiliation: `senior US official`, `Pakistan Foreign Secretary`.
fn read_role(document: &Document, names: &Names, words: Range, found: &mut Description) {
    let is_role = |word: &Word| word.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(OFFICE).or(TITLE).or(BARE_SOURCE));
    let Some(head) = (words.start..words.end).rev().find(|&at| is_role(document.word(at))) else { return };
    let role = roles::with_modifiers(document, names, words.start, head);
    if !document.word(head).is(TITLE) || document.word(head).is(OFFICE) {
        found.role = Some(role);
    }
    let mut start = words.start;
    while start < role.start && document.word(start).is(DETERMINER.or(NUMBER_WORD)) {
        start = start.saturating_add(1);
    }
    let rank_end = (start..head).take_while(|&at| document.word(at).is(RANK)).count().saturating_add(start);
    if rank_end > start {
        found.rank = Some(Range::new(start, rank_end));
        start = rank_end;
    }
    let capital = |at: &usize| document.word(*at).is_capital() || document.word(*at).is(OF);
    let end = (start..role.start).take_while(capital).count().saturating_add(start);
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
