//! Search for many phrases at once.

pub(crate) mod filter;
pub(crate) mod folded;
mod phrase_set;
pub(crate) mod phrase_table;

pub use phrase_set::{PhraseMatch, PhraseSet};
