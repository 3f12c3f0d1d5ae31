#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![warn(missing_debug_implementations)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented
    )
)]

mod article;
mod document;
mod error;
mod lexicon;
mod offsets;
mod phrases;
mod quotes;
mod span;

pub use crate::article::{
    Article, ArticleBuilder, Byline, Dateline, Genre, Metadata, Paragraph, ParagraphKind, Precision, Residue, Timestamp,
};
pub use crate::document::Document;
pub use crate::error::{Error, ErrorKind};
pub use crate::offsets::OffsetMap;
pub use crate::phrases::{PhraseMatch, PhraseSet};
pub use crate::span::Span;
