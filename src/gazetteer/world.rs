//! The embedded world table: a saved gazetteer, compressed, made by `examples/build_world`.

use super::{Gazetteer, file};
use crate::error::{Error, ErrorKind};

#[cfg(feature = "world")]
static TABLE: &[u8] = include_bytes!("world.bin");
#[cfg(not(feature = "world"))]
static TABLE: &[u8] = include_bytes!("small.bin");

pub(super) fn load() -> Result<Gazetteer, Error> {
    let bytes = lz4_flex::block::decompress_size_prepended(TABLE)
        .map_err(|error| Error::new(ErrorKind::Format, format!("the world table does not inflate: {error}")))?;
    Ok(Gazetteer::from_data(file::read(bytes)?))
}
