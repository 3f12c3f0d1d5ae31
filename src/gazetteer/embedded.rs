//! The embedded tables: saved gazetteers whose first part is compressed, made by `examples/build_world`.

use super::data::Data;
use super::store::file;
use crate::error::{Error, ErrorKind};

#[cfg(feature = "world")]
pub(crate) static WORLD: &[u8] = include_bytes!("world.bin");
#[cfg(feature = "small")]
pub(crate) static SMALL: &[u8] = include_bytes!("small.bin");

/// An embedded table. The bytes are part of the crate and a test reads them, so they cannot be damaged; if they were, the
/// gazetteer would be empty.
pub(crate) fn load(table: &[u8]) -> Data {
    let data = read(table);
    debug_assert!(data.is_ok(), "{:?}", data.err());
    data.unwrap_or_else(|_| Data::empty())
}

fn read(table: &[u8]) -> Result<Data, Error> {
    let (first, second) = unpack(table)?;
    file::read_parts(first, second)
}

/// Reads the length of the compressed first part, that part, and the second as it is.
fn unpack(table: &[u8]) -> Result<(Vec<u8>, &[u8]), Error> {
    let wrong = |what: String| Error::new(ErrorKind::Format, format!("the embedded table {what}"));
    let (length, rest) = table.split_first_chunk().ok_or_else(|| wrong("is empty".to_owned()))?;
    let (first, second) =
        rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(|| wrong("is cut short".to_owned()))?;
    let first = lz4_flex::block::decompress_size_prepended(first)
        .map_err(|error| wrong(format!("does not inflate: {error}")).caused_by(error))?;
    Ok((first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_are_whole() {
        let tables = [
            #[cfg(feature = "world")]
            (WORLD, 124_310),
            #[cfg(feature = "small")]
            (SMALL, 12_000),
        ];
        for (table, places) in tables {
            let (first, second) = unpack(table).unwrap();
            // here the checksum and the folding are checked too
            let data = file::read([&first, second].concat()).unwrap();
            assert!(data.rows.len().abs_diff(places) < 1_000, "{}", data.rows.len());
            assert_eq!((data.rows().count(), data.names().count()), (data.rows.len(), data.names.len()));
            assert!(read(&table[..table.len() / 2]).is_err());
        }
        assert!(read(&[]).is_err());
        assert_eq!(Data::empty().rows.len(), 0);
    }
}
