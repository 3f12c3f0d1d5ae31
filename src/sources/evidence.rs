//! Classifies an unnamed source: somebody whom the newsroom knows, or a collective that nobody could identify.

use once_cell::sync::Lazy;

use super::mention::Description;
use super::{Naming, NamingRule, SourceKind};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::quotes::DraftCue;
use crate::scoring::{Features, Model, Named, Names, Value, fixed, flag, paired, table, valued};

/// The names of the evidence.
const NAMES: Names = Names {
    flags: &[
        "bias",
        "read as unnamed",
        "read as vague",
        "read as named",
        "read as a body",
        "read as media",
        "not read",
        "a document",
        "a name before the head",
        "somebody's",
        "rank",
        "a number",
        "one word",
        "long",
        "plural",
        "counted",
        "counted by a noun",
        "a name after a comma",
        "starts the sentence",
        "anonymity in the sentence",
        "after and",
    ],
    templates: &["head kind", "head", "opens", "opens, head kind", "ending", "after the head", "cue", "head kind, cue"],
};

/// The weights for unnamed and for vague sources.
static MODELS: Lazy<[Model; 2]> =
    Lazy::new(|| [table::SOURCE_UNNAMED, table::SOURCE_VAGUE].map(|table| Model::read(&NAMES, &[table])));

/// The naming that the evidence supports, and whether that is what a score says or what the words do.
pub(super) fn naming(
    document: &Document,
    found: &Description,
    mention: Range,
    cue: Option<DraftCue>,
) -> (Naming, NamingRule) {
    let [unnamed, vague] = &*MODELS;
    let mut sums = (unnamed.sum(), vague.sum());
    describe(document, found, mention, cue, &mut sums);
    let (unnamed, vague) = (sums.0.score(), sums.1.score());
    if unnamed.max(vague) > 0.0 {
        return (if unnamed >= vague { Naming::Unnamed } else { Naming::Vague }, NamingRule::Weighed);
    }
    let naming = match (found.naming, document.text(mention.start)) {
        // a share of people, whom nobody could find, and a few whom the newsroom may know
        (Naming::Unnamed | Naming::Vague, "few" | "many" | "most") => Naming::Vague,
        (read @ (Naming::Unnamed | Naming::Vague), "several" | "some") => read,
        // somebody whom the article named before, or voters at large
        (Naming::Unnamed | Naming::Vague, _) => Naming::Unknown,
        (read, _) => read,
    };
    (naming, NamingRule::Neither)
}

/// A naming with its score and the evidence by name.
pub(crate) type Weighed = (Naming, f32, Vec<(String, f32)>);

/// The scores for unnamed and for vague, each with the evidence by name.
pub(crate) fn weigh(document: &Document, found: &Description, mention: Range, cue: Option<DraftCue>) -> [Weighed; 2] {
    let mut features = Named::default();
    describe(document, found, mention, cue, &mut features);
    let [unnamed, vague] = &*MODELS;
    [(Naming::Unnamed, unnamed), (Naming::Vague, vague)]
        .map(|(naming, model)| (naming, model.score(&features), model.evidence(&features)))
}

