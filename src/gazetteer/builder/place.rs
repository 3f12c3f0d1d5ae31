//! A place that is to go into a gazetteer.

use crate::gazetteer::PlaceKind;
use crate::gazetteer::data::{ABBREVIATED, ALWAYS, ANY_CASE, DEMONYM, Data, FORMER, LIFTED, Row};

/// A place for [`GazetteerBuilder::place`](super::GazetteerBuilder::place).
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
    pub(super) id: u32,
    pub(crate) kind: PlaceKind,
    pub(super) priority: i8,
    pub(super) lifted: bool,
    pub(super) always: bool,
    pub(super) any_case: bool,
    pub(super) population: u32,
    pub(super) name: String,
    pub(super) feature: String,
    pub(crate) country: String,
    pub(crate) admin1: String,
    pub(super) point: Option<(f64, f64)>,
    pub(super) key: String,
    pub(super) data: String,
    pub(crate) names: Vec<(String, u8)>,
}

impl PlaceBuilder {
    /// Returns a place with an id, a main name and a kind. For an example see [`PlaceBuilder`].
    pub fn new(id: u32, name: &str, kind: PlaceKind) -> PlaceBuilder {
        PlaceBuilder { id, name: name.to_owned(), kind, ..PlaceBuilder::default() }
    }

    /// Returns the place with a key: its id in your own data, where that is a text. It is kept as it is, and several places may
    /// have the same one.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let berth = PlaceBuilder::new(1, "Kellan Wharf", PlaceKind::Other).key("B-17").data(r#"{"depth": 4}"#);
    /// let gazetteer = Gazetteer::builder().place(berth).build()?;
    /// let place = gazetteer.lookup("Kellan Wharf").next().unwrap();
    /// assert_eq!((place.key.as_deref(), place.data.as_deref()), (Some("B-17"), Some(r#"{"depth": 4}"#)));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn key(mut self, key: &str) -> PlaceBuilder {
        key.clone_into(&mut self.key);
        self
    }

    /// Returns the place with a text of your own, which comes back as it is in [`Place::data`](crate::Place::data). For an
    /// example see [`key`](Self::key).
    pub fn data(mut self, data: &str) -> PlaceBuilder {
        data.clone_into(&mut self.data);
        self
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

    /// Returns the place with a priority, in logits: 5 outweighs most evidence, -5 yields to it.
    ///
    /// It is added to the score of the place among others of its name. A positive one is added to the score of the name as
    /// that of a place too, which the words beside it give; where several places of a name have one, the highest. The names
    /// that are no candidates at all, "Mr. Orchard", stay so: see [`always`](Self::always). Of `priority` and
    /// [`preference`](Self::preference) the last call counts.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::{Analyzer, Gazetteer};
    ///
    /// let text = "Orchard was closed.";
    /// let found = |place: PlaceBuilder| {
    ///     let gazetteer = Gazetteer::builder().place(place).build().unwrap();
    ///     Analyzer::builder().gazetteer(gazetteer).build().unwrap().analyze(text).places.len()
    /// };
    /// let orchard = PlaceBuilder::new(1, "Orchard", PlaceKind::Other);
    /// assert_eq!((found(orchard.clone()), found(orchard.clone().priority(5))), (0, 1));
    /// assert_eq!(found(orchard.preference(5)), 0);
    /// # }
    /// ```
    pub fn priority(self, logits: i8) -> PlaceBuilder {
        PlaceBuilder { priority: logits, lifted: logits > 0, ..self }
    }

    /// Returns the place with a priority over other places of its name, in logits, that says nothing about whether the name
    /// is that of a place. For an example see [`priority`](Self::priority).
    pub fn preference(self, logits: i8) -> PlaceBuilder {
        PlaceBuilder { priority: logits, lifted: false, ..self }
    }

    /// Returns the place as one that is always meant where one of its names is written with a capital, whatever is beside the
    /// name; which of several places of the name is decided as for others, by their evidence and [priority](Self::priority).
    /// A name that the list itself writes without a capital, "de Young", "19th Hole", is found without one.
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

    /// Returns the place as one that is always meant where one of its names is written, with a capital or without: as
    /// [`always`](Self::always), and in lower case too. What is in lower case can mean only places that ask for it, not others
    /// of their name.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::{Analyzer, Gazetteer};
    ///
    /// let text = "The orchard is closed; THE ORCHARD will open in May.";
    /// let found = |place: PlaceBuilder| {
    ///     let gazetteer = Gazetteer::builder().place(place).build().unwrap();
    ///     Analyzer::builder().gazetteer(gazetteer).build().unwrap().analyze(text).places.len()
    /// };
    /// let orchard = PlaceBuilder::new(1, "Orchard", PlaceKind::Other);
    /// assert_eq!((found(orchard.clone().always()), found(orchard.any_case())), (1, 2));
    /// # }
    /// ```
    ///
    /// # Cost
    ///
    /// As soon as a gazetteer has one such place, every word of a text that can start a name is looked up, not only those with a
    /// capital.
    pub fn any_case(mut self) -> PlaceBuilder {
        self.any_case = true;
        self
    }

    /// What all names of the place are.
    pub(super) fn flags(&self) -> u8 {
        let marked = match (self.any_case, self.always) {
            (true, _) => ALWAYS | ANY_CASE,
            (false, true) => ALWAYS,
            (false, false) => 0,
        };
        if self.lifted { marked | LIFTED } else { marked }
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

    /// A place of another gazetteer with its number, without its names.
    pub(super) fn of(data: &Data, number: u32, row: &Row) -> PlaceBuilder {
        PlaceBuilder {
            id: row.id,
            kind: row.kind,
            priority: row.priority,
            lifted: row.flags & LIFTED != 0,
            population: row.population,
            feature: data.feature(row).to_owned(),
            country: data.country(row).to_owned(),
            admin1: data.division(row).to_owned(),
            point: row.point.map(|point| (f64::from(point.lat) / 1e6, f64::from(point.lon) / 1e6)),
            key: data.text(data.keys.of(number)).to_owned(),
            data: data.text(data.payloads.of(number)).to_owned(),
            ..PlaceBuilder::default()
        }
    }
}
