//! The texts and names that the benches read.

pub mod callgrind;

use std::borrow::Cow;

use reportedly::Gazetteer;

/// The text of the file that `REPORTEDLY_BENCH_TEXT` names, if it is set.
pub fn named() -> Option<String> {
    let path = std::env::var("REPORTEDLY_BENCH_TEXT").ok()?;
    Some(std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// The named text, or the article repeated to 200 KB.
pub fn prose() -> String {
    named().unwrap_or_else(|| MEDIAN.repeat(200_000 / MEDIAN.len()))
}

/// The named text, or an article of median length.
pub fn article() -> Cow<'static, str> {
    named().map_or(Cow::Borrowed(MEDIAN), Cow::Owned)
}

/// 200 KB of words that start no name.
pub fn without_hit() -> String {
    "qzv wxrt jjq vbnk ".repeat(200_000 / 18)
}

/// 200 KB in which every word starts many names and none continues.
pub fn hostile() -> String {
    "San La New Santa ".repeat(200_000 / 17)
}

const MEDIAN: &str = include_str!("median.txt");

/// This many distinct names: those of the world table, then pairs of its names joined.
pub fn names(count: usize) -> Vec<String> {
    let world = Gazetteer::world();
    let mut real: Vec<&str> = world.names().collect();
    real.sort_unstable();
    real.dedup();
    let step = (real.len() / count.max(1)).max(1);
    let mut names: Vec<String> = real.iter().step_by(step).take(count).map(|&name| name.to_owned()).collect();
    let words: Vec<&str> = real.iter().flat_map(|name| name.split(' ')).collect();
    let mut number = 0;
    while names.len() < count {
        let word = |factor: usize| words[number * factor % words.len()];
        names.push(format!("{} {} {}", word(7919), word(104_729), number % 1000));
        number += 1;
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// A text in which all engines see the same words: lower-case ASCII letters and digits with a space, a comma and a space,
/// a stop and a space, or a blank line between.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for paragraph in text.split("\n\n") {
        for word in paragraph.split_whitespace() {
            let sign = word.chars().next_back().filter(|c| matches!(c, ',' | '.'));
            let before = plain.len();
            for part in word.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
                plain.push_str(&part.to_ascii_lowercase());
                plain.push(' ');
            }
            if let Some(sign) = sign.filter(|_| plain.len() > before) {
                plain.insert(plain.len() - 1, sign);
            }
        }
        plain.truncate(plain.trim_end().len());
        plain.push_str("\n\n");
    }
    plain
}

/// This many distinct names of lower-case ASCII letters and digits, with a space between words, or as many as there are.
pub fn plain_names(count: usize) -> Vec<String> {
    let is_plain = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
    let mut all: Vec<String> = names(count.max(80_000) * 3 / 2).into_iter().filter(is_plain).collect();
    all.iter_mut().for_each(|name| name.make_ascii_lowercase());
    all.sort_unstable();
    all.dedup();
    let count = count.min(all.len());
    (0..count).map(|number| all[number * all.len() / count].clone()).collect()
}
