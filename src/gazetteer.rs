//! Names of places, and what they can mean.

mod builder;
mod data;
#[cfg(any(feature = "world", feature = "small"))]
mod embedded;
mod find;
mod loader;
mod place;
mod store;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::sync::Arc;

pub use builder::{GazetteerBuilder, PlaceBuilder};
pub(crate) use data::{ABBREVIATED, ALWAYS, ANY_CASE, COMMON, DEMONYM, Data, FORMER, LIFTED, Point, Row};
pub(crate) use find::{Meanings, NamedPlace};
pub use loader::{Loaded, Loader};
pub use place::{Place, PlaceKind};

use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::text::Span;
use store::file;

/// A list of places with their names, ready to be found in texts.
///
/// Cheap to clone; clones share the data.
///
/// ```
/// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
/// use reportedly::Gazetteer;
///
/// let kellan = PlaceBuilder::new(1, "Port Kellan", PlaceKind::City).at(54.2, -3.1).country("GB").alias("Kellan Harbour");
/// let gazetteer = Gazetteer::builder().place(kellan).build()?;
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

impl Gazetteer {
    /// Returns the embedded world table: 124,000 countries, divisions, cities over 5,000 people (over 500 or 1,000 in the
    /// countries that English-language news covers most closely), regions, waters, mountains and well-known
    /// facilities, with demonyms.
    ///
    /// Contains place data from [GeoNames](https://www.geonames.org/), licensed under
    /// [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/); selected, merged and re-encoded.
    ///
    /// ```
    /// use reportedly::Gazetteer;
    ///
    /// let world = Gazetteer::world();
    /// assert!(world.lookup("Kabul").any(|place| place.country.as_deref() == Some("AF")));
    /// ```
    ///
    /// # Cost
    ///
    /// The first call in a process loads the table: 4 to 7 milliseconds, 5 MB. Later calls share it.
    #[cfg(feature = "world")]
    #[cfg_attr(docsrs, doc(cfg(feature = "world")))]
    pub fn world() -> Gazetteer {
        static WORLD: once_cell::sync::Lazy<Data> = once_cell::sync::Lazy::new(|| embedded::load(embedded::WORLD));
        Gazetteer { data: Held::Embedded(&WORLD) }
    }

    /// Returns the embedded small table: 12,000 countries, first-order divisions, capitals, cities over 100,000 people,
    /// regions, waters, mountains and well-known facilities, with demonyms. The ids are those of the world table, and so
    /// are source and licence of the data.
    ///
    /// ```
    /// use reportedly::Gazetteer;
    ///
    /// let small = Gazetteer::small();
    /// assert!(small.lookup("Kabul").any(|place| place.country.as_deref() == Some("AF")));
    /// ```
    ///
    /// # Cost
    ///
    /// The first call in a process loads the table. Later calls share it.
    #[cfg(feature = "small")]
    #[cfg_attr(docsrs, doc(cfg(feature = "small")))]
    pub fn small() -> Gazetteer {
        static SMALL: once_cell::sync::Lazy<Data> = once_cell::sync::Lazy::new(|| embedded::load(embedded::SMALL));
        Gazetteer { data: Held::Embedded(&SMALL) }
    }

    /// The gazetteer of a default analyzer: the world table, else the small one, else none.
    pub(crate) fn embedded() -> Option<Gazetteer> {
        #[cfg(feature = "world")]
        let embedded = Some(Gazetteer::world());
        #[cfg(all(feature = "small", not(feature = "world")))]
        let embedded = Some(Gazetteer::small());
        #[cfg(not(any(feature = "world", feature = "small")))]
        let embedded = None;
        embedded
    }

    /// Returns a builder without places, for a gazetteer of your own. For an example see [`GazetteerBuilder`].
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// Writes the gazetteer for [`Gazetteer::load`], with a version, a checksum, and a number for how names are folded. For an example see [`Gazetteer`].
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn save(&self, mut writer: impl io::Write) -> io::Result<()> {
        writer.write_all(&file::write(self.data()))
    }

