//! The places and names of a gazetteer as they are kept: rows, names, and the strings that both point into.

use std::borrow::Cow;

use once_cell::race::OnceBox;

use super::find::Finder;
#[cfg(any(feature = "world", feature = "small"))]
use super::find::index::NameIndex;
use super::store::blocks::Blocks;
use super::store::stored::Stored;
use super::store::texts::Texts;
use super::{Place, PlaceKind};

/// All data of a gazetteer.
pub(crate) struct Data {
    pub(crate) rows: Blocks<Row>,
    /// The main name of each row under the row's number, then the other names.
    pub(crate) names: Blocks<Name>,
    /// What rows and names are decoded from; absent where all are there.
    pub(crate) stored: Option<Stored>,
    /// The names, each followed by its folded form where that is not plain, and the names of divisions; of a gazetteer
    /// that was loaded the columns of the file too.
    pub(crate) strings: Vec<u8>,
    /// What the caller calls the places, and has beside them.
    pub(crate) keys: Texts,
    pub(crate) payloads: Texts,
    pub(crate) countries: Vec<String>,
    pub(crate) divisions: Vec<Text>,
    pub(crate) features: Vec<String>,
    /// The ids in order, each with the number of its place; sorted when one is first asked for.
    pub(crate) ids: OnceBox<Vec<(u32, u32)>>,
    /// The union of the flags of all names.
    pub(crate) flags: u8,
    pub(crate) finder: Finder,
}

/// A piece of `Data::strings`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text {
    pub start: u32,
    pub end: u32,
}

impl Text {
    /// Its bytes in the strings; empty where it is out of their range.
    #[inline]
    pub(crate) fn of(self, strings: &[u8]) -> &[u8] {
        strings.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A place as it is stored. Its main name is the name of the same number.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Row {
    pub id: u32,
    pub kind: PlaceKind,
    /// Number of its feature code.
    pub feature: u8,
    /// Number of its country or countries, 0 for none.
    pub country: u16,
    /// Number of its first-order division plus one, 0 for none.
    pub division: u32,
    pub point: Option<Point>,
    /// 0 where not known.
    pub population: u32,
    /// What the caller adds to its score among other places of the name, in logits.
    pub priority: i8,
    /// Those of its main name: who asks for them reads no name.
    pub flags: u8,
}

impl Row {
    /// The country and the division that it is in.
    pub(crate) fn in_division(&self) -> (u16, u32) {
        (self.country, self.division)
    }

    /// Whether it is of a kind that contains other places.
    pub(crate) fn is_container(&self) -> bool {
        matches!(self.kind, PlaceKind::Country | PlaceKind::Admin1)
    }

    /// The order of prominence: countries, then divisions, then the rest, each by population. Regions, seas and mountains,
    /// of which no population is known, are before small towns.
    pub(crate) fn prominence(&self) -> u64 {
        let (class, least) = match self.kind {
            PlaceKind::Country => (3, 0),
            PlaceKind::Admin1 => (2, 0),
            PlaceKind::Region | PlaceKind::Water | PlaceKind::Mountain => (1, SMALL_TOWN),
            _ => (1, 0),
        };
        class << 32 | u64::from(self.population.max(least))
    }

    /// Whether it is the country or the first-order division of another place.
    pub(crate) fn contains(&self, inner: &Row) -> bool {
        let is_country = |row: &Row| row.kind == PlaceKind::Country;
        match self.kind {
            PlaceKind::Country => inner.country == self.country && !is_country(inner),
            PlaceKind::Admin1 => {
                let outer = inner.kind == PlaceKind::Admin1 || is_country(inner);
                inner.country == self.country && inner.division == self.division && !outer
            }
            _ => false,
        }
    }
}

/// A town with fewer inhabitants is less prominent than a region, a sea or a mountain of its name.
const SMALL_TOWN: u32 = 15_000;

/// A point, in millionths of a degree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Point {
    pub lat: i32,
    pub lon: i32,
}

/// A name of a place. Half a cache line, so that nothing else is read of a short one.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(crate) struct Name {
    pub text: Text,
    /// Where its folded form ends, which follows the name; the end of the name where it is plain.
    pub folded_end: u32,
    pub place: u32,
    pub flags: u8,
    /// The name itself in lower case where it is short and plain; zeros otherwise.
    short: [u8; SHORT],
}

/// The longest short name, in bytes.
const SHORT: usize = 15;

impl Name {
    /// A name whose text and folded form are in `strings`.
    pub(crate) fn new(text: Text, folded_end: u32, place: u32, flags: u8, strings: &[u8]) -> Name {
        let mut name = Name { text, folded_end, place, flags, short: [0; SHORT] };
        let written = text.of(strings);
        if written.len() <= SHORT && name.is_plain() {
            name.short.iter_mut().zip(written).for_each(|(to, byte)| *to = byte.to_ascii_lowercase());
        }
        name
    }

    /// Whether it folds to itself in lower case, so that no folded form is stored for it.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        self.folded_end == self.text.end
    }

    /// The range of its folded form; empty where it is plain.
    pub(crate) fn folded(&self) -> Text {
        Text { start: self.text.end, end: self.folded_end }
    }

    /// Whether these bytes are the name in lower case; of one that is not short and plain always no.
    #[inline]
    pub(crate) fn is_short_form(&self, lower: &[u8]) -> bool {
        let length = self.text.end.wrapping_sub(self.text.start) as usize;
        length == lower.len() && self.short.get(..length) == Some(lower)
    }
}

