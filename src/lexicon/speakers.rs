//! Nouns that are sources only now and then.

use once_cell::sync::Lazy;

use crate::text::rows::{cut, rows};

/// What a noun of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speaker {
    Person,
    Group,
    Organization,
    Document,
}

/// What a noun is, or `None` if the table does not have it. Its cost is logarithmic in the size of the table.
pub(crate) fn of(noun: &str) -> Option<Speaker> {
    static NOUNS: Lazy<Vec<(&str, Speaker)>> = Lazy::new(|| read().flatten().collect());
    let at = NOUNS.binary_search_by_key(&noun, |row| row.0).ok()?;
    NOUNS.get(at).map(|row| row.1)
}

/// The rows of the table; `None` for a line that is no row.
fn read() -> impl Iterator<Item = Option<(&'static str, Speaker)>> {
    rows(include_str!("speakers.tsv")).map(|(_, line)| {
        let (noun, kind) = cut(line, b'\t')?;
        let kind = match kind {
            "person" => Speaker::Person,
            "group" => Speaker::Group,
            "organization" => Speaker::Organization,
            "document" => Speaker::Document,
            _ => return None,
        };
        Some((noun, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_line_is_a_row() {
        let nouns: Vec<&str> = read().map(|row| row.expect("a row").0).collect();
        assert!(nouns.is_sorted_by(|a, b| a < b));
        assert_eq!(
            (of("daughter"), of("jury"), of("bridge")),
            (Some(Speaker::Person), Some(Speaker::Organization), None)
        );
    }
}
