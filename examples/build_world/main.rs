//! Makes the embedded world table: `build_world [--least PEOPLE] WORLD.tsv ADMIN1.tsv COMMON.txt SAVED`, and then
//! `python3 pack.py SAVED ../../src/gazetteer/world.bin`, which compresses it.
//!
//! With `--least`, cities of fewer people are left out, and second-order divisions with them: so the small table is
//! made.
//!
//! WORLD.tsv is what `build_gazetteer.py` beside this file makes from the packages it names; ADMIN1.tsv has
//! points and abbreviations of first-order divisions; COMMON.txt names that are plain words too.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs;

use reportedly::Gazetteer;
use reportedly::gazetteer::{PlaceBuilder, PlaceKind};

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

/// How Australian writing shortens the states.
const AUSTRALIA: &[(&str, &str)] = &[
    ("New South Wales", "NSW"),
    ("New South Wales", "N.S.W."),
    ("Queensland", "QLD"),
    ("Queensland", "Qld."),
    ("Australian Capital Territory", "ACT"),
    ("Victoria", "VIC"),
    ("Victoria", "Vic."),
    ("Tasmania", "TAS"),
    ("Tasmania", "Tas."),
    ("Western Australia", "WA"),
    ("Western Australia", "W.A."),
    ("South Australia", "S.A."),
    ("Northern Territory", "NT"),
    ("Northern Territory", "N.T."),
];

/// What speaks for a facility against a town of its name, in logits.
const FACILITY: i8 = 4;

/// What a name is to its place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Alias {
    Name,
    Demonym,
    Abbreviation,
    Former,
}

struct Place {
    id: u32,
    name: String,
    aliases: Vec<(String, Alias)>,
    /// Degrees north and east, to a hundredth.
    point: Option<(f64, f64)>,
    feature: String,
    country: String,
    division: String,
    population: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut least = 0;
    if arguments.first().is_some_and(|argument| argument == "--least") {
        least = arguments.get(1).ok_or("--least takes a number")?.parse()?;
        arguments.drain(..2);
    }
    let [world, admin1, common, out] = arguments.as_slice() else {
        return Err("usage: build_world [--least PEOPLE] WORLD.tsv ADMIN1.tsv COMMON.txt SAVED".into());
    };
    let mut places = read_world(&fs::read_to_string(world)?)?;
    places.retain(|place| least == 0 || is_kept(place, least));
    add_divisions(&mut places, &fs::read_to_string(admin1)?);
    add_rivers(&mut places);
    places.sort_by_key(|place| place.id);
    let common = fs::read_to_string(common)?;
    gazetteer(&places, &common)?.save(fs::File::create(out)?)?;
    println!("{} places, {} bytes", places.len(), fs::metadata(out)?.len());
    Ok(())
}

fn is_kept(place: &Place, least: u64) -> bool {
    match place.feature.as_str() {
        "A.ADM2" => false,
        "P.PPLC" => true,
        feature => !feature.starts_with("P.") || place.population >= least,
    }
}

fn gazetteer(places: &[Place], common: &str) -> Result<Gazetteer, Box<dyn Error>> {
    Ok(Gazetteer::builder().common_words(common.lines()).places(places.iter().map(entry)).build()?)
}

fn entry(place: &Place) -> PlaceBuilder {
    let kind = PlaceKind::of_feature(&place.feature);
    let mut entry = PlaceBuilder::new(place.id, &place.name, kind)
        .feature(&place.feature)
        .country(&place.country)
        .population(place.population);
    if kind != PlaceKind::Country {
        entry = entry.admin1(&place.division);
    }
    // the facilities and streets are all chosen by hand: whoever writes "Heathrow" as a place means the airport
    if place.feature.starts_with("S.") || place.feature.starts_with("R.") {
        entry = entry.preference(FACILITY);
    }
    if let Some((lat, lon)) = place.point {
        entry = entry.at(lat, lon);
    }
    for (name, kind) in &place.aliases {
        entry = match kind {
            Alias::Name => entry.alias(name),
            Alias::Demonym => entry.demonym(name),
            Alias::Abbreviation => entry.abbreviation(name),
            Alias::Former => entry.former_name(name),
        };
    }
    entry
}

