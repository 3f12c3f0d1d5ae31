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
    /// Whether it hedges in news, if its condition is met.
    pub news: bool,
    pub condition: Option<Condition>,
    /// The index of the first word of the hedge itself within the form, and of the word after its last.
    pub core: (usize, usize),
}

/// The condition under which an ambiguous form hedges in news. The table uses its name: `not_month`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// Not the month: "in May", "May 4".
    NotMonth,
    /// Not "as soon as possible", "where possible".
    NotAfterAsOrWhere,
    /// Not "likely voters".
    NotBeforeVoters,
    /// Not "as soon as he could", "could not".
    NotAsFarAs,
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
}

/// The conditions by their names in the table.
const CONDITIONS: &[(&str, Condition)] = &[
    ("not_month", Condition::NotMonth),
    ("not_after_as_or_where", Condition::NotAfterAsOrWhere),
    ("not_before_voters", Condition::NotBeforeVoters),
    ("not_as_far_as", Condition::NotAsFarAs),
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
            None => false,
            Some("news") => true,
            Some(_) => return None,
        };
        let condition = match columns.optional()? {
            None => None,
            Some(name) => Some(name.parse().ok()?),
        };
        let core = core(form, columns.optional()?)?;
        Some(HedgeRow { form, kind, strength, news, condition, core })
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
