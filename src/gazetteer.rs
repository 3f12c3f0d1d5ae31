//! Names of places, and what they can mean.

mod blocks;
mod builder;
mod column;
mod file;
mod index;
mod loader;
mod place;
mod stored;
#[cfg(any(feature = "world", feature = "small"))]
mod world;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::sync::Arc;

pub use builder::{GazetteerBuilder, PlaceBuilder};
pub use loader::{Loaded, Loader};
pub use place::{Place, PlaceKind};

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::phrases::PhraseSet;
use crate::span::Span;
use blocks::Blocks;
use index::NameIndex;
use stored::Stored;

/// A list of places with their names, ready to be found in texts.
///
/// Cheap to clone; clones share the data.
///
/// ```
/// use reportedly::{Gazetteer, PlaceKind};
///
/// let mut builder = Gazetteer::builder();
/// builder.place(1, "Port Kellan", PlaceKind::City).at(54.2, -3.1).country("GB").alias("Kellan Harbour");
/// let gazetteer = builder.build()?;
/// assert_eq!(gazetteer.lookup("port kellan").next().unwrap().name, "Port Kellan");
///
/// // a saved gazetteer is ready in milliseconds
/// let mut bytes = Vec::new();
/// gazetteer.save(&mut bytes)?;
/// assert_eq!(Gazetteer::load(bytes.as_slice())?.lookup("Kellan Harbour").next().unwrap().id, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    data: Held,
}

#[derive(Clone)]
enum Held {
    /// The embedded table, which lasts as long as the program: what it gives out borrows from it.
    #[cfg(any(feature = "world", feature = "small"))]
    Embedded(&'static Data),
    Shared(Arc<Data>),
}

pub(crate) struct Data {
    rows: Blocks<Row>,
    /// The main name of each row under the row's number, then the other names.
    names: Blocks<Name>,
    /// What rows and names are decoded from; absent where all are there.
    stored: Option<Stored>,
    /// The names, each with its folded form behind it where that is not plain, and the names of divisions; of a gazetteer
    /// that was loaded the columns of the file too.
    strings: Vec<u8>,
    countries: Vec<String>,
    divisions: Vec<Text>,
    features: Vec<String>,
    finder: Finder,
}

/// How names are found. A test holds the index to the automaton's matches.
enum Finder {
    /// For what is built anew, as long as an automaton builds fast.
    Phrases(Box<PhraseSet<u32>>),
    /// For what is loaded, and for many names: ready far sooner.
    Index(NameIndex),
}

/// Up to so many names an automaton is built, for 2 to 9 microseconds a name.
const MOST_IN_AUTOMATON: usize = 50_000;

/// A piece of `Data::strings`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text {
    pub start: u32,
    pub end: u32,
}

impl Text {
    /// Its bytes in the strings where it stands; empty where it stands in none.
    #[inline]
    fn of(self, strings: &[u8]) -> &[u8] {
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
    /// What the caller adds to its score, in logits.
    pub priority: i8,
    /// Those of its main name: who asks for them reads no name.
    pub flags: u8,
}

impl Row {
    /// Whether it is of a kind that contains other places.
    pub(crate) fn is_container(&self) -> bool {
        matches!(self.kind, PlaceKind::Country | PlaceKind::Admin1)
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
    /// Where its folded form ends, which starts behind the name; the end of the name where it is plain.
    pub folded_end: u32,
    pub place: u32,
    pub flags: u8,
    /// The name itself in lower case where it is short and plain; zeros otherwise.
    short: [u8; SHORT],
}

/// The longest short name, in bytes.
const SHORT: usize = 15;

impl Name {
    /// A name whose text and folded form stand in `strings`.
    pub(crate) fn new(text: Text, folded_end: u32, place: u32, flags: u8, strings: &[u8]) -> Name {
        let mut name = Name { text, folded_end, place, flags, short: [0; SHORT] };
        let written = text.of(strings);
        if written.len() <= SHORT && name.is_plain() {
            name.short.iter_mut().zip(written).for_each(|(to, byte)| *to = byte.to_ascii_lowercase());
        }
        name
    }

    /// Whether it folds to itself in lower case, so that no folded form is stored behind it.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        self.folded_end == self.text.end
    }

