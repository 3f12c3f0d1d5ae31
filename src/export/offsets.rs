//! What the offsets of an export count.

use std::ops::Range;

use crate::text::{OffsetMap, Span};

/// What the offsets of an export count, where the format leaves it open.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::{Offsets, geojson};
///
/// let text = "“In Kabul,” said Karim.";
/// let analysis = Analyzer::new().analyze(text);
/// # if cfg!(feature = "world") {
/// assert!(geojson(text, &analysis, Offsets::Bytes).contains(r#""start":6,"end":11"#));
/// assert!(geojson(text, &analysis, Offsets::CodePoints).contains(r#""start":4,"end":9"#));
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Offsets {
    /// Bytes of UTF-8, as the spans of an analysis do: Rust, Go.
    #[default]
    Bytes,
    /// Units of UTF-16: JavaScript, Java, C#.
    Utf16,
    /// Unicode code points: Python, brat, Web Annotation.
    CodePoints,
}

/// The spans of a text in one of the counts.
pub(super) struct Counted<'t> {
    map: OffsetMap<'t>,
    offsets: Offsets,
}

impl<'t> Counted<'t> {
    pub fn new(text: &'t str, offsets: Offsets) -> Counted<'t> {
        // bytes need no map
        let mapped = if offsets == Offsets::Bytes { "" } else { text };
        Counted { map: OffsetMap::new(mapped), offsets }
    }

    pub fn of(&self, span: Span) -> Range<usize> {
        match self.offsets {
            Offsets::Bytes => span.range(),
            Offsets::Utf16 => self.map.utf16(span),
            Offsets::CodePoints => self.map.code_points(span),
        }
    }
}
