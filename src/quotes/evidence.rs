//! Whether a verb group that the rules propose is a cue: the evidence, weighed.

use once_cell::sync::Lazy;

use super::draft::Proposal;
use super::shapes::{form_of, is_function, look, source_kind, voice_of};
use super::verbless::made;
use crate::clause::verb::{Group, Voice};
use crate::document::{Document, Gap, Range, Shape};
use crate::lexicon::VerbForm;
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::quotes::{QuoteKind, QuoteRule};
use crate::scoring::{Features, Model, Named, Names, Value, fixed, flag, paired, table, valued};

/// Proposals with a higher score are accepted: of −0.15, 0.12 and 0.3 the last was best on desk articles held out, the first on
/// PolNeAR.
const THRESHOLD: f32 = 0.2;

/// What a proposal inside a quotation needs more.
const MARGIN: f32 = 0.5;

/// What a noun phrase, perhaps with a preposition, needs more that is too short to say anything: "praised the deal", but not "denied the charges".
const SHORT_MARGIN: f32 = 1.5;

/// The longest such noun phrase, in words.
const SHORT: usize = 2;

fn threshold(document: &Document, proposal: &Proposal) -> f32 {
    let class = proposal.group.map(|group| group.class);
    let short = proposal.draft.kind == QuoteKind::Indirect
        && proposal.content.len() <= SHORT
        && class != Some(CueClass::Denial)
        && [fixed!("phrase").key(), fixed!("preposition").key()].contains(&form_of(document, proposal.content).key());
    let margin = if proposal.draft.quoted { MARGIN } else { 0.0 };
    THRESHOLD + margin + if short { SHORT_MARGIN } else { 0.0 }
}

/// The names of the evidence.
const NAMES: Names = Names {
    flags: &[
        "bias",
        "cue under 10",
        "cue under 25",
        "cue under 40",
        "cue under 60",
        "cue under 80",
        "cue over 80",
        "active",
        "participle",
        "passive",
        "infinitive",
        "base form",
        "third person",
        "neutral",
        "assertive",
        "belief",
        "desire",
        "commitment",
        "directive",
        "expressive",
        "finding",
        "negated",
        "capital cue",
        "noun",
        "plural noun",
        "nobody's noun",
        "noun by somebody",
        "noun of a pronoun",
        "noun of a name",
        "noun with a quotation",
        "noun starts the sentence",
        "after a comma",
        "starts a sentence",
        "after a capital",
        "after a role",
        "after media",
        "no source",
        "source of one word",
        "source of few words",
        "long source",
        "source in capitals",
        "source is a role",
        "source is a document",
        "source is plain",
        "source with a determiner",
        "source with a possessive",
        "source starts the sentence",
        "that",
        "verb, then source",
        "content before",
        "content around",
        "content after",
        "quotation inside",
        "starts with a mark",
        "after a colon",
        "content after a comma",
        "capital after",
        "plain word after",
        "clause ends after",
        "content under 4",
        "content under 7",
        "content under 15",
        "long content",
        "finite content",
        "cue before it",
        "cue before it, then that",
        "cue just before it",
        "cue before it in its sentence part",
        "cue in its content",
        "cue after a comma in its content",
        "in a quotation",
    ],
    templates: &[
        "cue",
        "verb",
        "auxiliary",
        "noun",
        "noun, then",
        "noun frame",
        "noun after",
        "before",
        "who",
        "source",
        "before source",
        "after",
        "frame",
        "content starts",
        "then",
        "after next",
        "cue before, then",
        "cue inside",
        "form",
        "class, form",
        "before, verb",
        "before, form",
        "who, form",
    ],
};

static MODEL: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::QUOTE_CUES]));

