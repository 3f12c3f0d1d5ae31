//! Tables with a header: comma or tab-separated.

use std::io::Read;

use super::{Loaded, Loader, Row, all_or_nothing, class_and_code, no_kind, unreadable};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::{ABBREVIATED, DEMONYM, FORMER, GazetteerBuilder, PlaceBuilder, PlaceKind};

/// The columns, by what their headers may be.
const COLUMNS: &[(&str, &[&str])] = &[
    ("id", &["id", "geonameid"]),
    ("name", &["name"]),
    ("lat", &["lat", "latitude"]),
    ("lon", &["lon", "lng", "long", "longitude"]),
    ("kind", &["kind"]),
    ("feature", &["feature"]),
    ("country", &["country", "cc", "country_code"]),
    ("admin1", &["admin1", "admin1_name", "division"]),
    ("population", &["population"]),
    ("priority", &["priority"]),
    ("always", &["always"]),
    ("any_case", &["any_case"]),
    ("aliases", &["aliases", "alternates"]),
    ("demonyms", &["demonyms"]),
    ("abbreviations", &["abbreviations"]),
    ("former_names", &["former_names"]),
];

/// Columns of several names, with `|` between.
const LISTS: &[(&str, u8)] =
    &[("aliases", 0), ("demonyms", DEMONYM), ("abbreviations", ABBREVIATED), ("former_names", FORMER)];

impl Loader {
    /// Reads a table and returns its counts. The first row names the columns, in any order: `name`, and where there are any
    /// `id`, `lat` and `lon` in degrees, `kind` (as [`PlaceKind`] serialises) or `feature`, `country`, `admin1`, `population`, `priority`, `always` and `any_case` (yes or no), and
    /// with `|` between several `aliases`, `demonyms`, `abbreviations`, `former_names`. `separator` is `b','` or
    /// `b'\t'`; a field may be in quotation marks. Without ids the places are numbered from 1, those taken left out.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let table = "name,kind,country,lat,lon,aliases\n\"Kellan, Port of\",city,GB,54.2,-3.1,Port Kellan|Kellan\n";
    /// let mut builder = Gazetteer::builder();
    /// Loader::new().table(table.as_bytes(), b',', &mut builder)?;
    /// assert_eq!(builder.clone().build()?.lookup("Kellan").next().unwrap().name, "Kellan, Port of");
    ///
    /// let error = Loader::new().table("name,lat,lon\nKellan,91,0\n".as_bytes(), b',', &mut builder).unwrap_err();
    /// assert_eq!((error.line(), error.column()), (Some(2), Some(2)));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`], and for a header without `name` or with a column that is unknown or there twice, a
    /// kind that is none, a name that a place has twice.
    #[cfg_attr(docsrs, doc(cfg(feature = "csv")))]
    pub fn table(&self, reader: impl Read, separator: u8, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(reader);
        let mut record = csv::StringRecord::new();
        let header = if read(&mut reader, &mut record)? { Header::of(&record)? } else { return Ok(Loaded::default()) };
        let mut ids = builder.ids();
        let mut document = Document::default();
        all_or_nothing(builder, |builder| {
            let mut loaded = Loaded::default();
            let mut next = 1;
            loop {
                let taken = match read(&mut reader, &mut record) {
                    Ok(false) => break,
                    Ok(true) => {
                        let line = record.position().map_or(0, |position| position.line() as usize);
                        let row = Row { fields: record.iter().collect(), line };
                        while ids.contains_key(&next) {
                            next += 1;
                        }
                        header.place(self, &row, &mut ids, next, &mut document, builder)
                    }
                    Err(error) if error.kind() == ErrorKind::Io => return Err(error),
                    Err(error) => Err(error),
                };
                self.count(taken, &mut loaded)?;
            }
            self.report(&loaded);
            Ok(loaded)
        })
    }
}

/// Reads a record; whether there is one.
fn read(reader: &mut csv::Reader<impl Read>, record: &mut csv::StringRecord) -> Result<bool, Error> {
    reader.read_record(record).map_err(|error| {
        let line = error.position().map_or(0, |position| position.line() as usize);
        let column = match error.kind() {
            csv::ErrorKind::Utf8 { err, .. } => Some(err.field() + 1),
            _ => None,
        };
        let message = match error.kind() {
            csv::ErrorKind::Utf8 { err, .. } => format!("invalid UTF-8 at byte {} of the field", err.valid_up_to() + 1),
            _ => format!("the row cannot be read: {error}"),
        };
        if !error.is_io_error() {
            return Error::new(ErrorKind::Format, message).at(line, column).caused_by(error);
        }
        match error.into_kind() {
            csv::ErrorKind::Io(error) => unreadable(error).at(line, None),
            _ => Error::new(ErrorKind::Io, message).at(line, None),
        }
    })
}