fn read_world(table: &str) -> Result<Vec<Place>, Box<dyn Error>> {
    let mut places = Vec::new();
    for (number, line) in table.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, name, _, alternates, lat, lon, feature, country, _, division, _, population] = fields.as_slice()
        else {
            return Err(format!("line {}: 12 columns expected, {} found", number + 1, fields.len()).into());
        };
        let mut aliases: Vec<(String, Alias)> = Vec::new();
        for (part, kind) in alternates.split(';').zip([Alias::Name, Alias::Demonym, Alias::Former]) {
            aliases.extend(part.split('|').filter(|name| !name.is_empty()).map(|name| (name.to_owned(), kind)));
        }
        let plain = plain_name(name, feature, &aliases);
        if let Some(plain) = &plain {
            aliases.retain(|(alias, _)| alias != plain);
            aliases.push(((*name).to_owned(), Alias::Name));
        }
        let bare: String = name.chars().filter(|c| !matches!(c, '‘' | '’' | 'ʻ' | 'ʼ' | '\'')).collect();
        if bare != *name {
            aliases.push((bare, Alias::Name));
        }
        if name.starts_with("St. ") || name.starts_with("Saint ") {
            let (short, long) = (name.replacen("Saint ", "St. ", 1), name.replacen("St. ", "Saint ", 1));
            let bare = short.replacen("St. ", "St ", 1);
            aliases.extend(
                [short, long, bare].into_iter().filter(|alias| alias != name).map(|alias| (alias, Alias::Name)),
            );
        }
        places.push(Place {
            id: id.parse()?,
            name: plain.unwrap_or_else(|| (*name).to_owned()),
            aliases,
            point: hundredths(lat).zip(hundredths(lon)),
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
fn plain_name(name: &str, feature: &str, aliases: &[(String, Alias)]) -> Option<String> {
    let generic = ["District", "Province", "Region", "Governorate", "Agency"].iter().any(|word| name.ends_with(word));
    let words = name.split(' ').count() - 1;
    let short =
        |alias: &&(String, Alias)| alias.0.split(' ').count() == words && alias.0.chars().next() == name.chars().next();
    (feature.starts_with("A.ADM") && generic).then(|| aliases.iter().find(short).map(|(alias, _)| alias.clone()))?
}

/// Points and abbreviations of first-order divisions: the point of a division in WORLD.tsv is the mean of
/// its cities.
fn add_divisions(places: &mut [Place], table: &str) {
    let mut rows = HashMap::new();
    for line in table.lines() {
        if let [id, _, _, lat, lon, postal, short] = line.split('\t').collect::<Vec<_>>().as_slice() {
            if let Ok(id) = id.parse::<u32>() {
                rows.insert(id, (hundredths(lat).zip(hundredths(lon)), *postal, *short));
            }
        }
    }
    for place in places.iter_mut() {
        if let Some(&(point, postal, short)) = rows.get(&place.id) {
            place.point = point.or(place.point);
            let mut abbreviate = |name: &str| place.aliases.push((name.to_owned(), Alias::Abbreviation));
            match place.country.as_str() {
                "US" | "CA" => {
                    short.contains('.').then(|| abbreviate(short));
                    // "Ky." is found for "KY" too, and need not be in capitals
                    (!short.trim_end_matches('.').eq_ignore_ascii_case(postal)).then(|| abbreviate(postal));
                }
                "AU" => {
                    AUSTRALIA.iter().filter(|(name, _)| *name == place.name).for_each(|(_, short)| abbreviate(short))
                }
                _ => {}
            }
        }
        if place.country == "US" && place.feature == "A.ADM1" {
            let ap = AP_STATES.iter().find(|(name, _)| *name == place.name);
            place.aliases.extend(ap.map(|(_, short)| ((*short).to_owned(), Alias::Abbreviation)));
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
        place.aliases.extend(short.map(|short| (short, Alias::Name)));
    }
}

/// Degrees to a hundredth; none where not known.
fn hundredths(degrees: &str) -> Option<f64> {
    degrees.parse::<f64>().ok().map(|degrees| (degrees * 100.0).round() / 100.0)
}
