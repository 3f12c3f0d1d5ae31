//! Gazetteers from the files that people have.

#[cfg(any(feature = "csv", feature = "json"))]
mod fields;
#[cfg(feature = "json")]
mod geojson;
mod geonames;
#[cfg(feature = "csv")]
mod table;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::io::{self, BufRead};
use std::sync::Arc;

use super::GazetteerBuilder;
#[cfg(any(feature = "csv", feature = "json"))]
use super::PlaceKind;
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::matching::folded::fold_phrase;

/// Reads places from files into a [`GazetteerBuilder`], row by row.
///
/// A bad row is an error that names its line and column, and leaves the builder as it was; with [`Loader::lenient`] it
/// is counted and left out. A loader can read any number of files.
///
/// ```
/// use reportedly::gazetteer::Loader;
/// use reportedly::Gazetteer;
///
/// let codes = "NO.11\tRogaland\tRogaland\t3141558\n";
/// let loader = Loader::new().classes("AP").least_population(500).with_admin1_codes(codes.as_bytes())?;
///
/// let mut builder = Gazetteer::builder();
/// let row = "3159016\tEgersund\tEgersund\tEikersund\t58.45\t6.0\tP\tPPLA2\tNO\t\t11\t\t\t\t11473\t\t\t\t2020-01-01\n";
/// assert_eq!(loader.geonames(row.as_bytes(), &mut builder)?.kept, 1);
/// let place = builder.build()?.lookup("Egersund").next().unwrap();
/// assert_eq!((place.admin1.as_deref(), place.population), (Some("Rogaland"), Some(11_473)));
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Loader {
    lenient: bool,
    alternates: bool,
    ignores_unknown: bool,
    classes: String,
    codes: BTreeSet<String>,
    countries: BTreeSet<String>,
    languages: Option<BTreeSet<String>>,
    least_population: u64,
    progress: Option<Arc<Callback>>,
    /// The names of first-order divisions, by code: `NO.11`.
    divisions: HashMap<String, String>,
}

type Callback = dyn Fn(&Loaded) + Send + Sync;

/// Counts of what was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// The rows of data, without blank lines, comments and the header.
    pub rows: usize,
    /// The rows that were taken.
    pub kept: usize,
    /// The rows that the filters left out.
    pub filtered: usize,
    /// The rows with an error, where the loader is lenient.
    pub bad: usize,
    /// The first errors of bad rows, at most 20.
    pub errors: Vec<Error>,
}

/// Rows from one call of the progress callback to the next.
const PROGRESS_ROWS: usize = 100_000;
/// The largest number of errors in [`Loaded`].
const MOST_ERRORS: usize = 20;

impl Loader {
    /// Returns a loader that takes every row, and stops at a bad one. For an example see [`Loader`].
    pub fn new() -> Loader {
        Loader::default()
    }

