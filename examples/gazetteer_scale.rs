//! What a large gazetteer costs: `gazetteer_scale [NAMES]`, a million by default.
//!
//! Builds a gazetteer of that many made-up names, saves it, loads it and looks for its names, and prints the time and the
//! peak memory of the process so far (where the system gives it, in `/proc/self/status`).

use std::error::Error;
use std::time::Instant;

use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::{Article, Document, Gazetteer};

const SYLLABLES: [&str; 24] = [
    "ka", "lo", "mir", "an", "vel", "sto", "ber", "ig", "tan", "ro", "shi", "dar", "un", "el", "gra", "pol", "ne",
    "quo", "wes", "ham", "fi", "zu", "cor", "by",
];
const SECOND: [&str; 8] = ["", " Bay", " Heights", " on the Hill", "-sur-Mer", " Valley", " São", " No. 2"];

fn main() -> Result<(), Box<dyn Error>> {
    let names: usize = std::env::args().nth(1).map_or(Ok(1_000_000), |names| names.parse())?;
    #[cfg(feature = "world")]
    {
        let start = Instant::now();
        println!("{} places of the world table", Gazetteer::world().len());
        report("world loaded", start);
    }
    let start = Instant::now();
    let builder = Gazetteer::builder().places((0..names).map(|number| {
        let lat = (number % 18_000) as f64 / 100.0 - 90.0;
        let place = PlaceBuilder::new(number as u32, &name(number), PlaceKind::City);
        place.at(lat, 10.0).country("XX").population(1_000)
    }));
    report("places given", start);
    let start = Instant::now();
    let gazetteer = builder.build()?;
    report("built", start);
    let start = Instant::now();
    let path = std::env::temp_dir().join(format!("gazetteer_scale.{}", std::process::id()));
    gazetteer.save(std::fs::File::create(&path)?)?;
    report("saved", start);
    println!("{:14} {:>9.1} MB", "file", std::fs::metadata(&path)?.len() as f64 / 1e6);
    drop(gazetteer);
    let start = Instant::now();
    let bytes = std::fs::read(&path)?;
    report("read", start);
    drop(bytes);
    let start = Instant::now();
    let loaded = Gazetteer::load(std::fs::File::open(&path)?);
    report("loaded", start);
    std::fs::remove_file(&path)?;

    let text: String = (0..20_000).map(|at| format!("He went to {} again. ", name(at * 37 % (names * 2)))).collect();
    let document = Document::new(&text, &Article::parse(&text));
    let start = Instant::now();
    let found = loaded?.find_iter(&document).count();
    report("matched", start);
    println!("{:14} {found} in {:.1} MB", "found", text.len() as f64 / 1e6);
    Ok(())
}

/// The made-up name of this number; no two are alike.
fn name(number: usize) -> String {
    let mut name = String::new();
    let mut rest = number / SECOND.len();
    loop {
        name.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
        if rest == 0 {
            break;
        }
    }
    name[..1].make_ascii_uppercase();
    name + SECOND[number % SECOND.len()]
}

fn report(step: &str, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or(" ?");
    println!("{step:14} {:>9.1} ms, peak memory {}", seconds * 1e3, peak.trim());
}
