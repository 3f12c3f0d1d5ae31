//! Text primitives for all stages: spans, offsets, folded words and their hashes.

pub(crate) mod bytes;
pub(crate) mod escaped;
pub(crate) mod fold;
pub(crate) mod hash;
mod offsets;
pub(crate) mod open;
pub(crate) mod rows;
mod span;
mod spans;

pub use offsets::OffsetMap;
pub use span::Span;
pub use spans::Spans;
