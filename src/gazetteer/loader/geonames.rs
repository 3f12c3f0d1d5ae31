//! The files of GeoNames: their columns are documented in its `readme.txt`.

use std::io::BufRead;

use super::{Loaded, Loader, Row, all_or_nothing, no_country};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::{ABBREVIATED, FORMER, GazetteerBuilder, PlaceBuilder, PlaceKind};

/// The values in the language column of `alternateNamesV2.txt` that mark no name: links, codes of posts, airports and
/// other lists, transcriptions.
const NO_LANGUAGES: &[&str] = &["faac", "iata", "icao", "link", "phon", "piny", "post", "tcid", "unlc", "wkdt"];

impl Loader {
    /// Reads a dump of 19 columns and returns its counts: `allCountries.txt`, `XX.txt`, `cities500.txt` to
    /// `cities15000.txt`, `no-country.txt`. Divisions have their names with [`Loader::with_admin1_codes`], else their codes.
    /// For an example see [`Loader`].
    ///
    /// # Errors
    ///
    /// For a wrong number of columns, an id, point, country or population that is none, a name that cannot be found, an id that
    /// the builder has, bytes that are not UTF-8, a reader that fails.
    pub fn geonames(&self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut ids = builder.ids();
        let mut document = Document::default();
        all_or_nothing(builder, |builder| {
            self.lines(reader, |row| {
                row.has(19, 19)?;
                let (class, code, country) = (row.field(6), row.field(7), row.field(8));
                if let Some(message) = no_country(country) {
                    return Err(row.error(ErrorKind::Format, 8, message));
                }
                let population = row.population(14)?;
                let id = row.number(0, "id")?;
                let name = row.name(1, &mut document)?;
                let point = row.point(4, 5)?;
                if !self.takes(class, code, country, population) {
                    return Ok(false);
                }
                row.new_id(id, 0, &mut ids, builder.len())?;
                let feature = format!("{class}.{code}");
                let kind = PlaceKind::of_feature(&feature);
                let mut place = PlaceBuilder::new(id, name, kind)
                    .feature(feature.trim_end_matches('.'))
                    .country(country)
                    .population(population);
                if kind != PlaceKind::Country && !matches!(row.field(10), "" | "00") {
                    let key = format!("{country}.{}", row.field(10));
                    place = place.admin1(self.divisions.get(&key).map_or(row.field(10), String::as_str));
                }
                if let Some((lat, lon)) = point {
                    place = place.at(lat, lon);
                }
                let others = if self.alternates { row.field(3) } else { "" };
                for other in std::iter::once(row.field(2)).chain(others.split(',')) {
                    // a name in another script may consist of marks only
                    if other != name && row.checked_name(other, 3, &mut document).is_ok() {
                        place = place.alias(other);
                    }
                }
                builder.places.push(place);
                Ok(true)
            })
        })
    }

    /// Returns the loader with the names of first-order divisions from `admin1CodesASCII.txt`: places that it reads later
    /// have these names, and not the codes, in [`Place::admin1`](crate::Place::admin1). For an example see [`Loader`].
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn with_admin1_codes(mut self, reader: impl BufRead) -> Result<Loader, Error> {
        let mut names = Vec::new();
        let mut document = Document::default();
        self.lines(reader, |row| {
            let (code, name) = division(row, &mut document)?;
            names.push((code.to_owned(), name.to_owned()));
            Ok(true)
        })?;
        self.divisions.extend(names);
        Ok(self)
    }