/// Whether the evidence supports the proposal. Where it is weighed, its draft gets the score.
pub(crate) fn accepts(document: &Document, proposal: &mut Proposal) -> bool {
    let Some(group) = proposal.group else { return true };
    if group.voice == Voice::Noun && document.text_after(group.head) == "that" && made(document, &group).is_some() {
        // `made the claim that` cannot be anything else either
        return proposal.draft.source.is_some();
    }
    let before = matches!(proposal.draft.rule, QuoteRule::IndirectQcs | QuoteRule::IndirectQsc);
    let around = proposal.draft.rule == QuoteRule::IndirectQscq;
    if (before || around && !proposal.draft.quoted) && group.share >= CERTAIN
        || before && group.class == CueClass::Neutral && group.share >= STRONG
        || before
            && group.class == CueClass::Question
            && form_of(document, proposal.content).key() == fixed!("question").key()
    {
        // `…, said Imran Karim.`, `…, he insisted, …` and `May we go, she asked.` cannot be anything else
        return true;
    }
    let mut sum = MODEL.sum();
    describe(document, proposal, &mut sum);
    proposal.draft.score = Some(sum.score());
    sum.score() > threshold(document, proposal)
}

/// The score of a proposal above the threshold, with the evidence by name.
pub(crate) fn weigh(document: &Document, proposal: &Proposal) -> (f32, Vec<(String, f32)>) {
    let mut features = Named::default();
    describe(document, proposal, &mut features);
    (MODEL.score(&features) - threshold(document, proposal), MODEL.evidence(&features))
}

/// The evidence for and against a proposal.
pub(crate) fn describe(document: &Document, proposal: &Proposal, features: &mut impl Features) {
    let Some(group) = proposal.group else { return };
    if group.voice == Voice::Noun {
        noun(document, &group, proposal, features);
        return;
    }
    flag!(features, "bias");
    flag!(features, "in a quotation" if proposal.draft.quoted);
    cue(document, &group, features);
    before(document, &group, features);
    source(document, &group, proposal.draft.source, features);
    content(document, &group, proposal, features);
    others(document, &group, proposal, features);
}

/// The other cues of the sentence: whether this one is in the content of one before it, or has one in its own.
fn others(document: &Document, group: &Group, proposal: &Proposal, features: &mut impl Features) {
    let sentence = document.sentence(group.head);
    let strong = |at: usize| {
        let word = document.word(at);
        word.is(CUE_VERB) && word.shape == Shape::Lower && word.cue().is_some_and(|cue| cue.share >= STRONG)
    };
    if let Some(before) = (sentence.start..group.words.start).rev().find(|&at| strong(at)) {
        let between = before.saturating_add(1)..group.words.start;
        flag!(features, "cue before it");
        flag!(features, "cue before it, then that" if document.after(before).is(THAT));
        flag!(features, "cue just before it" if between.len() <= 3);
        let open = between.clone().all(|at| !document.word(at).gap.any(Gap::PUNCTUATION));
        flag!(features, "cue before it in its sentence part" if open);
        paired!(features, "cue before, then" = document.value(before), voice_of(group));
    }
    let words = proposal.content;
    if let Some(inside) = (words.start..words.end).find(|&at| strong(at)) {
        flag!(features, "cue in its content");
        flag!(features, "cue after a comma in its content" if (words.start..inside).any(|at| document.word(at).gap.any(Gap::COMMA)));
        paired!(features, "cue inside" = group.base_value(), document.value(inside));
    }
}

/// The least share of a form after whose content nothing but an attribution can stand, in percent: of those in PolNeAR's
/// training half, 466 of 490 are.
const CERTAIN: u8 = 80;

/// The least share of a form that counts as another cue of the sentence, in percent.
const STRONG: u8 = 55;