/// The number of each known column.
struct Header {
    /// The numbers of the columns, in the order of [`COLUMNS`].
    columns: Vec<Option<usize>>,
    count: usize,
}

impl Header {
    fn of(record: &csv::StringRecord) -> Result<Header, Error> {
        let mut header = Header { columns: vec![None; COLUMNS.len()], count: record.len() };
        for (number, name) in record.iter().enumerate() {
            let name = name.trim_start_matches('\u{FEFF}').trim().to_lowercase();
            let at = |message: String| Error::new(ErrorKind::Format, message).at(1, Some(number + 1));
            let known = COLUMNS.iter().position(|(_, names)| names.contains(&name.as_str()));
            let Some(column) = known.and_then(|known| header.columns.get_mut(known)) else {
                return Err(at(format!("no column is called {name:?}")));
            };
            if column.replace(number).is_some() {
                return Err(at(format!("two columns are called {name:?}")));
            }
        }
        if header.column("name").is_none() {
            return Err(Error::new(ErrorKind::Format, "no column is called \"name\"").at(1, None));
        }
        Ok(header)
    }

    fn column(&self, name: &str) -> Option<usize> {
        let known = COLUMNS.iter().position(|(column, _)| *column == name)?;
        self.columns.get(known).copied().flatten()
    }

    /// Adds the place of a row; whether the filters took it.
    fn place(
        &self,
        loader: &Loader,
        row: &Row<'_>,
        ids: &mut std::collections::HashMap<u32, usize>,
        next: u32,
        document: &mut Document,
        builder: &mut GazetteerBuilder,
    ) -> Result<bool, Error> {
        row.has(self.count, self.count)?;
        let column = |name: &str| self.column(name).unwrap_or(usize::MAX - 1);
        let field = |name: &str| row.field(column(name)).trim();
        let name = row.name(column("name"), document)?;
        let point = row.point(column("lat"), column("lon"))?;
        let population = row.population(column("population"))?;
        let feature = field("feature");
        let given = match field("kind") {
            "" => None,
            kind => Some(kind.parse().map_err(|_| row.error(ErrorKind::Format, column("kind"), no_kind(kind)))?),
        };
        let kind = given.unwrap_or_else(|| PlaceKind::of_feature(feature));
        let priority = if field("priority").is_empty() { 0 } else { row.number(column("priority"), "priority")? };
        let (class, code) = class_and_code(feature, given);
        if !loader.takes(class, code, field("country"), population) {
            return Ok(false);
        }
        let mut seen = std::collections::HashSet::from([row.checked_name(name, column("name"), document)?]);
        let mut names = Vec::new();
        for &(list, flags) in LISTS {
            for other in field(list).split('|').map(str::trim).filter(|other| !other.is_empty()) {
                if !seen.insert(row.checked_name(other, column(list), document)?) {
                    let message = format!("the place has the name {other:?} already");
                    return Err(row.error(ErrorKind::DuplicateName, column(list), message));
                }
                names.push((other.to_owned(), flags));
            }
        }
        let id = if self.column("id").is_some() { row.number(column("id"), "id")? } else { next };
        row.new_id(id, column("id"), ids, builder.len())?;
        let place = PlaceBuilder::new(id, name, kind).feature(feature).country(field("country"));
        let mut place = place.population(population).priority(priority);
        if kind != PlaceKind::Country {
            place = place.admin1(field("admin1"));
        }
        if let Some((lat, lon)) = point {
            place = place.at(lat, lon);
        }
        let is_yes = |name: &str| match field(name).to_ascii_lowercase().as_str() {
            "yes" | "true" | "1" => Ok(true),
            "" | "no" | "false" | "0" => Ok(false),
            other => Err(row.error(ErrorKind::Format, column(name), format!("{other:?} is neither yes nor no"))),
        };
        if is_yes("always")? {
            place = place.always();
        }
        if is_yes("any_case")? {
            place = place.any_case();
        }
        place.names = names;
        builder.places.push(place);
        Ok(true)
    }
}
