//! GeoJSON: a feature collection (RFC 7946), read one feature at a time.

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{Loaded, Loader, all_or_nothing, class_and_code, no_kind, unreadable};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::{GazetteerBuilder, PlaceBuilder, PlaceKind};
use crate::matching::folded::fold_phrase;

impl Loader {
    /// Reads a feature collection and returns its counts. Of each feature its `properties` are read: `name`, and where there
    /// are any `id`, `kind`, `feature`, `country`, `admin1`, `population`, `aliases` (a list, or one text with `|` between). The point
    /// is that of a `Point`, or the middle of the corners of any other geometry. Features without an id of their own are
    /// numbered from 1.
    ///
    /// ```
    /// use reportedly::gazetteer::Loader;
    /// use reportedly::Gazetteer;
    ///
    /// let json = r#"{"type": "FeatureCollection", "features": [{"type": "Feature",
    ///     "properties": {"name": "Port Kellan", "kind": "city"},
    ///     "geometry": {"type": "Point", "coordinates": [-3.1, 54.2]}}]}"#;
    /// let mut builder = Gazetteer::builder();
    /// Loader::new().geojson(json.as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.lookup("Port Kellan").next().unwrap().lat, Some(54.2));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Loader::geonames`], with the line of the JSON, or the number of the feature in the message.
    #[cfg_attr(docsrs, doc(cfg(feature = "json")))]
    pub fn geojson(&self, reader: impl Read, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        all_or_nothing(builder, |builder| {
            let ids = builder.ids();
            let mut reading = Reading {
                loader: self,
                builder,
                ids: ids.into_keys().collect(),
                next: 1,
                loaded: Loaded::default(),
                document: Document::default(),
                error: None,
            };
            let mut json = serde_json::Deserializer::from_reader(reader);
            let read = (&mut reading).deserialize(&mut json).and_then(|()| json.end());
            let (loaded, error) = (reading.loaded, reading.error);
            match (error, read) {
                (Some(error), _) => Err(error),
                (None, Err(error)) if error.is_io() => Err(unreadable(error.into())),
                (None, Err(error)) => {
                    let message = format!("this is no feature collection: {error}");
                    let (line, column) = (error.line(), error.column());
                    Err(Error::new(ErrorKind::Format, message).at(line, Some(column)).caused_by(error))
                }
                (None, Ok(())) => {
                    self.report(&loaded);
                    Ok(loaded)
                }
            }
        })
    }
}

/// What is read so far.
struct Reading<'l, 'b> {
    loader: &'l Loader,
    builder: &'b mut GazetteerBuilder,
    ids: std::collections::HashSet<u32>,
    next: u32,
    loaded: Loaded,
    document: Document,
    /// What stopped the reading, where that is not the JSON.
    error: Option<Error>,
}

impl<'de> DeserializeSeed<'de> for &mut Reading<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Reading<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON feature collection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut found = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == "features" {
                map.next_value_seed(Features(&mut *self))?;
                found = true;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if found { Ok(()) } else { Err(A::Error::custom("it has no features")) }
    }
}

struct Features<'r, 'l, 'b>(&'r mut Reading<'l, 'b>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        let reading = self.0;
        while let Some(feature) = features.next_element::<Value>()? {
            let number = reading.loaded.rows + 1;
            let taken = reading
                .place(&feature)
                .map_err(|(kind, message)| Error::new(kind, format!("feature {number}: {message}")));
            let counted = reading.loader.count(taken, &mut reading.loaded);
            if let Err(error) = counted {
                reading.error = Some(error);
                return Err(A::Error::custom("a bad feature"));
            }
        }
        Ok(())
    }
}

impl Reading<'_, '_> {
    /// Adds the place of a feature; whether the filters took it.
    fn place(&mut self, feature: &Value) -> Result<bool, (ErrorKind, String)> {
        let none = Value::Null;
        let property = |name: &str| feature.get("properties").and_then(|all| all.get(name)).unwrap_or(&none);
        let text = |name: &str| property(name).as_str().unwrap_or_default().trim();
        let name = property("name").as_str().ok_or((ErrorKind::EmptyName, "it has no name".to_owned()))?;
        let mut names = vec![name];
        match property("aliases") {
            Value::Array(list) => names.extend(list.iter().filter_map(Value::as_str)),
            list => names.extend(list.as_str().unwrap_or_default().split('|').filter(|alias| !alias.is_empty())),
        }
        for name in &names {
            fold_phrase(name, &mut self.document).map_err(|error| (error.kind(), error.to_string()))?;
        }
        let given = match text("kind") {
            "" => None,
            kind => Some(kind.parse().map_err(|_| (ErrorKind::Format, no_kind(kind)))?),
        };
        let kind = given.unwrap_or_else(|| PlaceKind::of_feature(text("feature")));
        let population = property("population").as_u64().unwrap_or(0);
        let point = point(feature.get("geometry").unwrap_or(&none))?;
        let (class, code) = class_and_code(text("feature"), given);
        if !self.loader.takes(class, code, text("country"), population) {
            return Ok(false);
        }
        let own = [property("id"), feature.get("id").unwrap_or(&none)].into_iter().find_map(Value::as_u64);
        while self.ids.contains(&self.next) {
            self.next += 1;
        }
        let id = own.map_or(Ok(self.next), u32::try_from);
        let id = id.map_err(|_| (ErrorKind::Format, "its id is past 32 bits".to_owned()))?;
        if !self.ids.insert(id) {
            return Err((ErrorKind::DuplicateId, format!("another place has the id {id}")));
        }
        let place = PlaceBuilder::new(id, name, kind).feature(text("feature")).country(text("country"));
        let mut place = place.admin1(text("admin1")).population(population);
        if let Some((lat, lon)) = point {
            place = place.at(lat, lon);
        }
        if property("always").as_bool() == Some(true) {
            place = place.always();
        }
        if property("any_case").as_bool() == Some(true) {
            place = place.any_case();
        }
        self.builder.places.push(names.iter().skip(1).fold(place, |place, alias| place.alias(alias)));
        Ok(true)
    }
}

/// Degrees north and east of a geometry; none for the empty one.
fn point(geometry: &Value) -> Result<Option<(f64, f64)>, (ErrorKind, String)> {
    // corners are pairs of numbers at the bottom of lists in lists
    let mut pending: Vec<&Value> = geometry.get("coordinates").into_iter().collect();
    let (mut least, mut most) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    while let Some(list) = pending.pop().and_then(Value::as_array) {
        match (list.first().and_then(Value::as_f64), list.get(1).and_then(Value::as_f64)) {
            (Some(lon), Some(lat)) => {
                if lat.abs() > 90.0 || lon.abs() > 180.0 {
                    return Err((ErrorKind::Coordinate, format!("{lat}, {lon} is not on the globe")));
                }
                least = (least.0.min(lat), least.1.min(lon));
                most = (most.0.max(lat), most.1.max(lon));
            }
            _ => pending.extend(list),
        }
    }
    Ok((least.0 <= most.0).then(|| ((least.0 + most.0) / 2.0, (least.1 + most.1) / 2.0)))
}
