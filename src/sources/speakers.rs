//! Which noun phrase beside a cue is the source.

use once_cell::sync::Lazy;

use crate::clause::noun;
use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::*;
use crate::names::{NameKind, Names};
use crate::quotes::{Draft, DraftCue, Region};
use crate::scoring::{self, Features, Model, Value, fixed, flag, paired, table, valued};
use crate::text::Span;

/// The names of the evidence.
const NAMES: scoring::Names = scoring::Names {
    flags: &[
        "could go on",
        "first in the sentence",
        "in brackets",
        "its owner",
        "list",
        "number",
        "overlaps the rule's choice",
        "within the rule's choice",
        "contains the rule's choice",
        "same start as the rule's choice",
        "same end as the rule's choice",
    ],
    templates: &[
        "subject of another cue",
        "subject of another cue, kind",
        "after",
        "before",
        "before, side",
        "beside, kind",
        "between",
        "commas",
        "cue, side",
        "extension",
        "extensions",
        "goes on",
        "head",
        "kind, side",
        "length",
        "nearer",
        "opens",
        "rule's choice",
        "rule's choice, kind",
        "verbs",
    ],
};

pub(crate) fn model() -> &'static Model {
    static MODEL: Lazy<Model> = Lazy::new(|| Model::read(&NAMES, &[table::SOURCE_SPEAKERS]));
    &MODEL
}

/// The farthest candidates, in words before the cue and after it.
const REACH: usize = 28;
const REACH_AFTER: usize = 16;
/// The longest noun phrase without prepositions, in words.
const LONGEST: usize = 14;
/// The longest text in quotation marks that may be part of a source, in words: `the “Butcher of Selm”`.
const MOST_SCARE: usize = 3;
/// At most this many prepositions are inside a candidate.
const MOST_EXTENSIONS: usize = 3;

/// A noun phrase that may be the source.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub words: Range,
    /// The words before the first preposition.
    core: Range,
    extensions: usize,
}

/// The source beside the cue of a draft that the evidence supports most, if it has one beside it.
///
/// `speech` has the regions in quotation marks, in text order.
pub(crate) fn choose(document: &Document, names: &Names, speech: &[Region], draft: &Draft) -> Option<Range> {
    if is_plain(document, names, draft) {
        return None;
    }
    let mut best: Option<(f32, Range)> = None;
    visit(
        document,
        names,
        speech,
        draft,
        || model().sum(),
        |candidate, sum| {
            let score = sum.score();
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, candidate.words));
            }
        },
    );
    best.map(|(_, words)| words)
}

/// Whether the source is certain, so that nothing else is weighed: a pronoun or a person's name directly beside its cue, `he
/// said`, `said Ann Karim`.
fn is_plain(document: &Document, names: &Names, draft: &Draft) -> bool {
    let (Some(cue), Some(own)) = (draft.cue, draft.source) else { return true };
    let agent = own.start == cue.words.end.saturating_add(1) && document.word(cue.words.end).is(BY);
    if agent || document.text(cue.words.start) == "as" {
        // "was told by Karim", "quoted Karim as saying"
        return true;
    }
    let first = document.word(own.start);
    let pronoun = own.len() == 1 && first.is(PRONOUN) && !first.is(RELATIVE.or(DETERMINER));
    let person = names.person_at(own.start).is_some_and(|name| name.words == own);
    let later = if own.end == cue.words.start { cue.words.start } else { own.start };
    let beside = own.end == cue.words.start || cue.words.end == own.start;
    (pronoun || person) && beside && !document.word(later).gap.any(Gap::PUNCTUATION)
}

/// The least share of a form that is a verb of saying, in percent.
const SAYS: u8 = 40;

