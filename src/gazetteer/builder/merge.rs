//! The places of another gazetteer, added to those of a builder.

use std::collections::{HashMap, HashSet};

use super::{GazetteerBuilder, PlaceBuilder, one_id};
use crate::document::Document;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::gazetteer::Gazetteer;
use crate::gazetteer::data::{ALWAYS, ANY_CASE, COMMON, Data, Name, OF_NAME};
use crate::matching::folded::fold_phrase;

/// Where a place of the other gazetteer goes.
#[derive(Clone, Copy)]
enum Goal {
    /// It is a new place, of this number in the builder.
    New(usize),
    /// The builder has it under this number.
    Known(usize),
    /// The builder has another place of its id.
    Refused,
}

impl GazetteerBuilder {
    /// Returns the builder with all places of another gazetteer added.
    ///
    /// A place that the builder has already, under the same id and with one name in common, keeps its values and gets the names
    /// that it lacks: add your own places first, then merge the world table. Two places of one id that have no name in
    /// common are two places, and [`build`](Self::build) refuses them with [`ErrorKind::DuplicateId`].
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
    ///
    /// let orchard = PlaceBuilder::new(1168197, "Orchard", PlaceKind::Other);
    /// let error = Gazetteer::builder().place(orchard).merge(&Gazetteer::world()).build().unwrap_err();
    /// assert_eq!(error.to_string(), "two places have the id 1168197: \"Orchard\" and \"Peshawar\"");
    /// # }
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn merge(mut self, other: &Gazetteer) -> GazetteerBuilder {
        let data = other.data();
        let goals = self.add_rows(data);
        for (number, name) in data.names().enumerate() {
            let is_main = number < other.len();
            match goals.get(name.place as usize) {
                Some(&Goal::New(place)) => self.add_name(data, name, place, is_main),
                Some(&Goal::Known(place)) => {
                    if let Some(place) = self.places.get_mut(place) {
                        // what it has already counts once when the gazetteer is built
                        place.names.push((data.text(name.text).to_owned(), name.flags & OF_NAME));
                    }
                }
                Some(Goal::Refused) | None => {}
            }
        }
        self
    }

    /// Adds the places that the builder does not have, without their names, and says where each place goes.
    fn add_rows(&mut self, data: &Data) -> Vec<Goal> {
        let known = self.ids();
        let own: Vec<Option<usize>> = data.rows().map(|row| known.get(&row.id).copied()).collect();
        let same = self.with_a_common_name(data, &own);
        let mut goals = Vec::with_capacity(own.len());
        for (number, (row, own)) in (0u32..).zip(data.rows().zip(own)) {
            goals.push(match own {
                None => {
                    self.places.push(PlaceBuilder::of(data, number, row));
                    Goal::New(self.places.len() - 1)
                }
                Some(place) if same.contains(&number) => Goal::Known(place),
                Some(place) => {
                    let first = self.places.get(place).map_or("", |place| &place.name);
                    let second = data.name(number as usize).map_or("", |name| data.text(name.text));
                    let error = one_id(row.id, first, second);
                    self.refused.get_or_insert(error);
                    Goal::Refused
                }
            });
        }
        goals
    }

    /// The numbers of the other places that share a name, folded, with the place of the builder that has their id.
    fn with_a_common_name(&self, data: &Data, own: &[Option<usize>]) -> HashSet<u32> {
        let mut document = Document::default();
        let mut names_of: HashMap<usize, HashSet<String>> = HashMap::new();
        let mut same = HashSet::new();
        for name in data.names() {
            let place = own.get(name.place as usize).copied().flatten();
            let Some((number, place)) = place.and_then(|number| Some((number, self.places.get(number)?))) else {
                continue;
            };
            let names = names_of.entry(number).or_insert_with(|| place.folded_names(&mut document));
            if fold_phrase(data.text(name.text), &mut document).is_ok_and(|name| names.contains(&name)) {
                same.insert(name.place);
            }
        }
        same
    }

    /// Adds a name to a new place.
    fn add_name(&mut self, data: &Data, name: &Name, place: usize, is_main: bool) {
        let Some(place) = self.places.get_mut(place) else { return };
        let text = data.text(name.text);
        if is_main {
            text.clone_into(&mut place.name);
            // the flags of a main name are those of a plain word, which the builder knows by the word
            if name.flags & COMMON != 0 {
                self.common.insert(text.to_lowercase());
            }
            place.always = name.flags & ALWAYS != 0;
            place.any_case = name.flags & ANY_CASE != 0;
        } else {
            // of a place that asks for any case all names have the flag; others have it where they are written so
            place.any_case &= name.flags & ANY_CASE != 0;
            place.names.push((text.to_owned(), name.flags & OF_NAME));
        }
    }
}

impl PlaceBuilder {
    /// The folded forms of its names; one that has none is refused when the gazetteer is built.
    fn folded_names(&self, document: &mut Document) -> HashSet<String> {
        let names = std::iter::once(&self.name).chain(self.names.iter().map(|(name, _)| name));
        names.filter_map(|name| fold_phrase(name, document).ok()).collect()
    }
}