/// The name is an adjective or an inhabitant: "Afghan".
pub(crate) const DEMONYM: u8 = 1;
/// The name is also a plain word: "Nice", "Reading".
pub(crate) const COMMON: u8 = 2;
/// The name is an abbreviation: "Calif.", "W.Va."
pub(crate) const ABBREVIATED: u8 = 4;
/// The place once had the name, or has it in English only: "Bombay".
pub(crate) const FORMER: u8 = 8;
/// Wherever the name is written with a capital, the place is meant.
pub(crate) const ALWAYS: u8 = 16;
/// The place is meant where the name is in lower case too. A name with this flag has [`ALWAYS`] as well.
pub(crate) const ANY_CASE: u8 = 32;
/// The priority of the place speaks for the name as that of a place too.
pub(crate) const LIFTED: u8 = 64;

/// The flags that a name has of its own; the others are those of its place.
pub(crate) const OF_NAME: u8 = DEMONYM | COMMON | ABBREVIATED | FORMER;

impl Data {
    /// The data of a gazetteer without places.
    #[cfg(any(feature = "world", feature = "small"))]
    pub(crate) fn empty() -> Data {
        Data {
            rows: Blocks::ready(&[]),
            names: Blocks::ready(&[]),
            stored: None,
            strings: Vec::new(),
            keys: Texts::default(),
            payloads: Texts::default(),
            countries: Vec::new(),
            divisions: Vec::new(),
            features: Vec::new(),
            ids: OnceBox::new(),
            flags: 0,
            finder: Finder::Index(NameIndex::new(&[], &[])),
        }
    }

    #[inline]
    pub(crate) fn row(&self, number: usize) -> Option<&Row> {
        let decode = |first| self.stored.as_ref().map_or_else(Vec::new, |stored| stored.rows(&self.strings, first));
        self.rows.get(number).or_else(|| self.rows.get_or_decode(number, decode))
    }

    #[inline]
    pub(crate) fn name(&self, number: usize) -> Option<&Name> {
        let decode = |first| self.stored.as_ref().map_or_else(Vec::new, |stored| stored.names(&self.strings, first));
        self.names.get(number).or_else(|| self.names.get_or_decode(number, decode))
    }

    /// The number of the place with this id.
    pub(crate) fn number_of(&self, id: u32) -> Option<u32> {
        let ids = self.ids.get_or_init(|| Box::new(self.sorted_ids()));
        let at = ids.partition_point(|&(other, _)| other < id);
        ids.get(at).filter(|(other, _)| *other == id).map(|&(_, number)| number)
    }

    fn sorted_ids(&self) -> Vec<(u32, u32)> {
        let mut ids: Vec<(u32, u32)> = match &self.stored {
            Some(stored) => stored.ids(&self.strings).into_iter().zip(0..).collect(),
            None => self.rows().map(|row| row.id).zip(0..).collect(),
        };
        ids.sort_unstable();
        ids
    }

    /// The flags of the name of this number.
    pub(crate) fn flags_of(&self, number: usize) -> u8 {
        // a main name has the flags of its place
        match self.row(number) {
            Some(row) => row.flags,
            None => self.name(number).map_or(0, |name| name.flags),
        }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        (0..self.rows.len()).filter_map(|number| self.row(number))
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &Name> {
        (0..self.names.len()).filter_map(|number| self.name(number))
    }

    #[inline]
    pub(crate) fn bytes(&self, text: Text) -> &[u8] {
        text.of(&self.strings)
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        std::str::from_utf8(self.bytes(text)).unwrap_or_default()
    }

    /// The folded form of a name that is not plain; empty for plain names.
    pub(crate) fn folded(&self, name: &Name) -> &str {
        self.text(name.folded())
    }

    pub(crate) fn country(&self, row: &Row) -> &str {
        self.countries.get(usize::from(row.country)).map_or("", String::as_str)
    }

    pub(crate) fn division(&self, row: &Row) -> &str {
        let number = (row.division as usize).wrapping_sub(1);
        self.divisions.get(number).map_or("", |&text| self.text(text))
    }

    pub(crate) fn feature(&self, row: &Row) -> &str {
        self.features.get(usize::from(row.feature)).map_or("", String::as_str)
    }

    /// The place of this number, with its texts as `keep` makes them.
    pub(crate) fn place<'d>(&'d self, number: u32, keep: impl Fn(&'d str) -> Cow<'static, str>) -> Option<Place> {
        let row = self.row(number as usize)?;
        let known = |text: &'d str| (!text.is_empty()).then(|| keep(text));
        let degrees = |millionths: i32| f64::from(millionths) / 1e6;
        Some(Place {
            id: row.id,
            name: keep(self.text(self.name(number as usize)?.text)),
            kind: row.kind,
            feature: known(self.feature(row)),
            country: known(self.country(row)),
            admin1: known(self.division(row)),
            lat: row.point.map(|point| degrees(point.lat)),
            lon: row.point.map(|point| degrees(point.lon)),
            population: (row.population > 0).then(|| u64::from(row.population)),
            key: known(self.text(self.keys.of(number))),
            data: known(self.text(self.payloads.of(number))),
        })
    }
}
