//! The embedded world table: a saved gazetteer whose first part is compressed, made by `examples/build_world`.

use super::data::Data;
use super::store::file;
use crate::error::{Error, ErrorKind};

#[cfg(feature = "world")]
static TABLE: &[u8] = include_bytes!("world.bin");
#[cfg(not(feature = "world"))]
static TABLE: &[u8] = include_bytes!("small.bin");

/// The length of the compressed first part, that part, and the second as it is.
pub(crate) fn load() -> Result<Data, Error> {
    let wrong = |what: String| Error::new(ErrorKind::Format, format!("the world table {what}"));
    let (length, rest) = TABLE.split_first_chunk().ok_or_else(|| wrong("is empty".to_owned()))?;
    let (first, second) =
        rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(|| wrong("is cut short".to_owned()))?;
    let first = lz4_flex::block::decompress_size_prepended(first)
        .map_err(|error| wrong(format!("does not inflate: {error}")))?;
    file::read_parts(first, second)
}
