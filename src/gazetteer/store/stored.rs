//! Rows and names as they are in a saved gazetteer: by columns, one value a place or a name, in the order of places; other
//! names follow the main ones in the same order.

use super::blocks::BLOCK;
use super::column::{Column, Reader, add_steps, push_varint, zigzag};
use crate::gazetteer::PlaceKind;
use crate::gazetteer::data::{Name, Point, Row, Text};

/// A hundredth of a degree, in millionths.
const COARSE: i32 = 10_000;
/// The least latitude and longitude, in millionths of a degree.
const SOUTH: i32 = -90_000_000;
const WEST: i32 = -180_000_000;

/// The positions of the columns in the bytes, with what it takes to decode any block of them.
pub(crate) struct Stored {
    /// The step from the number before.
    ids: Column,
    kinds: Column,
    features: Column,
    priorities: Column,
    countries: Column,
    divisions: Column,
    populations: Column,
    /// The unit of the degrees, in millionths.
    unit: u32,
    /// From the south pole and from 180 degrees west on, plus one; 0 where not known.
    lat: Column,
    lon: Column,
    flags: Column,
    /// The union of the flags.
    all_flags: u8,
    lengths: Column,
    folded: Column,
    /// The number before the first of each block.
    block_ids: Vec<u32>,
    /// Where the first name of each block starts.
    block_starts: Vec<u32>,
    /// Where the last name ends.
    end: usize,
    /// The places of the names that are not the main ones.
    others: Vec<u32>,
}

/// What the numbers of a row must be less than.
pub(crate) struct Bounds {
    pub places: usize,
    pub features: usize,
    pub countries: usize,
    /// The last of them counts too, since 0 is none.
    pub divisions: usize,
}

impl Stored {
    pub(crate) fn write(out: &mut Vec<u8>, rows: &[Row], names: &[Name]) {
        Column::write(out, steps(rows.iter().map(|row| row.id)));
        Column::write(out, rows.iter().map(|row| row.kind.number().into()));
        Column::write(out, rows.iter().map(|row| row.feature.into()));
        Column::write(out, rows.iter().map(|row| (row.priority as u8).into()));
        Column::write(out, rows.iter().map(|row| row.country.into()));
        Column::write(out, rows.iter().map(|row| row.division));
        Column::write(out, rows.iter().map(|row| row.population));
        let coarse = |degrees: i32| degrees % COARSE == 0;
        let all_coarse = rows.iter().filter_map(|row| row.point).all(|point| coarse(point.lat) && coarse(point.lon));
        let unit = if all_coarse { COARSE } else { 1 };
        push_varint(out, unit as u32);
        let units = |degrees: i32, least: i32| ((degrees - least) / unit) as u32 + 1;
        Column::write(out, rows.iter().map(|row| row.point.map_or(0, |point| units(point.lat, SOUTH))));
        Column::write(out, rows.iter().map(|row| row.point.map_or(0, |point| units(point.lon, WEST))));
        Column::write(out, names.iter().map(|name| name.flags.into()));
        Column::write(out, steps(names.iter().skip(rows.len()).map(|name| name.place)));
        Column::write(out, names.iter().map(|name| name.text.end - name.text.start));
        Column::write(out, names.iter().map(|name| name.folded_end - name.text.end));
    }

    /// Reads the positions of the columns of this many names, after which the names follow; `None` where they are cut short or
    /// have a number out of bounds.
    pub(crate) fn read(reader: &mut Reader<'_>, names: usize, bounds: &Bounds) -> Option<Stored> {
        let (bytes, places) = (reader.bytes, bounds.places);
        let ids = reader.column(places)?;
        let (kinds, features, priorities) = (reader.column(places)?, reader.column(places)?, reader.column(places)?);
        let (countries, divisions) = (reader.column(places)?, reader.column(places)?);
        let populations = reader.column(places)?;
        let unit = reader.varint()?;
        let (lat, lon) = (reader.column(places)?, reader.column(places)?);
        let flags = reader.column(names)?;
        let others = numbers(&reader.column(names.checked_sub(places)?)?, bytes);
        let (lengths, folded) = (reader.column(names)?, reader.column(names)?);
        let below = |column: &Column, bound: usize| (column.most(bytes) as usize) < bound.max(1);
        let fits = below(&kinds, PlaceKind::ALL.len())
            && below(&features, bounds.features.min(1 << 8))
            && below(&priorities, 1 << 8)
            && below(&countries, bounds.countries.min(1 << 16))
            && below(&divisions, bounds.divisions + 1)
            && others.iter().all(|&place| (place as usize) < places);
        let all_flags = u8::try_from(flags.union(bytes)).ok()?;
        let (block_starts, end) = block_starts(&lengths, &folded, bytes, reader.at)?;
        fits.then(|| Stored {
            block_ids: block_ids(&ids, bytes),
            block_starts,
            end,
            ids,
            kinds,
            features,
            priorities,
            countries,
            divisions,
            populations,
            unit,
            lat,
            lon,
            flags,
            all_flags,
            lengths,
            folded,
            others,
        })
    }

