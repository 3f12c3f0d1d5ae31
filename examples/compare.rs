//! Whom two articles quote, side by side: `compare [FILE FILE]`.
//!
//! Sources are linked by `Source::key`, quotes by their words. Without files it compares two articles of its own.

use std::collections::BTreeMap;
use std::error::Error;

use reportedly::linking::{QuoteWords, same_quote};
use reportedly::{Analysis, Analyzer};

const ONE: &str = "Pass to stay shut\n\n“We will not reopen the northern pass before the spring,” Imran Karim, the mayor, said on Monday.\n\n\
    A senior official, who asked not to be named, said the town had run out of salt. Zahra Noor, a driver, said she would wait.";
const OTHER: &str = "Town shuts road\n\nMayor Imran Karim said the town “will not reopen the northern pass before the spring.” \
    Rahim Yusufi, who runs a hotel, said most guests had left.";

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let texts = match paths.as_slice() {
        [] => [ONE.to_owned(), OTHER.to_owned()],
        [one, other] => [std::fs::read_to_string(one)?, std::fs::read_to_string(other)?],
        _ => return Err("usage: compare [FILE FILE]".into()),
    };
    let analyzer = Analyzer::new();
    let analyses = [analyzer.analyze(&texts[0]), analyzer.analyze(&texts[1])];

    let sources = [named(&analyses[0]), named(&analyses[1])];
    println!("{:32} {:>6} {:>6}", "quotes of", "first", "second");
    let all: BTreeMap<&String, &String> = sources.iter().flatten().map(|(key, (name, _))| (key, name)).collect();
    for (key, name) in all {
        let count = |which: usize| sources[which].get(key).map_or(0, |(_, quotes)| *quotes);
        println!("{name:32} {:>6} {:>6}", count(0), count(1));
    }
    let share = |which: usize| analyses[which].profile.attributed_share * 100.0;
    println!("{:32} {:>5.0}% {:>5.0}%", "words that are attributed", share(0), share(1));
    let unnamed = |which: usize| analyses[which].profile.unnamed_sources;
    println!("{:32} {:>6} {:>6}", "unnamed sources", unnamed(0), unnamed(1));

    for one in &analyses[0].quotes {
        for other in &analyses[1].quotes {
            let words = (QuoteWords::new(&texts[0], one), QuoteWords::new(&texts[1], other));
            if let Some(same) = same_quote(&words.0, &words.1) {
                println!("\n{}:\n  “{}”\n  “{}”", same.sameness, one.text(&texts[0]), other.text(&texts[1]));
            }
        }
    }
    Ok(())
}

/// The named sources by key: the longest name and the number of quotes.
fn named(analysis: &Analysis) -> BTreeMap<String, (String, usize)> {
    let keyed = analysis.sources.iter().filter_map(|source| Some((source.key()?, source)));
    keyed.map(|(key, source)| (key, (source.name.clone(), analysis.quotes_by(source.id).count()))).collect()
}
