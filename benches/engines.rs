//! The engines that are compared. Each finds names in a text as whole words: leftmost, the longest, without overlap.

use std::cmp::Reverse;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::matching::PhraseCase;
use reportedly::{Document, Gazetteer, PhraseSet};

pub type DoubleArray = DoubleArrayAhoCorasick<u32>;

pub fn aho_corasick(names: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Both)
        .build(names)
        .expect("the names fit")
}

/// An automaton for the longest matches alone, or for all.
pub fn daachorse(names: &[String], longest: bool) -> DoubleArray {
    let kind = if longest { daachorse::MatchKind::LeftmostLongest } else { daachorse::MatchKind::Standard };
    DoubleArrayAhoCorasickBuilder::new().match_kind(kind).build(names).expect("the names are distinct")
}

pub fn phrase_set(names: &[String], case: PhraseCase) -> PhraseSet<()> {
    let names = names.iter().map(|name| (name.as_str(), ()));
    PhraseSet::builder().case(case).phrases(names).build().expect("every name has a letter")
}

/// The bytes of a saved gazetteer.
pub fn saved(names: &[String]) -> Vec<u8> {
    let places = (0..).zip(names).map(|(id, name)| PlaceBuilder::new(id, name, PlaceKind::City));
    let builder = Gazetteer::builder().places(places);
    let mut bytes = Vec::new();
    builder.build().expect("the names fit").save(&mut bytes).expect("memory takes them");
    bytes
}

pub fn fst(names: &[String]) -> fst::Set<Vec<u8>> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    fst::Set::from_iter(names).expect("the names are sorted")
}

/// All engines over the same names.
pub struct Engines {
    pub bare: AhoCorasick,
    pub double_array: DoubleArray,
    overlapping: DoubleArray,
    transducer: fst::Set<Vec<u8>>,
    phrases: PhraseSet<()>,
    index: Gazetteer,
    saved: usize,
}

/// An engine by its name, and what it finds.
pub type Search<'e> = (&'static str, Box<dyn Fn(&str) -> Vec<Range<usize>> + 'e>);

impl Engines {
    pub fn new(names: &[String], case: PhraseCase) -> Engines {
        let bytes = saved(names);
        Engines {
            bare: aho_corasick(names),
            double_array: daachorse(names, true),
            overlapping: daachorse(names, false),
            transducer: fst(names),
            phrases: phrase_set(names, case),
            index: Gazetteer::load(bytes.as_slice()).expect("it was saved"),
            saved: bytes.len(),
        }
    }

    /// The engines that find whole words.
    pub fn whole_words(&self) -> Vec<Search<'_>> {
        vec![
            ("aho_corasick, whole words", Box::new(|text: &str| aho_corasick_words(&self.bare, text).collect())),
            ("daachorse, whole words", Box::new(|text: &str| daachorse_words(&self.overlapping, text))),
            ("fst, whole words", Box::new(|text: &str| fst_words(&self.transducer, text).collect())),
            ("phrase_set", Box::new(|text: &str| self.phrases.find_in(text).iter().map(|it| it.span.into()).collect())),
            ("index", Box::new(|text: &str| self.index.find_iter(&Document::parse(text)).map(Into::into).collect())),
        ]
    }

    pub fn print_memory(&self, names: usize) {
        println!(
            "{names} names, MB: aho_corasick {:.1}, daachorse {:.1}, fst {:.1}, phrase_set {:.1}, saved gazetteer {:.1}",
            self.bare.memory_usage() as f64 / 1e6,
            self.double_array.heap_bytes() as f64 / 1e6,
            self.transducer.as_fst().size() as f64 / 1e6,
            self.phrases.memory_usage() as f64 / 1e6,
            self.saved as f64 / 1e6,
        );
    }
}

/// The longest raw match is not enough: "new yo" in "new york" hides "new". Shorter matches are tried from the same
/// place, then the search goes on behind the word.
fn aho_corasick_words(automaton: &AhoCorasick, text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let found = automaton.find(Input::new(text).range(at..))?;
            let start = found.start();
            let whole = if is_edge(text, start) { longest_whole(automaton, text, found.range()) } else { None };
            at = whole
                .unwrap_or_else(|| start + text.as_bytes()[start..].iter().take_while(|&byte| is_inner(byte)).count());
            if let Some(end) = whole {
                return Some(start..end);
            }
        }
    })
}

fn longest_whole(automaton: &AhoCorasick, text: &str, mut found: Range<usize>) -> Option<usize> {
    while !is_edge(text, found.end) {
        let shorter = Input::new(text).range(found.start..found.end - 1).anchored(Anchored::Yes);
        found = automaton.find(shorter)?.range();
    }
    Some(found.end)
}

/// The leftmost-longest of all whole words, which are few.
fn daachorse_words(automaton: &DoubleArray, text: &str) -> Vec<Range<usize>> {
    let all = automaton.find_overlapping_iter(text).map(|found| found.start()..found.end());
    let mut whole: Vec<_> = all.filter(|found| is_edge(text, found.start) && is_edge(text, found.end)).collect();
    whole.sort_unstable_by_key(|found| (found.start, Reverse(found.end)));
    let mut behind = 0;
    whole.retain(|found| {
        let is_free = found.start >= behind;
        behind = if is_free { found.end } else { behind };
        is_free
    });
    whole
}

/// Walks from each word as long as a name continues.
fn fst_words(set: &fst::Set<Vec<u8>>, text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + bytes.get(at..)?.iter().position(is_inner)?;
            let longest = longest_name(set, text, start);
            at = longest.unwrap_or_else(|| start + bytes[start..].iter().take_while(|&byte| is_inner(byte)).count());
            if let Some(end) = longest {
                return Some(start..end);
            }
        }
    })
}

fn longest_name(set: &fst::Set<Vec<u8>>, text: &str, start: usize) -> Option<usize> {
    let fst = set.as_fst();
    let (mut node, mut longest) = (fst.root(), None);
    for (at, &byte) in text.as_bytes().iter().enumerate().skip(start) {
        let Some(transition) = node.find_input(byte) else { break };
        node = fst.node(node.transition_addr(transition));
        longest = if node.is_final() && is_edge(text, at + 1) { Some(at + 1) } else { longest };
    }
    longest
}

/// Whether a word may start or end at an offset of the text.
fn is_edge(text: &str, at: usize) -> bool {
    let inner = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(is_inner);
    !(inner(at.checked_sub(1)) && inner(Some(at)))
}

fn is_inner(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}