    /// Where the last name ends.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// The ids of all rows.
    pub(crate) fn ids(&self, bytes: &[u8]) -> Vec<u32> {
        numbers(&self.ids, bytes)
    }

    /// The union of the flags of all names.
    pub(crate) fn all_flags(&self) -> u8 {
        self.all_flags
    }

    /// The rows of the block that starts with this number.
    pub(crate) fn rows(&self, bytes: &[u8], first: usize) -> Vec<Row> {
        let block = |column: &Column| column.block(bytes, first);
        let mut ids = block(&self.ids);
        add_steps(&mut ids, &mut self.block_ids.get(first / BLOCK).copied().unwrap_or_default());
        let (kinds, features, priorities) = (block(&self.kinds), block(&self.features), block(&self.priorities));
        let (countries, divisions, populations) =
            (block(&self.countries), block(&self.divisions), block(&self.populations));
        let (lat, lon, flags) = (block(&self.lat), block(&self.lon), block(&self.flags));
        let degrees = |units: u32, least: i32| {
            let degrees = i64::from(units.checked_sub(1)?) * i64::from(self.unit) + i64::from(least);
            i32::try_from(degrees).ok().filter(|&degrees| degrees <= -least)
        };
        let degrees = lat.iter().zip(&lon).map(|(&lat, &lon)| (degrees(lat, SOUTH), degrees(lon, WEST)));
        let numbers = ids.iter().zip(&kinds).zip(&features).zip(&priorities);
        let numbers = numbers.zip(&countries).zip(&divisions).zip(&populations).zip(&flags).zip(degrees);
        let row =
            |((((((((&id, &kind), &feature), &priority), &country), &division), &population), &flags), point)| Row {
                id,
                kind: PlaceKind::from_number(kind as u8).unwrap_or_default(),
                feature: feature as u8,
                country: country as u16,
                division,
                point: if let (Some(lat), Some(lon)) = point { Some(Point { lat, lon }) } else { None },
                population,
                priority: priority as i8,
                flags: flags as u8,
            };
        numbers.map(row).take(self.ids.len().saturating_sub(first)).collect()
    }

    /// The names of the block that starts with this number.
    pub(crate) fn names(&self, bytes: &[u8], first: usize) -> Vec<Name> {
        let block = |column: &Column| column.block(bytes, first);
        let mut start = self.block_starts.get(first / BLOCK).copied().unwrap_or_default();
        let numbers = block(&self.flags).into_iter().zip(block(&self.lengths)).zip(block(&self.folded));
        let places = self.ids.len();
        let name = |(number, ((flags, length), folded)): (usize, ((u32, u32), u32))| {
            let text = Text { start, end: start.wrapping_add(length) };
            let folded_end = text.end.wrapping_add(folded);
            start = folded_end;
            let other = number.checked_sub(places).and_then(|other| self.others.get(other));
            Name::new(text, folded_end, other.map_or(number as u32, |&place| place), flags as u8, bytes)
        };
        (first..self.flags.len()).zip(numbers).map(name).collect()
    }
}

/// Each number as the step from the one before.
fn steps(numbers: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    let mut last = 0;
    numbers.map(move |number| zigzag(number.wrapping_sub(std::mem::replace(&mut last, number)) as i32))
}

/// The numbers of a column of steps.
fn numbers(column: &Column, bytes: &[u8]) -> Vec<u32> {
    let mut last = 0;
    column
        .blocks(bytes)
        .flat_map(|mut block| {
            add_steps(&mut block, &mut last);
            block
        })
        .take(column.len())
        .collect()
}

/// The number before each block of a column of steps.
fn block_ids(column: &Column, bytes: &[u8]) -> Vec<u32> {
    let mut last = 0;
    let before = column.blocks(bytes).map(|mut block| {
        let before = last;
        add_steps(&mut block, &mut last);
        before
    });
    before.collect()
}

/// Where the first name of each block starts, the first of all at `start`, and where the last ends; `None` where that is
/// after 4 GiB.
fn block_starts(lengths: &Column, folded: &Column, bytes: &[u8], start: usize) -> Option<(Vec<u32>, usize)> {
    let mut end = start;
    let mut starts = Vec::with_capacity(lengths.len().div_ceil(BLOCK));
    for (lengths, folded) in lengths.blocks(bytes).zip(folded.blocks(bytes)) {
        starts.push(u32::try_from(end).ok()?);
        let sum = |block: [u32; BLOCK]| block.iter().map(|&length| u64::from(length)).sum::<u64>();
        end = end.checked_add(usize::try_from(sum(lengths) + sum(folded)).ok()?)?;
    }
    u32::try_from(end).is_ok().then_some((starts, end))
}
