//! Gazetteers: building, merging, saving and loading them; what is refused, what is kept.

mod meant;
mod readers;

use reportedly::gazetteer::{GazetteerBuilder, PlaceBuilder, PlaceKind};
use reportedly::{ErrorKind, Gazetteer};

fn place(id: u32, name: &str, kind: PlaceKind) -> PlaceBuilder {
    PlaceBuilder::new(id, name, kind)
}

fn small() -> GazetteerBuilder {
    let kellan = place(1, "Port Kellan", PlaceKind::City).at(54.2, -3.100001).country("GB").admin1("Cumbria");
    let selm = place(2, "Sëlm, Upper", PlaceKind::Admin2).alias("Upper Selm").demonym("Selmer").feature("A.ADM2");
    let selm = selm.key("S-2").data("upper");
    Gazetteer::builder().place(kellan.population(9_000)).place(selm)
}

fn saved(gazetteer: &Gazetteer) -> Vec<u8> {
    let mut bytes = Vec::new();
    gazetteer.save(&mut bytes).unwrap();
    bytes
}

/// The gazetteer as it was built, and as it is loaded again.
fn built_and_loaded(builder: GazetteerBuilder) -> [Gazetteer; 2] {
    let built = builder.build().unwrap();
    let loaded = Gazetteer::load(saved(&built).as_slice()).unwrap();
    [built, loaded]
}

/// The embedded tables have the same ids, and can be there at once.
#[cfg(all(feature = "world", feature = "small"))]
#[test]
fn the_small_table_is_part_of_the_world() {
    let (world, small) = (Gazetteer::world(), Gazetteer::small());
    assert!(small.len() * 5 < world.len());
    for name in ["Kabul", "France", "Ontario", "North Sea"] {
        let place = small.lookup(name).next().unwrap();
        assert!(world.lookup(name).any(|other| other == place), "{place:?}");
    }
    let text = "The ferry left Egersund.";
    let analyzer = reportedly::Analyzer::builder().gazetteer(small).build().unwrap();
    assert_eq!(analyzer.analyze(text).places.iter().filter(|mention| mention.place.is_some()).count(), 0);
    assert_eq!(reportedly::Analyzer::new().analyze(text).places.len(), 1);
}

#[test]
fn saved_gazetteers_load_unchanged() {
    let before = small().build().unwrap();
    let after = Gazetteer::load(saved(&before).as_slice()).unwrap();
    assert_eq!(before.names().collect::<Vec<_>>(), after.names().collect::<Vec<_>>());
    for id in [1, 2] {
        assert_eq!(before.get(id), after.get(id));
    }
    let place = after.lookup("port kellan").next().unwrap();
    assert_eq!((place.lat, place.lon, place.admin1.as_deref()), (Some(54.2), Some(-3.100001), Some("Cumbria")));
    assert_eq!(saved(&after), saved(&before));
    let empty = Gazetteer::load(saved(&Gazetteer::builder().build().unwrap()).as_slice()).unwrap();
    assert!(empty.is_empty());
}

#[test]
fn damaged_bytes_are_refused() {
    let bytes = saved(&small().build().unwrap());
    let kind = |bytes: &[u8]| Gazetteer::load(bytes).unwrap_err().kind();
    for length in 0..bytes.len() {
        assert_eq!(kind(&bytes[..length]), ErrorKind::Format, "{length} bytes");
    }
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 1 << (at % 8);
        assert_eq!(kind(&damaged), ErrorKind::Format, "byte {at}");
    }
    assert_eq!(kind(b"PK\x03\x04 something else altogether"), ErrorKind::Format);
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(kind(&longer), ErrorKind::Format);
    let mut next = bytes;
    next[7] += 1;
    assert!(Gazetteer::load(next.as_slice()).unwrap_err().to_string().contains("another version"));
}

#[test]
fn invalid_names_and_points_are_refused() {
    let build = |name: &str, lat: f64, lon: f64| {
        let place = place(1, name, PlaceKind::City).at(lat, lon);
        Gazetteer::builder().place(place).build().map(|_| ()).map_err(|error| error.kind())
    };
    assert_eq!(build("Kellan", 90.0, -180.0), Ok(()));
    for name in ["", " ", "\u{200B}", "—"] {
        assert_eq!(build(name, 0.0, 0.0), Err(ErrorKind::EmptyName), "{name:?}");
    }
    assert_eq!(build(&"x".repeat(257), 0.0, 0.0), Err(ErrorKind::LongName));
    assert_eq!(build(&"\u{FDFA}".repeat(20), 0.0, 0.0), Err(ErrorKind::LongName));
    for (lat, lon) in [(f64::NAN, 0.0), (f64::INFINITY, 0.0), (90.000_000_1, 0.0), (0.0, -180.1), (0.0, f64::NAN)] {
        assert_eq!(build("Kellan", lat, lon), Err(ErrorKind::Coordinate), "{lat}, {lon}");
    }
    let builder = small().place(place(2, "Another", PlaceKind::City));
    assert_eq!(builder.build().unwrap_err().kind(), ErrorKind::DuplicateId);
}

