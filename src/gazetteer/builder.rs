//! A gazetteer from places given one by one.

use std::collections::{HashMap, HashSet};

use super::data::{ABBREVIATED, ALWAYS, COMMON, DEMONYM, Data, FORMER, Name, Point, Row, Text};
use super::find::index::NameIndex;
use super::find::{Finder, MOST_IN_AUTOMATON};
use super::store::blocks::Blocks;
use super::{Gazetteer, PlaceKind};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::matching::PhraseSet;
use crate::matching::folded::{fold_phrase, fold_plain};

/// The longest name as it is written, in bytes; what is invisible in it counts.
const LONGEST_WRITTEN: usize = 4096;

/// Builds a [`Gazetteer`] from your own places.
///
/// ```
/// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
/// use reportedly::{Analyzer, Gazetteer};
///
/// let kellan = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City).country("GB").at(54.2, -3.1).demonym("Kellaner");
/// let gazetteer = Gazetteer::builder().place(kellan).build()?;
/// let analyzer = Analyzer::builder().gazetteer(gazetteer).build()?;
/// let text = "The ferry left for Port Kellan.";
/// let places = analyzer.analyze(text).places;
/// assert_eq!(places[0].place.as_ref().unwrap().id, 7);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GazetteerBuilder {
    pub(crate) places: Vec<PlaceBuilder>,
    common: HashSet<String>,
}

/// A place for [`GazetteerBuilder::place`].
///
/// ```
/// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
/// use reportedly::Gazetteer;
///
/// let city = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City)
///     .feature("P.PPL")
///     .country("GB")
///     .admin1("England")
///     .at(54.2, -3.1)
///     .population(9_000)
///     .priority(3)
///     .alias("Kellan Harbour")
///     .demonym("Kellaner")
///     .abbreviation("P.K.")
///     .former_name("Kellanstead");
/// let gazetteer = Gazetteer::builder().place(city).build()?;
/// let place = gazetteer.lookup("Kellan Harbour").next().unwrap();
/// assert_eq!((place.name.as_ref(), place.lat, place.population), ("Port Kellan", Some(54.2), Some(9_000)));
/// assert_eq!(gazetteer.names().count(), 5);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct PlaceBuilder {
    id: u32,
    pub(crate) kind: PlaceKind,
    priority: i8,
    always: bool,
    population: u32,
    name: String,
    feature: String,
    pub(crate) country: String,
    pub(crate) admin1: String,
    point: Option<(f64, f64)>,
    pub(crate) names: Vec<(String, u8)>,
}

impl GazetteerBuilder {
    /// Returns the builder with one more place. For an example see [`GazetteerBuilder`].
    pub fn place(mut self, place: PlaceBuilder) -> GazetteerBuilder {
        self.places.push(place);
        self
    }

