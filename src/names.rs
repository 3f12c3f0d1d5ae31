//! Who is named in an article.

pub(crate) mod people;
