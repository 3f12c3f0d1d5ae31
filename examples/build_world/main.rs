//! Makes the embedded world table: `build_world WORLD.tsv ADMIN1.tsv COMMON.txt OUT.bin`.
//!
//! WORLD.tsv is what `build_gazetteer.py` beside this file makes from the packages it names; ADMIN1.tsv holds
//! points and abbreviations of first-order divisions; COMMON.txt names that are plain words too.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::error::Error;
use std::fs;

const DEMONYM: u8 = 1;
const COMMON: u8 = 2;
const ABBREVIATED: u8 = 4;

/// States whose traditional abbreviation is not in ADMIN1.tsv, as AP writes them.
const AP_STATES: &[(&str, &str)] = &[
    ("Alabama", "Ala."),
    ("Arizona", "Ariz."),
    ("Arkansas", "Ark."),
    ("California", "Calif."),
    ("Colorado", "Colo."),
    ("Connecticut", "Conn."),
    ("Delaware", "Del."),
    ("Florida", "Fla."),
    ("Georgia", "Ga."),
    ("Illinois", "Ill."),
    ("Indiana", "Ind."),
    ("Kansas", "Kan."),
    ("Kentucky", "Ky."),
    ("Louisiana", "La."),
    ("Maryland", "Md."),
    ("Massachusetts", "Mass."),
    ("Michigan", "Mich."),
    ("Minnesota", "Minn."),
    ("Mississippi", "Miss."),
    ("Missouri", "Mo."),
    ("Montana", "Mont."),
    ("Nebraska", "Neb."),
    ("Nevada", "Nev."),
    ("New Hampshire", "N.H."),
    ("New Jersey", "N.J."),
    ("New Mexico", "N.M."),
    ("New York", "N.Y."),
    ("North Carolina", "N.C."),
    ("North Dakota", "N.D."),
    ("Oklahoma", "Okla."),
    ("Oregon", "Ore."),
    ("Pennsylvania", "Pa."),
    ("Rhode Island", "R.I."),
    ("South Carolina", "S.C."),
    ("South Dakota", "S.D."),
    ("Tennessee", "Tenn."),
    ("Vermont", "Vt."),
    ("Virginia", "Va."),
    ("Washington", "Wash."),
    ("West Virginia", "W.Va."),
    ("Wisconsin", "Wis."),
    ("Wyoming", "Wyo."),
    ("Washington, D.C.", "D.C."),
];

struct Place {
    id: u32,
    name: String,
    aliases: Vec<(String, u8)>,
    lat: i16,
    lon: i16,
    feature: String,
    country: String,
    division: String,
    population: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [world, admin1, common, out] = arguments.as_slice() else {
        return Err("usage: build_world WORLD.tsv ADMIN1.tsv COMMON.txt OUT.bin".into());
    };
    let mut places = read_world(&fs::read_to_string(world)?)?;
    add_divisions(&mut places, &fs::read_to_string(admin1)?);
    add_rivers(&mut places);
    places.sort_by_key(|place| place.id);
    let common = fs::read_to_string(common)?;
    let common: HashSet<&str> = common.lines().collect();
    let table = encode(&places, &common);
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(&table, 10);
    fs::write(out, &packed)?;
    println!("{} places, {} bytes, {} compressed", places.len(), table.len(), packed.len());
    Ok(())
}

fn read_world(table: &str) -> Result<Vec<Place>, Box<dyn Error>> {
    let mut places = Vec::new();
    for (number, line) in table.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, name, _, alternates, lat, lon, feature, country, _, division, _, population] = fields.as_slice()
        else {
            return Err(format!("line {}: 12 columns expected, {} found", number + 1, fields.len()).into());
        };
        let (names, demonyms) = alternates.split_once(';').unwrap_or((alternates, ""));
        let mut aliases: Vec<(String, u8)> = Vec::new();
        aliases.extend(names.split('|').filter(|name| !name.is_empty()).map(|name| (name.to_owned(), 0)));
        aliases.extend(demonyms.split('|').filter(|name| !name.is_empty()).map(|name| (name.to_owned(), DEMONYM)));
        let plain = plain_name(name, feature, &aliases);
        if let Some(plain) = &plain {
            aliases.retain(|(alias, _)| alias != plain);
            aliases.push(((*name).to_owned(), 0));
        }
        let bare: String = name.chars().filter(|c| !matches!(c, '‘' | '’' | 'ʻ' | 'ʼ' | '\'')).collect();
        if bare != *name {
            aliases.push((bare, 0));
        }
        if name.starts_with("St. ") || name.starts_with("Saint ") {
            let (short, long) = (name.replacen("Saint ", "St. ", 1), name.replacen("St. ", "Saint ", 1));
            aliases.extend([(short, 0), (long, 0)].into_iter().filter(|(alias, _)| alias != name));
        }
        places.push(Place {
            id: id.parse()?,
            name: plain.unwrap_or_else(|| (*name).to_owned()),
            aliases,
            lat: hundredths(lat),
            lon: hundredths(lon),
            feature: (*feature).to_owned(),
            country: (*country).to_owned(),
            division: (*division).to_owned(),
            population: population.parse().unwrap_or(0),
        });
    }
    Ok(places)
}