/// Calls a function with each candidate and its features.
pub(crate) fn visit<F: Features>(
    document: &Document,
    names: &Names,
    speech: &[Region],
    draft: &Draft,
    features: impl Fn() -> F,
    mut then: impl FnMut(&Candidate, F),
) {
    let (Some(cue), Some(own), false) = (draft.cue, draft.source, draft.inferred) else { return };
    let sentence = document.sentence(cue.words.start);
    let from = sentence.start.max(cue.words.start.saturating_sub(REACH)).min(own.start);
    let to = sentence.end.min(cue.words.end.saturating_add(REACH_AFTER)).max(own.end);
    let chunks =
        chunks(document, names, Range::new(from, to), &taken(document, speech, draft, cue, Range::new(from, to)));
    let mut candidates = Vec::with_capacity(chunks.len().saturating_mul(2));
    for number in 0..chunks.len() {
        extend(document, &chunks, number, &mut candidates);
    }
    if !candidates.iter().any(|candidate: &Candidate| candidate.words == own) {
        let preposition = (own.start.saturating_add(1)..own.end).find(|&at| document.word(at).is(PREPOSITION));
        let core = Range::new(own.start, preposition.unwrap_or(own.end));
        candidates.push(Candidate { words: own, core, extensions: 0 });
    }
    let (lemma, rule) = (Value::hashed(cue.lemma), Value::hashed(draft.rule.as_str()));
    let scene = Scene { document, names, cue, lemma, rule, own, chunks: &chunks, sentence };
    for candidate in &candidates {
        let mut of = features();
        scene.describe(candidate, &mut of);
        then(candidate, of);
    }
}

/// The words of the content and the cue of a draft that are among these words, in text order. None of the ranges is empty.
fn taken(document: &Document, speech: &[Region], draft: &Draft, cue: DraftCue, words: Range) -> Vec<Range> {
    let among = document.words.get(words.start..words.end).unwrap_or_default();
    let of_content = |part: &Span| {
        let start = among.partition_point(|word| (word.start as usize) < part.start());
        let end = among.partition_point(|word| word.end as usize <= part.end());
        Range::new(words.start.saturating_add(start), words.start.saturating_add(end))
    };
    // what is between marks is somebody else's, unless the cue is too
    let first = speech.partition_point(|region| region.words.end <= words.start);
    let speech = speech.get(first..).unwrap_or_default().iter().map(|region| region.words);
    let speech = speech.take_while(|inner| inner.start < words.end);
    let speech = speech.filter(|inner| !inner.contains(cue.words.start) && inner.len() > MOST_SCARE);
    let mut taken = Vec::with_capacity(draft.content.len().saturating_add(1));
    let contents = draft.content.iter().map(of_content).chain([cue.words]);
    taken.extend(contents.chain(speech).filter(|words| !words.is_empty()));
    taken.sort_unstable_by_key(|words| words.start);
    taken
}

/// The noun phrases without prepositions in a range of words, but for those that are taken.
fn chunks(document: &Document, names: &Names, words: Range, taken: &[Range]) -> Vec<Range> {
    let mut found = Vec::with_capacity(words.len() / 4);
    let mut at = words.start;
    for next in taken.iter().copied().chain([Range::new(words.end, words.end)]) {
        let limit = next.start.min(words.end);
        while at < limit {
            let end = chunk(document, names, at, limit);
            found.extend(end.map(|end| Range::new(at, end)));
            at = end.unwrap_or(at.saturating_add(1));
        }
        at = at.max(next.end);
    }
    found
}

