//! Several sources named together: `Karim and Noor`, `the mayor and the governor`.

use crate::document::{Document, Range};
use crate::lexicon::tags::*;
use crate::names::Names;

/// The longest name in a coordination, in words, unless it is that of a person.
const LONGEST_NAME: usize = 3;

/// The parts of a mention that each name a source; `None` if it names only one.
pub(super) fn parts(document: &Document, names: &Names, words: Range) -> Option<[Range; 2]> {
    let is_and = |&at: &usize| document.text(at) == "and";
    let and = (words.start.saturating_add(1)..words.last()).find(is_and)?;
    let (first, second) = (Range::new(words.start, and), Range::new(and.saturating_add(1), words.end));
    let several = names_source(document, names, first) && names_source(document, names, second);
    several.then_some([first, second])
}

/// Whether the words alone could be a source: a person, a name that is not a body's, a role with an article.
fn names_source(document: &Document, names: &Names, words: Range) -> bool {
    let person = (words.start..words.end).any(|at| names.person_at(at).is_some());
    let body = ORGANIZATION_HEAD.or(ORGANIZATION_TAIL).or(MEDIA).or(OF);
    let name = words.len() <= LONGEST_NAME
        && (words.start..words.end).all(|at| document.word(at).is_capital() && !document.word(at).is(body));
    let last = document.before(words.end);
    let role = document.word(words.start).is(DETERMINER.or(POSSESSIVE)) && last.is(ROLE.or(ROLE_PLURAL).or(OFFICE));
    person || name || role
}
