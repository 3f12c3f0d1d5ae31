//! A gazetteer as bytes: what [`Gazetteer::save`](super::Gazetteer::save) writes and the embedded table is.
//!
//! [`MAGIC`] with the version, eight bytes of checksum over all that follows, then one column behind the other. Single
//! numbers are varints (seven bits a byte, the lowest first), lists have their length before them. Columns hold one value
//! a place or a name, in the order of places; other names follow the main ones in the same order. A column of numbers has
//! their width in bytes before it, then the lowest byte of each, the second of each, and so on: it decodes without a
//! branch, and what is mostly zero compresses to nothing.

use super::index::NameIndex;
use super::{Data, Finder, Name, PlaceKind, Point, Row, Text};
use crate::error::{Error, ErrorKind};
use crate::hash::checksum;

/// What a file starts with: the last byte is the version.
const MAGIC: &[u8; 8] = b"rptgaz\n\x02";

/// A hundredth of a degree, in millionths.
const COARSE: i32 = 10_000;
/// The least latitude and longitude, in millionths of a degree.
const SOUTH: i32 = -90_000_000;
const WEST: i32 = -180_000_000;

/// So many values of a column are decoded at once.
const BLOCK: usize = 256;

pub(super) fn write(data: &Data) -> Vec<u8> {
    let mut body = Vec::with_capacity(data.strings.len() + data.rows.len() * 16 + data.names.len() * 4);
    list(&mut body, data.features.len(), data.features.iter().map(String::as_str));
    list(&mut body, data.countries.len(), data.countries.iter().map(String::as_str));
    list(&mut body, data.divisions.len(), data.divisions.iter().map(|&text| data.text(text)));
    varint(&mut body, data.rows.len() as u32);
    varint(&mut body, data.names.len() as u32);
    let mut last = 0;
    column(
        &mut body,
        data.rows.iter().map(|row| zigzag(row.id.wrapping_sub(std::mem::replace(&mut last, row.id)) as i32)),
    );
    data.rows.iter().for_each(|row| body.push(row.kind.number()));
    data.rows.iter().for_each(|row| body.push(row.feature));
    data.rows.iter().for_each(|row| body.push(row.priority as u8));
    column(&mut body, data.rows.iter().map(|row| u32::from(row.country)));
    column(&mut body, data.rows.iter().map(|row| row.division));
    column(&mut body, data.rows.iter().map(|row| row.population));
    points(&mut body, &data.rows);
    let folded = |name: &Name| name.folded_end - name.text.end;
    data.names.iter().for_each(|name| body.push(name.flags));
    let (mut last, others) = (0, data.names.iter().skip(data.rows.len()));
    column(
        &mut body,
        others.map(|name| zigzag(name.place.wrapping_sub(std::mem::replace(&mut last, name.place)) as i32)),
    );
    column(&mut body, data.names.iter().map(|name| name.text.end - name.text.start));
    column(&mut body, data.names.iter().map(folded));
    write_index(&mut body, data);
    for name in &data.names {
        body.extend_from_slice(data.text(Text { start: name.text.start, end: name.folded_end }).as_bytes());
    }
    [MAGIC.as_slice(), &checksum(&body).to_le_bytes(), &body].concat()
}

fn write_index(body: &mut Vec<u8>, data: &Data) {
    let built;
    let index = match &data.finder {
        Finder::Index(index) => index,
        Finder::Phrases(_) => {
            built = NameIndex::new(&data.names, &data.strings);
            &built
        }
    };
    let (counts, fragments, numbers, bits) = index.columns();
    column(body, counts);
    body.extend_from_slice(fragments);
    column(body, numbers);
    varint(body, bits.len() as u32);
    body.extend(bits.iter().flat_map(|bits| bits.to_le_bytes()));
}

/// The unit of the degrees, in millionths, then two columns: from the south pole and from 180 degrees west on, plus one;
/// 0 where not known.
fn points(body: &mut Vec<u8>, rows: &[Row]) {
    let coarse = |degrees: i32| degrees % COARSE == 0;
    let all_coarse = rows.iter().filter_map(|row| row.point).all(|point| coarse(point.lat) && coarse(point.lon));
    let unit = if all_coarse { COARSE } else { 1 };
    varint(body, unit as u32);
    let steps = |degrees: i32, least: i32| ((degrees - least) / unit) as u32 + 1;
    column(body, rows.iter().map(|row| row.point.map_or(0, |point| steps(point.lat, SOUTH))));
    column(body, rows.iter().map(|row| row.point.map_or(0, |point| steps(point.lon, WEST))));
}