fn cue(document: &Document, group: &Group, features: &mut impl Features) {
    let word = document.word(group.head);
    valued!(features, "cue" = document.value(group.head));
    match group.share {
        0..=9 => flag!(features, "cue under 10"),
        10..=24 => flag!(features, "cue under 25"),
        25..=39 => flag!(features, "cue under 40"),
        40..=59 => flag!(features, "cue under 60"),
        60..=79 => flag!(features, "cue under 80"),
        _ => flag!(features, "cue over 80"),
    }
    match group.voice {
        Voice::Active => flag!(features, "active"),
        Voice::Participle => flag!(features, "participle"),
        Voice::Passive => flag!(features, "passive"),
        Voice::Infinitive => flag!(features, "infinitive"),
        Voice::Noun => {}
    }
    match group.form {
        VerbForm::Base => flag!(features, "base form"),
        VerbForm::Third => flag!(features, "third person"),
        _ => {}
    }
    match group.class {
        CueClass::Neutral => flag!(features, "neutral"),
        CueClass::Assertive => flag!(features, "assertive"),
        CueClass::Belief => flag!(features, "belief"),
        CueClass::Desire => flag!(features, "desire"),
        CueClass::Commitment => flag!(features, "commitment"),
        CueClass::Directive => flag!(features, "directive"),
        CueClass::Expressive => flag!(features, "expressive"),
        CueClass::Finding => flag!(features, "finding"),
        _ => {}
    }
    flag!(features, "negated" if group.negated);
    paired!(features, "verb" = group.base_value(), voice_of(group));
    if group.words.start < group.head {
        valued!(features, "auxiliary" = document.value(group.words.start));
    }
    flag!(features, "capital cue" if word.is_capital());
}

/// A noun instead of a verb: `his claim that`.
fn noun(document: &Document, group: &Group, proposal: &Proposal, features: &mut impl Features) {
    flag!(features, "noun");
    let (head, start) = (group.head, proposal.content.start);
    let base = group.base_value();
    valued!(features, "noun" = base);
    flag!(features, "plural noun" if document.text(head) != group.base);
    let opens = if document.word(start).is(THAT.or(TO).or(QUESTION_WORD)) { start } else { start.saturating_sub(1) };
    let then = document.value(opens);
    valued!(features, "noun, then" = then);
    paired!(features, "noun frame" = base, then);
    match proposal.draft.source {
        None => flag!(features, "nobody's noun"),
        Some(source) if source.end > head => flag!(features, "noun by somebody"),
        Some(source) if source.len() == 1 && is_function(document.word(source.start)) => {
            flag!(features, "noun of a pronoun")
        }
        Some(source) => flag!(features, "noun of a name" if document.before(source.end).is_capital()),
    }
    let before = document.before(head);
    if is_function(before) {
        valued!(features, "noun after" = document.value(head.saturating_sub(1)));
    }
    flag!(features, "noun with a quotation" if proposal.draft.kind == QuoteKind::Mixed);
    flag!(features, "noun starts the sentence" if document.sentence(head).start.saturating_add(1) >= head);
}

/// The words before the verb group.
fn before(document: &Document, group: &Group, features: &mut impl Features) {
    let start = group.words.start;
    let word = document.word(start);
    let last = document.before(start);
    flag!(features, "after a comma" if word.gap.any(Gap::COMMA));
    flag!(features, "starts a sentence" if document.sentence(start).start == start);
    if is_function(last) && !word.gap.any(Gap::BREAK) {
        valued!(features, "before" = document.value(start.saturating_sub(1)));
    } else {
        flag!(features, "after a capital" if last.is_capital());
        flag!(features, "after a role" if last.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE)));
        flag!(features, "after media" if last.is(MEDIA.or(DOCUMENT)));
    }
}

