//! Loading and saving gazetteers: what is refused, what is kept, and that a failed load leaves nothing behind.

use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reportedly::gazetteer::{GazetteerBuilder, Loader, PlaceBuilder, PlaceKind};
use reportedly::{Error, ErrorKind, Gazetteer};

/// The first id of a place that has none of its own.
#[cfg(any(feature = "csv", feature = "json"))]
const FIRST_OWN: u32 = 3_000_000_001;

/// A row of a GeoNames dump.
fn row(id: &str, name: &str, lat: &str, lon: &str, feature: &str, country: &str, population: &str) -> String {
    let (class, code) = feature.split_once('.').unwrap();
    [id, name, name, "", lat, lon, class, code, country, "", "11", "", "", "", population, "", "", "", "2026-01-01"]
        .join("\t")
}

fn place(id: u32, name: &str, kind: PlaceKind) -> PlaceBuilder {
    PlaceBuilder::new(id, name, kind)
}

fn small() -> GazetteerBuilder {
    let kellan = place(1, "Port Kellan", PlaceKind::City).at(54.2, -3.100001).country("GB").admin1("Cumbria");
    let selm = place(2, "Sëlm, Upper", PlaceKind::Admin2).alias("Upper Selm").demonym("Selmer").feature("A.ADM2");
    let selm = selm.key("S-2").data("upper");
    Gazetteer::builder().place(kellan.population(9_000)).place(selm)
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

fn saved(gazetteer: &Gazetteer) -> Vec<u8> {
    let mut bytes = Vec::new();
    gazetteer.save(&mut bytes).unwrap();
    bytes
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

#[test]
fn a_dump_is_filtered_and_counted() {
    let dump = [
        row("1", "Egersund", "58.45", "6.0", "P.PPL", "NO", "11473"),
        row("2", "Hellvik", "58.48", "5.89", "P.PPL", "NO", "700"),
        row("3", "Dalane", "58.5", "6.1", "L.RGN", "NO", ""),
        row("4", "Ribe", "55.3", "8.8", "P.PPL", "DK", "8000"),
        row("5", "Rogaland", "59.0", "6.2", "A.ADM1", "NO", "0"),
    ]
    .join("\r\n");
    let dump = format!("\u{FEFF}# a comment\r\n\r\n{dump}");
    let heard = Arc::new(AtomicUsize::new(0));
    let mut builder = Gazetteer::builder();
    let codes = "NO.11\tRogaland\tRogaland\t3141558";
    let last = Arc::clone(&heard);
    let loader = Loader::new()
        .classes("AP")
        .countries(["NO"])
        .least_population(1_000)
        .progress(move |loaded| last.store(loaded.rows, Ordering::Relaxed))
        .with_admin1_codes(codes.as_bytes())
        .unwrap();
    assert_eq!(loader.admin1_codes(codes.as_bytes(), &mut builder).unwrap().kept, 1);
    let loaded = loader.geonames(dump.as_bytes(), &mut builder).unwrap();
    assert_eq!((loaded.rows, loaded.kept, loaded.filtered, loaded.bad), (5, 2, 3, 0));
    assert_eq!(heard.load(Ordering::Relaxed), 5);
    let gazetteer = builder.build().unwrap();
    let place = gazetteer.lookup("Egersund").next().unwrap();
    assert_eq!((place.feature.as_deref(), place.admin1.as_deref()), (Some("P.PPL"), Some("Rogaland")));
}

/// A strict loader stops at a bad row with its line and column and adds nothing; a lenient one counts it.
#[test]
fn bad_rows_of_a_dump() {
    let good = row("1", "Egersund", "58.45", "6.0", "P.PPL", "NO", "11473");
    let cases: [(Vec<u8>, ErrorKind, Option<usize>); 13] = [
        (row("2", "A", "1", "1", "P.PPL", "Norway", "1").into(), ErrorKind::Format, Some(9)),
        (row("x", "A", "1", "1", "P.PPL", "NO", "1").into(), ErrorKind::Format, Some(1)),
        (row("1", "A", "1", "1", "P.PPL", "NO", "1").into(), ErrorKind::DuplicateId, Some(1)),
        (row("2", "—", "1", "1", "P.PPL", "NO", "1").into(), ErrorKind::EmptyName, Some(2)),
        (row("2", &"x".repeat(400), "1", "1", "P.PPL", "NO", "1").into(), ErrorKind::LongName, Some(2)),
        (row("2", "A", "91", "1", "P.PPL", "NO", "1").into(), ErrorKind::Coordinate, Some(5)),
        (row("2", "A", "1", "NaN", "P.PPL", "NO", "1").into(), ErrorKind::Coordinate, Some(6)),
        (row("2", "A", "1", "1e400", "P.PPL", "NO", "1").into(), ErrorKind::Coordinate, Some(6)),
        (row("2", "A", "58,4", "1", "P.PPL", "NO", "1").into(), ErrorKind::Format, Some(5)),
        (row("2", "A", "1", "", "P.PPL", "NO", "1").into(), ErrorKind::Format, Some(6)),
        (row("2", "A", "1", "1", "P.PPL", "NO", "-4").into(), ErrorKind::Format, Some(15)),
        (b"2\tA\tA".to_vec(), ErrorKind::Format, None),
        (b"2\t\xFF\tA".to_vec(), ErrorKind::Format, None),
    ];
    for (bad, kind, column) in cases {
        let file = [good.as_bytes(), &bad].join(&b'\n');
        let mut builder = Gazetteer::builder();
        let error: Error = Loader::new().geonames(file.as_slice(), &mut builder).unwrap_err();
        assert_eq!((error.kind(), error.line(), error.column()), (kind, Some(2), column), "{error}");
        assert!(builder.is_empty(), "{error}");
        let loaded = Loader::new().lenient().geonames(file.as_slice(), &mut builder).unwrap();
        assert_eq!((loaded.kept, loaded.bad, builder.len()), (1, 1, 1), "{error}");
        assert_eq!(loaded.errors, [error]);
    }
}

#[test]
fn other_names_countries_and_parents() {
    let mut builder = Gazetteer::builder();
    let loader = Loader::new();
    let dump = [
        row("1", "Kellan", "1", "1", "P.PPL", "NO", "9000"),
        row("2", "Harbour", "1", "1", "S.PRT", "", ""),
        row("3", "Rogaland", "1", "1", "A.ADM1", "NO", ""),
    ]
    .join("\n");
    loader.geonames(dump.as_bytes(), &mut builder).unwrap();
    let names = "1\t1\ten\tPort of Kellan\t1\t\t\t\n2\t1\tde\tKelln\t\t\t\t\n3\t1\tlink\thttps://example.org\t\t\t\t\n\
                 4\t1\ten\tOld Kellan\t\t\t\t1\t1800\t1900\n5\t1\tabbr\tKLN\t\t\t\t\n6\t99\ten\tNowhere\t\t\t\t";
    let loaded = loader.alternate_names(names.as_bytes(), &mut builder).unwrap();
    assert_eq!((loaded.kept, loaded.filtered), (3, 3));
    assert_eq!(loader.hierarchy("1\t2\n3\t1\n3\t99".as_bytes(), &mut builder).unwrap().kept, 2);
    let country =
        "NO\tNOR\t578\tNO\tNorway\tOslo\t324220\t5009150\tEU\t.no\tNOK\tKrone\t47\t####\t^$\tno\t3144096\tFI\t";
    assert_eq!(loader.country_info(country.as_bytes(), &mut builder).unwrap().kept, 1);
    assert_eq!(loader.admin2_codes("NO.11.01\tDalane\tDalane\t77".as_bytes(), &mut builder).unwrap().kept, 1);
    let gazetteer = builder.build().unwrap();
    for (name, id) in [("Port of Kellan", 1), ("Old Kellan", 1), ("KLN", 1), ("Norway", 3_144_096), ("Dalane", 77)] {
        assert_eq!(gazetteer.lookup(name).map(|place| place.id).collect::<Vec<_>>(), [id], "{name}");
    }
    assert_eq!(gazetteer.lookup("Kelln").count(), 0);
    assert_eq!(gazetteer.get(2).unwrap().country.as_deref(), Some("NO"));
}

#[cfg(feature = "csv")]
#[test]
fn tables_with_a_header() {
    let read = |table: &str, builder: &mut GazetteerBuilder| Loader::new().table(table.as_bytes(), b'\t', builder);
    let mut builder = Gazetteer::builder().place(place(1, "Taken", PlaceKind::City));
    let table = "\u{FEFF}Name\tKind\tdemonyms\tlatitude\tlongitude\n\"Kellan \"\"Old\"\"\"\tadmin2\tKellaner|Kellaners\t1\t2\nSelm\t\t\t\t\n";
    assert_eq!(read(table, &mut builder).unwrap().kept, 2);
    let gazetteer = builder.clone().build().unwrap();
    assert_eq!(
        gazetteer.lookup("Kellaners").next().map(|place| (place.id, place.kind)),
        Some((FIRST_OWN, PlaceKind::Admin2))
    );
    for (table, kind, line, column) in [
        ("id\tlat\tlon\n1\t2\t3", ErrorKind::Format, 1, None),
        ("name\tcolour\nA\tred", ErrorKind::Format, 1, Some(2)),
        ("name\tcountry\nA\tgb", ErrorKind::Format, 2, Some(2)),
        ("name\tcountry\nA\tGBR", ErrorKind::Format, 2, Some(2)),
        ("name\tcountry\nA\tGB, IE", ErrorKind::Format, 2, Some(2)),
        ("name\tcountry\nA\tGB,", ErrorKind::Format, 2, Some(2)),
        ("name\tcountry\nA\tÄÖ", ErrorKind::Format, 2, Some(2)),
        ("name\talways\nA\tmaybe", ErrorKind::Format, 2, Some(2)),
        ("name\tany_case\nA\t2", ErrorKind::Format, 2, Some(2)),
        ("name\tpriority\nA\t200", ErrorKind::Format, 2, Some(2)),
        ("name\tlat\tlon\nA\t1\t", ErrorKind::Format, 2, Some(3)),
        ("name\tname\nA\tA", ErrorKind::Format, 1, Some(2)),
        ("name\tkind\nA\tplanet", ErrorKind::Format, 2, Some(2)),
        ("name\taliases\nA\tB|Á", ErrorKind::DuplicateName, 2, Some(2)),
        ("name\tid\nA\t1", ErrorKind::DuplicateId, 2, Some(2)),
        ("name\tid\nA\t9\nB\t-1", ErrorKind::Format, 3, Some(2)),
        ("name\tid\nA\t9\t7", ErrorKind::Format, 2, None),
    ] {
        let before = builder.len();
        let error = read(table, &mut builder).unwrap_err();
        assert_eq!((error.kind(), error.line(), error.column()), (kind, Some(line), column), "{error}");
        assert_eq!(builder.len(), before, "{error}");
    }
    assert_eq!(read("", &mut builder).unwrap().rows, 0);
    let error = read("name\tid\nA\tB-17", &mut builder).unwrap_err();
    assert!(error.to_string().ends_with("a text goes into the column `key`"), "{error}");
}

#[cfg(feature = "csv")]
#[test]
fn unknown_columns_and_wrong_separators() {
    let table = "colour;name;country;colour\nred;Kellan;GB,IE;blue\n";
    let read = |loader: Loader, separator| {
        let mut builder = Gazetteer::builder();
        loader.table(table.as_bytes(), separator, &mut builder).map(|_| builder.build().unwrap())
    };
    let gazetteer = read(Loader::new().ignore_unknown(), b';').unwrap();
    assert_eq!(gazetteer.get(FIRST_OWN).unwrap().country.as_deref(), Some("GB,IE"));
    let message = |loader, separator| read(loader, separator).unwrap_err().to_string();
    assert_eq!(message(Loader::new(), b';'), "line 1, column 1: no column is called \"colour\"");
    for loader in [Loader::new(), Loader::new().ignore_unknown()] {
        assert!(message(loader, b'\t').ends_with("with ';' in it: is that the separator, and not '\\t'?"));
    }
    let error = Loader::new().table("title\nKellan".as_bytes(), b',', &mut Gazetteer::builder()).unwrap_err();
    assert_eq!(error.to_string(), "line 1, column 1: no column is called \"title\"");
}

/// A table and GeoJSON give the same places for the same fields.
#[cfg(all(feature = "csv", feature = "json"))]
#[test]
fn both_readers_take_the_same_fields() {
    let table = "name,kind,feature,country,admin1,population,priority,always,any_case,key,data,aliases,demonyms,abbreviations,former_names\n\
                 Kellan,city,P.PPL,GB,England,9000,3,yes,,B-17,\"{\"\"depth\"\":4}\",Port Kellan|Kellan Harbour,Kellaner,K.H.,Kellanstead\n\
                 Selm,other,,,,,-2,no,1,,,,,,\n";
    let lists = r#""aliases":["Port Kellan","Kellan Harbour"],"demonyms":["Kellaner"],"abbreviations":"K.H.","former_names":" Kellanstead |""#;
    let json = [
        r#"{"features":[{"id":"B-17","properties":{"name":"Kellan","kind":"city","feature":"P.PPL","country":"GB","admin1":"England","#,
        r#""population":9000.0,"priority":"3","always":1,"any_case":false,"data":{"depth":4},"colour":"red","#,
        lists,
        r#"}},{"properties":{"name":"Selm","kind":"other","priority":-2,"always":"no","any_case":"yes"}}]}"#,
    ]
    .concat();
    let [mut from_table, mut from_json] = [Gazetteer::builder(), Gazetteer::builder()];
    Loader::new().table(table.as_bytes(), b',', &mut from_table).unwrap();
    Loader::new().geojson(json.as_bytes(), &mut from_json).unwrap();
    let [one, other] = [from_table, from_json].map(|builder| builder.build().unwrap());
    assert_eq!(one.places().collect::<Vec<_>>(), other.places().collect::<Vec<_>>());
    assert_eq!(saved(&one), saved(&other));
    let kellan = one.lookup("Kellanstead").next().unwrap();
    assert_eq!((kellan.key.as_deref(), kellan.data.as_deref()), (Some("B-17"), Some("{\"depth\":4}")));
}

/// An id that is a number is the id, one that is a text the key; what is wrong is named with its feature and property.
#[cfg(feature = "json")]
#[test]
fn ids_and_wrong_properties_of_geojson() {
    let read = |feature: &str| {
        let mut builder = Gazetteer::builder();
        let json = format!("{{\"features\":[{{\"properties\":{{\"name\":\"Orchard\"}}}},{feature}]}}");
        let loaded = Loader::new().geojson(json.as_bytes(), &mut builder);
        loaded.map(|_| builder.build().unwrap().lookup("Selm").next().map(|place| (place.id, place.key)).unwrap())
    };
    let key = |key: &'static str| Some(std::borrow::Cow::Borrowed(key));
    for (feature, expected) in [
        (r#"{"id":7,"properties":{"name":"Selm"}}"#, (7, None)),
        (r#"{"id":"node/7","properties":{"name":"Selm"}}"#, (FIRST_OWN + 1, key("node/7"))),
        (r#"{"id":"node/7","properties":{"name":"Selm","id":7}}"#, (7, key("node/7"))),
        (r#"{"id":"node/7","properties":{"name":"Selm","key":17}}"#, (FIRST_OWN + 1, key("17"))),
    ] {
        assert_eq!(read(feature).unwrap(), expected, "{feature}");
    }
    for (properties, kind, start) in [
        (r#""name":"Selm","id":-1"#, ErrorKind::Format, "feature 2, id: "),
        (r#""name":"Selm","country":"uk""#, ErrorKind::Format, "feature 2, country: "),
        (r#""name":"Selm","population":"many""#, ErrorKind::Format, "feature 2, population: "),
        (r#""name":"Selm","priority":1.5"#, ErrorKind::Format, "feature 2, priority: "),
        (r#""name":"Selm","always":2"#, ErrorKind::Format, "feature 2, always: "),
        (r#""name":"Selm","kind":["city"]"#, ErrorKind::Format, "feature 2, kind: "),
        (r#""name":"Selm","aliases":[["Selmer"]]"#, ErrorKind::Format, "feature 2, aliases: "),
        (r#""name":"Selm","demonyms":["SELM"]"#, ErrorKind::DuplicateName, "feature 2, demonyms: "),
        (r#""name":"—""#, ErrorKind::EmptyName, "feature 2, name: "),
    ] {
        let error = read(&format!("{{\"properties\":{{{properties}}}}}")).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().starts_with(start), "{error}");
    }
}

/// Places without an id get one that no place of the world has, however many there are.
#[cfg(all(feature = "csv", feature = "world"))]
#[test]
fn numbered_places_are_no_places_of_the_world() {
    let rows: String = (0..2_000).map(|number| format!("Kellan {number}\n")).collect();
    let mut builder = Gazetteer::builder();
    Loader::new().table(format!("name\n{rows}").as_bytes(), b',', &mut builder).unwrap();
    let world = Gazetteer::world();
    assert_eq!(builder.merge(&world).build().unwrap().len(), world.len() + 2_000);
}

#[cfg(feature = "json")]
#[test]
fn feature_collections() {
    let mut builder = Gazetteer::builder();
    let json = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":7,"properties":{"name":"Kellan","kind":"city","aliases":["Port Kellan"]},"geometry":{"type":"Point","coordinates":[-3.1,54.2]}},
        {"type":"Feature","properties":{"name":"Selm Bay","kind":"water","aliases":"The Bay|Selm Water"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[3,1],[3,5],[1,1]]]}},
        {"type":"Feature","properties":{"name":"Nowhere"},"geometry":null}],"more":[1,{"features":[]}]}"#;
    assert_eq!(Loader::new().geojson(json.as_bytes(), &mut builder).unwrap().kept, 3);
    let gazetteer = builder.clone().build().unwrap();
    let place = gazetteer.lookup("Selm Water").next().unwrap();
    assert_eq!((place.id, place.lat, place.lon, place.kind), (FIRST_OWN, Some(3.0), Some(2.0), PlaceKind::Water));
    assert_eq!(gazetteer.lookup("Port Kellan").next().unwrap().id, 7);
    for (json, kind) in [
        ("{\"features\":[{\"properties\":{}}]}", ErrorKind::EmptyName),
        (
            "{\"features\":[{\"properties\":{\"name\":\"A\"},\"geometry\":{\"coordinates\":[0,91]}}]}",
            ErrorKind::Coordinate,
        ),
        ("{\"features\":[{\"id\":7,\"properties\":{\"name\":\"A\"}}]}", ErrorKind::DuplicateId),
        ("{\"features\":[{\"id\":4294967296,\"properties\":{\"name\":\"A\"}}]}", ErrorKind::Format),
        ("{}", ErrorKind::Format),
        ("[1]", ErrorKind::Format),
        ("{\"features\":[", ErrorKind::Format),
    ] {
        let error = Loader::new().geojson(json.as_bytes(), &mut builder).unwrap_err();
        assert_eq!(error.kind(), kind, "{json}: {error}");
        assert_eq!(builder.len(), 3);
    }
}

/// Places without a feature are filtered by their kind, those with neither pass no filter of classes or codes.
#[cfg(any(feature = "csv", feature = "json"))]
fn filters_without_a_feature(format: &str, read: impl Fn(&Loader, &str, &mut GazetteerBuilder)) {
    let places = [
        ("Town", "city", "", 900),
        ("Hamlet", "city", "", 40),
        ("Seat", "", "P.PPLA", 40),
        ("Section", "city", "P", 40),
        ("Realm", "country", "", 0),
        ("Shire", "admin1", "", 0),
        ("Hundred", "admin2", "", 0),
        ("Bay", "water", "", 0),
        ("Fell", "mountain", "", 0),
        ("Moors", "region", "", 0),
        ("Wharf", "other", "", 0),
        ("Nowhere", "", "", 40),
    ];
    let rows = places.map(|(name, kind, feature, people)| match format {
        "table" => format!("{name},{kind},{feature},{people}\n"),
        _ => format!(
            r#"{{"properties":{{"name":"{name}","kind":"{kind}","feature":"{feature}","population":{people}}}}}"#
        ),
    });
    let text = match format {
        "table" => format!("name,kind,feature,population\n{}", rows.concat()),
        _ => format!(r#"{{"features":[{}]}}"#, rows.join(",")),
    };
    let taken = |loader: Loader| {
        let mut builder = Gazetteer::builder();
        read(&loader, &text, &mut builder);
        builder.build().unwrap().names().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(taken(Loader::new()), places.map(|(name, ..)| name).join(" "));
    for (classes, names) in [
        ("P", "Town Hamlet Seat Section"),
        ("A", "Realm Shire Hundred"),
        ("HT", "Bay Fell"),
        ("L", "Moors"),
        ("S", "Wharf"),
        ("RUV", ""),
    ] {
        assert_eq!(taken(Loader::new().classes(classes)), names, "{classes}");
    }
    assert_eq!(taken(Loader::new().codes(["PPLA", "ADM1", ""])), "Seat");
    let large = "Town Realm Shire Hundred Bay Fell Moors Wharf Nowhere";
    assert_eq!(taken(Loader::new().least_population(500)), large);
    assert_eq!(taken(Loader::new().countries(["GB"])), "");
}

#[cfg(feature = "csv")]
#[test]
fn rows_of_a_table_without_a_feature_are_filtered_by_kind() {
    filters_without_a_feature("table", |loader, text, builder| {
        loader.table(text.as_bytes(), b',', builder).unwrap();
    });
}

#[cfg(feature = "json")]
#[test]
fn features_of_geojson_without_a_feature_code_are_filtered_by_kind() {
    filters_without_a_feature("geojson", |loader, text, builder| {
        loader.geojson(text.as_bytes(), builder).unwrap();
    });
}

#[test]
fn a_loader_can_be_shared() {
    fn shared<T: Clone + Send + Sync + 'static>(value: T) -> T {
        value
    }
    let codes = "NO.11\tRogaland\tRogaland\t3141558";
    let loader = shared(Loader::new().with_admin1_codes(codes.as_bytes()).unwrap());
    let dump = row("1", "Egersund", "58.45", "6.0", "P.PPL", "NO", "11473");
    for _ in 0..2 {
        let mut builder = Gazetteer::builder();
        loader.clone().geonames(dump.as_bytes(), &mut builder).unwrap();
        assert_eq!(builder.build().unwrap().get(1).unwrap().admin1.as_deref(), Some("Rogaland"));
    }
    assert_eq!(Loader::new().with_admin1_codes("NO\tA\tA\t1".as_bytes()).unwrap_err().column(), Some(1));
}

/// Gives some bytes, then fails.
struct Failing<'b>(&'b [u8]);

impl io::Read for Failing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() {
            return Err(io::Error::new(io::ErrorKind::ConnectionReset, "unplugged"));
        }
        self.0.read(buffer)
    }
}

/// The error of a reader is the source of ours, also where a lenient loader would go on.
#[test]
fn a_failing_reader_is_the_source_of_the_error() {
    let good = row("1", "Egersund", "58.45", "6.0", "P.PPL", "NO", "11473") + "\n";
    let mut builder = Gazetteer::builder();
    let loader = Loader::new().lenient();
    let errors = [
        Gazetteer::load(Failing(b"rptgaz")).map(|_| ()).unwrap_err(),
        loader.geonames(io::BufReader::new(Failing(good.as_bytes())), &mut builder).unwrap_err(),
        #[cfg(feature = "csv")]
        loader.table(Failing(b"name,kind\nKellan,city\n"), b',', &mut builder).unwrap_err(),
        #[cfg(feature = "json")]
        loader.geojson(Failing(br#"{"features":[{"properties":{"name":"Kellan"}},"#), &mut builder).unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
        assert!(error.to_string().contains("unplugged"), "{error}");
        let cause = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
        assert_eq!(cause.kind(), io::ErrorKind::ConnectionReset, "{error}");
        assert_eq!(error.clone(), error);
    }
    assert!(builder.is_empty());
}

/// What another crate or the standard library refused is the source.
#[test]
fn refused_bytes_are_the_source_of_the_error() {
    let mut builder = Gazetteer::builder();
    let error = Loader::new().geonames(b"1\t\xFF\n".as_slice(), &mut builder).unwrap_err();
    assert!(error.source().unwrap().is::<std::str::Utf8Error>());
    #[cfg(feature = "csv")]
    assert!(Loader::new().table(b"name\n\xFF\n".as_slice(), b',', &mut builder).unwrap_err().source().is_some());
    #[cfg(feature = "json")]
    {
        let error = Loader::new().geojson(b"{\"features\":[".as_slice(), &mut builder).unwrap_err();
        assert!(error.source().unwrap().is::<serde_json::Error>());
    }
}

/// Every name of a list of one's own is found where it is always meant, beside the names of the world and after it was
/// saved.
#[cfg(all(feature = "csv", feature = "world"))]
#[test]
fn every_name_that_is_always_meant_is_found() {
    let table = "name,kind,country,aliases,demonyms,abbreviations,always\n\
                 Kiln Lane,other,GB,The Old Kiln,,,yes\n\
                 Orchard,other,GB,,Orcharders,Orch.,true\n\
                 Union,other,GB,,,,no\n";
    let mut builder = Gazetteer::builder();
    Loader::new().table(table.as_bytes(), b',', &mut builder).unwrap();
    let built = builder.merge(&Gazetteer::world()).build().unwrap();
    let mut saved = Vec::new();
    built.save(&mut saved).unwrap();
    let text = "Mr. Orchard of the Union left Kiln Lane. Orcharders met at The Old Kiln and at Orch. on Monday.";
    for gazetteer in [built, Gazetteer::load(saved.as_slice()).unwrap()] {
        let analyzer = reportedly::Analyzer::builder().gazetteer(gazetteer).build().unwrap();
        let places = analyzer.analyze(text).places;
        let found: Vec<&str> = places.iter().map(|mention| &text[mention.span]).collect();
        assert_eq!(found, ["Orchard", "Kiln Lane", "Orcharders", "The Old Kiln", "Orch."]);
        assert!(places.iter().all(|mention| mention.place.is_some() && mention.probability > 0.9), "{places:?}");
    }
    let error = Loader::new().table("name,kind\nKiln,street\n".as_bytes(), b',', &mut Gazetteer::builder());
    assert!(error.unwrap_err().to_string().contains("the kinds are country, admin1"));
}

/// The places in a text by a gazetteer, each as it is written, with the id of what it means.
#[cfg(feature = "world")]
fn meant(gazetteer: Gazetteer, text: &str) -> Vec<(String, Option<u32>)> {
    let analyzer = reportedly::Analyzer::builder().gazetteer(gazetteer).build().unwrap();
    let places = analyzer.analyze(text).places;
    places.iter().map(|it| (text[it.span].to_owned(), it.place.as_ref().map(|place| place.id))).collect()
}

/// The gazetteer as it was built, and as it is loaded again.
fn built_and_loaded(builder: GazetteerBuilder) -> [Gazetteer; 2] {
    let built = builder.build().unwrap();
    let loaded = Gazetteer::load(saved(&built).as_slice()).unwrap();
    [built, loaded]
}

/// Every name, demonym and abbreviation in the list of the example means its place in the article of the example: alone and
/// beside the names of the world.
#[cfg(all(feature = "csv", feature = "world"))]
#[test]
fn every_name_of_the_example_is_resolved() {
    let (table, text) = (
        include_str!("../examples/custom_gazetteer/places.csv"),
        include_str!("../examples/custom_gazetteer/article.txt"),
    );
    let mut builder = Gazetteer::builder();
    Loader::new().table(table.as_bytes(), b',', &mut builder).unwrap();
    let list = builder.clone().build().unwrap();
    for builder in [builder.clone(), builder.merge(&Gazetteer::world())] {
        for gazetteer in built_and_loaded(builder) {
            let found = meant(gazetteer, text);
            for name in list.names() {
                let id = list.lookup(name).next().unwrap().id;
                let is_it = |(written, meant): &(String, Option<u32>)| {
                    written.trim_end_matches('.').eq_ignore_ascii_case(name.trim_end_matches('.')) && *meant == Some(id)
                };
                assert!(found.iter().any(is_it), "{name}: {found:?}");
            }
        }
    }
}

/// The names of a list that are found only where it asks for it, each with the same name of a place that does not.
#[cfg(feature = "world")]
#[test]
fn lower_case_is_found_where_it_is_asked_for() {
    let kiln = |id| place(id, "Kiln Lane", PlaceKind::Other).alias("The Works").abbreviation("KLN");
    let text = "Workers left the kiln lane, the works and kln. The works shut; Kiln Lane and KLN did not.";
    let found = |places: Vec<PlaceBuilder>| -> [_; 2] {
        built_and_loaded(Gazetteer::builder().places(places)).map(|gazetteer| {
            meant(gazetteer, text).iter().map(|(name, id)| format!("{name} {}", id.unwrap_or(0))).collect::<Vec<_>>()
        })
    };
    for names in found(vec![kiln(1).always()]) {
        assert_eq!(names, ["Kiln Lane 1", "KLN 1"]);
    }
    for names in found(vec![kiln(1).any_case()]) {
        assert_eq!(names, ["kiln lane 1", "the works 1", "kln 1", "The works 1", "Kiln Lane 1", "KLN 1"]);
    }
    // a place that does not ask for it is not meant, though it is preferred where there are capitals
    for names in found(vec![kiln(1).any_case(), place(2, "Kiln Lane", PlaceKind::City).population(900_000).priority(9)])
    {
        assert_eq!(names[0], "kiln lane 1");
        assert!(names.contains(&"Kiln Lane 2".to_owned()), "{names:?}");
    }
    // a longer name that does not ask for it hides none that does
    for names in found(vec![kiln(1).any_case(), place(2, "Kiln Lane The Works", PlaceKind::City)]) {
        assert_eq!(names[..2], ["kiln lane 1", "the works 1"]);
    }
}

/// A name that the list writes small is found so; the others of its place need a capital, also after it was merged.
#[cfg(feature = "world")]
#[test]
fn names_that_are_written_small_are_found_as_they_are_written() {
    let young =
        place(1, "de Young Hall", PlaceKind::Other).alias("19th Hole").alias("The reading room").alias("Quarry Bend");
    let text = "Signs name the de Young Hall, the 19th Hole, The reading room, the quarry bend and Quarry Bend.";
    let built = Gazetteer::builder().place(young.clone().always()).build().unwrap();
    let merged = Gazetteer::builder().merge(&built).build().unwrap();
    for gazetteer in [built, merged] {
        let names: Vec<String> = meant(gazetteer, text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["de Young Hall", "19th Hole", "The reading room", "Quarry Bend"]);
    }
    let built = Gazetteer::builder().place(young.clone().any_case()).build().unwrap();
    assert_eq!(meant(Gazetteer::builder().merge(&built).build().unwrap(), text).len(), 5);
    let names = meant(Gazetteer::builder().place(young).build().unwrap(), text);
    assert!(names.iter().all(|(name, _)| !name.starts_with(char::is_lowercase)), "{names:?}");
}

/// Where the longest name at a capital is none in its context, a shorter one that is always meant is found.
#[cfg(feature = "world")]
#[test]
fn a_name_that_is_always_meant_is_found_in_a_longer_one_that_is_none() {
    let orchard = place(1, "Orchard", PlaceKind::Other);
    let longer = place(2, "Orchard Of Plums", PlaceKind::City);
    let text = "Nobody saw Orchard of plums.";
    let found =
        |place: PlaceBuilder| meant(Gazetteer::builder().place(place).place(longer.clone()).build().unwrap(), text);
    assert_eq!(found(orchard.clone().always()), [("Orchard".to_owned(), Some(1))]);
    assert_eq!(found(orchard), []);
}

/// A positive priority speaks for a name as that of a place, for every name of the place, and a preference does not.
#[cfg(feature = "world")]
#[test]
fn a_priority_counts_when_a_name_is_recognised() {
    let text = "Orchard was closed, and Plum Yard was shut.";
    let orchard = place(1, "Orchard", PlaceKind::Other).alias("Plum Yard");
    let other = place(2, "Orchard", PlaceKind::Other).preference(9);
    let found = |place: PlaceBuilder| {
        let [built, loaded] = built_and_loaded(Gazetteer::builder().place(place).place(other.clone()));
        let merged = Gazetteer::builder().merge(&built).build().unwrap();
        let [one, two, three] = [built, loaded, merged].map(|gazetteer| meant(gazetteer, text));
        assert_eq!((&one, &one), (&two, &three));
        one.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(found(orchard.clone().priority(12)), ["Orchard", "Plum Yard"]);
    let none: [&str; 0] = [];
    assert_eq!(found(orchard.clone()), none);
    assert_eq!(found(orchard.clone().priority(12).preference(12)), none);
    assert_eq!(found(orchard.priority(-12)), none);
}

/// The score of an explanation is the one that was compared, with the priority among its evidence.
#[cfg(feature = "world")]
#[test]
fn a_priority_is_explained() {
    let text = "Orchard was closed.";
    let why = |logits: i8| {
        let orchard = place(1, "Orchard", PlaceKind::Other).priority(logits);
        let gazetteer = Gazetteer::builder().place(orchard).build().unwrap();
        let analyzer = reportedly::Analyzer::builder().gazetteer(gazetteer).build().unwrap();
        let analysis = analyzer.analyze(text);
        let finding = reportedly::explain::Finding::Place(reportedly::ids::PlaceId::new(0));
        analyzer.explain(text, &analysis, finding).unwrap()
    };
    let [more, less] = [12, 11].map(why);
    assert!((more.score.unwrap() - less.score.unwrap() - 1.0).abs() < 0.001);
    assert_eq!((more.evidence[0].name.as_str(), more.evidence[0].weight), ("priority", 12.0));
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