fn list<'a>(body: &mut Vec<u8>, count: usize, items: impl Iterator<Item = &'a str>) {
    varint(body, count as u32);
    for item in items {
        varint(body, item.len() as u32);
        body.extend_from_slice(item.as_bytes());
    }
}

/// Numbers by their bytes: first the lowest of all.
fn column(body: &mut Vec<u8>, values: impl Iterator<Item = u32>) {
    let values: Vec<u32> = values.collect();
    let widest = values.iter().fold(0, |all, value| all | value);
    let width = 4 - widest.leading_zeros() / 8;
    body.push(width as u8);
    for byte in 0..width {
        body.extend(values.iter().map(|value| (value >> (8 * byte)) as u8));
    }
}

fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn zigzag(value: i32) -> u32 {
    (value << 1 ^ value >> 31) as u32
}

fn unzigzag(value: u32) -> u32 {
    value >> 1 ^ (value & 1).wrapping_neg()
}

/// Reads what [`write`] wrote. Takes the bytes, which end with the names: they are not copied.
pub(super) fn read(mut bytes: Vec<u8>) -> Result<Data, Error> {
    let damaged = |what: &str| Error::new(ErrorKind::Format, format!("the gazetteer {what}"));
    let (magic, rest) = bytes.split_first_chunk::<8>().ok_or_else(|| damaged("is cut short"))?;
    if magic != MAGIC {
        let other = magic.get(..7) == MAGIC.get(..7);
        return Err(damaged(if other { "was saved by another version" } else { "is no saved gazetteer" }));
    }
    let (sum, body) = rest.split_first_chunk::<8>().ok_or_else(|| damaged("is cut short"))?;
    if checksum(body) != u64::from_le_bytes(*sum) {
        return Err(damaged("is damaged: its checksum does not fit"));
    }
    let mut reader = Reader { bytes: body };
    let columns = reader.columns().ok_or_else(|| damaged("is damaged"))?;
    let strings = bytes.len() - reader.bytes.len();
    bytes.drain(..strings);
    bytes.shrink_to_fit();
    columns.with_strings(bytes).ok_or_else(|| damaged("is damaged"))
}

/// All of a gazetteer but its strings.
struct Columns {
    features: Vec<String>,
    countries: Vec<String>,
    divisions: Vec<String>,
    rows: Vec<Row>,
    names: Vec<Name>,
    index: NameIndex,
}