    /// Returns the builder with these places added.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let names = ["Selm", "Port Kellan"];
    /// let places = (0..).zip(names).map(|(id, name)| PlaceBuilder::new(id, name, PlaceKind::City));
    /// assert_eq!(Gazetteer::builder().places(places).build()?.len(), 2);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn places(mut self, places: impl IntoIterator<Item = PlaceBuilder>) -> GazetteerBuilder {
        self.places.extend(places);
        self
    }

    /// Returns the builder with all places of another gazetteer added. A place that the builder has already, under the same
    /// id, keeps its values and gets the names that it lacks: add your own places first, then merge the world table.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let peshawar = PlaceBuilder::new(1168197, "Peshawar", PlaceKind::City).alias("City of Flowers");
    /// let gazetteer = Gazetteer::builder().place(peshawar).merge(&Gazetteer::world()).build()?;
    /// assert!(gazetteer.lookup("City of Flowers").any(|place| place.id == 1168197));
    /// assert!(gazetteer.lookup("Kabul").any(|place| place.country.as_deref() == Some("AF")));
    /// # }
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn merge(mut self, other: &Gazetteer) -> GazetteerBuilder {
        let known = self.ids();
        let data = other.data();
        let mut numbers = Vec::with_capacity(other.len());
        for row in data.rows() {
            numbers.push(known.get(&row.id).copied().unwrap_or(self.places.len()));
            if !known.contains_key(&row.id) {
                self.places.push(PlaceBuilder::of(data, row));
            }
        }
        for (number, name) in data.names().enumerate() {
            let place = numbers.get(name.place as usize).and_then(|&number| self.places.get_mut(number));
            let Some(place) = place else { continue };
            let text = data.text(name.text);
            if number < other.len() && place.name.is_empty() {
                text.clone_into(&mut place.name);
                // the flags of a main name are those of a plain word, which the builder knows by the word
                if name.flags & COMMON != 0 {
                    self.common.insert(text.to_lowercase());
                }
                place.always = name.flags & ALWAYS != 0;
            } else {
                // what it has already counts once when the gazetteer is built
                place.names.push((text.to_owned(), name.flags));
            }
        }
        self
    }

    /// Returns the builder with names of one word marked that are plain words too, "Nice", "Reading": they need more
    /// evidence to be taken for a place.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let reading = PlaceBuilder::new(2639577, "Reading", PlaceKind::City).country("GB");
    /// let gazetteer = Gazetteer::builder().place(reading).common_words(["Reading"]).build()?;
    /// assert_eq!(gazetteer.len(), 1);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn common_words<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> GazetteerBuilder {
        self.common.extend(words.into_iter().map(str::to_lowercase));
        self
    }

    /// The number of each place, by its id.
    pub(crate) fn ids(&self) -> HashMap<u32, usize> {
        self.places.iter().enumerate().map(|(number, place)| (place.id, number)).collect()
    }

    /// Returns the number of places so far.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let builder = Gazetteer::builder();
    /// assert!(builder.is_empty());
    /// assert_eq!(builder.place(PlaceBuilder::new(7, "Port Kellan", PlaceKind::City)).len(), 1);
    /// ```
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Returns whether there is no place yet. For an example see [`GazetteerBuilder::len`].
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Returns the gazetteer. A name that a place has twice, alike after folding, counts once. For an example see
    /// [`GazetteerBuilder`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::EmptyName`] and [`ErrorKind::LongName`] for a name that cannot be found, [`ErrorKind::DuplicateId`]
    /// for two places of one id, [`ErrorKind::Coordinate`] for a point that is not on the globe,
    /// [`ErrorKind::TooManyNames`] for more names, countries or kinds of feature than can be numbered.
    ///
    /// # Cost
    ///
    /// Up to 50,000 names go into an automaton, for 2 to 9 microseconds each; more into an index, for about 1. A million
    /// names take a second or two and some 400 MB while they are built, ten million ten times that.
    pub fn build(self) -> Result<Gazetteer, Error> {
        let mut parts = Parts::default();
        let mut ids = HashSet::with_capacity(self.places.len());
        for place in &self.places {
            if !ids.insert(place.id) {
                let message = format!("two places have the id {}; the second is {:?}", place.id, place.name);
                return Err(Error::new(ErrorKind::DuplicateId, message));
            }
            let row = parts.row(place, self.flags(&place.name, place.flags()))?;
            parts.rows.push(row);
        }
        for (number, place) in (0..).zip(&self.places) {
            let flags = parts.rows.get(number as usize).map_or(0, |row| row.flags);
            parts.name(number, &place.name, flags)?;
        }
        for (number, place) in (0..).zip(&self.places).filter(|(_, place)| !place.names.is_empty()) {
            let mut seen = HashSet::from([fold_phrase(&place.name, &mut parts.document)?]);
            for (name, flags) in &place.names {
                if seen.insert(fold_phrase(name, &mut parts.document)?) {
                    parts.name(number, name, self.flags(name, *flags | place.flags()))?;
                }
            }
        }
        parts.finish()
    }

    fn flags(&self, name: &str, flags: u8) -> u8 {
        if !self.common.is_empty() && self.common.contains(&name.to_lowercase()) { flags | COMMON } else { flags }
    }
}

impl PlaceBuilder {
    /// Returns a place with an id, a main name and a kind. For an example see [`PlaceBuilder`].
    pub fn new(id: u32, name: &str, kind: PlaceKind) -> PlaceBuilder {
        PlaceBuilder { id, name: name.to_owned(), kind, ..PlaceBuilder::default() }
    }

