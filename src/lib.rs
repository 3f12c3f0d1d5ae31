//! Reads a news article and says who said what, how firmly, on whose word, and about where.
//!
//! ```
//! use reportedly::Analyzer;
//!
//! let text = "“The road is open,” said a senior official in Peshawar, requesting anonymity. It may close again.";
//! let analysis = Analyzer::new().analyze(text);
//!
//! let quote = &analysis.quotes[0];
//! assert_eq!(quote.text(text), "The road is open,");
//! assert_eq!(analysis.source(quote).unwrap().name, "senior official in Peshawar");
//! assert_eq!(&text[analysis.names[0].span], "Peshawar");
//! assert_eq!(&text[analysis.hedges.last().unwrap().span], "may");
//! assert_eq!(analysis.toponyms().next().unwrap().place.as_ref().unwrap().name, "Peshawar");
//! ```
//!
//! # Overview
//!
//! - [`Analyzer`] reads a text and returns an [`Analysis`]. It is built once and shared between threads.
//! - An [`Analysis`] has the findings, each with spans of the text:
//!   - [`Name`](names::Name): a name of a person, a body, a place or anything else, and the [`Entity`](names::Entity) that it names;
//!   - [`Quote`]: words or a clause that the article attributes to somebody, with its cue ("said") and its source;
//!   - [`Source`]: somebody or something that the article quotes, with all mentions, role and terms of anonymity;
//!   - [`Hedge`]: a phrase that limits what is vouched for ("reportedly", "may", "is expected to");
//!   - [`PlaceMention`]: a place name, and the [`Place`] that it means;
//!   - [`Statement`]: a claim with who vouches for it and how firmly;
//!   - [`NonStatement`](statements::NonStatement): somebody who was asked and said nothing;
//!   - [`Profile`](statements::Profile): how well sourced the article is.
//!
//!   Findings refer to each other by [id](ids). [`Analysis::segments`] cuts the text where findings start and end.
//! - [`Article`] is the layout of a text, [`Document`] its words and sentences. Both are made by the analyzer, and can be made
//!   from typed parts or shared between single stages with a [`Reading`].
//! - [`Gazetteer`] is a list of places: the embedded world table, or your own. [`HedgeLexicon`] changes the hedge forms.
//!   [`PhraseSet`] finds the phrases of any list of your own, with the settings of [`matching`].
//! - [`Analyzer::explain`] returns why something was found.
//! - `import` reads articles in ninjs and schema.org JSON-LD (feature `json`).
//! - [`export`] writes an analysis for other programs: spreadsheets, maps, annotation tools.
//! - [`linking`] finds the same quote, person or body in several articles.
//! - [`Span`] counts bytes; [`OffsetMap`] converts to UTF-16 units and code points.
//!
//! The [guide](docs::guide) goes from the first run to places of your own, and lists the examples. Other pages: [JSON](docs::json), [other formats](docs::formats),
//! [rules](docs::rules), [gazetteers](docs::gazetteers), [accuracy](docs::accuracy), [speed](docs::speed),
//! [design](docs::design).
//!
//! # Promises
//!
//! - Analysing a text cannot fail and does not panic. Only data that builds something, a gazetteer or a lexicon, can be refused,
//!   with an [`Error`] that names the line.
//! - Every span of an analysis is inside the text, on character boundaries; the text is never changed.
//! - Results have no lifetime, implement serde's traits, and are `Send + Sync`.
//! - The same text gives the same findings on every machine and on any number of threads.
//! - Time and memory grow linearly with the text. An article of 5 KB takes 150 to 350 microseconds; the first one of a process
//!   waits some 5 milliseconds for the embedded tables. Texts of more than 4 GiB are read up to there, with a
//!   [`Diagnostic`](quotes::Diagnostic).
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `json` | yes | gazetteers from GeoJSON (`Loader::geojson`), articles from ninjs and JSON-LD (`import`); the examples need it |
//! | `world` | yes | the embedded world table of 124,358 places, 2.8 MB |
//! | `small` | no | an embedded table of 12,328 places, 0.4 MB |
//! | `csv` | no | gazetteers from tables with a header (`Loader::table`) |
//! | `rayon` | no | `Analyzer::analyze_all`: many articles on all cores |
//! | `fit` | no | candidates and features for the command that fits the weights; not a stable interface |
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
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod export;
#[cfg(feature = "fit")]
#[doc(hidden)]
pub mod fit;
pub mod gazetteer;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod hedges;
pub mod ids;
#[cfg(feature = "json")]
#[cfg_attr(docsrs, doc(cfg(feature = "json")))]
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod import;
mod lexicon;
pub mod linking;
pub mod matching;
#[cfg_attr(not(test), deny(clippy::arithmetic_side_effects))]
pub mod names;
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
pub use crate::text::fold::fold;
pub use crate::text::{OffsetMap, Span, Spans};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
