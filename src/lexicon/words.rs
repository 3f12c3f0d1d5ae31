//! The classes of single words.

use crate::error::{Error, ErrorKind};
use crate::lexicon::tags::{self, Tags};
use crate::text::rows::rows;

/// The lines of the table of classes: the class, and the words in it.
pub(super) fn read_classes() -> impl Iterator<Item = Result<(Tags, &'static str), Error>> {
    let mut class = None;
    rows(include_str!("word_classes.txt")).filter_map(move |(number, line)| {
        let wrong = |what: &str| Some(Err(Error::new(ErrorKind::Format, format!("{what} {line:?}")).at(number, None)));
        match (line.strip_prefix('\t'), class) {
            (Some(words), Some(class)) => Some(Ok((class, words))),
            (Some(_), None) => wrong("no class for"),
            (None, _) => {
                class = tags::of_name(line);
                if class.is_none() { wrong("no class of the name") } else { None }
            }
        }
    })
}

/// The words of the tables, each with one of its classes. A word may occur several times.
pub(super) fn words() -> impl Iterator<Item = (&'static str, Tags)> {
    let classes = read_classes().flatten();
    let classes = classes.flat_map(|(class, words)| words.split_ascii_whitespace().map(move |word| (word, class)));
    let given = rows(include_str!("given_names.txt")).map(|(_, word)| (word, tags::GIVEN_NAME));
    let surnames = rows(include_str!("surnames.txt")).map(|(_, word)| (word, tags::SURNAME));
    classes.chain(given).chain(surnames)
}
