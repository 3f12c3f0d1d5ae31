//! Reads the tables of words: one row per line, with a tab between columns.

use std::str::FromStr;

use crate::error::{Error, ErrorKind};
use crate::text::rows::{cut, rows};

/// The content of an empty column.
const NOTHING: &str = "-";

/// The unread columns of a row.
#[derive(Debug)]
pub(super) struct Columns {
    rest: Option<&'static str>,
    /// The number of the last column that was read, starting at 1.
    number: usize,
}

impl Columns {
    /// The next column, or `None` if it is empty.
    pub(super) fn word(&mut self) -> Option<&'static str> {
        self.number += 1;
        let rest = self.rest?;
        let (column, behind) = cut(rest, b'\t').map_or((rest, None), |(column, behind)| (column, Some(behind)));
        self.rest = behind;
        Some(column).filter(|column| !column.is_empty())
    }

    /// The next column; `Some(None)` if it is [`NOTHING`].
    pub(super) fn optional(&mut self) -> Option<Option<&'static str>> {
        self.word().map(|column| Some(column).filter(|column| *column != NOTHING))
    }

    /// The next column as a number or the name of a kind.
    pub(super) fn parsed<T: FromStr>(&mut self) -> Option<T> {
        self.word()?.parse().ok()
    }
}

/// The rows of a table, as `row` reads their columns, or the line and column of an error.
pub(super) fn read<R>(
    table: &'static str,
    row: impl Fn(&mut Columns) -> Option<R>,
) -> impl Iterator<Item = Result<R, Error>> {
    rows(table).map(move |(line, text)| {
        let mut columns = Columns { rest: Some(text), number: 0 };
        let row = row(&mut columns);
        let wrong = |what: &str, number| Error::new(ErrorKind::Format, format!("{what} in {text:?}")).at(line, number);
        match row {
            Some(row) if columns.rest.is_none() => Ok(row),
            Some(_) => Err(wrong("too many columns", None)),
            None => Err(wrong("no such value", Some(columns.number))),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::kinds::HedgeKind;

    #[test]
    fn errors_name_the_column() {
        let table = "# comment\nmay\tmodal\t2\t-\nmay\tmodel\t2\t-\n\nmay\tmodal\ttwo\t-\nmay\tmodal\t2\nmay\tmodal\t2\t-\t-\n\tmodal\t2\t-";
        let row = |columns: &mut Columns| {
            let form = columns.word()?;
            Some((form, columns.parsed::<HedgeKind>()?, columns.parsed::<u8>()?, columns.optional()?))
        };
        let rows: Vec<_> = read(table, row).collect();
        assert_eq!(rows[0], Ok(("may", HedgeKind::Modal, 2, None)));
        let places: Vec<_> =
            rows.into_iter().filter_map(Result::err).map(|error| (error.line(), error.column())).collect();
        assert_eq!(
            places,
            [(Some(3), Some(2)), (Some(5), Some(3)), (Some(6), Some(4)), (Some(7), None), (Some(8), Some(1))]
        );
    }
}
