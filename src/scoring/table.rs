//! The files of weights.
//!
//! A line has a template and, after a tab, its weight as a flag. The lines below it that start with a tab are its
//! values, each with its weight. Weights are integers, in hundredths of a logit. A table for a choice between classes
//! has one weight for each class, with a space between them.

use crate::error::{Error, ErrorKind};
use crate::text::rows::{cut, rows};

pub(crate) const QUOTE_CUES: &str = include_str!("weights/quote_cues.tsv");
pub(crate) const QUOTE_ENDS: &str = include_str!("weights/quote_ends.tsv");
pub(crate) const QUOTE_OPENINGS: &str = include_str!("weights/quote_openings.tsv");
pub(crate) const SOURCE_UNNAMED: &str = include_str!("weights/source_unnamed.tsv");
pub(crate) const SOURCE_VAGUE: &str = include_str!("weights/source_vague.tsv");
pub(crate) const HEDGE_ENCYCLOPEDIA: &str = include_str!("weights/hedge_encyclopedia.tsv");
pub(crate) const HEDGE_SCIENCE: &str = include_str!("weights/hedge_science.tsv");
pub(crate) const HEDGE_REVIEW: &str = include_str!("weights/hedge_review.tsv");
pub(crate) const PLACE_RECOGNITION: &str = include_str!("weights/place_recognition.tsv");
pub(crate) const PLACE_RECOGNITION_PRIORS: &str = include_str!("weights/place_recognition_priors.tsv");
pub(crate) const PLACE_LOCAL: &str = include_str!("weights/place_local.tsv");
pub(crate) const SOURCE_SPEAKERS: &str = include_str!("weights/source_speakers.tsv");
pub(crate) const SOURCE_ANTECEDENTS: &str = include_str!("weights/source_antecedents.tsv");
pub(crate) const SOURCE_LATER: &str = include_str!("weights/source_later.tsv");
pub(crate) const NAMES: &str = include_str!("weights/names.tsv");
pub(crate) const PLACE_RANKING: &str = include_str!("weights/place_ranking.tsv");

/// The greatest absolute weight, in hundredths.
const MOST: i32 = 2047;

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row<'t, W = i32> {
    /// A template, with its weight if it is a flag. The values that follow are its own.
    Template(&'t str, Option<W>),
    /// A value of the last template, with its weight.
    Value(&'t str, W),
}

/// What a row has for its feature: one weight, or one for each class.
pub(super) trait Weight: Copy {
    fn parse(field: &str) -> Option<Self>;
}

impl Weight for i32 {
    fn parse(field: &str) -> Option<i32> {
        field.parse().ok().filter(|weight| (-MOST..=MOST).contains(weight))
    }
}

/// Weights with a space between them.
impl<const N: usize> Weight for [i32; N] {
    fn parse(field: &str) -> Option<[i32; N]> {
        let mut weights = [0; N];
        let (last, before) = weights.split_last_mut()?;
        let mut rest = field;
        for weight in before {
            let (first, after) = cut(rest, b' ')?;
            *weight = i32::parse(first)?;
            rest = after;
        }
        *last = i32::parse(rest)?;
        Some(weights)
    }
}

/// One weight or several, for tests that read tables of both kinds.
#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(super) struct Any;

#[cfg(test)]
impl Weight for Any {
    fn parse(field: &str) -> Option<Any> {
        let one = i32::parse(field).map(|_| Any);
        one.or_else(|| <super::PerClass as Weight>::parse(field).map(|_| Any))
    }
}

/// The rows of a table, or the error in a line.
pub(super) fn read<W: Weight>(table: &str) -> impl Iterator<Item = Result<Row<'_, W>, Error>> {
    let mut any_template = false;
    rows(table).map(move |(number, line)| {
        let row = row(line).filter(|row| any_template || matches!(row, Row::Template(..)));
        any_template = true;
        let wrong = || Error::new(ErrorKind::Format, format!("no template or value with a weight: {line:?}"));
        row.ok_or_else(|| wrong().at(number, None))
    })
}

