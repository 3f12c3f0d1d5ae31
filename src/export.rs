//! Analyses in the formats of other programs, one function for each: spreadsheets, maps, annotation tools.
//!
//! | function | format | for |
//! |---|---|---|
//! | [`csv()`] | RFC 4180 | spreadsheets, data frames |
//! | [`geojson()`] | RFC 7946 | maps |
//!
//! Each takes the text that was analysed and its [`Analysis`](crate::Analysis), and returns the file as a `String`. None can fail: a
//! span that is not of this text is left out. The form that keeps everything is that of serde, see [`docs::json`](crate::docs::json);
//! the fields of these are in [`docs::formats`](crate::docs::formats).
//!
//! ```
//! use reportedly::{Analyzer, export};
//!
//! let text = "Karim said the pass may close.";
//! let table = export::csv(text, &Analyzer::new().analyze(text), export::Offsets::Bytes);
//! assert_eq!(table.lines().count(), 4);
//! ```

mod csv;
mod geojson;
mod json;
mod offsets;
#[cfg(test)]
mod sample;

pub use csv::csv;
pub use geojson::geojson;
pub use offsets::Offsets;