/// The end of the noun phrase that starts with a word.
fn chunk(document: &Document, names: &Names, start: usize, limit: usize) -> Option<usize> {
    let first = document.word(start);
    if first.is(PRONOUN.or(RELATIVE)) && !first.is(DETERMINER.or(POSSESSIVE)) {
        return Some(start.saturating_add(1));
    }
    let mut end = start;
    let (mut noun, mut determiner) = (false, false);
    while end < limit && end.saturating_sub(start) < LONGEST {
        let word = document.word(end);
        if end > start && word.gap.any(Gap::PUNCTUATION) && !noun::inner_gap(document, end) {
            break;
        }
        if let Some(name) = names.at(end) {
            noun = true;
            end = name.words.end.min(limit);
            continue;
        }
        // the capital of the first word of a sentence is no evidence
        let opening = word.is_capital() && document.sentence(end).start == end && word.entry != 0;
        if word.shape == Shape::Lower || opening {
            if document.is_text(word, fixed!("'s")) {
                if !noun {
                    break;
                }
                determiner = true;
                end = end.saturating_add(1);
                continue;
            }
            if word.is(DETERMINER.or(POSSESSIVE)) && !(word.is(THAT) && end > start) {
                if noun {
                    break;
                }
                determiner = true;
                end = end.saturating_add(1);
                continue;
            }
            let knowing = word.is(KNOWING) && noun;
            if !knowing && (stops(word) || is_verb(document, end, noun, determiner)) {
                break;
            }
        } else if word.is(WEEKDAY.or(MONTH)) && word.is_capital() {
            break;
        }
        noun = true;
        end = end.saturating_add(1);
    }
    // "another said"
    let alone = first.is(DETERMINER) && end == start.saturating_add(1);
    (end > start && (noun || alone)).then_some(end)
}

fn stops(word: &Word) -> bool {
    let class = PREPOSITION
        .or(CONJUNCTION)
        .or(SUBORDINATOR)
        .or(RELATIVE)
        .or(PRONOUN)
        .or(OBJECT_PRONOUN)
        .or(BE)
        .or(HAVE)
        .or(DO)
        .or(MODAL)
        .or(NEGATION)
        .or(TO);
    let adverb = word.is(ADVERB) && !word.is(DIRECTION.or(RANK));
    (word.is(class) || adverb) && !noun::is_noun(word)
}

/// Whether a word in lower case is a verb after a noun: `supplier voted unanimously`.
fn is_verb(document: &Document, at: usize, noun: bool, determiner: bool) -> bool {
    let word = document.word(at);
    if noun::is_noun(word) {
        return false;
    }
    let next = document.after(at);
    let ends = next.gap.any(Gap::PUNCTUATION) || next.is(PREPOSITION.or(BE).or(HAVE).or(MODAL).or(CUE_VERB));
    if word.is(CUE_VERB) && noun && document.ends_with(at, "ing") {
        // "a diplomat speaking on background"
        return true;
    }
    if word.is(CUE_VERB) {
        return !determiner || noun && !ends;
    }
    let goes_on = next.is(DETERMINER.or(POSSESSIVE).or(TO).or(PREPOSITION).or(ADVERB).or(OBJECT_PRONOUN));
    noun && document.is_past_form(at) && (goes_on || document.ends_with(at.saturating_add(1), "ly"))
}

/// Adds a noun phrase, alone and with the prepositions and the second part of a coordination after it.
fn extend(document: &Document, chunks: &[Range], number: usize, candidates: &mut Vec<Candidate>) {
    let Some(&core) = chunks.get(number) else { return };
    if document.text(core.last()) == "anonymity" {
        return;
    }
    candidates.push(Candidate { words: core, core, extensions: 0 });
    if document.word(core.start).is(PRONOUN.or(RELATIVE)) && core.len() == 1 {
        return;
    }
    let mut end = core.end;
    for extensions in 1..=MOST_EXTENSIONS {
        let joint = document.word(end);
        let joins = joint.is(PREPOSITION) || document.is_text(joint, fixed!("and"));
        let next = chunks.get(number.saturating_add(extensions)).filter(|next| next.start == end.saturating_add(1));
        let Some(next) = next.filter(|_| joins && !joint.gap.any(Gap::PUNCTUATION)) else { break };
        if document.word(next.start).gap.any(Gap::PUNCTUATION) {
            break;
        }
        end = next.end;
        candidates.push(Candidate { words: Range::new(core.start, end), core, extensions });
    }
}

/// A cue with what is around it.
struct Scene<'a> {
    document: &'a Document,
    names: &'a Names,
    cue: DraftCue,
    lemma: Value<'a>,
    /// The rule that found the source beside the cue.
    rule: Value<'a>,
    /// The source that the rule found.
    own: Range,
    chunks: &'a [Range],
    sentence: Range,
}

