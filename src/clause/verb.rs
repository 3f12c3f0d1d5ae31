//! Verb groups that can introduce what somebody says or thinks: `has repeatedly said`, `is expected`.

use crate::document::{Document, Gap, Range, Shape, Word};
use crate::lexicon::kinds::CueClass;
use crate::lexicon::tags::*;
use crate::lexicon::{CueForm, VerbForm};
use crate::scoring::Value;

/// A verb group around a verb in the cue table, or a noun that replaces one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    /// The index of the verb itself.
    pub head: usize,
    /// The words from the first auxiliary to the verb and its particle.
    pub words: Range,
    /// The base form of the verb, or the noun.
    pub base: &'static str,
    /// The hash of the base form.
    pub key: u32,
    pub class: CueClass,
    pub form: VerbForm,
    pub voice: Voice,
    /// How often this form is a cue, in percent.
    pub share: u8,
    /// Whether an addressee can follow it.
    pub tells: bool,
    pub negated: bool,
}

impl Group {
    /// The base form as the value of a feature.
    pub(crate) fn base_value(&self) -> Value<'static> {
        Value::word(self.key, self.base)
    }
}

/// How the verb relates to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// X said, X has said, X is saying
    Active,
    /// …, adding that
    Participle,
    /// is expected, was asked
    Passive,
    /// to say
    Infinitive,
    /// his claim
    Noun,
}

/// Classes of words that can be before a verb: auxiliaries and negations.
const BEFORE_VERB: crate::lexicon::tags::Tags = MODAL.or(HAVE).or(BE).or(DO).or(NEGATION).or(ADVERB);
/// A base form that is a cue at least this often, in percent, is a finite verb after any noun: `those surveyed say`.
const USUALLY_FINITE: u8 = 40;
/// After "went on to", a verb that is a cue at least this often, in percent, is a verb of speaking.
const SPEAKS: u8 = 15;
/// The longest word, in bytes, that may be in lower case in a headline that capitalises its words.
const LONGEST_SMALL_WORD: usize = 4;
/// The longest headline, in words.
const LONGEST_TITLE: usize = 24;
/// Classes of words that can be before a noun and not before a finite verb.
const BEFORE_NOUN: crate::lexicon::tags::Tags = DETERMINER.or(POSSESSIVE).or(OF).or(BY);

/// The verb group whose verb is this word, or `None` if the word is not a verb there.
#[inline]
pub(crate) fn group(document: &Document, head: usize) -> Option<Group> {
    // called for many words, few of which pass
    if document.word(head).is(CUE_VERB) { group_around(document, head) } else { None }
}