/// The evidence for and against.
pub(crate) fn describe(
    document: &Document,
    found: &Description,
    mention: Range,
    cue: Option<DraftCue>,
    features: &mut impl Features,
) {
    flag!(features, "bias");
    match found.naming {
        Naming::Unnamed => flag!(features, "read as unnamed"),
        Naming::Vague => flag!(features, "read as vague"),
        Naming::Named => flag!(features, "read as named"),
        Naming::Institution => flag!(features, "read as a body"),
        Naming::Media => flag!(features, "read as media"),
        Naming::Unknown | Naming::Unrecognized => flag!(features, "not read"),
    }
    flag!(features, "a document" if found.kind == SourceKind::Document);
    let first = document.word(mention.start);
    let head = found.head;
    let word = document.word(head);
    let kind = head_kind(word);
    valued!(features, "head kind" = kind);
    if in_lexicon(word) {
        valued!(features, "head" = document.value(head));
    }
    let opens = opening(document, mention);
    valued!(features, "opens" = opens);
    paired!(features, "opens, head kind" = opens, kind);
    let names = (mention.start.saturating_add(1)..head).any(|at| document.word(at).is_capital());
    flag!(features, "a name before the head" if names);
    flag!(features, "somebody's" if (mention.start..head).any(|at| document.text(at) == "'s" || document.word(at).is(POSSESSIVE)));
    flag!(features, "rank" if found.rank.is_some());
    flag!(features, "a number" if (mention.start..head).any(|at| document.word(at).is(NUMBER_WORD)));
    flag!(features, "one word" if mention.len() == 1);
    flag!(features, "long" if mention.len() > 5);
    let ending = ending(document, head);
    flag!(features, "plural" if document.ends_with(head, "s"));
    valued!(features, "ending" = ending);
    flag!(features, "counted" if found.quantified);
    flag!(features, "counted by a noun" if found.quantified && !first.is(QUANTIFIER));
    let next = document.after(head);
    if next.is(PREPOSITION.or(RELATIVE).or(KNOWING)) && head.saturating_add(1) < mention.end.max(head.saturating_add(2))
    {
        valued!(features, "after the head" = document.value(head.saturating_add(1)));
    }
    flag!(features, "a name after a comma" if next.gap.any(Gap::COMMA) && next.is_capital());
    flag!(features, "starts the sentence" if document.sentence(mention.start).start == mention.start);
    flag!(features, "anonymity in the sentence" if found.grants_anonymity);
    let before = document.before(mention.start);
    flag!(features, "after and" if before.is(CONJUNCTION) && !first.gap.any(Gap::BREAK));
    if let Some(cue) = cue {
        let lemma = Value::hashed(cue.lemma);
        valued!(features, "cue" = lemma);
        paired!(features, "head kind, cue" = kind, lemma);
    }
}

fn head_kind(word: &Word) -> Value<'static> {
    if word.is(BARE_SOURCE) {
        fixed!("voice")
    } else if word.shape != Shape::Lower {
        fixed!("capital")
    } else if word.is(VAGUE_ROLE) {
        fixed!("vague_role")
    } else if word.is(ROLE_PLURAL) {
        fixed!("roles")
    } else if word.is(ROLE) {
        fixed!("role")
    } else if word.is(OFFICE) {
        fixed!("office")
    } else if word.is(DOCUMENT.or(MEDIA)) {
        fixed!("document")
    } else if word.is(ORGANIZATION_HEAD) {
        fixed!("body")
    } else if word.is(PRONOUN.or(RELATIVE)) {
        fixed!("pronoun")
    } else if word.is(DETERMINER.or(NUMBER_WORD)) {
        fixed!("determiner")
    } else {
        fixed!("other")
    }
}

/// Whether the ending of a head noun suggests people who do something, one or several: `donor`, `activists`.
fn ending(document: &Document, head: usize) -> Value<'static> {
    const AGENT: [&str; 8] = ["ant", "ee", "eer", "ent", "er", "ian", "ist", "or"];
    let word = document.word(head);
    let text = document.text(head);
    let singular = text.strip_suffix('s').filter(|singular| !singular.ends_with('s'));
    let agent = |word: &str| AGENT.iter().any(|end| word.ends_with(end));
    match singular {
        _ if word.shape != Shape::Lower => fixed!("none"),
        Some(word) if agent(word) => fixed!("agents"),
        Some(_) => fixed!("plural"),
        None if agent(text) => fixed!("agent"),
        None => fixed!("other"),
    }
}

/// The first word, if it is in the lexicon.
fn opening(document: &Document, mention: Range) -> Value<'_> {
    let word = document.word(mention.start);
    if in_lexicon(word) && !word.is(TITLE) {
        document.value(mention.start)
    } else if word.is_capital() {
        fixed!("CAPITAL")
    } else {
        fixed!("PLAIN")
    }
}

fn in_lexicon(word: &Word) -> bool {
    word.entry != 0 && !word.is(GIVEN_NAME.or(SURNAME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_weigh_only_known_features() {
        let tables = [table::SOURCE_UNNAMED, table::SOURCE_VAGUE];
        crate::scoring::assert_known(&NAMES, &tables, include_str!("evidence.rs"));
    }
}
