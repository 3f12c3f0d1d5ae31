//! Tables with a header: comma or tab-separated.

use std::borrow::Cow;
use std::io::Read;

use super::fields::{self, Fields, Ids, Wrong};
use super::{Loaded, Loader, Row, all_or_nothing, unreadable};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::{GazetteerBuilder, PlaceBuilder};

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
    ("key", &["key"]),
    ("data", &["data"]),
];

impl Loader {
    /// Reads a table and returns its counts.
    ///
    /// The first row names the columns, in any order. `name` must be there; these may be:
    ///
    /// | column | what |
    /// |---|---|
    /// | `id` | a number; without this column the places are numbered from 3,000,000,001 on, which is no id of the world |
    /// | `key`, `data` | texts of your own, which come back in [`Place`](crate::Place) |
    /// | `lat`, `lon` | degrees |
    /// | `kind` | as [`PlaceKind`](crate::gazetteer::PlaceKind) serialises: `city` |
    /// | `feature` | class and code of GeoNames: `P.PPLC` |
    /// | `country` | two capital letters, with a comma between several |
    /// | `admin1`, `population` | |
    /// | `aliases`, `demonyms`, `abbreviations`, `former_names` | names, with a vertical bar between several |
    /// | `priority` | [logits](crate::gazetteer::PlaceBuilder::priority) |
    /// | `always`, `any_case` | `yes` or `no`: see [`always`](crate::gazetteer::PlaceBuilder::always) and [`any_case`](crate::gazetteer::PlaceBuilder::any_case) |
    ///
    /// `separator` is the byte between the fields, `b','` or `b'\t'`; a field may be in quotation marks.
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
    /// As for [`Loader::geonames`], and for a header without `name` or with a column that is there twice or unknown (but see
    /// [`Loader::ignore_unknown`]), a kind or country that is none, a name that a place has twice.
    #[cfg_attr(docsrs, doc(cfg(feature = "csv")))]
    pub fn table(&self, reader: impl Read, separator: u8, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(false).from_reader(reader);
        let mut record = csv::StringRecord::new();
        let header = if read(&mut reader, &mut record)? {
            Header::of(&record, self.ignores_unknown, separator)?
        } else {
            return Ok(Loaded::default());
        };
        let mut ids = Ids::of(builder);
        let mut document = Document::default();
        all_or_nothing(builder, |builder| {
            let mut loaded = Loaded::default();
            loop {
                let taken = match read(&mut reader, &mut record) {
                    Ok(false) => break,
                    Ok(true) => {
                        let line = record.position().map_or(0, |position| position.line() as usize);
                        let row = Row { fields: record.iter().collect(), line };
                        let row = TableRow { header: &header, row };
                        row.place(self, &mut ids, &mut document).map(|place| {
                            let taken = place.is_some();
                            builder.places.extend(place);
                            taken
                        })
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
    fn of(record: &csv::StringRecord, ignores_unknown: bool, separator: u8) -> Result<Header, Error> {
        let mut header = Header { columns: vec![None; COLUMNS.len()], count: record.len() };
        for (number, name) in record.iter().enumerate() {
            let name = name.trim_start_matches('\u{FEFF}').trim().to_lowercase();
            let at = |message: String| Error::new(ErrorKind::Format, message).at(1, Some(number + 1));
            let known = COLUMNS.iter().position(|(_, names)| names.contains(&name.as_str()));
            let Some(column) = known.and_then(|known| header.columns.get_mut(known)) else {
                if ignores_unknown {
                    continue;
                }
                return Err(at(format!("no column is called {name:?}{}", hint(record, separator))));
            };
            if column.replace(number).is_some() {
                return Err(at(format!("two columns are called {name:?}")));
            }
        }
        if header.column("name").is_none() {
            let message = format!("no column is called \"name\"{}", hint(record, separator));
            return Err(Error::new(ErrorKind::Format, message).at(1, None));
        }
        Ok(header)
    }

    fn column(&self, name: &str) -> Option<usize> {
        let known = COLUMNS.iter().position(|(column, _)| *column == name)?;
        self.columns.get(known).copied().flatten()
    }
}

/// What is added to the message for a header of one column that has another separator in it.
fn hint(record: &csv::StringRecord, separator: u8) -> String {
    let separator = char::from(separator);
    let only = record.get(0).filter(|_| record.len() == 1).unwrap_or_default();
    let other = [',', '\t', ';', '|'].into_iter().find(|&other| other != separator && only.contains(other));
    other.map_or_else(String::new, |other| {
        format!("; the header is one column with {other:?} in it: is that the separator, and not {separator:?}?")
    })
}

/// A row of a table with the names of its columns.
struct TableRow<'r> {
    header: &'r Header,
    row: Row<'r>,
}

impl TableRow<'_> {
    fn place(&self, loader: &Loader, ids: &mut Ids, document: &mut Document) -> Result<Option<PlaceBuilder>, Error> {
        self.row.has(self.header.count, self.header.count)?;
        fields::place(self, loader, ids, document).map_err(|wrong| {
            let column = self.header.column(wrong.field).map(|column| column + 1);
            Error::new(wrong.kind, wrong.message).at(self.row.line, column)
        })
    }

    /// The field as it is; empty where there is none.
    fn raw(&self, field: &str) -> &str {
        self.header.column(field).map_or("", |column| self.row.field(column))
    }

    fn degrees(&self, field: &'static str, most: f64, what: &str) -> Result<f64, Wrong> {
        let text = self.raw(field).trim();
        let degrees: f64 = text.parse().map_err(|_| Wrong::format(field, format!("{text:?} is no {what}")))?;
        if degrees.abs() <= most {
            return Ok(degrees);
        }
        let message = format!("{degrees} is no {what}: it is not on the globe");
        Err(Wrong::new(field, ErrorKind::Coordinate, message))
    }
}

impl Fields for TableRow<'_> {
    fn text(&self, field: &'static str) -> Result<Cow<'_, str>, Wrong> {
        Ok(Cow::Borrowed(self.raw(field).trim()))
    }

    fn texts(&self, field: &'static str) -> Result<Vec<Cow<'_, str>>, Wrong> {
        Ok(fields::split(self.raw(field)).map(Cow::Borrowed).collect())
    }

    fn data(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.raw("data"))
    }

    fn id(&self) -> Result<Option<u32>, Wrong> {
        if self.header.column("id").is_none() {
            return Ok(None);
        }
        let text = self.raw("id").trim();
        let no_id =
            |_| Wrong::format("id", format!("{text:?} is no id: a number is; a text goes into the column `key`"));
        text.parse().map(Some).map_err(no_id)
    }

    fn point(&self) -> Result<Option<(f64, f64)>, Wrong> {
        if self.raw("lat").trim().is_empty() && self.raw("lon").trim().is_empty() {
            return Ok(None);
        }
        Ok(Some((self.degrees("lat", 90.0, "latitude")?, self.degrees("lon", 180.0, "longitude")?)))
    }
}
