//! A gazetteer from places given one by one.

mod merge;
mod parts;
mod place;

use std::collections::{HashMap, HashSet};

use super::Gazetteer;
use super::data::{ALWAYS, ANY_CASE, COMMON};
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
    /// Why the places of another gazetteer could not be merged.
    refused: Option<Error>,
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
    /// for two places of one id, also where [`GazetteerBuilder::merge`] could not join them, [`ErrorKind::Coordinate`] for a point that is not on the globe,
    /// [`ErrorKind::TooManyNames`] for more names, countries or kinds of feature than can be numbered.
    ///
    /// # Cost
    ///
    /// Up to 50,000 names go into an automaton, for 2 to 9 microseconds each; more into an index, for about 1. A million
    /// names take a second or two and some 400 MB while they are built, ten million ten times that.
    pub fn build(self) -> Result<Gazetteer, Error> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        let mut parts = Parts::default();
        let mut ids = HashMap::with_capacity(self.places.len());
        for place in &self.places {
            if let Some(first) = ids.insert(place.id, place.name.as_str()) {
                return Err(one_id(place.id, first, &place.name));
            }
            let flags = self.flags(&place.name, place.flags(), &mut parts);
            let row = parts.row(place, flags)?;
            parts.texts(parts.rows.len() as u32, place)?;
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

/// The error for two places with one id.
fn one_id(id: u32, first: &str, second: &str) -> Error {
    Error::new(ErrorKind::DuplicateId, format!("two places have the id {id}: {first:?} and {second:?}"))
}