#[inline(never)]
fn group_around(document: &Document, head: usize) -> Option<Group> {
    let word = document.word(head);
    if word.is_capital() && !starts_sentence(word) && !in_title_case(document, head) {
        return None;
    }
    if word.gap.any(Gap::HYPHEN) {
        // "the court-ordered test"
        return None;
    }
    let cue = word.cue()?;
    let next = document.after(head);
    if word.is_capital() && next.is(CUE_VERB) && next.shape == Shape::Lower && !next.gap.any(Gap::PUNCTUATION) {
        // "Hope added": a name
        return None;
    }
    if cue.verb.base == "report" && cue.form == VerbForm::Third && is_of_media(document, head) {
        // "Television reports showed"
        return None;
    }
    if cue.verb.base == "state" && cue.form == VerbForm::Base && next.is_capital() && next.is(TITLE) {
        // "state Sen. Karim"
        return None;
    }
    if cue.verb.base == "call" && next.shape == Shape::Number {
        // "calling 555-0134"
        return None;
    }
    if word.is(ADVERB) && document.after(head).is(CUE_VERB) {
        // "have long believed"
        return None;
    }
    let end =
        cue.verb.particle.map_or(Some(head.saturating_add(1)), |particle| behind_particle(document, head, particle))?;
    let start = extend_left(document, head);
    let before = if word.gap.any(Gap::PUNCTUATION) {
        None
    } else {
        head.checked_sub(1).and_then(|before| document.words.get(before))
    };
    let auxiliary = (start..head).map(|at| document.word(at)).rfind(|word| word.is(MODAL.or(HAVE).or(BE).or(DO)));
    let outer = document.before(start);
    if let Some(start) = quoted_as(document, head, cue) {
        let (words, voice) = (Range::new(start, end), Voice::Active);
        return Some(Group { head, words, voice, negated: false, ..of_cue(cue) });
    }
    if cue.form == VerbForm::Ing && cited_before(document, head).is_some() {
        let words = Range::new(head.saturating_sub(1), end);
        return Some(Group { head, words, voice: Voice::Active, negated: false, ..of_cue(cue) });
    }
    // "before asking her"
    let opens = |word: &Word| word.is(OPENS_PARTICIPLE);
    let infinitive = outer.is(TO) && !document.word(start).gap.any(Gap::PUNCTUATION);
    let voice = match (cue.form, auxiliary) {
        (VerbForm::Past | VerbForm::Participle, Some(word)) if word.is(BE) => Voice::Passive,
        (VerbForm::Ing, Some(word)) if word.is(BE) => Voice::Active,
        // "it's expected that", but "he's claimed that"
        (VerbForm::Past | VerbForm::Participle, None)
            if is_clitic(document, start) && document.text_before(start) == "it" =>
        {
            Voice::Passive
        }
        (VerbForm::Ing | VerbForm::Past | VerbForm::Participle, None) if is_clitic(document, start) => Voice::Active,
        (_, Some(word)) if word.is(MODAL.or(DO).or(HAVE)) => Voice::Active,
        (VerbForm::Base, None) if infinitive => Voice::Infinitive,
        (VerbForm::Ing, _) if before.is_some_and(|word| word.is(BEFORE_NOUN.or(PREPOSITION)) && !opens(word)) => {
            return None;
        }
        (VerbForm::Ing, _) => Voice::Participle,
        (VerbForm::Base, _) if !before.is_none_or(|_| can_be_plural_subject(document, start, cue.share)) => {
            return None;
        }
        // "many said", but "the said"
        (VerbForm::Past | VerbForm::Third, None) if before.is_some_and(|word| word.is(STANDS_ALONE)) => Voice::Active,
        _ if before.is_some_and(|word| word.is(BEFORE_NOUN)) => return None,
        // "Asked whether", "when asked by a reporter"
        (VerbForm::Past, None)
            if cue.verb.class == CueClass::Question
                && before.is_none_or(|word| word.is(SUBORDINATOR))
                && !document.after(head).is_capital() =>
        {
            Voice::Passive
        }
        (VerbForm::Past, _) if before.is_some_and(|word| word.is(PREPOSITION) && !word.is(ADVERB)) => return None,
        _ => Voice::Active,
    };
    let mut words = Range::new(start, end);
    if voice == Voice::Infinitive
        && cue.share >= SPEAKS
        && document.text_back(start, 2) == "on"
        && document.text_back(start, 3) == "went"
    {
        // "went on to say" is one cue
        words.start = start.saturating_sub(3);
        return Some(Group { head, words, voice: Voice::Active, share: 90, negated: false, ..of_cue(cue) });
    }
    // "did not only say", "did not just say"
    let only = |at: usize| matches!(document.text_after(at), "only" | "just" | "merely" | "simply");
    let negated = (start..head).any(|at| document.word(at).is(NEGATION) && !only(at));
    Some(Group { head, words, voice, negated, ..of_cue(cue) })
}

/// The group by the table alone.
fn of_cue(cue: CueForm) -> Group {
    let CueForm { verb, key, form, share } = cue;
    Group {
        head: 0,
        words: Range::default(),
        base: verb.base,
        key,
        class: verb.class,
        form,
        voice: Voice::Active,
        share,
        tells: verb.tells,
        negated: false,
    }
}

/// The start of "was quoted as saying" and "was heard saying".
fn quoted_as(document: &Document, head: usize, cue: CueForm) -> Option<usize> {
    let before = head.checked_sub(1).filter(|_| cue.form == VerbForm::Ing)?;
    let cited = if document.text(before) == "as" { before.checked_sub(1)? } else { before };
    let start = extend_left(document, cited);
    let passive = cited != before || document.word(start).is(BE);
    (document.word(cited).is(CITED) && passive).then_some(start)
}