    /// Returns the gazetteer that [`Gazetteer::save`] wrote. For an example see [`Gazetteer`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] for bytes that are no saved gazetteer, are cut short or damaged, or were written by a
    /// version of the crate with another format, or one that folds names in another way and would not find them; [`ErrorKind::Io`] where the reader fails, with the error of the reader as
    /// its source.
    ///
    /// # Cost
    ///
    /// From 8 to 21 nanoseconds per name. Places and their names are decoded later, 64 at a time, when they are first asked for.
    pub fn load(mut reader: impl io::Read) -> Result<Gazetteer, Error> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| {
            Error::new(ErrorKind::Io, format!("the gazetteer cannot be read: {error}")).caused_by(error)
        })?;
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

    /// Returns the number of places.
    ///
    /// ```
    /// use reportedly::Gazetteer;
    ///
    /// let empty = Gazetteer::builder().build()?;
    /// assert!(empty.is_empty());
    /// assert_eq!(empty.len(), 0);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.data().rows.len()
    }

    /// Returns whether there is no place. For an example see [`Gazetteer::len`].
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns all names, as they are written: main names, other names, demonyms. Several places may share one.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let kellan = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City).demonym("Kellaner");
    /// let gazetteer = Gazetteer::builder().place(kellan).build()?;
    /// assert_eq!(gazetteer.names().collect::<Vec<_>>(), ["Port Kellan", "Kellaner"]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let data = self.data();
        data.names().map(|name| data.text(name.text))
    }

    /// Returns the spans of the names of the gazetteer in a text, leftmost-longest, whatever they mean in context. For places
    /// in context see [`Analyzer::places`](crate::Analyzer::places).
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::{Article, Document, Gazetteer};
    ///
    /// let kellan = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City);
    /// let gazetteer = Gazetteer::builder().place(kellan).build()?;
    /// let text = "The ferry left Port Kellan.";
    /// let document = Document::new(text, &Article::parse(text));
    /// assert_eq!(&text[gazetteer.find_iter(&document).next().unwrap()], "Port Kellan");
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn find_iter<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = Span> + 'a {
        let data = self.data();
        document.matches(|at| data.longest_at(document, at)).map(|(words, _)| document.span_of(words))
    }

    /// Returns the places that a name can mean, in no particular order. Names are compared folded: without case and accents.
    /// For an example see [`Gazetteer`].
    pub fn lookup<'g>(&'g self, name: &str) -> impl Iterator<Item = Place> + use<'g> {
        let article = crate::article::Article::of_one_paragraph(name);
        let document = Document::new(name, &article);
        let found = self.data().longest_at(&document, 0).filter(|(end, _)| *end == document.words.len());
        let places = found.map(|(_, meanings)| meanings.places_by_number()).into_iter().flatten();
        places.filter_map(|place| self.place(place as u32))
    }

    /// Returns the place with this id.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::builder().place(PlaceBuilder::new(7, "Port Kellan", PlaceKind::City)).build()?;
    /// assert_eq!(gazetteer.get(7).unwrap().name, "Port Kellan");
    /// assert!(gazetteer.get(8).is_none());
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Cost
    ///
    /// A binary search. The first call in a gazetteer sorts the ids, which takes some 10 nanoseconds and 8 bytes for each
    /// place.
    pub fn get(&self, id: u32) -> Option<Place> {
        self.place(self.data().number_of(id)?)
    }

    /// Returns all places: those of a builder in the order in which they were given, those of a saved gazetteer in the same
    /// order.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let places = [(7, "Port Kellan"), (3, "Selm")].map(|(id, name)| PlaceBuilder::new(id, name, PlaceKind::City));
    /// let gazetteer = Gazetteer::builder().places(places).build()?;
    /// let names: Vec<_> = gazetteer.places().map(|place| place.name).collect();
    /// assert_eq!(names, ["Port Kellan", "Selm"]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Cost
    ///
    /// The places of a gazetteer that was loaded are decoded as the iterator reaches them, and stay so.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        (0..self.len() as u32).filter_map(|number| self.place(number))
    }
}

impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("places", &self.len()).field("names", &self.data().names.len()).finish()
    }
}