    /// Reads `admin1CodesASCII.txt` and returns its counts: the first-order divisions become places without a point, where
    /// the builder does not have them. Their names for other places are read by [`Loader::with_admin1_codes`].
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let mut builder = Gazetteer::builder();
    /// Loader::new().admin1_codes("NO.11\tRogaland\tRogaland\t3141558\n".as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.lookup("Rogaland").next().unwrap().id, 3_141_558);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn admin1_codes(&self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        self.divisions(reader, builder, PlaceKind::Admin1)
    }

    /// Reads `admin2Codes.txt` and returns its counts: the second-order divisions become places without a point, where the
    /// builder does not have them.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let mut builder = Gazetteer::builder();
    /// Loader::new().admin2_codes("NO.11.1101\tEigersund\tEigersund\t6453372\n".as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.lookup("Eigersund").next().unwrap().country.as_deref(), Some("NO"));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn admin2_codes(&self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        self.divisions(reader, builder, PlaceKind::Admin2)
    }

    /// Rows of `CC.code`, name, plain name, id.
    fn divisions(
        &self,
        reader: impl BufRead,
        builder: &mut GazetteerBuilder,
        kind: PlaceKind,
    ) -> Result<Loaded, Error> {
        let mut ids = builder.ids();
        let mut document = Document::default();
        let (feature, class) = if kind == PlaceKind::Admin1 { ("A.ADM1", "ADM1") } else { ("A.ADM2", "ADM2") };
        all_or_nothing(builder, |builder| {
            self.lines(reader, |row| {
                let (code, name) = division(row, &mut document)?;
                let (country, own) = code.split_once('.').unwrap_or_default();
                let id = row.number(3, "id")?;
                if !self.takes("A", class, country, 0) || ids.contains_key(&id) {
                    return Ok(false);
                }
                ids.insert(id, builder.len());
                let outer = code.get(..country.len() + 1 + own.find('.').unwrap_or(own.len())).unwrap_or(code);
                let division =
                    if kind == PlaceKind::Admin1 { Some(name) } else { self.divisions.get(outer).map(String::as_str) };
                let division = division.unwrap_or_default();
                let mut place = PlaceBuilder::new(id, name, kind).feature(feature).country(country).admin1(division);
                if row.field(2) != name && row.checked_name(row.field(2), 2, &mut document).is_ok() {
                    place = place.alias(row.field(2));
                }
                builder.places.push(place);
                Ok(true)
            })
        })
    }

    /// Reads `countryInfo.txt` and returns its counts: the countries become places without a point, where the builder does
    /// not have them.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let row = "NO\tNOR\t578\tNO\tNorway\tOslo\t324220\t5009150\tEU\t.no\tNOK\tKrone\t47\t####\t\tno\t3144096\tFI\t\n";
    /// let mut builder = Gazetteer::builder();
    /// Loader::new().country_info(row.as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.lookup("Norway").next().unwrap().population, Some(5_009_150));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn country_info(&self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut ids = builder.ids();
        let mut document = Document::default();
        all_or_nothing(builder, |builder| {
            self.lines(reader, |row| {
                row.has(17, 19)?;
                let (code, name) = (row.field(0), row.name(4, &mut document)?);
                let population = row.population(7)?;
                let id = row.number(16, "id")?;
                if !self.takes("A", "PCLI", code, population) || ids.contains_key(&id) {
                    return Ok(false);
                }
                ids.insert(id, builder.len());
                let place = PlaceBuilder::new(id, name, PlaceKind::Country);
                builder.places.push(place.feature("A.PCLI").country(code).population(population));
                Ok(true)
            })
        })
    }

    /// Reads `hierarchy.txt`, pairs of parent and child ids, and returns its counts: a place without a country or division
    /// gets that of its parent, where the builder has both places.
    ///
    /// ```
    /// use reportedly::gazetteer::{Loader, PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let mut builder = Gazetteer::builder()
    ///     .place(PlaceBuilder::new(1, "Norway", PlaceKind::Country).country("NO"))
    ///     .place(PlaceBuilder::new(2, "Jæren", PlaceKind::Region));
    /// Loader::new().hierarchy("1\t2\n".as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.get(2).unwrap().country.as_deref(), Some("NO"));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn hierarchy(&self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let ids = builder.ids();
        let mut pairs = Vec::new();
        let loaded = self.lines(reader, |row| {
            row.has(2, 3)?;
            let (parent, child): (u32, u32) = (row.number(0, "id")?, row.number(1, "id")?);
            let pair = ids.get(&parent).zip(ids.get(&child));
            pairs.extend(pair);
            Ok(pair.is_some())
        })?;
        for (&parent, &child) in pairs {
            let Some((country, admin1)) = builder.places.get(parent).map(|it| (it.country.clone(), it.admin1.clone()))
            else {
                continue;
            };
            if let Some(place) = builder.places.get_mut(child).filter(|place| place.kind != PlaceKind::Country) {
                if place.country.is_empty() {
                    place.country = country;
                }
                if place.admin1.is_empty() && place.kind != PlaceKind::Admin1 {
                    place.admin1 = admin1;
                }
            }
        }
        Ok(loaded)
    }

    /// Reads `alternateNamesV2.txt` and returns its counts: other names, in the languages of [`Loader::languages`], of the
    /// places that the builder has. Historic and colloquial ones become former names, `abbr` abbreviations; links and codes
    /// are left out.
    ///
    /// ```
    /// use reportedly::gazetteer::{Loader, PlaceBuilder, PlaceKind};
    /// use reportedly::Gazetteer;
    ///
    /// let mut builder = Gazetteer::builder().place(PlaceBuilder::new(1, "Wien", PlaceKind::City));
    /// let names = "7\t1\ten\tVienna\t\t\t\t\n8\t1\tfr\tVienne\t\t\t\t\n";
    /// Loader::new().languages(["en"]).alternate_names(names.as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.names().collect::<Vec<_>>(), ["Wien", "Vienna"]);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`].
    pub fn alternate_names(&self, reader: impl BufRead, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let ids = builder.ids();
        let mut document = Document::default();
        let mut names = Vec::new();
        let loaded = self.lines(reader, |row| {
            row.has(4, 10)?;
            let id: u32 = row.number(1, "id")?;
            let language = row.field(2);
            let taken = match &self.languages {
                Some(languages) => languages.contains(language),
                None => matches!(language, "" | "en" | "abbr"),
            };
            let Some(&place) = ids.get(&id).filter(|_| taken && !NO_LANGUAGES.contains(&language)) else {
                return Ok(false);
            };
            let name = row.name(3, &mut document)?;
            let flags = match (language, row.field(6), row.field(7)) {
                (_, "1", _) | (_, _, "1") => FORMER,
                ("abbr", ..) => ABBREVIATED,
                _ => 0,
            };
            names.push((place, name.to_owned(), flags));
            Ok(true)
        })?;
        for (place, name, flags) in names {
            if let Some(place) = builder.places.get_mut(place) {
                place.names.push((name, flags));
            }
        }
        Ok(loaded)
    }
}

/// The code, `CC.code`, and the name of a row of divisions.
fn division<'a>(row: &Row<'a>, document: &mut Document) -> Result<(&'a str, &'a str), Error> {
    row.has(4, 4)?;
    let (code, name) = (row.field(0), row.name(1, document)?);
    if !code.contains('.') {
        return Err(row.error(ErrorKind::Format, 0, format!("{code:?} is no code of a division")));
    }
    Ok((code, name))
}
