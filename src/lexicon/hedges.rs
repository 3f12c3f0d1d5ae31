//! Forms that can hedge: what they limit, how strongly, and under which condition.

use std::str::FromStr;

use crate::error::Error;
use crate::lexicon::columns::{self, Columns};
use crate::lexicon::kinds::HedgeKind;
use crate::lexicon::strength::Strength;
use crate::text::rows::most_rows;

/// A row of the table of hedge forms.
#[derive(Debug)]
pub(crate) struct HedgeRow {
    pub form: &'static str,
    pub kind: HedgeKind,
    pub strength: Strength,
    pub news: InNews,
    /// Whether other genres have the form.
    pub elsewhere: bool,
    pub condition: Option<Condition>,
    /// The index of the first word of the hedge itself within the form, and of the word after its last.
    pub core: (usize, usize),
    /// Which words beside it belong to the phrase, if any.
    pub whole: Option<Whole>,
}

/// Whether a form hedges in news.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InNews {
    /// If its condition is met.
    Hedges,
    /// It is read whole so that no shorter form is found in it.
    Never,
    /// News has no such form.
    Unknown,
}

/// Which words beside a form belong to its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    /// The auxiliaries before a participle and a "to" after it, if one of them is a form of "be": "is expected to".
    Passive,
    /// A "to" after it: "appears to".
    To,
    /// A "well" after it: "could well".
    Adverb,
    /// The report after it: "according to a foreign news report".
    Reports,
}

/// The condition under which an ambiguous form hedges in news. The table uses its name: `not_month`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Not the month: "in May", "May 4".
    NotMonth,
    /// Not "likely voters".
    NotBeforeVoters,
    /// Not "as expected", "better than expected".
    NotAfterAsOrThan,
    /// Not "was denied entry".
    NotAfterBe,
    /// Not "the accused".
    NotAfterDeterminer,
    /// Not "appeared in court", but "appeared to".
    NotBeforePreposition,
    /// Not "as if", "even if", "if not".
    NotEvenIf,
    /// Not "considering the plan".
    NotBeforeDeterminer,
    /// Only "about 40", "nearly all".
    BeforeNumber,
    /// Not "this kind of work".
    NotASort,
    /// Not "the suspects", "no doubt".
    NotANoun,
    /// Not "no estimate".
    NotAfterNo,
    /// Not "as soon as he could", "could not", "so that they could play", "asked if he could", "all we could".
    NotAbility,
    /// Not "as soon as possible", "where possible", "made the trip possible".
    NotMadePossible,
    /// Not "her fears", "no fears".
    AHolding,
    /// Only as a verb: not "the fear", "of fear", "his fear".
    AVerb,
    /// Not "claimed 27 lives".
    NotBeforeNumber,
    /// Not "she could see".
    NotAfterPronoun,
    /// Not "he said to be careful", "Karim said to be careful".
    NotAfterSpeaker,
    /// Not "is set to open on Monday".
    NotScheduled,
    /// Only "I don't know", "we do not know".
    FirstPerson,
    /// Only "opponents say", "according to local experts".
    AsSource,
    /// Only "according to a foreign news report", not "according to the report".
    BeforeReport,
}

/// The conditions by their names in the table.
const CONDITIONS: &[(&str, Condition)] = &[
    ("not_month", Condition::NotMonth),
    ("not_before_voters", Condition::NotBeforeVoters),
    ("not_after_as_or_than", Condition::NotAfterAsOrThan),
    ("not_after_be", Condition::NotAfterBe),
    ("not_after_determiner", Condition::NotAfterDeterminer),
    ("not_before_preposition", Condition::NotBeforePreposition),
    ("not_even_if", Condition::NotEvenIf),
    ("not_before_determiner", Condition::NotBeforeDeterminer),
    ("before_number", Condition::BeforeNumber),
    ("not_a_sort", Condition::NotASort),
    ("not_a_noun", Condition::NotANoun),
    ("not_after_no", Condition::NotAfterNo),
    ("not_ability", Condition::NotAbility),
    ("not_made_possible", Condition::NotMadePossible),
    ("a_holding", Condition::AHolding),
    ("a_verb", Condition::AVerb),
    ("not_before_number", Condition::NotBeforeNumber),
    ("not_after_pronoun", Condition::NotAfterPronoun),
    ("not_after_speaker", Condition::NotAfterSpeaker),
    ("not_scheduled", Condition::NotScheduled),
    ("first_person", Condition::FirstPerson),
    ("as_source", Condition::AsSource),
    ("before_report", Condition::BeforeReport),
];

impl Condition {
    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        CONDITIONS.iter().find(|row| row.1 == self).map_or("", |row| row.0)
    }
}

impl FromStr for Condition {
    type Err = ();

    fn from_str(name: &str) -> Result<Condition, ()> {
        CONDITIONS.iter().find(|row| row.0 == name).map(|row| row.1).ok_or(())
    }
}

const TABLE: &str = include_str!("hedges.tsv");

/// At least the number of rows.
pub(crate) fn most_hedge_rows() -> usize {
    most_rows(TABLE)
}

/// The rows of the table.
pub(super) fn read() -> impl Iterator<Item = Result<HedgeRow, Error>> {
    columns::read(TABLE, |columns: &mut Columns| {
        let (form, kind, strength) = (columns.word()?, columns.parsed()?, columns.parsed()?);
        let news = match columns.optional()? {
            None => InNews::Unknown,
            Some("never") => InNews::Never,
            Some("news") => InNews::Hedges,
            Some(_) => return None,
        };
        let condition = match columns.optional()? {
            None => None,
            Some(name) => Some(name.parse().ok()?),
        };
        let core = core(form, columns.optional()?)?;
        let whole = match columns.optional()? {
            None => None,
            Some("passive") => Some(Whole::Passive),
            Some("to") => Some(Whole::To),
            Some("well") => Some(Whole::Adverb),
            Some("report") => Some(Whole::Reports),
            Some(_) => return None,
        };
        let elsewhere = match columns.optional()? {
            None => true,
            Some("news") => false,
            Some(_) => return None,
        };
        Some(HedgeRow { form, kind, strength, news, elsewhere, condition, core, whole })
    })
}

/// The indices of the words of a form that are the hedge itself, if not all are.
fn core(form: &str, hedge: Option<&str>) -> Option<(usize, usize)> {
    let count = |words: &str| 1 + words.bytes().filter(|&byte| byte == b' ').count();
    let Some(hedge) = hedge else { return Some((0, count(form))) };
    let length = count(hedge);
    let words: Vec<&str> = form.split(' ').collect();
    let first = words.windows(length).position(|part| part.iter().copied().eq(hedge.split(' ')))?;
    Some((first, first + length))
}

/// The rows, sorted by form. They are read again at each call; callers keep them as a table of phrases.
pub(crate) fn hedge_rows() -> impl Iterator<Item = HedgeRow> {
    read().flatten()
}