    /// Where its folded form stands; empty where it is plain.
    fn folded(&self) -> Text {
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

impl Gazetteer {
    /// The embedded world table: 124,000 countries, divisions, cities over 5,000 people (over 500 or 1,000 in the
    /// countries that English-language news covers most closely), regions, waters, mountains and well-known
    /// facilities, with demonyms.
    ///
    /// With the feature `small` and without `world` it is a table of 12,000: no city under 100,000 people but capitals,
    /// no second-order division.
    ///
    /// Loaded once, at the first call; later calls share it. Contains place data from
    /// [GeoNames](https://www.geonames.org/), licensed under
    /// [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); selected, merged and re-encoded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] where the embedded bytes are damaged.
    #[cfg(any(feature = "world", feature = "small"))]
    pub fn world() -> Result<Gazetteer, Error> {
        static WORLD: once_cell::sync::Lazy<Result<Data, Error>> = once_cell::sync::Lazy::new(world::load);
        WORLD.as_ref().map(|data| Gazetteer { data: Held::Embedded(data) }).map_err(Error::clone)
    }

    /// Starts a gazetteer of your own.
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// Writes the gazetteer for [`Gazetteer::load`], with a version and a checksum.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn save(&self, mut writer: impl io::Write) -> io::Result<()> {
        writer.write_all(&file::write(self.data()))
    }

    /// Reads a gazetteer that was saved.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] for bytes that are no saved gazetteer, are cut short or damaged, or were written by a
    /// version of the crate with another format; [`ErrorKind::Io`] where the reader fails.
    ///
    /// # Cost
    ///
    /// Some 20 nanoseconds a name. Places and their names are decoded later, 64 at a time, when they are first asked for.
    pub fn load(mut reader: impl io::Read) -> Result<Gazetteer, Error> {
        let mut bytes = Vec::new();
        reader
            .read_to_end(&mut bytes)
            .map_err(|error| Error::new(ErrorKind::Io, format!("the gazetteer cannot be read: {error}")))?;
        Ok(Gazetteer::from_data(file::read(bytes)?))
    }

    fn from_data(data: Data) -> Gazetteer {
        Gazetteer { data: Held::Shared(Arc::new(data)) }
    }

    #[inline]
    pub(crate) fn data(&self) -> &Data {
        match &self.data {
            #[cfg(any(feature = "world", feature = "small"))]
            Held::Embedded(data) => data,
            Held::Shared(data) => data,
        }
    }

    /// The place of this number.
    pub(crate) fn place(&self, number: u32) -> Option<Place> {
        match &self.data {
            #[cfg(any(feature = "world", feature = "small"))]
            Held::Embedded(data) => data.place(number, Cow::Borrowed),
            Held::Shared(data) => data.place(number, |text| Cow::Owned(text.to_owned())),
        }
    }

    /// The number of places.
    pub fn len(&self) -> usize {
        self.data().rows.len()
    }

    /// Whether it holds no place.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All names, as they are written: main names, other names, demonyms. Several places may share one.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let data = self.data();
        data.names().map(|name| data.text(name.text))
    }

    /// The names of the gazetteer in a text, leftmost-longest, whatever they mean where they stand. For places in
    /// context see [`Analyzer::places`](crate::Analyzer::places).
    pub fn find_iter<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Span> + 'a {
        let data = self.data();
        document.matches(|at| data.longest_at(document, at)).map(|(words, _)| document.span_of(words))
    }

    /// The places that a name can mean, compared folded, in no particular order.
    pub fn lookup(&self, name: &str) -> impl Iterator<Item = Place> + '_ {
        let article = crate::article::Article::of_one_paragraph(name);
        let document = Document::new(name, &article);
        let found = self.data().longest_at(&document, 0).filter(|(end, _)| *end == document.words.len());
        let places = found.map(|(_, meanings)| meanings.places_by_number()).into_iter().flatten();
        places.filter_map(|place| self.place(place as u32))
    }

    /// The place with this id.
    ///
    /// # Cost
    ///
    /// Looks at every place.
    pub fn get(&self, id: u32) -> Option<Place> {
        let number = self.data().rows().position(|row| row.id == id)?;
        self.place(number as u32)
    }
}

