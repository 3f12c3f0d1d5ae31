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

mod analysis;
mod analyzer;
mod article;
mod bits;
mod bytes;
mod clause;
pub mod docs;
mod document;
mod error;
mod explain;
#[cfg(feature = "fit")]
pub mod fit;
mod folded;
mod gazetteer;
mod hash;
mod hedges;
mod kinds;
mod lexicon;
mod non_statements;
mod offsets;
mod phrase_table;
mod phrases;
mod places;
mod profile;
mod quotes;
mod score;
mod sources;
mod span;
mod spans;
mod statements;

pub use crate::analysis::Analysis;
pub use crate::analyzer::{Analyzer, AnalyzerBuilder, Attributions, Scratch};
pub use crate::article::{
    Article, ArticleBuilder, Byline, Dateline, Genre, Metadata, Paragraph, ParagraphKind, Precision, Residue, Timestamp,
};
pub use crate::document::Document;
pub use crate::error::{Error, ErrorKind};
pub use crate::explain::{Evidence, Explanation, Finding, Part, PlaceCandidate, Rejected, Role};
pub use crate::gazetteer::{Gazetteer, GazetteerBuilder, Loaded, Loader, Place, PlaceBuilder, PlaceKind};
pub use crate::hedges::{Hedge, HedgeLexicon, RelativeTo};
pub use crate::kinds::{Basis, CueClass, Grounds, HedgeKind, Terms};
pub use crate::non_statements::{NonStatement, NonStatementKind};
pub use crate::offsets::OffsetMap;
pub use crate::phrases::{PhraseMatch, PhraseSet};
pub use crate::places::{PlaceMention, PlaceRole};
pub use crate::profile::{Lint, LintKind, Profile};
pub use crate::quotes::{Cue, Diagnostic, DiagnosticKind, Quote, QuoteKind, SourceRef, Tier};
pub use crate::sources::{Anonymity, Naming, Number, Source, SourceKind};
pub use crate::span::Span;
pub use crate::spans::Spans;
pub use crate::statements::{Certainty, Polarity, Statement};
