//! Tables of places, as a fuzz target reads them.

use reportedly::gazetteer::Loader;
use reportedly::{Gazetteer, Place};

/// Any bytes are a table or an error. What is read is found, and the same after saving.
pub fn gazetteer_table(bytes: &[u8]) {
    for separator in *b",\t" {
        let (mut strict, mut lenient) = (Gazetteer::builder(), Gazetteer::builder());
        let read = Loader::new().table(bytes, separator, &mut strict);
        let counted = Loader::new().lenient().table(bytes, separator, &mut lenient);
        if let Err(error) = &read {
            assert!(strict.is_empty(), "{error}");
        }
        let Ok(counted) = counted else {
            assert!(lenient.is_empty() && read.is_err());
            continue;
        };
        assert_eq!(counted.rows, counted.kept + counted.filtered + counted.bad);
        assert_eq!(read.is_ok(), counted.bad == 0, "{:?}", counted.errors);
        let Ok(gazetteer) = lenient.build() else { continue };
        let places: Vec<Place> = gazetteer.places().collect();
        assert_eq!(places.len(), counted.kept);
        for place in &places {
            assert!(gazetteer.lookup(&place.name).any(|found| found.id == place.id), "{place:?}");
            assert_eq!(gazetteer.get(place.id).as_ref(), Some(place));
        }
        let mut saved = Vec::new();
        gazetteer.save(&mut saved).unwrap();
        assert!(Gazetteer::load(saved.as_slice()).unwrap().places().eq(places));
    }
}