    /// Returns the place at this point, in degrees north and degrees east. For an example see [`PlaceBuilder`].
    pub fn at(mut self, lat: f64, lon: f64) -> PlaceBuilder {
        self.point = Some((lat, lon));
        self
    }

    /// Returns the place with its country, an ISO 3166-1 alpha-2 code. For an example see [`PlaceBuilder`].
    pub fn country(mut self, code: &str) -> PlaceBuilder {
        code.clone_into(&mut self.country);
        self
    }

    /// Returns the place with the name of its first-order division. For an example see [`PlaceBuilder`].
    pub fn admin1(mut self, name: &str) -> PlaceBuilder {
        name.clone_into(&mut self.admin1);
        self
    }

    /// Returns the place with its GeoNames feature class and code, `P.PPLC`. For an example see [`PlaceBuilder`].
    pub fn feature(mut self, code: &str) -> PlaceBuilder {
        code.clone_into(&mut self.feature);
        self
    }

    /// Returns the place with its population, in people; 4,294,967,295 at most, larger numbers count as that. For an
    /// example see [`PlaceBuilder`].
    pub fn population(mut self, people: u64) -> PlaceBuilder {
        self.population = u32::try_from(people).unwrap_or(u32::MAX);
        self
    }

    /// Returns the place with a priority over other places of its name, in logits, which is added to what its kind and
    /// population give: 5 outweighs most evidence, -5 yields to it. For an example see [`PlaceBuilder`].
    pub fn priority(mut self, logits: i8) -> PlaceBuilder {
        self.priority = logits;
        self
    }

    /// Returns the place as one that is always meant where one of its names is written with a capital, whatever is beside the
    /// name; which of several places of the name is decided as for others, by their evidence and [priority](Self::priority).
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::{Analyzer, Gazetteer};
    ///
    /// let text = "Mr. Orchard said he likes The Orchard.";
    /// let found = |place: PlaceBuilder| {
    ///     let gazetteer = Gazetteer::builder().place(place).build().unwrap();
    ///     Analyzer::builder().gazetteer(gazetteer).build().unwrap().analyze(text).places.len()
    /// };
    /// let orchard = PlaceBuilder::new(1, "Orchard", PlaceKind::Other);
    /// assert_eq!((found(orchard.clone()), found(orchard.always())), (0, 2));
    /// # }
    /// ```
    pub fn always(mut self) -> PlaceBuilder {
        self.always = true;
        self
    }

    /// What all names of the place are.
    fn flags(&self) -> u8 {
        if self.always { ALWAYS } else { 0 }
    }

    /// Returns the place with another name. For an example see [`PlaceBuilder`].
    pub fn alias(self, name: &str) -> PlaceBuilder {
        self.name_with(name, 0)
    }

    /// Returns the place with an adjective or a word for its inhabitants. For an example see [`PlaceBuilder`].
    pub fn demonym(self, name: &str) -> PlaceBuilder {
        self.name_with(name, DEMONYM)
    }

    /// Returns the place with an abbreviation: "N.S.W.", "NSW". What is in capitals here is found in capitals only. For an
    /// example see [`PlaceBuilder`].
    pub fn abbreviation(self, name: &str) -> PlaceBuilder {
        self.name_with(name, ABBREVIATED)
    }

    /// Returns the place with a name that it once had, or that only some use: "Bombay". It yields to other places of the
    /// name. For an example see [`PlaceBuilder`].
    pub fn former_name(self, name: &str) -> PlaceBuilder {
        self.name_with(name, FORMER)
    }

    fn name_with(mut self, name: &str, flags: u8) -> PlaceBuilder {
        self.names.push((name.to_owned(), flags));
        self
    }

    /// A place of another gazetteer, without its names.
    fn of(data: &Data, row: &Row) -> PlaceBuilder {
        PlaceBuilder {
            id: row.id,
            kind: row.kind,
            priority: row.priority,
            population: row.population,
            feature: data.feature(row).to_owned(),
            country: data.country(row).to_owned(),
            admin1: data.division(row).to_owned(),
            point: row.point.map(|point| (f64::from(point.lat) / 1e6, f64::from(point.lon) / 1e6)),
            ..PlaceBuilder::default()
        }
    }
}

