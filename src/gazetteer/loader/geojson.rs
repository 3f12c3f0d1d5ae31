//! GeoJSON: a feature collection (RFC 7946), read one feature at a time.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::fields::{self, Fields, Ids, Wrong};
use super::{Loaded, Loader, all_or_nothing, unreadable};
use crate::document::Document;
use crate::error::{Error, ErrorKind};
use crate::gazetteer::GazetteerBuilder;

impl Loader {
    /// Reads a feature collection and returns its counts.
    ///
    /// Of each feature those `properties` are read that `Loader::table` reads as columns (but for `lat` and `lon`), as
    /// numbers or texts, `always` and `any_case` also as `true` and `false`; several names are a list, or one text with a vertical
    /// bar between them, and `data` may be any value, kept as JSON. Other properties are left out. An `id` is a number; one that
    /// is a text becomes the key where there is no `key`, and the feature is numbered. The point is that of a `Point`, or the
    /// middle of the corners of any other geometry.
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
    /// As for `Loader::table`, with the line of the JSON, or the number of the feature and the property in the message.
    #[cfg_attr(docsrs, doc(cfg(feature = "json")))]
    pub fn geojson(&self, reader: impl Read, builder: &mut GazetteerBuilder) -> Result<Loaded, Error> {
        all_or_nothing(builder, |builder| {
            let ids = Ids::of(builder);
            let mut reading = Reading {
                loader: self,
                builder,
                ids,
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
    ids: Ids,
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
            let taken = reading.place(&Feature(&feature)).map_err(|Wrong { field, kind, message }| {
                Error::new(kind, format!("feature {number}, {field}: {message}"))
            });
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
    fn place(&mut self, feature: &Feature<'_>) -> Result<bool, Wrong> {
        let place = fields::place(feature, self.loader, &mut self.ids, &mut self.document)?;
        let taken = place.is_some();
        self.builder.places.extend(place);
        Ok(taken)
    }
}

/// A feature of the collection.
struct Feature<'v>(&'v Value);

impl<'v> Feature<'v> {
    fn property(&self, name: &str) -> &'v Value {
        self.0.get("properties").and_then(|all| all.get(name)).unwrap_or(&Value::Null)
    }

    /// The ids of its properties and of the feature itself.
    fn ids(&self) -> impl Iterator<Item = &'v Value> {
        [self.property("id"), self.0.get("id").unwrap_or(&Value::Null)].into_iter()
    }
}

impl Fields for Feature<'_> {
    fn text(&self, field: &'static str) -> Result<Cow<'_, str>, Wrong> {
        let text = text(field, self.property(field))?;
        if field == "key" && text.is_empty() {
            return Ok(self.ids().find_map(Value::as_str).unwrap_or_default().trim().into());
        }
        Ok(text)
    }

    fn texts(&self, field: &'static str) -> Result<Vec<Cow<'_, str>>, Wrong> {
        match self.property(field) {
            Value::Array(list) => list.iter().map(|item| text(field, item)).collect(),
            Value::String(list) => Ok(fields::split(list).map(Cow::Borrowed).collect()),
            Value::Null => Ok(Vec::new()),
            other => Err(Wrong::format(field, format!("{other} is neither a list nor a text"))),
        }
    }

    fn data(&self) -> Cow<'_, str> {
        match self.property("data") {
            Value::Null => Cow::Borrowed(""),
            Value::String(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.to_string()),
        }
    }

    fn id(&self) -> Result<Option<u32>, Wrong> {
        let Some(id) = self.ids().find(|id| id.is_number()) else { return Ok(None) };
        let number = id.as_u64().and_then(|id| u32::try_from(id).ok());
        number.map(Some).ok_or_else(|| Wrong::format("id", format!("{id} is no id: a whole number of 32 bits is")))
    }

    fn point(&self) -> Result<Option<(f64, f64)>, Wrong> {
        point(self.0.get("geometry").unwrap_or(&Value::Null))
    }
}

/// A value as a text.
fn text<'v>(field: &'static str, value: &'v Value) -> Result<Cow<'v, str>, Wrong> {
    match value {
        Value::Null => Ok(Cow::Borrowed("")),
        Value::String(text) => Ok(Cow::Borrowed(text.trim())),
        Value::Bool(_) => Ok(Cow::Owned(value.to_string())),
        // many programs write whole numbers as 9000.0
        Value::Number(number) => {
            let text = number.to_string();
            Ok(Cow::Owned(text.strip_suffix(".0").map_or(text.clone(), str::to_owned)))
        }
        Value::Array(_) | Value::Object(_) => {
            Err(Wrong::format(field, format!("{value} is neither a text nor a number")))
        }
    }
}

/// Degrees north and east of a geometry; none for the empty one.
fn point(geometry: &Value) -> Result<Option<(f64, f64)>, Wrong> {
    // corners are pairs of numbers at the bottom of lists in lists
    let mut pending: Vec<&Value> = geometry.get("coordinates").into_iter().collect();
    let (mut least, mut most) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    while let Some(list) = pending.pop().and_then(Value::as_array) {
        match (list.first().and_then(Value::as_f64), list.get(1).and_then(Value::as_f64)) {
            (Some(lon), Some(lat)) => {
                if lat.abs() > 90.0 || lon.abs() > 180.0 {
                    let message = format!("{lat}, {lon} is not on the globe");
                    return Err(Wrong::new("geometry", ErrorKind::Coordinate, message));
                }
                least = (least.0.min(lat), least.1.min(lon));
                most = (most.0.max(lat), most.1.max(lon));
            }
            _ => pending.extend(list),
        }
    }
    Ok((least.0 <= most.0).then(|| ((least.0 + most.0) / 2.0, (least.1 + most.1) / 2.0)))
}