fn source(document: &Document, group: &Group, source: Option<Range>, features: &mut impl Features) {
    let kind = source_kind(document, source);
    paired!(features, "who" = group.base_value(), kind);
    let Some(words) = source else {
        flag!(features, "no source");
        return;
    };
    let first = document.word(words.start);
    let last = document.before(words.end);
    match words.len() {
        1 => flag!(features, "source of one word"),
        2..=4 => flag!(features, "source of few words"),
        _ => flag!(features, "long source"),
    }
    if words.len() == 1 && is_function(first) {
        valued!(features, "source" = document.value(words.start));
    } else {
        flag!(features, "source in capitals" if first.is_capital() && last.is_capital());
        flag!(features, "source is a role" if last.is(ROLE.or(ROLE_PLURAL).or(VAGUE_ROLE).or(BARE_SOURCE)));
        flag!(features, "source is a document" if last.is(DOCUMENT.or(MEDIA)));
        flag!(features, "source is plain" if !last.is_capital() && last.tags == Tags::NONE);
        flag!(features, "source with a determiner" if first.is(DETERMINER));
        flag!(features, "source with a possessive" if first.is(POSSESSIVE));
    }
    // "as Smith said", "if he says", "when she told"
    let outer = document.before(words.start);
    if outer.shape == Shape::Lower && outer.is(SUBORDINATOR.or(CONJUNCTION).or(RELATIVE).or(PREPOSITION)) {
        valued!(features, "before source" = document.value(words.start.saturating_sub(1)));
    }
    flag!(features, "source starts the sentence" if document.sentence(words.start).start == words.start);
}

fn content(document: &Document, group: &Group, proposal: &Proposal, features: &mut impl Features) {
    let words = proposal.content;
    let first = document.word(words.start);
    match proposal.draft.rule {
        QuoteRule::IndirectScThatQ => flag!(features, "that"),
        QuoteRule::IndirectQcs => flag!(features, "verb, then source"),
        QuoteRule::IndirectQsc => {
            flag!(features, "content before");
            valued!(features, "before, verb" = group.base_value());
            let class = Value::hashed(group.class.as_str());
            paired!(features, "before, form" = class, form_of(document, words));
        }
        QuoteRule::IndirectQscq => flag!(features, "content around"),
        _ => flag!(features, "content after"),
    }
    flag!(features, "quotation inside" if proposal.draft.kind == QuoteKind::Mixed);
    flag!(features, "starts with a mark" if first.gap.any(Gap::QUOTE));
    flag!(features, "after a colon" if first.gap.any(Gap::COLON));
    flag!(features, "content after a comma" if first.gap.any(Gap::COMMA));
    let next = document.after(group.head);
    if !next.gap.any(Gap::BREAK) {
        if is_function(next) {
            valued!(features, "after" = document.value(group.head.saturating_add(1)));
            paired!(features, "frame" = group.base_value(), document.value(group.head.saturating_add(1)));
        } else if next.is_capital() {
            flag!(features, "capital after");
        } else {
            flag!(features, "plain word after");
        }
    } else {
        flag!(features, "clause ends after");
    }
    if words.start != group.words.end && is_function(first) {
        valued!(features, "content starts" = document.value(words.start));
    }
    let end = group.words.end;
    if !is_function(document.word(end)) || document.word(end).gap.any(Gap::BREAK) {
        let look = look(document, end);
        paired!(features, "then" = group.base_value(), look);
    }
    // the word after next
    let second = document.after(end);
    if is_function(second) && !second.gap.any(Gap::BREAK) {
        valued!(features, "after next" = document.value(end.saturating_add(1)));
    }
    match words.len() {
        0..=3 => flag!(features, "content under 4"),
        4..=6 => flag!(features, "content under 7"),
        7..=14 => flag!(features, "content under 15"),
        _ => flag!(features, "long content"),
    }
    let opening = document.words.get(words.start..words.end.min(words.start.saturating_add(14))).unwrap_or_default();
    let tags = opening.iter().fold(Tags::NONE, |tags, word| tags | word.tags);
    let finite = tags.any(BE.or(HAVE).or(MODAL).or(DO));
    flag!(features, "finite content" if finite);
    let form = form_of(document, words);
    valued!(features, "form" = form);
    paired!(features, "class, form" = Value::hashed(group.class.as_str()), form);
    paired!(features, "who, form" = source_kind(document, proposal.draft.source), form);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_weigh_only_known_features() {
        let tables = [table::QUOTE_CUES];
        crate::scoring::assert_known(&NAMES, &tables, include_str!("evidence.rs"));
    }
}