impl Scene<'_> {
    fn describe(&self, candidate: &Candidate, features: &mut impl Features) {
        let document = self.document;
        let words = candidate.words;
        let left = words.end <= self.cue.words.start;
        let side = if left { fixed!("left") } else { fixed!("right") };
        let kind = self.kind(candidate);
        let between = if left {
            Range::new(words.end, self.cue.words.start)
        } else {
            Range::new(self.cue.words.end, words.start)
        };
        let nearer = self.chunks.iter().filter(|chunk| between.start <= chunk.start && chunk.end <= between.end);
        paired!(features, "nearer" = side, digit(nearer.count()));
        paired!(features, "between" = side, digit(between.len()));
        if left && self.speaks_before(words.end) {
            let joined = document.before(self.cue.words.start).is(CONJUNCTION);
            let nearer = self.chunks.iter().any(|chunk| chunk.end == self.cue.words.start && chunk.start > words.end);
            let rival = match (joined, nearer) {
                (true, _) => fixed!("joined"),
                (false, true) => fixed!("nearer"),
                (false, false) => fixed!("none"),
            };
            valued!(features, "subject of another cue" = rival);
            paired!(features, "subject of another cue, kind" = rival, kind);
        }
        let (commas, verbs) = self.between(between, left);
        paired!(features, "commas" = side, digit(commas));
        paired!(features, "verbs" = side, digit(verbs));
        paired!(features, "kind, side" = kind, side);
        if between.is_empty() {
            paired!(features, "beside, kind" = side, kind);
        }
        paired!(features, "cue, side" = self.lemma, side);
        let head = candidate.core.last();
        if document.word(head).entry != 0 {
            valued!(features, "head" = document.value(head));
        }
        let before = document.before(words.start);
        if words.start > self.sentence.start {
            if before.shape == Shape::Lower
                && before.entry != 0
                && !document.word(words.start).gap.any(Gap::PUNCTUATION)
            {
                valued!(features, "before" = document.value(words.start.saturating_sub(1)));
            } else if document.word(words.start).gap.any(Gap::PUNCTUATION) {
                paired!(features, "before, side" = fixed!("punctuation"), side);
            } else {
                paired!(features, "before, side" = fixed!("other"), side);
            }
        }
        flag!(features, "in brackets" if document.word(words.start).gap.any(Gap::OPEN));
        flag!(features, "first in the sentence" if words.start == self.sentence.start);
        let after = document.word(words.end);
        if after.gap.any(Gap::PUNCTUATION) {
            valued!(features, "after" = fixed!("punctuation"));
        } else if after.entry != 0 {
            valued!(features, "after" = document.value(words.end));
        }
        flag!(features, "its owner" if document.is_text(after, fixed!("'s")));
        flag!(features, "number" if document.word(head).shape == Shape::Number);
        if candidate.extensions > 0 {
            paired!(features, "extensions" = digit(candidate.extensions), kind);
            let joint = candidate.core.end;
            valued!(features, "extension" = document.value(joint));
            flag!(features, "list" if document.is_text(document.word(joint), fixed!("and")));
        }
        let goes_on = after.is(PREPOSITION) && !after.gap.any(Gap::PUNCTUATION);
        flag!(features, "could go on" if goes_on && left);
        if goes_on {
            paired!(features, "goes on" = document.value(words.end), kind);
        }
        valued!(features, "length" = digit(words.len()));
        let opens = document.word(words.start);
        if opens.entry != 0 && !opens.is(GIVEN_NAME.or(SURNAME)) {
            valued!(features, "opens" = document.value(words.start));
        }
        let own = self.own;
        if words == own {
            valued!(features, "rule's choice" = self.rule);
            valued!(features, "rule's choice, kind" = kind);
        } else {
            let overlaps = words.start < own.end && own.start < words.end;
            flag!(features, "overlaps the rule's choice" if overlaps);
            flag!(features, "within the rule's choice" if own.start <= words.start && words.end <= own.end);
            flag!(features, "contains the rule's choice" if words.start <= own.start && own.end <= words.end);
            flag!(features, "same start as the rule's choice" if words.start == own.start);
            flag!(features, "same end as the rule's choice" if words.end == own.end);
        }
    }

    /// Whether a verb of saying is at this word, other than the cue: `police` in `police said the driver told them`.
    fn speaks_before(&self, at: usize) -> bool {
        let word = self.document.word(at);
        let says = word.shape == Shape::Lower && word.cue().is_some_and(|cue| cue.share >= SAYS);
        says && at < self.cue.words.start
    }

    /// The number of commas, dashes and brackets before the words between a candidate and the cue, and of the verbs among
    /// them. The gap before the cue counts too.
    fn between(&self, between: Range, left: bool) -> (usize, usize) {
        let separates = |word: &Word| word.gap.any(Gap::COMMA.or(Gap::DASH).or(Gap::OPEN).or(Gap::CLOSE));
        let is_verb = |word: &Word| word.is(BE.or(HAVE).or(MODAL).or(CUE_VERB)) && word.shape == Shape::Lower;
        let (mut commas, mut verbs) = (0usize, 0usize);
        for word in self.document.words.get(between.start..between.end).unwrap_or_default() {
            commas = commas.wrapping_add(usize::from(separates(word)));
            verbs = verbs.wrapping_add(usize::from(is_verb(word)));
        }
        let before_cue = left && separates(self.document.word(between.end));
        (commas.wrapping_add(usize::from(before_cue)), verbs)
    }

    fn kind(&self, candidate: &Candidate) -> Value<'static> {
        let head = candidate.core.last();
        let word = self.document.word(head);
        if let Some(name) = self.names.at(head) {
            return match name.kind {
                NameKind::Person => fixed!("person"),
                NameKind::Organization => fixed!("organization"),
                NameKind::Place => fixed!("place"),
                _ => fixed!("other_name"),
            };
        }
        if word.is(RELATIVE) {
            fixed!("relative")
        } else if word.is(PRONOUN) {
            fixed!("pronoun")
        } else if word.is(OBJECT_PRONOUN) {
            fixed!("object")
        } else if word.is(ROLE.or(OFFICE).or(BARE_SOURCE)) {
            fixed!("role")
        } else if word.is(ROLE_PLURAL.or(VAGUE_ROLE)) {
            fixed!("roles")
        } else if word.is(ORGANIZATION_HEAD) {
            fixed!("body")
        } else if word.is(DOCUMENT.or(MEDIA)) {
            fixed!("document")
        } else if word.is(TIME.or(WEEKDAY).or(MONTH)) {
            fixed!("time")
        } else if word.is(DETERMINER) {
            fixed!("determiner")
        } else if word.shape == Shape::Number || word.is(NUMBER_WORD) {
            fixed!("number")
        } else if word.is_capital() {
            fixed!("capital")
        } else {
            fixed!("noun")
        }
    }
}

fn digit(number: usize) -> Value<'static> {
    match number {
        0 => fixed!("0"),
        1 => fixed!("1"),
        2 => fixed!("2"),
        3 => fixed!("3"),
        4 => fixed!("4"),
        5..8 => fixed!("5"),
        8..12 => fixed!("8"),
        _ => fixed!("12"),
    }
}

/// The candidates with the names of their features, for the command that fits the weights.
#[cfg(feature = "fit")]
pub(crate) fn named(document: &Document, names: &Names, speech: &[Region], draft: &Draft) -> Vec<(Range, Vec<String>)> {
    let mut found = Vec::new();
    visit(document, names, speech, draft, scoring::Named::default, |candidate, features| {
        found.push((candidate.words, features.into_names()));
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_weighs_only_known_features() {
        crate::scoring::assert_known(&NAMES, &[table::SOURCE_SPEAKERS], include_str!("speakers.rs"));
    }
}
