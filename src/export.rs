//! Analyses in the formats of other programs, one function for each: spreadsheets, maps, annotation tools.
//!
//! | function | format | for |
//! |---|---|---|
//! | [`csv()`] | RFC 4180 | spreadsheets, data frames |
//! | [`geojson()`] | RFC 7946 | maps |
//! | [`markdown()`] | CommonMark with tables | a report to read |
//! | [`brat()`] | standoff `.ann` | the annotation tool brat |
//! | [`annotations()`] | W3C Web Annotation, JSON-LD | Hypothesis, Recogito, archives |
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
mod brat;
mod csv;
mod depth;
mod geojson;
mod json;
mod markdown;
mod offsets;
#[cfg(test)]
mod sample;

pub use annotations::annotations;
pub use brat::{brat, brat_configuration};
pub use csv::csv;
pub use geojson::geojson;
pub use markdown::markdown;
pub use offsets::Offsets;
