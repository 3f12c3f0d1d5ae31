//! Analyses in the formats of other programs, one function for each: spreadsheets, maps, annotation tools.
//!
//! | function | format | for |
//! |---|---|---|
//! | [`csv()`] | RFC 4180 | spreadsheets, data frames |
//! | [`geojson()`] | RFC 7946 | maps |
//! | [`markdown()`] | CommonMark with tables | a report to read |
//! | [`conll()`] | tab-separated columns, a word a line | taggers, corpus tools |
//! | [`brat()`] | standoff `.ann` | the annotation tool brat |
//! | [`annotations()`] | W3C Web Annotation, JSON-LD | Hypothesis, Recogito, archives |
//! | [`json_ld()`] | schema.org `NewsArticle`, JSON-LD | pages, search engines |
//! | [`ninjs()`] | IPTC ninjs 3.0 | news systems |
//!
//! Each takes the text that was analysed and its [`Analysis`](crate::Analysis), and returns the file as a `String`. None can fail: a
//! span that is not of this text is left out. The form that keeps everything is that of serde, see [`docs::json`](crate::docs::json);
//! the fields of these are in [`docs::formats`](crate::docs::formats).
//!
//! Words of a quote inside a quote are written for both. A quote with sixteen others around it is left out, so that no text makes a file that
//! grows with its square.
//!
//! ```
//! use reportedly::{Analyzer, export};
//!
//! let text = "Karim said the pass may close.";
//! let analysis = Analyzer::new().analyze(text);
//! assert!(export::brat(text, &analysis).starts_with("T1\tQuote 11 29\tthe pass may close\n"));
//! ```

mod annotations;
mod article;
mod brat;
mod conll;
mod csv;
mod depth;
mod geojson;
mod json;
mod json_ld;
mod markdown;
mod ninjs;
mod offsets;
#[cfg(test)]
mod sample;

pub use annotations::annotations;
pub use brat::{brat, brat_configuration};
pub use conll::conll;
pub use csv::csv;
pub use geojson::geojson;
pub use json_ld::json_ld;
pub use markdown::markdown;
pub use ninjs::ninjs;
pub use offsets::Offsets;