impl Text {
    /// Appends a text to `strings`.
    pub(crate) fn push(text: &str, strings: &mut String) -> Text {
        let start = strings.len() as u32;
        strings.push_str(text);
        Text { start, end: strings.len() as u32 }
    }
}

/// What becomes the data of a gazetteer.
#[derive(Default)]
struct Parts {
    rows: Vec<Row>,
    names: Vec<Name>,
    strings: String,
    countries: Numbers,
    divisions: Numbers,
    features: Numbers,
    /// Buffers for folding.
    document: Document,
}

/// Texts that are numbered in the order in which they come; the empty one is number 0.
#[derive(Default)]
struct Numbers {
    numbers: HashMap<String, usize>,
}

impl Numbers {
    fn of(&mut self, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.numbers.len() + 1;
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// All texts but the empty one, in order.
    fn into_texts(self) -> impl Iterator<Item = String> {
        let mut texts: Vec<(usize, String)> = self.numbers.into_iter().map(|(text, number)| (number, text)).collect();
        texts.sort_unstable();
        texts.into_iter().map(|(_, text)| text)
    }
}

/// The number as the type of its column.
fn narrow<T: TryFrom<usize>>(number: usize, what: &str) -> Result<T, Error> {
    T::try_from(number).map_err(|_| Error::new(ErrorKind::TooManyNames, format!("more {what} than can be numbered")))
}

impl Parts {
    fn row(&mut self, place: &PlaceBuilder, flags: u8) -> Result<Row, Error> {
        let point = match place.point {
            None => None,
            Some((lat, lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                Some(Point { lat: (lat * 1e6).round() as i32, lon: (lon * 1e6).round() as i32 })
            }
            Some((lat, lon)) => {
                let message = format!("place {:?} is at {lat}, {lon}, which is not on the globe", place.name);
                return Err(Error::new(ErrorKind::Coordinate, message));
            }
        };
        Ok(Row {
            id: place.id,
            kind: place.kind,
            feature: narrow(self.features.of(&place.feature), "feature codes")?,
            country: narrow(self.countries.of(&place.country), "countries")?,
            division: narrow(self.divisions.of(&place.admin1), "divisions")?,
            point,
            population: place.population,
            priority: place.priority,
            flags,
        })
    }

    fn name(&mut self, place: u32, name: &str, flags: u8) -> Result<(), Error> {
        let folded = fold_phrase(name, &mut self.document)?;
        if name.len() > LONGEST_WRITTEN {
            let start: String = name.chars().take(40).collect();
            let message = format!("name {start:?}… takes {} bytes, {LONGEST_WRITTEN} at most", name.len());
            return Err(Error::new(ErrorKind::LongName, message));
        }
        let text = Text::push(name, &mut self.strings);
        if fold_plain(name).is_none() {
            self.strings.push_str(&folded);
        }
        let end = narrow::<u32>(self.strings.len(), "bytes of names")?;
        narrow::<u32>(self.names.len() * 2, "names")?;
        self.names.push(Name::new(text, end, place, flags, self.strings.as_bytes()));
        Ok(())
    }

    fn finish(mut self) -> Result<Gazetteer, Error> {
        let finder = if self.names.len() <= MOST_IN_AUTOMATON {
            let text = |name: &Name| self.strings.get(name.text.start as usize..name.text.end as usize);
            let names = (0..).zip(&self.names).map(|(number, name)| (text(name).unwrap_or_default(), number));
            Finder::Phrases(Box::new(PhraseSet::new(names)?))
        } else {
            Finder::Index(NameIndex::new(&self.names, self.strings.as_bytes()))
        };
        let with_none = |numbers: Numbers| std::iter::once(String::new()).chain(numbers.into_texts()).collect();
        let divisions = self.divisions.into_texts().map(|name| Text::push(&name, &mut self.strings)).collect();
        Ok(Gazetteer::from_data(Data {
            rows: Blocks::ready(&self.rows),
            names: Blocks::ready(&self.names),
            stored: None,
            strings: self.strings.into_bytes(),
            countries: with_none(self.countries),
            divisions,
            features: with_none(self.features),
            finder,
        }))
    }
}