/// "North Waziristan" for "North Wazīristān District": the alias of a division that is its name without
/// the last word.
fn plain_name(name: &str, feature: &str, aliases: &[(String, u8)]) -> Option<String> {
    let generic = ["District", "Province", "Region", "Governorate", "Agency"].iter().any(|word| name.ends_with(word));
    let words = name.split(' ').count() - 1;
    let short =
        |alias: &&(String, u8)| alias.0.split(' ').count() == words && alias.0.chars().next() == name.chars().next();
    (feature.starts_with("A.ADM") && generic).then(|| aliases.iter().find(short).map(|(alias, _)| alias.clone()))?
}

/// Points and abbreviations of first-order divisions: the point of a division in WORLD.tsv is the mean of
/// its cities.
fn add_divisions(places: &mut [Place], table: &str) {
    let mut rows = HashMap::new();
    for line in table.lines() {
        if let [id, _, name, lat, lon, _, short] = line.split('\t').collect::<Vec<_>>().as_slice() {
            if let Ok(id) = id.parse::<u32>() {
                rows.insert(id, (*name, hundredths(lat), hundredths(lon), *short));
            }
        }
    }
    for place in places.iter_mut() {
        if let Some(&(_, lat, lon, short)) = rows.get(&place.id) {
            place.lat = lat;
            place.lon = lon;
            if short.contains('.') && short.len() < 8 {
                place.aliases.push((short.to_owned(), ABBREVIATED));
            }
        }
        if place.country == "US" && place.feature == "A.ADM1" {
            let ap = AP_STATES.iter().find(|(name, _)| *name == place.name);
            place.aliases.extend(ap.map(|(_, short)| ((*short).to_owned(), ABBREVIATED)));
        }
        place.aliases.retain(|(alias, _)| *alias != place.name);
        place.aliases.sort();
        place.aliases.dedup_by(|a, b| a.0 == b.0);
    }
}

/// "Nile" for "Nile River", where no other place has the short name.
fn add_rivers(places: &mut [Place]) {
    let taken: HashSet<String> = places
        .iter()
        .flat_map(|place| std::iter::once(&place.name).chain(place.aliases.iter().map(|(alias, _)| alias)))
        .cloned()
        .collect();
    for place in places.iter_mut().filter(|place| place.feature == "H.STM") {
        let short = place.name.strip_suffix(" River").filter(|short| !taken.contains(*short)).map(str::to_owned);
        place.aliases.extend(short.map(|short| (short, 0)));
    }
}

fn hundredths(degrees: &str) -> i16 {
    degrees.parse::<f64>().map_or(i16::MIN, |degrees| (degrees * 100.0).round() as i16)
}

fn encode(places: &[Place], common: &HashSet<&str>) -> Vec<u8> {
    let number = |strings: BTreeMap<String, usize>| {
        strings.into_keys().enumerate().map(|(number, text)| (text, number)).collect::<HashMap<_, _>>()
    };
    let features = number(places.iter().map(|place| (place.feature.clone(), 0)).collect());
    let countries = number(places.iter().map(|place| (place.country.clone(), 0)).collect());
    let division_of =
        |place: &Place| (place.feature != "A.PCL" && !place.division.is_empty()).then(|| place.division.clone());
    let divisions = number(places.iter().filter_map(division_of).map(|name| (name, 0)).collect());

    let mut columns: [Vec<u8>; 7] = Default::default();
    let (mut names, mut aliases) = (String::new(), String::new());
    let [mut ids, mut country, mut division, mut alias_places, mut alias_flags]: [Vec<u8>; 5] = Default::default();
    let (mut last_id, mut last_alias) = (0, 0);
    let flag = |name: &str| if common.contains(name) { COMMON } else { 0 };
    for (at, place) in places.iter().enumerate() {
        varint(&mut ids, place.id - last_id);
        last_id = place.id;
        varint(&mut country, countries[&place.country] as u32);
        varint(&mut division, division_of(place).map_or(0, |name| divisions[&name] as u32 + 1));
        names.push_str(&place.name);
        names.push('\n');
        let population = (((place.population + 1) as f64).ln() * 10.0).round() as u8;
        let [lat_high, lat_low] = place.lat.to_be_bytes();
        let [lon_high, lon_low] = place.lon.to_be_bytes();
        let values =
            [features[&place.feature] as u8, lat_high, lat_low, lon_high, lon_low, population, flag(&place.name)];
        for (column, value) in columns.iter_mut().zip(values) {
            column.push(value);
        }
        for (alias, flags) in &place.aliases {
            aliases.push_str(alias);
            aliases.push('\n');
            varint(&mut alias_places, at as u32 - last_alias);
            last_alias = at as u32;
            alias_flags.push(flags | flag(alias));
        }
    }
    assert!(features.len() <= 256, "a column of bytes is too narrow");
    let mut table = b"RPTW1".to_vec();
    let lines = |numbers: &HashMap<String, usize>| {
        let mut sorted: Vec<&String> = numbers.keys().collect();
        sorted.sort();
        sorted.iter().flat_map(|text| [text.as_str(), "\n"]).collect::<String>()
    };
    for list in [lines(&features), lines(&countries), lines(&divisions), names, aliases] {
        bytes(&mut table, list.as_bytes());
    }
    for list in [ids, country, division].iter().chain(&columns).chain(&[alias_places, alias_flags]) {
        bytes(&mut table, list);
    }
    table
}

fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn bytes(out: &mut Vec<u8>, list: &[u8]) {
    varint(out, list.len() as u32);
    out.extend_from_slice(list);
}
