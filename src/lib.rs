#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]
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

pub mod analysis;
mod analyzer;
pub mod article;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
mod clause;
pub mod docs;
mod document;
mod enums;
mod error;
pub mod explain;
#[cfg(feature = "fit")]
#[doc(hidden)]
pub mod fit;
pub mod gazetteer;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod hedges;
pub mod ids;
mod lexicon;
pub mod matching;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
mod names;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod places;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod quotes;
mod scoring;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod sources;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod statements;
mod text;

pub use crate::analysis::Analysis;
#[cfg(feature = "rayon")]
#[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
pub use crate::analyzer::ArticleText;
pub use crate::analyzer::{Analyzer, AnalyzerBuilder, Reading, Scratch};
pub use crate::article::Article;
pub use crate::document::Document;
pub use crate::error::{Error, ErrorKind};
pub use crate::gazetteer::{Gazetteer, Place};
pub use crate::hedges::{Hedge, HedgeLexicon};
pub use crate::matching::PhraseSet;
pub use crate::places::PlaceMention;
pub use crate::quotes::Quote;
pub use crate::sources::Source;
pub use crate::statements::Statement;
pub use crate::text::{OffsetMap, Span, Spans};
