//! A gazetteer from places given one by one.

mod parts;
mod place;

use std::collections::{HashMap, HashSet};

use super::Gazetteer;
use super::data::{ALWAYS, ANY_CASE, COMMON, OF_NAME};
use crate::error::{Error, ErrorKind};
use crate::matching::folded::fold_phrase;
use parts::Parts;
pub use place::PlaceBuilder;

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
        let before = self.places.len();
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
                place.any_case = name.flags & ANY_CASE != 0;
            } else {
                // of a place that asks for any case all names have the flag; others have it where they are written so
                let is_new = numbers.get(name.place as usize).is_some_and(|&number| number >= before);
                place.any_case &= !is_new || name.flags & ANY_CASE != 0;
                // what it has already counts once when the gazetteer is built
                place.names.push((text.to_owned(), name.flags & OF_NAME));
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
            let flags = self.flags(&place.name, place.flags(), &mut parts);
            let row = parts.row(place, flags)?;
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
                    let flags = self.flags(name, *flags | place.flags(), &mut parts);
                    parts.name(number, name, flags)?;
                }
            }
        }
        parts.finish()
    }

    /// The flags of a name: those that it was given, and those that its letters say.
    fn flags(&self, name: &str, mut flags: u8, parts: &mut Parts) -> u8 {
        if !self.common.is_empty() && self.common.contains(&name.to_lowercase()) {
            flags |= COMMON;
        }
        if flags & (ALWAYS | ANY_CASE) == ALWAYS && !parts.has_capitals(name) {
            flags |= ANY_CASE;
        }
        flags
    }
}