#[test]
fn hostile_names_are_found() {
    let names = ["a\tb", "a\nc", "a\u{2}d", "a \u{301}e", "ﬁ", "İzmir", "a"];
    let named = |(id, name): (u32, &str)| place(id, name, PlaceKind::Other).alias(name).alias(&name.to_uppercase());
    let same = (100..5_100).map(|id| place(id, "Same", PlaceKind::City));
    let built = Gazetteer::builder().places((0..).zip(names).map(named)).places(same).build().unwrap();
    let loaded = Gazetteer::load(saved(&built).as_slice()).unwrap();
    for gazetteer in [&built, &loaded] {
        assert_eq!(gazetteer.lookup("same").count(), 5_000);
        assert_eq!(gazetteer.lookup("a b").next().unwrap().id, 0);
        assert_eq!(gazetteer.lookup("fi").next().unwrap().id, 4);
        assert_eq!(gazetteer.lookup("izmir").next().unwrap().id, 5);
    }
}

#[test]
fn merged_gazetteers_keep_the_first_and_gain_names() {
    let selm = place(2, "Selm", PlaceKind::City).alias("upper selm").priority(3);
    let merged = Gazetteer::builder().place(selm).merge(&small().build().unwrap()).build().unwrap();
    assert_eq!(merged.len(), 2);
    assert_eq!(merged.get(2).unwrap().kind, PlaceKind::City);
    for name in ["Selm", "Upper Selm", "Selmer", "Port Kellan"] {
        assert_eq!(merged.lookup(name).count(), 1, "{name}");
    }
}

/// Places of one id are joined where they share a name, whatever its letters, and are an error that names both otherwise.
#[test]
fn places_of_one_id_are_merged_only_if_a_name_agrees() {
    let other = place(2, "Upper Selm", PlaceKind::City).alias("Sëlm");
    let other = Gazetteer::builder().place(other).place(place(3, "Kellan", PlaceKind::City)).build().unwrap();
    let merge = |own: PlaceBuilder| Gazetteer::builder().place(own).merge(&other).build();
    for own in [
        place(2, "SELM", PlaceKind::City),
        place(2, "Lower Selm", PlaceKind::City).former_name("selm"),
        place(2, "Upper-Selm", PlaceKind::City),
    ] {
        let merged = merge(own).unwrap();
        assert_eq!((merged.len(), merged.lookup("Upper Selm").next().unwrap().id), (2, 2));
    }
    let error = merge(place(2, "Kellan", PlaceKind::City)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::DuplicateId);
    assert_eq!(error.to_string(), "two places have the id 2: \"Kellan\" and \"Upper Selm\"");
    assert_eq!(merge(place(4, "Kellan", PlaceKind::City)).unwrap().len(), 3);
    let twice = Gazetteer::builder().merge(&other).merge(&other).build().unwrap();
    assert_eq!((twice.len(), twice.names().count()), (2, 3));
}

/// A key and data are kept as they are by saving and merging; where there is none, the file holds no byte more for a place.
#[test]
fn keys_and_data_come_back() {
    let [first, second] = [" B-17 ", "ß\0\n"];
    let own = |id: u32| place(id, &format!("Kellan {id}"), PlaceKind::City);
    let with_key = |id: u32| match id {
        700 => own(id).key(first),
        701 => own(id).data(second),
        702 => own(id).key(second).data(first).key("last"),
        _ => own(id),
    };
    let [built, loaded] = built_and_loaded(Gazetteer::builder().places((0..1_000).map(with_key)));
    let merged = Gazetteer::builder().place(own(5_000)).merge(&built).build().unwrap();
    for gazetteer in [&built, &loaded, &merged] {
        let of = |id: u32| gazetteer.get(id).map(|place| (place.key, place.data)).unwrap();
        assert_eq!(of(700), (Some(first.into()), None));
        assert_eq!(of(701), (None, Some(second.into())));
        assert_eq!(of(702), (Some("last".into()), Some(first.into())));
        assert_eq!([of(699), of(703)], [(None, None), (None, None)]);
    }
    let none = Gazetteer::builder().places((0..1_000).map(own)).build().unwrap();
    let texts = first.len() * 2 + second.len() + "last".len();
    assert!((saved(&built).len() - saved(&none).len()).abs_diff(texts) < 16);
    // of a place that was there before, the values are kept
    let kept = Gazetteer::builder().place(own(700).key("C-1")).merge(&built).build().unwrap();
    assert_eq!(kept.get(700).unwrap().key.as_deref(), Some("C-1"));
}

/// Every place is reached once, in the order that was given, and found by its id; others are not.
#[test]
fn places_are_iterated_and_found_by_id() {
    // 7919 is prime to the number of places, so the ids are all different and in no order
    let ids: Vec<u32> = (0..1_000).map(|number| number * 7_919 % 1_000 * 3 + 5).collect();
    let places = ids.iter().map(|&id| place(id, &format!("Kellan {id}"), PlaceKind::City));
    for gazetteer in built_and_loaded(Gazetteer::builder().places(places)) {
        assert_eq!(gazetteer.places().map(|place| place.id).collect::<Vec<_>>(), ids);
        for id in 0..3_010 {
            let expected = ids.contains(&id).then(|| format!("Kellan {id}"));
            assert_eq!(gazetteer.get(id).map(|place| place.name.into_owned()), expected);
        }
        assert_eq!(gazetteer.get(u32::MAX), None);
    }
    let empty = Gazetteer::builder().build().unwrap();
    assert_eq!((empty.places().count(), empty.get(0)), (0, None));
}

#[cfg(feature = "world")]
#[test]
fn places_of_the_world_are_found_by_their_ids() {
    let world = Gazetteer::world();
    assert_eq!(world.places().count(), world.len());
    for place in world.places() {
        assert_eq!(world.get(place.id).as_ref(), Some(&place));
    }
}
