//! The fields of a place that a table and GeoJSON have alike.

use std::borrow::Cow;
use std::collections::HashSet;
use std::str::FromStr;

use super::{Loader, class_and_code, no_country, no_kind};
use crate::document::Document;
use crate::error::ErrorKind;
use crate::gazetteer::{ABBREVIATED, DEMONYM, FORMER, GazetteerBuilder, PlaceBuilder, PlaceKind};
use crate::matching::folded::fold_phrase;

/// The fields with several names, and what these are.
const LISTS: &[(&str, u8)] =
    &[("aliases", 0), ("demonyms", DEMONYM), ("abbreviations", ABBREVIATED), ("former_names", FORMER)];

/// The first id of the places that have none of their own. No id of GeoNames or of the world table is between it and
/// 4,000,000,000.
const FIRST_ID: u32 = 3_000_000_001;

/// A field that is wrong, and why.
#[derive(Debug)]
pub(super) struct Wrong {
    pub field: &'static str,
    pub kind: ErrorKind,
    pub message: String,
}

impl Wrong {
    pub(super) fn new(field: &'static str, kind: ErrorKind, message: impl Into<String>) -> Wrong {
        Wrong { field, kind, message: message.into() }
    }

    pub(super) fn format(field: &'static str, message: impl Into<String>) -> Wrong {
        Wrong::new(field, ErrorKind::Format, message)
    }
}

/// The fields of one place, by name.
pub(super) trait Fields {
    /// The text of a field, without space around it; empty where there is none.
    fn text(&self, field: &'static str) -> Result<Cow<'_, str>, Wrong>;

    /// The texts of a field that may have several.
    fn texts(&self, field: &'static str) -> Result<Vec<Cow<'_, str>>, Wrong>;

    /// What the caller has beside the place, as it is.
    fn data(&self) -> Cow<'_, str>;

    /// The id; none where the place is to be numbered.
    fn id(&self) -> Result<Option<u32>, Wrong>;

    /// Degrees north and east; none where they are not known.
    fn point(&self) -> Result<Option<(f64, f64)>, Wrong>;
}

/// The ids that are taken.
pub(super) struct Ids {
    taken: HashSet<u32>,
    next: u32,
}

impl Ids {
    pub(super) fn of(builder: &GazetteerBuilder) -> Ids {
        Ids { taken: builder.ids().into_keys().collect(), next: FIRST_ID }
    }

    /// Takes an id, or the next free one.
    fn take(&mut self, id: Option<u32>) -> Result<u32, Wrong> {
        while id.is_none() && self.taken.contains(&self.next) {
            self.next = self.next.wrapping_add(1);
        }
        let id = id.unwrap_or(self.next);
        if self.taken.insert(id) {
            return Ok(id);
        }
        Err(Wrong::new("id", ErrorKind::DuplicateId, format!("another place has the id {id}")))
    }
}

/// The place that has these fields; none where the filters leave it out.
pub(super) fn place(
    fields: &impl Fields,
    loader: &Loader,
    ids: &mut Ids,
    document: &mut Document,
) -> Result<Option<PlaceBuilder>, Wrong> {
    let name = fields.text("name")?;
    let folded = folded(&name, "name", document)?;
    let point = fields.point()?;
    let feature = fields.text("feature")?;
    let country = country(fields)?;
    let given = kind(fields)?;
    let population: u64 = number(fields, "population")?.unwrap_or(0);
    let priority: i8 = number(fields, "priority")?.unwrap_or(0);
    let (always, any_case) = (is_yes(fields, "always")?, is_yes(fields, "any_case")?);
    let (class, code) = class_and_code(&feature, given);
    if !loader.takes(class, code, &country, population) {
        return Ok(None);
    }
    let names = names(fields, folded, document)?;
    let kind = given.unwrap_or_else(|| PlaceKind::of_feature(&feature));
    let (key, admin1) = (fields.text("key")?, fields.text("admin1")?);
    let place = PlaceBuilder::new(ids.take(fields.id()?)?, &name, kind).feature(&feature).country(&country);
    let mut place = place.population(population).priority(priority).key(&key).data(&fields.data());
    if kind != PlaceKind::Country {
        place = place.admin1(&admin1);
    }
    if let Some((lat, lon)) = point {
        place = place.at(lat, lon);
    }
    if always {
        place = place.always();
    }
    if any_case {
        place = place.any_case();
    }
    place.names = names;
    Ok(Some(place))
}

fn folded(name: &str, field: &'static str, document: &mut Document) -> Result<String, Wrong> {
    fold_phrase(name, document).map_err(|error| Wrong::new(field, error.kind(), error.to_string()))
}

/// The other names of a place, whose main name has this folded form.
fn names(fields: &impl Fields, main: String, document: &mut Document) -> Result<Vec<(String, u8)>, Wrong> {
    let mut seen = HashSet::from([main]);
    let mut names = Vec::new();
    for &(list, flags) in LISTS {
        for other in fields.texts(list)? {
            if !seen.insert(folded(&other, list, document)?) {
                let message = format!("the place has the name {other:?} already");
                return Err(Wrong::new(list, ErrorKind::DuplicateName, message));
            }
            names.push((other.into_owned(), flags));
        }
    }
    Ok(names)
}

fn kind(fields: &impl Fields) -> Result<Option<PlaceKind>, Wrong> {
    match fields.text("kind")?.as_ref() {
        "" => Ok(None),
        kind => kind.parse().map(Some).map_err(|_| Wrong::format("kind", no_kind(kind))),
    }
}

/// The country or countries, each a code of two capital letters; empty where there is none.
fn country(fields: &impl Fields) -> Result<Cow<'_, str>, Wrong> {
    let country = fields.text("country")?;
    match no_country(&country) {
        None => Ok(country),
        Some(message) => Err(Wrong::format("country", message)),
    }
}

/// A number; none where the field is empty.
fn number<T: FromStr>(fields: &impl Fields, field: &'static str) -> Result<Option<T>, Wrong> {
    match fields.text(field)?.as_ref() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Wrong::format(field, format!("{text:?} is no {field}"))),
    }
}

fn is_yes(fields: &impl Fields, field: &'static str) -> Result<bool, Wrong> {
    match fields.text(field)?.to_ascii_lowercase().as_str() {
        "yes" | "true" | "1" => Ok(true),
        "" | "no" | "false" | "0" => Ok(false),
        other => Err(Wrong::format(field, format!("{other:?} is neither yes nor no"))),
    }
}

/// The texts of a field that has a sign between several.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split('|').map(str::trim).filter(|name| !name.is_empty())
}