/// Whether "reports" is the noun of a compound: `news reports of a fire`.
fn is_of_media(document: &Document, head: usize) -> bool {
    const KINDS: [&str; 10] =
        ["court", "field", "intelligence", "media", "news", "newspaper", "police", "press", "radio", "television"];
    let bare = !document.word(head).gap.any(Gap::PUNCTUATION) && !document.back(head, 2).is(DETERMINER);
    bare && KINDS.contains(&document.text_before(head))
}

/// The verb of `quoted the army as saying`, where the words between are not few.
pub(crate) fn cited_before(document: &Document, head: usize) -> Option<usize> {
    let before = head.checked_sub(1).filter(|&before| document.text(before) == "as")?;
    let near = (before.saturating_sub(LONGEST_CITED)..before).rev();
    let mut near = near.take_while(|&at| !document.after(at).gap.any(Gap::PUNCTUATION));
    near.find(|&at| document.word(at).is(CITED) && document.word(at).is(CUE_VERB))
}

/// The longest phrase between "quoted" and "as saying", in words.
const LONGEST_CITED: usize = 14;

/// The word after the particle that makes a verb one of speaking: `shot back`.
fn behind_particle(document: &Document, head: usize, particle: &str) -> Option<usize> {
    let speaks = document.text_after(head) == particle && !document.word(head.saturating_add(2)).is(TO);
    speaks.then_some(head.saturating_add(2))
}

fn starts_sentence(word: &Word) -> bool {
    word.gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH).or(Gap::QUOTE))
}

/// Whether the word is the "’s" of "he’s claiming".
fn is_clitic(document: &Document, at: usize) -> bool {
    document.text(at) == "'s" && document.before(at).is(PRONOUN)
}

/// Whether a sentence is in title case, with a capital on all its longer words: `Karim Says Pass Will Open`.
fn in_title_case(document: &Document, at: usize) -> bool {
    let sentence = document.sentence(at);
    let long = |at: &usize| document.text(*at).len() > LONGEST_SMALL_WORD;
    sentence.len() > 2
        && sentence.len() <= LONGEST_TITLE
        && (sentence.start..sentence.end).filter(long).all(|at| document.word(at).shape != Shape::Lower)
}

fn extend_left(document: &Document, head: usize) -> usize {
    let mut start = head;
    while start > 0 && head.saturating_sub(start) < 5 && !document.word(start).gap.any(Gap::PUNCTUATION) {
        let before = document.before(start);
        let adverb = document.ends_with(start.saturating_sub(1), "ly") && before.shape == Shape::Lower;
        // "Olivia May told": a name
        let name = before.is_capital() && !starts_sentence(before);
        if name || !before.is(BEFORE_VERB) && !adverb && !is_clitic(document, start.saturating_sub(1)) {
            break;
        }
        if before.is(CUE_VERB) && !before.is(BE.or(HAVE).or(DO).or(ADVERB)) {
            break;
        }
        start = start.saturating_sub(1);
    }
    // an adverb before the verb is part of the group only if an auxiliary or the verb follows directly
    while start < head
        && (document.word(start).is(PREPOSITION.or(DETERMINER)) || document.text(start) == "there")
        && !document.word(start).is(MODAL.or(HAVE).or(BE).or(DO))
    {
        start = start.saturating_add(1);
    }
    start
}

/// Whether a base form can be a finite verb in a group that starts here: they say, officials also say.
fn can_be_plural_subject(document: &Document, start: usize, share: u8) -> bool {
    if start == 0 {
        return false;
    }
    let before = document.before(start);
    if before.is(PRONOUN.or(RELATIVE)) {
        return true;
    }
    let text = document.text_before(start);
    // "advocates", "documents", "estimates" are verbs too
    let verb = before.is(CUE_VERB)
        && !before.is(ROLE_PLURAL.or(VAGUE_ROLE))
        && !before.gap.any(Gap::PUNCTUATION)
        && !document.before(start.saturating_sub(1)).is(DETERMINER.or(POSSESSIVE));
    if verb || before.is(DETERMINER.or(POSSESSIVE).or(PREPOSITION)) {
        return text == "others" || before.is(QUANTIFIER);
    }
    if share >= USUALLY_FINITE {
        return true;
    }
    let plural = text.ends_with('s') && !text.ends_with("ss") && text != "'s";
    before.is(ROLE_PLURAL.or(VAGUE_ROLE)) || matches!(text, "people" | "police") || plural
}
