//! The people named in an article.

pub(crate) mod people;
