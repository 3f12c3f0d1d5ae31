//! Phrases about a source that is not named.

use crate::error::Error;
use crate::lexicon::columns::{self, Columns};
use crate::lexicon::kinds::Fact;
use crate::text::rows::most_rows;

const TABLE: &str = include_str!("anonymity.tsv");

/// At least the number of phrases.
pub(crate) fn most_phrases() -> usize {
    most_rows(TABLE)
}

/// The rows of the table: a phrase, and what it means.
pub(super) fn read() -> impl Iterator<Item = Result<(&'static str, Fact), Error>> {
    columns::read(TABLE, |columns: &mut Columns| {
        let phrase = columns.word()?;
        let fact = match columns.word()? {
            "terms" => Fact::Terms(columns.parsed()?),
            "grounds" => Fact::Grounds(columns.parsed()?),
            "formula" => Fact::Formula(columns.parsed()?),
            "basis" => Fact::Basis(columns.parsed()?),
            "motive" if columns.optional()?.is_none() => Fact::Motive,
            _ => return None,
        };
        Some((phrase, fact))
    })
}

/// The phrases, sorted.
pub(crate) fn phrases() -> impl Iterator<Item = (&'static str, Fact)> {
    read().flatten()
}