    /// Returns the loader so that it counts bad rows and goes on.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let loaded = Loader::new().lenient().hierarchy("x\ty\n".as_bytes(), &mut Gazetteer::builder())?;
    /// assert_eq!((loaded.bad, loaded.errors[0].line()), (1, Some(1)));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn lenient(mut self) -> Loader {
        self.lenient = true;
        self
    }

    /// Returns the loader so that `Loader::table` leaves out columns that it does not know.
    ///
    /// ```
    /// # #[cfg(feature = "csv")] {
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let (table, mut builder) = ("name,colour\nPort Kellan,red\n", Gazetteer::builder());
    /// assert!(Loader::new().table(table.as_bytes(), b',', &mut builder).is_err());
    /// assert_eq!(Loader::new().ignore_unknown().table(table.as_bytes(), b',', &mut builder)?.kept, 1);
    /// # }
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn ignore_unknown(mut self) -> Loader {
        self.ignores_unknown = true;
        self
    }

    /// Returns the loader so that it takes only these GeoNames feature classes, a letter each: `"AP"` for areas and
    /// settlements. For an example see [`Loader`].
    ///
    /// A place whose row gives a kind and no feature has the class of the kind: P for a city, A for a country or division,
    /// H for water, T for a mountain, L for a region, S for any other. A row with neither is left out.
    pub fn classes(mut self, classes: &str) -> Loader {
        classes.clone_into(&mut self.classes);
        self
    }

    /// Returns the loader so that it takes these GeoNames feature codes only, `PPLC`, `ADM1`, with those of earlier calls.
    /// A row without a feature code is left out.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let loader = Loader::new().codes(["PPLC"]).countries(["NO", "SE"]);
    /// let codes = "NO.11\tRogaland\tRogaland\t3141558\n";
    /// let loaded = loader.admin1_codes(codes.as_bytes(), &mut Gazetteer::builder())?;
    /// assert_eq!((loaded.kept, loaded.filtered), (0, 1));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn codes<'c>(mut self, codes: impl IntoIterator<Item = &'c str>) -> Loader {
        self.codes.extend(codes.into_iter().map(str::to_owned));
        self
    }

    /// Returns the loader so that it takes places of these countries only, ISO 3166-1 alpha-2 codes, with those of earlier
    /// calls. For an example see [`Loader::codes`].
    pub fn countries<'c>(mut self, codes: impl IntoIterator<Item = &'c str>) -> Loader {
        self.countries.extend(codes.into_iter().map(str::to_owned));
        self
    }

    /// Returns the loader so that it takes only settlements with at least this many people; other places are taken whatever
    /// their population. A settlement is a place of the feature class P, or of the kind city where no feature is given. For
    /// an example see [`Loader`].
    pub fn least_population(mut self, people: u64) -> Loader {
        self.least_population = people;
        self
    }

    /// Returns the loader so that it takes the column of other names of a GeoNames dump too. They are of all languages, and
    /// many are noise in an English text: [`Loader::alternate_names`] can choose among them.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let row = "3159016\tEgersund\tEgersund\tEikersund\t58.45\t6.0\tP\tPPLA2\tNO\t\t11\t\t\t\t11473\t\t\t\t2020-01-01\n";
    /// let mut builder = Gazetteer::builder();
    /// Loader::new().with_alternates().geonames(row.as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.lookup("Eikersund").count(), 1);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn with_alternates(mut self) -> Loader {
        self.alternates = true;
        self
    }

    /// Returns the loader so that it takes alternate names in these languages only, ISO 639 codes, with those of earlier
    /// calls. By default it takes `en`, `abbr` and those without a language. For an example see
    /// [`Loader::alternate_names`].
    pub fn languages<'c>(mut self, codes: impl IntoIterator<Item = &'c str>) -> Loader {
        self.languages.get_or_insert_default().extend(codes.into_iter().map(str::to_owned));
        self
    }

    /// Returns the loader with a callback, which is called every 100,000 rows and at the end of each file.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    ///
    /// let loader = Loader::new().progress(|loaded| eprintln!("{} rows", loaded.rows));
    /// ```
    pub fn progress(mut self, callback: impl Fn(&Loaded) + Send + Sync + 'static) -> Loader {
        self.progress = Some(Arc::new(callback));
        self
    }

    /// Whether the filters let a place through. `class` and `code` are empty where a file has none.
    fn takes(&self, class: &str, code: &str, country: &str, population: u64) -> bool {
        (self.classes.is_empty() || self.classes.chars().any(|letter| class.chars().eq([letter])))
            && (self.codes.is_empty() || !code.is_empty() && self.codes.contains(code))
            && (self.countries.is_empty() || self.countries.contains(country))
            && (population >= self.least_population || class != "P")
    }

    /// Reads the lines of a tab-separated file without a header; `take` says whether it took a row. Blank lines and
    /// those that start with `#` are no rows.
    fn lines(
        &self,
        mut reader: impl BufRead,
        mut take: impl FnMut(&Row<'_>) -> Result<bool, Error>,
    ) -> Result<Loaded, Error> {
        let mut loaded = Loaded::default();
        let mut line = Vec::new();
        let mut number = 0;
        loop {
            line.clear();
            number += 1;
            if reader.read_until(b'\n', &mut line).map_err(|error| unreadable(error).at(number, None))? == 0 {
                break;
            }
            let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
            let bytes = bytes.trim_ascii_end();
            if bytes.is_empty() || bytes.first() == Some(&b'#') {
                continue;
            }
            let taken = match std::str::from_utf8(line.strip_suffix(b"\n").unwrap_or(&line)) {
                Ok(text) => {
                    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).trim_end_matches('\r');
                    take(&Row { fields: text.split('\t').collect(), line: number })
                }
                Err(error) => {
                    let message = format!("invalid UTF-8 at byte {} of the line", error.valid_up_to() + 1);
                    Err(Error::new(ErrorKind::Format, message).at(number, None).caused_by(error))
                }
            };
            self.count(taken, &mut loaded)?;
        }
        self.report(&loaded);
        Ok(loaded)
    }

    /// Counts a row; an error goes on to the caller unless the loader is lenient.
    fn count(&self, taken: Result<bool, Error>, loaded: &mut Loaded) -> Result<(), Error> {
        loaded.rows += 1;
        match taken {
            Ok(true) => loaded.kept += 1,
            Ok(false) => loaded.filtered += 1,
            Err(error) if self.lenient => {
                loaded.bad += 1;
                if loaded.errors.len() < MOST_ERRORS {
                    loaded.errors.push(error);
                }
            }
            Err(error) => return Err(error),
        }
        if loaded.rows % PROGRESS_ROWS == 0 {
            self.report(loaded);
        }
        Ok(())
    }

    fn report(&self, loaded: &Loaded) {
        if let Some(progress) = &self.progress {
            progress(loaded);
        }
    }
}

