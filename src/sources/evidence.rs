//! Whether a source without a name is somebody whom the desk knows, or a collective that nobody could find.

use once_cell::sync::Lazy;

use super::mention::Description;
use super::weights::{UNNAMED_WEIGHTS, VAGUE_WEIGHTS};
use super::{Naming, SourceKind};
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::hash::word_key;
use crate::lexicon::tags::*;
use crate::quotes::DraftCue;
use crate::score::{Features, Model, flag, paired, valued};

/// The naming that the evidence speaks for.
pub(super) fn naming(
    document: &Document,
    found: &Description,
    mention: Range,
    cue: Option<DraftCue>,
    features: &mut Features,
) -> Naming {
    static MODELS: Lazy<[Model; 2]> = Lazy::new(|| [Model::new(UNNAMED_WEIGHTS), Model::new(VAGUE_WEIGHTS)]);
    features.clear();
    describe(document, found, mention, cue, features);
    let [unnamed, vague] = &*MODELS;
    let (unnamed, vague) = (unnamed.score(features), vague.score(features));
    if unnamed.max(vague) > 0.0 {
        return if unnamed >= vague { Naming::Unnamed } else { Naming::Vague };
    }
    match found.naming {
        // somebody whom the article has named before, or voters at large
        Naming::Unnamed | Naming::Vague if !found.grants_anonymity => Naming::Unknown,
        read => read,
    }
}

/// The evidence for and against.
pub(crate) fn describe(
    document: &Document,
    found: &Description,
    mention: Range,
    cue: Option<DraftCue>,
    features: &mut Features,
) {
    flag!(features, "bias");
    match found.naming {
        Naming::Unnamed => flag!(features, "read as unnamed"),
        Naming::Vague => flag!(features, "read as vague"),
        Naming::Named => flag!(features, "read as named"),
        Naming::Institution => flag!(features, "read as a body"),
        Naming::Media => flag!(features, "read as media"),
        Naming::Unknown => flag!(features, "not read"),
    }
    flag!(features, "a document" if found.kind == SourceKind::Document);
    let first = document.word(mention.start);
    let head = found.head;
    let word = document.word(head);
    let kind = head_kind(word);
    valued!(features, "head kind" = word_key(kind.as_bytes()), kind);
    if in_lexicon(word) {
        valued!(features, "head" = word.key, document.text(head));
    }
    let opens = opening(document, mention);
    valued!(features, "opens" = opens.0, opens.1);
    paired!(features, "opens, head kind" = opens, (word_key(kind.as_bytes()), kind));
    let names = (mention.start + 1..head).any(|at| document.word(at).is_capital());
    flag!(features, "a name before the head" if names);
    flag!(features, "somebody's" if (mention.start..head).any(|at| document.text(at) == "'s" || document.word(at).is(POSSESSIVE)));
    flag!(features, "rank" if found.rank.is_some());
    flag!(features, "a number" if (mention.start..head).any(|at| document.word(at).is(NUMBER_WORD)));
    flag!(features, "one word" if mention.len() == 1);
    flag!(features, "long" if mention.len() > 5);
    flag!(features, "plural" if document.text(head).ends_with('s'));
    let behind = document.word(head + 1);
    if behind.is(PREPOSITION.or(RELATIVE).or(KNOWING)) && head + 1 < mention.end.max(head + 2) {
        valued!(features, "behind the head" = behind.key, document.text(head + 1));
    }
    flag!(features, "a name behind a comma" if behind.gap.any(Gap::COMMA) && behind.is_capital());
    flag!(features, "starts the sentence" if document.sentence(mention.start).start == mention.start);
    flag!(features, "anonymity in the sentence" if found.grants_anonymity);
    let before = document.word(mention.start.wrapping_sub(1));
    flag!(features, "behind and" if before.is(CONJUNCTION) && !first.gap.any(Gap::BREAK));
    if let Some(cue) = cue {
        let lemma = (word_key(cue.lemma.as_bytes()), cue.lemma);
        valued!(features, "cue" = lemma.0, lemma.1);
        paired!(features, "head kind, cue" = (word_key(kind.as_bytes()), kind), lemma);
    }
}

fn head_kind(word: &Word) -> &'static str {
    if word.is(BARE_SOURCE) {
        "voice"
    } else if word.shape != Shape::Lower {
        "capital"
    } else if word.is(VAGUE_ROLE) {
        "vague_role"
    } else if word.is(ROLE_PLURAL) {
        "roles"
    } else if word.is(ROLE) {
        "role"
    } else if word.is(OFFICE) {
        "office"
    } else if word.is(DOCUMENT.or(MEDIA)) {
        "document"
    } else if word.is(ORGANIZATION_HEAD) {
        "body"
    } else if word.is(PRONOUN.or(RELATIVE)) {
        "pronoun"
    } else if word.is(DETERMINER.or(NUMBER_WORD)) {
        "determiner"
    } else {
        "other"
    }
}

/// The first word, where it is one of the lexicon.
fn opening(document: &Document, mention: Range) -> (u32, &str) {
    let word = document.word(mention.start);
    let look = if in_lexicon(word) && !word.is(TITLE) {
        return (word.key, document.text(mention.start));
    } else if word.is_capital() {
        "CAPITAL"
    } else {
        "PLAIN"
    };
    (word_key(look.as_bytes()), look)
}

fn in_lexicon(word: &Word) -> bool {
    word.entry != 0 && !word.is(GIVEN_NAME.or(SURNAME))
}
