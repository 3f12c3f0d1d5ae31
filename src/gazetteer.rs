//! Names of places, and what they can mean.

mod builder;
#[cfg(feature = "world")]
mod index;
#[cfg(feature = "world")]
pub(crate) mod world;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use builder::{GazetteerBuilder, PlaceBuilder};

use crate::document::{Document, Range};
#[cfg(feature = "world")]
use crate::error::Error;
use crate::phrases::PhraseSet;
use crate::span::Span;
#[cfg(feature = "world")]
use index::NameIndex;

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
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone)]
pub struct Gazetteer {
    data: Arc<Data>,
}

pub(crate) struct Data {
    pub rows: Vec<Row>,
    pub names: Vec<Name>,
    /// The names of places and divisions, that `Row` and `Name` point into.
    pub strings: String,
    pub countries: Vec<String>,
    pub divisions: Vec<Text>,
    pub features: Vec<String>,
    finder: Finder,
}

/// How names are found. A large, fixed table comes with an index of its own, because an automaton
/// over it takes a quarter of a second to build; a test holds it to the automaton's matches.
enum Finder {
    Phrases(Box<PhraseSet<u32>>),
    #[cfg(feature = "world")]
    Index(NameIndex),
}

/// A piece of `Data::strings`.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text {
    pub start: u32,
    pub end: u32,
}

/// A place as it is stored.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub id: u32,
    pub name: Text,
    pub kind: PlaceKind,
    /// Number of its feature code.
    pub feature: u8,
    /// Number of its country or countries.
    pub country: u16,
    /// Number of its first-order division, `u16::MAX` for none.
    pub division: u16,
    /// Hundredths of a degree; `i16::MIN` for none.
    pub lat: i16,
    pub lon: i16,
    /// Ten times the natural logarithm of the population plus one.
    pub population: u8,
}

/// A name of a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    pub text: Text,
    pub place: u32,
    pub flags: u8,
}

/// The name is an adjective or an inhabitant: "Afghan".
pub(crate) const DEMONYM: u8 = 1;
/// The name is also a plain word: "Nice", "Reading".
pub(crate) const COMMON: u8 = 2;
/// The name is an abbreviation: "Calif.", "W.Va."
pub(crate) const ABBREVIATED: u8 = 4;

/// What a place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlaceKind {
    /// A country or territory.
    Country,
    /// A first-order division: state, province.
    Admin1,
    /// A second-order division: county, district.
    Admin2,
    /// A city, town or village.
    City,
    /// A continent or an area without a government: "Middle East".
    Region,
    /// A sea, lake or river.
    Water,
    /// A mountain, a range, a valley, an island.
    Mountain,
    /// Anything else.
    #[default]
    Other,
}

/// A place of a gazetteer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Place {
    /// The GeoNames id where there is one; project keys of the world table start at 4,000,000,000.
    pub id: u32,
    /// The main name, without the generic word that the mention does not need.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// The GeoNames feature class and code, `P.PPLC`; absent where not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature: Option<String>,
    /// ISO 3166-1 alpha-2 codes, with commas between several; absent for seas and continents.
    pub country: Option<String>,
    /// The name of the first-order division; absent for countries and where not known.
    pub admin1: Option<String>,
    /// Degrees north; absent where not known. To about one kilometre in the world table.
    pub lat: Option<f64>,
    /// Degrees east; absent where not known.
    pub lon: Option<f64>,
    /// Inhabitants, to about five in a hundred; absent where not known. Of divisions it is a sum of cities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
}

impl Gazetteer {
    /// The embedded world table: 105,415 countries, divisions, cities over 5,000 people, regions, waters
    /// and mountains, with demonyms.
    ///
    /// Loaded once, at the first call; later calls share it. Contains place data from
    /// [GeoNames](https://www.geonames.org/), licensed under
    /// [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); selected, merged and re-encoded.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`](crate::ErrorKind::Format) where the embedded bytes are damaged.
    #[cfg(feature = "world")]
    pub fn world() -> Result<Gazetteer, Error> {
        static WORLD: once_cell::sync::Lazy<Result<Gazetteer, Error>> = once_cell::sync::Lazy::new(world::load);
        WORLD.clone()
    }

