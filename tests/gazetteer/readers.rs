//! Places from files: what is taken, what is refused and where, and that a failed reading leaves nothing behind.

use std::error::Error as _;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reportedly::gazetteer::Loader;
#[cfg(any(feature = "csv", feature = "json"))]
use reportedly::gazetteer::{GazetteerBuilder, PlaceKind};
use reportedly::{Error, ErrorKind, Gazetteer};

#[cfg(feature = "csv")]
use crate::place;
#[cfg(all(feature = "csv", feature = "json"))]
use crate::saved;

/// The first id of a place that has none of its own.
#[cfg(any(feature = "csv", feature = "json"))]
const FIRST_OWN: u32 = 3_000_000_001;

/// A row of a GeoNames dump.
fn row(id: &str, name: &str, lat: &str, lon: &str, feature: &str, country: &str, population: &str) -> String {
    let (class, code) = feature.split_once('.').unwrap();
    [id, name, name, "", lat, lon, class, code, country, "", "11", "", "", "", population, "", "", "", "2026-01-01"]
        .join("\t")
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
