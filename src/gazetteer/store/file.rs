//! A gazetteer as bytes: what [`Gazetteer::save`](super::Gazetteer::save) writes and the embedded table is.
//!
//! [`MAGIC`] with the version, eight bytes of checksum over all that follows, eight with the length of the first
//! part, and eight that say how names are folded and hashed. The first part goes on with lists of texts, each with its length
//! before it, the keys and the data of the places that have some, the columns of [`Stored`], and the names, each followed by
//! its folded form where that is not plain. It stays as it is: rows and names are decoded from it a block at a time,
//! when they are first asked for. The second part is the index, whose numbers are too random to be compressed.

use once_cell::race::OnceBox;

use super::blocks::Blocks;
use super::column::{Reader, push_varint};
use super::fingerprint::fingerprint;
use super::stored::{Bounds, Stored};
use super::texts::Texts;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::data::{Data, Text};
use crate::gazetteer::find::Finder;
use crate::gazetteer::find::index::NameIndex;
use crate::text::hash::checksum;

/// What a file starts with: the last byte is the version.
const MAGIC: &[u8; 8] = b"rptgaz\n\x04";

/// Where what the checksum covers starts, which is the length of the first part; where the fingerprint is, and where it
/// ends.
const CHECKED: usize = 16;
const FINGERPRINT: usize = 24;
const HEAD: usize = 32;

pub(crate) fn write(data: &Data) -> Vec<u8> {
    let (rows, names): (Vec<_>, Vec<_>) = (data.rows().copied().collect(), data.names().copied().collect());
    let mut out = vec![0; HEAD];
    list(&mut out, data.features.iter().map(String::as_str));
    list(&mut out, data.countries.iter().map(String::as_str));
    list(&mut out, data.divisions.iter().map(|&text| data.text(text)));
    push_varint(&mut out, rows.len() as u32);
    push_varint(&mut out, names.len() as u32);
    data.keys.write(&mut out, &data.strings);
    data.payloads.write(&mut out, &data.strings);
    Stored::write(&mut out, &rows, &names);
    for name in &names {
        out.extend_from_slice(data.bytes(Text { start: name.text.start, end: name.folded_end }));
    }
    let mut index = Vec::new();
    match &data.finder {
        Finder::Index(built) => built.write(&mut index),
        Finder::Phrases(_) => NameIndex::new(&names, &data.strings).write(&mut index),
    }
    let length = (out.len() as u64).to_le_bytes();
    out.splice(CHECKED..HEAD, length.into_iter().chain(fingerprint().to_le_bytes()));
    let sum = sum(&out, &index).to_le_bytes();
    out.splice(..CHECKED, MAGIC.iter().copied().chain(sum));
    out.append(&mut index);
    out
}

/// The checksum of both parts.
fn sum(first: &[u8], second: &[u8]) -> u64 {
    checksum(first.get(CHECKED..).unwrap_or_default()) ^ checksum(second).rotate_left(32)
}

fn list<'a>(out: &mut Vec<u8>, items: impl ExactSizeIterator<Item = &'a str>) {
    push_varint(out, items.len() as u32);
    for item in items {
        push_varint(out, item.len() as u32);
        out.extend_from_slice(item.as_bytes());
    }
}

/// Reads what [`write`] wrote.
pub(crate) fn read(mut first: Vec<u8>) -> Result<Data, Error> {
    let wrong = |what: &str| Error::new(ErrorKind::Format, format!("the gazetteer {what}"));
    let eight = |at: usize| first.get(at..at + 8).and_then(|bytes| bytes.first_chunk::<8>()).copied();
    let head = (eight(0), eight(MAGIC.len()), eight(CHECKED), eight(FINGERPRINT));
    let (Some(magic), Some(expected), Some(length), Some(folding)) = head else { return Err(wrong("is cut short")) };
    if magic != *MAGIC {
        let other = magic.get(..7) == MAGIC.get(..7);
        return Err(wrong(if other { "was saved by another version" } else { "is no saved gazetteer" }));
    }
    let length = usize::try_from(u64::from_le_bytes(length)).unwrap_or(usize::MAX);
    let second = first.split_off(first.len().min(length));
    if sum(&first, &second) != u64::from_le_bytes(expected) {
        return Err(wrong("is damaged: its checksum does not fit"));
    }
    if folding != fingerprint().to_le_bytes() {
        return Err(wrong("was saved by a version that folds names in another way: build it again"));
    }
    first.shrink_to_fit();
    read_parts(first, &second)
}

