//! A gazetteer of one's own: places from a small table beside those of the world, saved and loaded again.
//!
//! `custom_gazetteer [PLACES.csv [TEXT]]`: the columns of the table are those of `Loader::table`.

use std::error::Error;

use reportedly::gazetteer::Loader;
use reportedly::{Analyzer, Gazetteer};

const PLACES: &str = include_str!("places.csv");
const TEXT: &str = include_str!("article.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let table = match arguments.first() {
        Some(path) => std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?,
        None => PLACES.to_owned(),
    };
    let text = arguments.get(1).map_or(TEXT, String::as_str);

    // one's own places first: they keep their values where the world has a place of the same id and name
    let mut builder = Gazetteer::builder();
    let loaded = Loader::new().lenient().table(table.as_bytes(), b',', &mut builder)?;
    println!("{} places read, {} bad rows", loaded.kept, loaded.bad);
    for error in &loaded.errors {
        println!("  {error}");
    }
    let gazetteer = builder.merge(&Gazetteer::world()).build()?;

    // saved once, it is ready in milliseconds wherever it is loaded
    let mut bytes = Vec::new();
    gazetteer.save(&mut bytes)?;
    let gazetteer = Gazetteer::load(bytes.as_slice())?;
    println!("{} places in {} KB", gazetteer.len(), bytes.len() / 1024);

    for mention in Analyzer::builder().gazetteer(gazetteer).build()?.analyze(text).places {
        let place = mention.place.map(|place| {
            let key = place.key.unwrap_or_default();
            format!("{} ({:?}, {:?}, {:?}) {key}", place.name, place.kind, place.lat, place.lon)
        });
        println!(
            "{:16} {:?}, {:.2}: {}",
            &text[mention.span],
            mention.role,
            mention.probability,
            place.unwrap_or_default()
        );
    }
    Ok(())
}
