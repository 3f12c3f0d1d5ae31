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
mod clause;
pub mod docs;
mod document;
mod error;
mod explain;
#[cfg(feature = "fit")]
pub mod fit;
mod gazetteer;
mod hedges;
mod lexicon;
mod matching;
mod names;
mod places;
mod quotes;
mod scoring;
mod sources;
mod statements;
mod text;

pub use crate::analysis::Analysis;
pub use crate::analyzer::{Analyzer, AnalyzerBuilder, Scratch};
pub use crate::article::{
    Article, ArticleBuilder, Byline, Dateline, Genre, Metadata, Paragraph, ParagraphKind, Precision, Residue, Timestamp,
};
pub use crate::document::Document;
pub use crate::error::{Error, ErrorKind};
pub use crate::explain::{Evidence, Explanation, Finding, Part, PlaceCandidate, Rejected, Role};
pub use crate::gazetteer::{Gazetteer, GazetteerBuilder, Loaded, Loader, Place, PlaceBuilder, PlaceKind};
pub use crate::hedges::{Hedge, HedgeForm, HedgeLexicon, RelativeTo};
pub use crate::lexicon::kinds::{Basis, CueClass, Grounds, HedgeKind, Terms};
pub use crate::matching::{PhraseMatch, PhraseSet};
pub use crate::places::{PlaceMention, PlaceRole};
pub use crate::quotes::{Cue, Diagnostic, DiagnosticKind, Quote, QuoteKind, SourceRef, Tier};
pub use crate::sources::{Anonymity, Attributions, Naming, Number, Source, SourceKind};
pub use crate::statements::{Certainty, Lint, LintKind, NonStatement, NonStatementKind, Polarity, Profile, Statement};
pub use crate::text::{OffsetMap, Span, Spans};
