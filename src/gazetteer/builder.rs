//! A gazetteer from places given one by one.

use super::{DEMONYM, Data, Finder, Gazetteer, Name, PlaceKind, Row, Text};
use crate::error::{Error, ErrorKind};
use crate::phrases::PhraseSet;

/// Builds a [`Gazetteer`] from your own places.
///
/// ```
/// use reportedly::{Analyzer, Gazetteer, PlaceKind};
///
/// let mut builder = Gazetteer::builder();
/// builder.place(7, "Port Kellan", PlaceKind::City).country("GB").at(54.2, -3.1).demonym("Kellaner");
/// let analyzer = Analyzer::builder().gazetteer(builder.build()?).build();
/// let text = "The ferry left for Port Kellan.";
/// let places = analyzer.analyze(text).places;
/// assert_eq!(places[0].place.as_ref().unwrap().id, 7);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct GazetteerBuilder {
    places: Vec<PlaceBuilder>,
}

/// A place that is being added to a [`GazetteerBuilder`].
#[derive(Clone, Debug, Default)]
pub struct PlaceBuilder {
    id: u32,
    name: String,
    kind: PlaceKind,
    country: String,
    admin1: String,
    point: Option<(f64, f64)>,
    population: u64,
    names: Vec<(String, u8)>,
}

impl GazetteerBuilder {
    /// Adds a place; what else is known of it is set on the value returned.
    pub fn place(&mut self, id: u32, name: &str, kind: PlaceKind) -> &mut PlaceBuilder {
        let number = self.places.len();
        self.places.push(PlaceBuilder { id, name: name.to_owned(), kind, ..PlaceBuilder::default() });
        #[expect(clippy::indexing_slicing, reason = "pushed on the line before")]
        &mut self.places[number]
    }

    /// Builds the gazetteer.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::EmptyName`] and [`ErrorKind::LongName`] for a name that cannot be found,
    /// [`ErrorKind::Coordinate`] for a point that is not on the globe, [`ErrorKind::TooManyNames`]
    /// where there are more than an index can hold.
    ///
    /// # Cost
    ///
    /// A few microseconds a name: see [`PhraseSet`].
    pub fn build(&self) -> Result<Gazetteer, Error> {
        let mut data = Data {
            rows: Vec::with_capacity(self.places.len()),
            names: Vec::new(),
            strings: String::new(),
            countries: vec![String::new()],
            divisions: Vec::new(),
            features: vec![String::new()],
            finder: Finder::Phrases(Box::new(PhraseSet::new(std::iter::empty())?)),
        };
        for place in &self.places {
            let row = place.row(&mut data)?;
            data.rows.push(row);
        }
        let mut phrases = Vec::new();
        for (number, place) in self.places.iter().enumerate() {
            let number =
                u32::try_from(number).map_err(|_| Error::new(ErrorKind::TooManyNames, "more than 2^32 places"))?;
            for (name, flags) in
                std::iter::once((&place.name, 0)).chain(place.names.iter().map(|(name, flags)| (name, *flags)))
            {
                phrases.push((name.as_str(), data.names.len() as u32));
                let text = push(&mut data.strings, name);
                data.names.push(Name { text, place: number, flags });
            }
        }
        data.finder = Finder::Phrases(Box::new(PhraseSet::new(phrases)?));
        Ok(Gazetteer::from_data(data))
    }
}

impl PlaceBuilder {
    /// Sets the point, in degrees north and east.
    pub fn at(&mut self, lat: f64, lon: f64) -> &mut PlaceBuilder {
        self.point = Some((lat, lon));
        self
    }

    /// Sets the country, as an ISO 3166-1 alpha-2 code.
    pub fn country(&mut self, code: &str) -> &mut PlaceBuilder {
        code.clone_into(&mut self.country);
        self
    }

    /// Sets the name of the first-order division.
    pub fn admin1(&mut self, name: &str) -> &mut PlaceBuilder {
        name.clone_into(&mut self.admin1);
        self
    }

    /// Sets the number of inhabitants.
    pub fn population(&mut self, count: u64) -> &mut PlaceBuilder {
        self.population = count;
        self
    }

    /// Adds another name.
    pub fn alias(&mut self, name: &str) -> &mut PlaceBuilder {
        self.names.push((name.to_owned(), 0));
        self
    }

    /// Adds an adjective or a word for the inhabitants.
    pub fn demonym(&mut self, name: &str) -> &mut PlaceBuilder {
        self.names.push((name.to_owned(), DEMONYM));
        self
    }

    fn row(&self, data: &mut Data) -> Result<Row, Error> {
        let (lat, lon) = match self.point {
            None => (i16::MIN, i16::MIN),
            Some((lat, lon)) if lat.abs() <= 90.0 && lon.abs() <= 180.0 => {
                ((lat * 100.0).round() as i16, (lon * 100.0).round() as i16)
            }
            Some((lat, lon)) => {
                let message = format!("place {:?} stands at {lat}, {lon}, which is not on the globe", self.name);
                return Err(Error::new(ErrorKind::Coordinate, message));
            }
        };
        let division = if self.admin1.is_empty() {
            u16::MAX
        } else {
            let known = data.divisions.iter().position(|&text| data.text(text) == self.admin1);
            known.unwrap_or_else(|| {
                let text = push(&mut data.strings, &self.admin1);
                data.divisions.push(text);
                data.divisions.len() - 1
            }) as u16
        };
        let country = data.countries.iter().position(|code| *code == self.country).unwrap_or_else(|| {
            data.countries.push(self.country.clone());
            data.countries.len() - 1
        }) as u16;
        Ok(Row {
            id: self.id,
            name: push(&mut data.strings, &self.name),
            kind: self.kind,
            feature: 0,
            country,
            division,
            lat,
            lon,
            population: (((self.population + 1) as f64).ln() * 10.0).round() as u8,
        })
    }
}

fn push(strings: &mut String, text: &str) -> Text {
    let start = strings.len() as u32;
    strings.push_str(text);
    Text { start, end: strings.len() as u32 }
}