impl Data {
    /// Whether a name may start with a word of this hash: may say yes wrongly, never no.
    #[inline]
    pub(crate) fn can_start(&self, key: u32) -> bool {
        match &self.finder {
            Finder::Phrases(phrases) => phrases.can_start(key),
            Finder::Index(index) => index.can_start(key),
        }
    }

    /// The longest name that starts with a word: the number of the word behind it, and its meanings.
    #[inline]
    pub(crate) fn longest_at(&self, document: &Document, word: usize) -> Option<(usize, Meanings<'_>)> {
        let (mask, (end, numbers)) = match &self.finder {
            Finder::Phrases(phrases) => (u32::MAX, phrases.longest_at(document, word)?),
            Finder::Index(index) => (index.mask(), index.longest_at(self, document, word)?),
        };
        Some((end, Meanings { data: self, numbers, mask }))
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

    fn rows(&self) -> impl Iterator<Item = &Row> {
        (0..self.rows.len()).filter_map(|number| self.row(number))
    }

    fn names(&self) -> impl Iterator<Item = &Name> {
        (0..self.names.len()).filter_map(|number| self.name(number))
    }

    #[inline]
    fn bytes(&self, text: Text) -> &[u8] {
        text.of(&self.strings)
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        std::str::from_utf8(self.bytes(text)).unwrap_or_default()
    }

    /// The folded form of a name that is not plain; empty for plain names.
    fn folded(&self, name: &Name) -> &str {
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
    fn place<'d>(&'d self, number: u32, keep: impl Fn(&'d str) -> Cow<'static, str>) -> Option<Place> {
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
        })
    }
}

/// The meanings of a name that was found.
#[derive(Clone, Copy)]
pub(crate) struct Meanings<'a> {
    data: &'a Data,
    /// Numbers of names, with what else the finder keeps beside them.
    numbers: &'a [u32],
    /// The mask of a number of a name.
    mask: u32,
}

impl<'a> Meanings<'a> {
    /// Those of a name that the gazetteer does not have.
    pub(crate) fn none(data: &'a Data) -> Meanings<'a> {
        Meanings { data, numbers: &[], mask: u32::MAX }
    }

    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.numbers.len()
    }

    /// Each place with what its name tells. Of main names nothing else is read: they have the number and the flags of
    /// their place.
    pub(crate) fn named(self) -> impl Iterator<Item = NamedPlace<'a>> {
        self.numbers().filter_map(move |number| {
            if number < self.data.rows.len() {
                let row = self.data.row(number)?;
                return Some(NamedPlace { row, place: number as u32, flags: row.flags, is_main: true });
            }
            let &Name { place, flags, .. } = self.data.name(number)?;
            Some(NamedPlace { row: self.data.row(place as usize)?, place, flags, is_main: false })
        })
    }

    /// The names as they are written.
    pub(crate) fn names(self) -> impl Iterator<Item = &'a [u8]> {
        self.numbers().filter_map(move |number| Some(self.data.bytes(self.data.name(number)?.text)))
    }

    /// The places alone.
    pub(crate) fn places(self) -> impl Iterator<Item = &'a Row> {
        self.places_by_number().filter_map(move |place| self.data.row(place))
    }

    /// The numbers of the places.
    fn places_by_number(self) -> impl Iterator<Item = usize> {
        let places = self.data.rows.len();
        // a main name has the number of its place
        self.numbers().filter_map(
            move |name| {
                if name < places { Some(name) } else { Some(self.data.name(name)?.place as usize) }
            },
        )
    }

    /// The numbers of the names.
    fn numbers(self) -> impl Iterator<Item = usize> {
        self.numbers.iter().map(move |&entry| (entry & self.mask) as usize)
    }
}

/// A place by one of its names.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NamedPlace<'a> {
    pub row: &'a Row,
    /// The number of the place.
    pub place: u32,
    /// The flags of the name.
    pub flags: u8,
    /// Whether it is the main name of the place.
    pub is_main: bool,
}

impl fmt::Debug for Meanings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Meanings").field(&self.numbers).finish()
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("places", &self.len()).field("names", &self.data().names.len()).finish()
    }
}
