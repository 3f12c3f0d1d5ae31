//! Search for many phrases at once. For an example see [`PhraseSet`] and [`PhraseSetBuilder`].

pub(crate) mod filter;
pub(crate) mod folded;
mod phrase_set;
pub(crate) mod phrase_table;

pub use phrase_set::{PhraseCase, PhraseMatch, PhraseSet, PhraseSetBuilder};