fn row<W: Weight>(line: &str) -> Option<Row<'_, W>> {
    let named = |name: &str| !name.is_empty() && !name.starts_with(' ') && !name.ends_with(' ');
    let row = match line.strip_prefix('\t') {
        Some(value) => cut(value, b'\t').and_then(|(value, it)| Some(Row::Value(value, W::parse(it)?)))?,
        None => match cut(line, b'\t') {
            Some((name, it)) => Row::Template(name, Some(W::parse(it)?)),
            None => Row::Template(line, None),
        },
    };
    let (Row::Template(name, _) | Row::Value(name, _)) = row;
    named(name).then_some(row)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::scoring::PerClass;

    #[test]
    fn a_line_is_a_template_or_a_value() {
        let table = "# comment\ncapitals\t100\n\nframe\n\tcall for\t-25\nnoun\t-7\n\tclaim\t3\n";
        let rows: Result<Vec<Row<'_>>, Error> = read(table).collect();
        let expected = [
            Row::Template("capitals", Some(100)),
            Row::Template("frame", None),
            Row::Value("call for", -25),
            Row::Template("noun", Some(-7)),
            Row::Value("claim", 3),
        ];
        assert_eq!(rows.unwrap(), expected);
    }

    #[test]
    fn wrong_lines_are_reported_and_skipped() {
        let wrong = ["\tin\t3", "a\t1.5", "a\t3000", "a\t", "\t\t5", "\tin", "\tin\t3\t4", " a", "a\t3 "];
        for (number, line) in wrong.into_iter().enumerate() {
            let before = if number == 0 { "# none" } else { "before" };
            let table = format!("{before}\n{line}\nlast\t1\n");
            let rows: Vec<_> = read::<i32>(&table).collect();
            let error = rows.iter().find_map(|row| row.as_ref().err()).expect(line);
            assert_eq!((error.kind(), error.line()), (ErrorKind::Format, Some(2)), "{line:?}");
            assert_eq!(rows.last().unwrap().as_ref().unwrap(), &Row::Template("last", Some(1)));
        }
    }

    #[test]
    fn a_row_for_classes_has_a_weight_for_each() {
        let table = "capitals\t1 -2 0 4\nbefore\n\tin\t5 6 7 8\n";
        let rows: Result<Vec<Row<'_, [i32; 4]>>, Error> = read(table).collect();
        let expected = [
            Row::Template("capitals", Some([1, -2, 0, 4])),
            Row::Template("before", None),
            Row::Value("in", [5, 6, 7, 8]),
        ];
        assert_eq!(rows.unwrap(), expected);
        for wrong in ["a\t1", "a\t1 2 3", "a\t1 2 3 4 5", "a\t1 2  3 4", "a\t1 2 3 3000"] {
            assert!(read::<[i32; 4]>(wrong).any(|row| row.is_err()), "{wrong:?}");
        }
    }

    fn assert_well_formed<W: Weight>(path: &Path, table: &str) {
        let (mut template, mut value) = ("", "");
        for row in read::<W>(table) {
            let (last, name) = match row.unwrap_or_else(|error| panic!("{path:?}, {error}")) {
                Row::Template(name, _) => (std::mem::replace(&mut template, name), name),
                Row::Value(name, _) => (std::mem::replace(&mut value, name), name),
            };
            assert!(last < name, "{path:?} is not sorted: {last:?} before {name:?}");
            value = if name == template { "" } else { value };
        }
    }

    #[test]
    fn every_file_is_well_formed() {
        let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/src/scoring/weights");
        let mut files = 0;
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            let table = std::fs::read_to_string(&path).unwrap();
            assert!(table.starts_with("# "), "{path:?} has no comment that says what it is");
            if path.ends_with("names.tsv") {
                assert_well_formed::<PerClass>(&path, &table);
            } else {
                assert_well_formed::<i32>(&path, &table);
            }
            files += 1;
        }
        assert_eq!(files, 16);
    }
}