impl Columns {
    fn with_strings(self, strings: Vec<u8>) -> Option<Data> {
        let Columns { features, countries, divisions, rows, names, index } = self;
        let end = names.last().map_or(0, |name| name.folded_end as usize);
        let mut strings = String::from_utf8(strings).ok().filter(|strings| strings.len() == end)?;
        let bounds = |at: u32| strings.is_char_boundary(at as usize);
        names.iter().all(|name| bounds(name.text.end) && bounds(name.folded_end)).then_some(())?;
        let finder = Finder::Index(index);
        let divisions = divisions.iter().map(|division| Text::push(division, &mut strings)).collect();
        Some(Data { rows, names, strings, countries, divisions, features, finder })
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    #[inline]
    fn varint(&mut self) -> Option<u32> {
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        if byte < 0x80 { Some(u32::from(byte)) } else { self.long_varint(byte) }
    }

    fn long_varint(&mut self, first: u8) -> Option<u32> {
        let mut value = u32::from(first & 0x7f);
        for shift in (7..35).step_by(7) {
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

    fn text(&mut self) -> Option<&'a str> {
        let length = self.varint()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }

    /// So many items, no more than there are bytes left.
    fn count(&mut self) -> Option<usize> {
        let count = self.varint()? as usize;
        (count <= self.bytes.len()).then_some(count)
    }

    fn list(&mut self) -> Option<Vec<String>> {
        let count = self.count()?;
        (0..count).map(|_| self.text().map(str::to_owned)).collect()
    }

    fn columns(&mut self) -> Option<Columns> {
        let features = self.list()?;
        let countries = self.list()?;
        let divisions = self.list()?;
        let (places, names) = (self.count()?, self.count()?);
        let rows = self.rows(places)?;
        let known = |row: &Row| {
            usize::from(row.feature) < features.len()
                && usize::from(row.country) < countries.len()
                && row.division as usize <= divisions.len()
        };
        rows.iter().all(known).then_some(())?;
        let names = self.names(places, names)?;
        let index = self.index(names.len())?;
        Some(Columns { features, countries, divisions, rows, names, index })
    }

    /// A column of so many numbers.
    fn column(&mut self, count: usize) -> Option<Column<'a>> {
        let width = *self.take(1)?.first()?;
        let mut planes = [[].as_slice(); 4];
        planes.get_mut(..usize::from(width))?.iter_mut().try_for_each(|plane| {
            *plane = self.take(count)?;
            Some(())
        })?;
        Some(Column { planes })
    }

    fn rows(&mut self, count: usize) -> Option<Vec<Row>> {
        let mut ids = self.column(count)?;
        let (mut kinds, mut codes, mut priorities) = (self.take(count)?, self.take(count)?, self.take(count)?);
        let (mut country, mut division, mut population) =
            (self.column(count)?, self.column(count)?, self.column(count)?);
        let unit = self.varint()?;
        let (mut lat, mut lon) = (self.column(count)?, self.column(count)?);
        let degrees = |steps: u32, least: i32| {
            let degrees = i64::from(steps.checked_sub(1)?) * i64::from(unit) + i64::from(least);
            i32::try_from(degrees).ok().filter(|&degrees| degrees <= -least)
        };
        let mut rows = Vec::with_capacity(count);
        let mut id = 0u32;
        while rows.len() < count {
            let (ids, country, division) = (ids.block(), country.block(), division.block());
            let (population, lat, lon) = (population.block(), lat.block(), lon.block());
            let bytes = (next_block(&mut kinds), next_block(&mut codes), next_block(&mut priorities));
            for (number, &kind) in bytes.0.iter().enumerate() {
                id = id.wrapping_add(unzigzag(*ids.get(number)?));
                let point = (degrees(*lat.get(number)?, SOUTH), degrees(*lon.get(number)?, WEST));
                rows.push(Row {
                    id,
                    kind: PlaceKind::from_number(kind)?,
                    feature: *bytes.1.get(number)?,
                    country: u16::try_from(*country.get(number)?).ok()?,
                    division: *division.get(number)?,
                    point: if let (Some(lat), Some(lon)) = point { Some(Point { lat, lon }) } else { None },
                    population: *population.get(number)?,
                    priority: *bytes.2.get(number)? as i8,
                });
            }
        }
        Some(rows)
    }

    fn index(&mut self, names: usize) -> Option<NameIndex> {
        let buckets = NameIndex::buckets(names);
        let counts = self.column(buckets)?.values(buckets);
        let fragments = self.take(names)?.to_vec();
        let numbers = self.column(names)?.values(names);
        let bits = self.count()?;
        let bits = self.take(bits * 8)?.chunks_exact(8).filter_map(|bytes| bytes.first_chunk());
        let bits = bits.map(|&bytes| u64::from_le_bytes(bytes)).collect();
        NameIndex::from_columns(counts, fragments, numbers, bits)
    }

    /// The names: first the main ones, one a place.
    fn names(&mut self, places: usize, count: usize) -> Option<Vec<Name>> {
        let mut flags = self.take(count)?;
        let mut others = self.column(count.checked_sub(places)?)?;
        let (mut lengths, mut folded) = (self.column(count)?, self.column(count)?);
        let mut names = Vec::with_capacity(count);
        let mut start = 0u32;
        while names.len() < count {
            let (lengths, folded) = (lengths.block(), folded.block());
            for ((&flags, &length), &folded) in next_block(&mut flags).iter().zip(&lengths).zip(&folded) {
                let end = start.checked_add(length)?;
                let folded_end = end.checked_add(folded)?;
                let place = names.len() as u32;
                names.push(Name { text: Text { start, end }, folded_end, place, flags });
                start = folded_end;
            }
        }
        let mut other = 0u32;
        for names in names.get_mut(places..)?.chunks_mut(BLOCK) {
            for (name, step) in names.iter_mut().zip(others.block()) {
                other = other.wrapping_add(unzigzag(step));
                name.place = Some(other).filter(|&place| (place as usize) < places)?;
            }
        }
        Some(names)
    }
}

/// Numbers by their bytes: first the lowest of all.
struct Column<'a> {
    planes: [&'a [u8]; 4],
}

impl<'a> Column<'a> {
    /// So many values.
    fn values(mut self, count: usize) -> impl Iterator<Item = u32> + use<'a> {
        (0..count.div_ceil(BLOCK)).flat_map(move |_| self.block()).take(count)
    }

    /// The next values; zeros behind the last.
    fn block(&mut self) -> [u32; BLOCK] {
        let mut values = [0; BLOCK];
        for (plane, shift) in self.planes.iter_mut().zip([0, 8, 16, 24]) {
            for (value, &byte) in values.iter_mut().zip(next_block(plane)) {
                *value |= u32::from(byte) << shift;
            }
        }
        values
    }
}

/// Takes the next bytes of a column.
fn next_block<'a>(column: &mut &'a [u8]) -> &'a [u8] {
    let (block, rest) = column.split_at(column.len().min(BLOCK));
    *column = rest;
    block
}