/// Reads the two parts of a file that is known to be whole and of this version. The first is kept.
pub(crate) fn read_parts(first: Vec<u8>, second: &[u8]) -> Result<Data, Error> {
    let data = all_but_strings(&first, second);
    let data = data.ok_or_else(|| Error::new(ErrorKind::Format, "the gazetteer is damaged".to_owned()))?;
    Ok(Data { strings: first, ..data })
}

fn all_but_strings(first: &[u8], second: &[u8]) -> Option<Data> {
    let mut reader = Reader { bytes: first, at: HEAD };
    let features = texts(&mut reader)?;
    let countries = texts(&mut reader)?;
    let divisions: Vec<Text> = (0..reader.count()?).map(|_| reader.text()).collect::<Option<_>>()?;
    let (places, names) = (reader.count()?, reader.count()?);
    let (keys, payloads) = (Texts::read(&mut reader, places)?, Texts::read(&mut reader, places)?);
    let bounds = Bounds { places, features: features.len(), countries: countries.len(), divisions: divisions.len() };
    let stored = Stored::read(&mut reader, names, &bounds)?;
    let index = NameIndex::read(&mut Reader { bytes: second, at: 0 }, names)?;
    (stored.end() == first.len()).then(|| Data {
        rows: Blocks::waiting(places),
        names: Blocks::waiting(names),
        flags: stored.all_flags(),
        stored: Some(stored),
        strings: Vec::new(),
        keys,
        payloads,
        ids: OnceBox::new(),
        countries,
        divisions,
        features,
        finder: Finder::Index(index),
    })
}

fn texts(reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let count = reader.count()?;
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        let length = reader.varint()? as usize;
        texts.push(std::str::from_utf8(reader.take(length)?).ok()?.to_owned());
    }
    Some(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Gazetteer, PlaceBuilder, PlaceKind};

    #[test]
    fn a_file_of_another_folding_is_refused() {
        let kellan = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City);
        let bytes = write(Gazetteer::builder().place(kellan).build().unwrap().data());
        let length = u64::from_le_bytes(*bytes[CHECKED..].first_chunk().unwrap()) as usize;
        let with = |change: u8| {
            let mut other = bytes.clone();
            other[FINGERPRINT] ^= change;
            let (first, second) = other.split_at(length);
            let sum = sum(first, second).to_le_bytes();
            other.splice(MAGIC.len()..CHECKED, sum);
            read(other)
        };
        assert_eq!(with(0).unwrap().rows.len(), 1);
        let error = with(1).err().unwrap();
        assert_eq!(error.kind(), ErrorKind::Format);
        assert!(error.to_string().contains("folds names in another way"), "{error}");
    }

    /// What the checksum lets through must not panic either, wherever it is read.
    #[test]
    fn no_byte_makes_reading_panic() {
        let kellan = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City).at(54.2, -3.1).country("GB");
        let zabno = PlaceBuilder::new(9, "Żabno", PlaceKind::Admin1).country("PL").admin1("Małopolska");
        let kellan = kellan.alias("Kellan-sur-Mer").key("B-17").data("{}");
        let builder = Gazetteer::builder().place(kellan).place(zabno.population(70_000).key("C-3"));
        let bytes = write(builder.build().unwrap().data());
        let length = u64::from_le_bytes(*bytes[CHECKED..].first_chunk().unwrap()) as usize;
        let mut read = [0, 0];
        for at in CHECKED..bytes.len() {
            for change in [1, 2, 0x40, 0x80, 0xff] {
                let mut first = bytes.clone();
                first[at] ^= change;
                let second = first.split_off(length);
                let Ok(data) = read_parts(first, &second) else {
                    read[0] += 1;
                    continue;
                };
                read[1] += 1;
                let gazetteer = Gazetteer::from_data(data);
                for name in gazetteer.names().map(str::to_owned).chain(["Port Kellan".to_owned(), "zabno".to_owned()]) {
                    gazetteer.lookup(&name).count();
                }
                (0..10).for_each(|id| drop(gazetteer.get(id)));
                gazetteer.places().count();
            }
        }
        assert!(read[0] > 100 && read[1] > 100, "{read:?}");
    }
}