/// The GeoNames feature class and code of a row that may give a kind, a feature, both or neither; each is empty where it
/// is not known.
#[cfg(any(feature = "csv", feature = "json"))]
fn class_and_code(feature: &str, kind: Option<PlaceKind>) -> (&str, &str) {
    if !feature.is_empty() {
        return feature.split_once('.').unwrap_or((feature, ""));
    }
    let class = match kind {
        Some(PlaceKind::City) => "P",
        Some(PlaceKind::Country | PlaceKind::Admin1 | PlaceKind::Admin2) => "A",
        Some(PlaceKind::Water) => "H",
        Some(PlaceKind::Mountain) => "T",
        Some(PlaceKind::Region) => "L",
        Some(PlaceKind::Other | PlaceKind::Unrecognized) => "S",
        None => "",
    };
    (class, "")
}

/// Leaves a builder as it was where reading fails.
fn all_or_nothing(
    builder: &mut GazetteerBuilder,
    read: impl FnOnce(&mut GazetteerBuilder) -> Result<Loaded, Error>,
) -> Result<Loaded, Error> {
    let before = builder.places.len();
    let loaded = read(builder);
    if loaded.is_err() {
        builder.places.truncate(before);
    }
    loaded
}

/// The error of a reader.
fn unreadable(error: io::Error) -> Error {
    Error::new(ErrorKind::Io, format!("the file cannot be read: {error}")).caused_by(error)
}

/// A row of a file with its fields.
struct Row<'a> {
    fields: Vec<&'a str>,
    line: usize,
}

impl<'a> Row<'a> {
    /// The field of this number, from 0; empty where the row is shorter.
    fn field(&self, number: usize) -> &'a str {
        self.fields.get(number).copied().unwrap_or_default()
    }

    fn error(&self, kind: ErrorKind, column: usize, message: impl Into<String>) -> Error {
        Error::new(kind, message).at(self.line, Some(column + 1))
    }

    /// Refuses a row of another number of fields.
    fn has(&self, least: usize, most: usize) -> Result<(), Error> {
        let found = self.fields.len();
        if (least..=most).contains(&found) {
            return Ok(());
        }
        let message = format!("{least} columns expected, {found} found");
        Err(Error::new(ErrorKind::Format, message).at(self.line, None))
    }

    fn number<T: std::str::FromStr>(&self, column: usize, what: &str) -> Result<T, Error> {
        let field = self.field(column).trim();
        field.parse().map_err(|_| self.error(ErrorKind::Format, column, format!("{field:?} is no {what}")))
    }

    /// A population; 0 where the field is empty.
    fn population(&self, column: usize) -> Result<u64, Error> {
        if self.field(column).trim().is_empty() { Ok(0) } else { self.number(column, "population") }
    }

    /// Degrees north and east; none where both fields are empty.
    fn point(&self, lat: usize, lon: usize) -> Result<Option<(f64, f64)>, Error> {
        if self.field(lat).trim().is_empty() && self.field(lon).trim().is_empty() {
            return Ok(None);
        }
        let degrees = |column: usize, most: f64, what: &str| {
            let degrees: f64 = self.number(column, what)?;
            if degrees.abs() <= most {
                return Ok(degrees);
            }
            Err(self.error(ErrorKind::Coordinate, column, format!("{degrees} is no {what}: it is not on the globe")))
        };
        Ok(Some((degrees(lat, 90.0, "latitude")?, degrees(lon, 180.0, "longitude")?)))
    }

    /// A name that can be found in a text.
    fn name(&self, column: usize, document: &mut Document) -> Result<&'a str, Error> {
        self.checked_name(self.field(column), column, document).map(|_| self.field(column))
    }

    /// The folded form of a name of this column.
    fn checked_name(&self, name: &str, column: usize, document: &mut Document) -> Result<String, Error> {
        fold_phrase(name, document).map_err(|error| error.at(self.line, Some(column + 1)))
    }

    /// Refuses an id that the builder has.
    fn new_id(&self, id: u32, column: usize, ids: &mut HashMap<u32, usize>, place: usize) -> Result<(), Error> {
        match ids.entry(id) {
            std::collections::hash_map::Entry::Occupied(_) => {
                Err(self.error(ErrorKind::DuplicateId, column, format!("another place has the id {id}")))
            }
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(place);
                Ok(())
            }
        }
    }
}

impl fmt::Debug for Loader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loader").field("lenient", &self.lenient).field("divisions", &self.divisions.len()).finish()
    }
}

/// The message for a country that is none; nothing for one or several, or an empty text.
fn no_country(country: &str) -> Option<String> {
    let is_code = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    if country.is_empty() || country.split(',').all(is_code) {
        return None;
    }
    Some(format!("{country:?} is no country: two capital letters are, with a comma between several"))
}

/// The message for a kind of place that is none.
#[cfg(any(feature = "csv", feature = "json"))]
fn no_kind(kind: &str) -> String {
    let kinds: Vec<&str> = PlaceKind::ALL.iter().map(|kind| kind.as_str()).collect();
    format!("{kind:?} is no kind of place; the kinds are {}", kinds.join(", "))
}
