//! The embedded world table: compressed columns, made by `examples/build_world`.
//!
//! After inflating: `RPTW1`, then for each list its length as a varint and its bytes. Strings end with a
//! line feed. The columns hold one value a place, in the order of ids.

use super::index::NameIndex;
use super::{Data, Finder, Gazetteer, Name, PlaceKind, Row, Text};
use crate::article::{Article, Paragraph, ParagraphKind};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::span::Span;

static TABLE: &[u8] = include_bytes!("world.bin");

/// What the inflated table starts with.
const MAGIC: &[u8] = b"RPTW1";

pub(super) fn load() -> Result<Gazetteer, Error> {
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(TABLE)
        .map_err(|error| Error::new(ErrorKind::Format, format!("the world table does not inflate: {error}")))?;
    read(&bytes).ok_or_else(|| Error::new(ErrorKind::Format, "the world table is damaged"))
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn varint(&mut self) -> Option<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            value |= u32::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(head)
    }

    fn list(&mut self) -> Option<&'a [u8]> {
        let length = self.varint()? as usize;
        self.take(length)
    }

    fn strings(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.list()?).ok()
    }
}

fn read(bytes: &[u8]) -> Option<Gazetteer> {
    let mut reader = Reader { bytes: bytes.strip_prefix(MAGIC)? };
    let owned = |list: &str| list.lines().map(str::to_owned).collect::<Vec<_>>();
    let features = owned(reader.strings()?);
    let countries = owned(reader.strings()?);
    let divisions = reader.strings()?;
    let names = reader.strings()?;
    let aliases = reader.strings()?;
    let mut ids = Reader { bytes: reader.list()? };
    let mut country = Reader { bytes: reader.list()? };
    let mut division = Reader { bytes: reader.list()? };
    let columns: [&[u8]; 7] = [
        reader.list()?,
        reader.list()?,
        reader.list()?,
        reader.list()?,
        reader.list()?,
        reader.list()?,
        reader.list()?,
    ];
    let [feature, lat_high, lat_low, lon_high, lon_low, population, name_flags] = columns;
    let mut alias_places = Reader { bytes: reader.list()? };
    let alias_flags = reader.list()?;

    let mut data = Data {
        rows: Vec::with_capacity(feature.len()),
        names: Vec::with_capacity(feature.len() + alias_flags.len()),
        strings: [names, aliases, divisions].concat(),
        countries,
        divisions: texts(divisions, names.len() + aliases.len()).collect(),
        features,
        finder: Finder::Index(NameIndex::new(Document::default())),
    };
    let kinds: Vec<PlaceKind> = data.features.iter().map(|code| kind_of(code)).collect();
    let mut id = 0u32;
    for (number, name) in texts(names, 0).enumerate() {
        id = id.wrapping_add(ids.varint()?);
        let feature = *feature.get(number)?;
        let row = Row {
            id,
            name,
            kind: *kinds.get(usize::from(feature))?,
            feature,
            country: u16::try_from(country.varint()?).ok()?,
            division: u16::try_from(division.varint()?).ok()?.wrapping_sub(1),
            lat: i16::from_be_bytes([*lat_high.get(number)?, *lat_low.get(number)?]),
            lon: i16::from_be_bytes([*lon_high.get(number)?, *lon_low.get(number)?]),
            population: *population.get(number)?,
        };
        data.rows.push(row);
        data.names.push(Name { text: name, place: number as u32, flags: *name_flags.get(number)? });
    }
    let mut place = 0u32;
    for (text, &flags) in texts(aliases, names.len()).zip(alias_flags) {
        place = place.wrapping_add(alias_places.varint()?);
        data.names.push(Name { text, place, flags });
    }
    let article = Article {
        paragraphs: texts(names, 0)
            .chain(texts(aliases, names.len()))
            .map(|text| Paragraph::new(Span::between(text.start as usize, text.end as usize), ParagraphKind::Body))
            .collect(),
        ..Article::default()
    };
    data.finder = Finder::Index(NameIndex::new(Document::new(&data.strings, &article)));
    (data.names.len() == article.paragraphs.len()).then(|| Gazetteer::from_data(data))
}

/// The lines of a list of strings, as pieces of a buffer that holds the list from `base` on.
fn texts(list: &str, base: usize) -> impl Iterator<Item = Text> + '_ {
    let mut start = base;
    list.split_terminator('\n').map(move |line| {
        let text = Text { start: start as u32, end: (start + line.len()) as u32 };
        start += line.len() + 1;
        text
    })
}

/// The kind of a GeoNames feature class and code.
fn kind_of(feature: &str) -> PlaceKind {
    match feature.split_once('.').unwrap_or_default() {
        ("A", "PCL" | "PCLH" | "TERR") => PlaceKind::Country,
        ("A", "ADM1" | "ADM1H") => PlaceKind::Admin1,
        ("A", _) => PlaceKind::Admin2,
        ("P", _) => PlaceKind::City,
        ("L", _) => PlaceKind::Region,
        ("H", _) => PlaceKind::Water,
        ("T", _) => PlaceKind::Mountain,
        _ => PlaceKind::Other,
    }
}