    /// Starts a gazetteer of your own.
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    fn from_data(data: Data) -> Gazetteer {
        Gazetteer { data: Arc::new(data) }
    }

    pub(crate) fn data(&self) -> &Data {
        &self.data
    }

    /// The number of places.
    pub fn len(&self) -> usize {
        self.data.rows.len()
    }

    /// Whether it holds no place.
    pub fn is_empty(&self) -> bool {
        self.data.rows.is_empty()
    }

    /// All names, as they are written: main names, other names, demonyms. Several places may share one.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.data.names.iter().map(|name| self.data.text(name.text))
    }

    /// The names of the gazetteer in a text, leftmost-longest, whatever they mean where they stand. For places in
    /// context see [`Analyzer::places`](crate::Analyzer::places).
    pub fn find_iter<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Span> + 'a {
        let mut at = 0;
        std::iter::from_fn(move || {
            while at < document.words.len() {
                let start = at;
                at += 1;
                if let Some((end, _)) = self.data.longest_at(document, start) {
                    at = end;
                    return Some(document.span_of(Range::new(start, end)));
                }
            }
            None
        })
    }

    /// The places that a name can mean, compared folded, in no particular order.
    pub fn lookup(&self, name: &str) -> impl Iterator<Item = Place> + '_ {
        let article = crate::article::Article::of_one_paragraph(name);
        let document = Document::new(name, &article);
        let found = self.data.longest_at(&document, 0).filter(|(end, _)| *end == document.words.len());
        let rows = found.map(|(_, meanings)| meanings.rows()).into_iter().flatten();
        rows.filter_map(|(name, _)| self.data.place(name.place))
    }
}

impl Data {
    /// The longest name that starts with a word: the number of the word behind it, and its meanings.
    #[inline]
    pub(crate) fn longest_at(&self, document: &Document, word: usize) -> Option<(usize, Meanings<'_>)> {
        let (end, numbers) = match &self.finder {
            Finder::Phrases(phrases) => phrases.longest_at(document, word)?,
            #[cfg(feature = "world")]
            Finder::Index(index) => index.longest_at(document, word)?,
        };
        Some((end, Meanings { data: self, numbers }))
    }

    pub(crate) fn text(&self, text: Text) -> &str {
        self.strings.get(text.start as usize..text.end as usize).unwrap_or_default()
    }

    pub(crate) fn place(&self, number: u32) -> Option<Place> {
        let row = self.rows.get(number as usize)?;
        let degrees = |hundredths: i16| (hundredths != i16::MIN).then(|| f64::from(hundredths) / 100.0);
        Some(Place {
            id: row.id,
            name: self.text(row.name).to_owned(),
            kind: row.kind,
            feature: self.features.get(usize::from(row.feature)).filter(|code| !code.is_empty()).cloned(),
            country: self.countries.get(usize::from(row.country)).filter(|code| !code.is_empty()).cloned(),
            admin1: self
                .divisions
                .get(usize::from(row.division))
                .map(|&text| self.text(text).to_owned())
                .filter(|name| !name.is_empty()),
            lat: degrees(row.lat),
            lon: degrees(row.lon),
            population: (row.population > 0).then(|| ((f64::from(row.population) / 10.0).exp() - 1.0).round() as u64),
        })
    }
}

/// The meanings of a name that was found.
#[derive(Clone, Copy)]
pub(crate) struct Meanings<'a> {
    data: &'a Data,
    numbers: &'a [u32],
}

impl<'a> Meanings<'a> {
    /// How many there are.
    pub(crate) fn len(self) -> usize {
        self.numbers.len()
    }

    /// Each name with its place.
    pub(crate) fn rows(self) -> impl Iterator<Item = (Name, &'a Row)> {
        self.numbers.iter().filter_map(move |&number| {
            let name = self.data.names.get(number as usize).copied()?;
            Some((name, self.data.rows.get(name.place as usize)?))
        })
    }
}

impl fmt::Debug for Meanings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Meanings").field(&self.numbers).finish()
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("places", &self.len()).field("names", &self.data.names.len()).finish()
    }
}
