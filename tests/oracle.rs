//! The matchers against a naive longest match over words, on all short texts over a small alphabet and on random ones,
//! and the world table's own index against the automaton.

use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::matching::PhraseCase;
use reportedly::{Article, Document, Gazetteer, PhraseSet};

/// The longest matches, found by trying every length from left to right.
fn naive(phrases: &[Vec<&str>], words: &[&str]) -> Vec<(usize, usize)> {
    naive_where(phrases, words, |phrase, text| phrase == text)
}

/// The same, where `same` says whether a phrase is in the text.
fn naive_where<W>(phrases: &[Vec<W>], words: &[W], same: impl Fn(&[W], &[W]) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let is_match = |end: &usize| phrases.iter().any(|phrase| same(phrase, &words[at..*end]));
        let longest = (at + 1..=words.len()).rev().find(is_match);
        if let Some(end) = longest {
            found.push((at, end));
        }
        at = longest.unwrap_or(at + 1);
    }
    found
}

/// The matches of the automaton and of the index, which must be the same.
fn matched(set: &PhraseSet<()>, index: &Gazetteer, text: &str) -> Vec<(usize, usize)> {
    let document = Document::new(text, &Article::parse(text));
    let words: Vec<_> = document.words().collect();
    let spans: Vec<_> = set.find_iter(text, &document).map(|found| found.span).collect();
    assert_eq!(index.find_iter(&document).collect::<Vec<_>>(), spans, "{text:?}");
    let number = |span: reportedly::Span| {
        let start = words.iter().position(|word| word.start() == span.start()).unwrap();
        let end = words.iter().position(|word| word.end() == span.end()).unwrap();
        (start, end + 1)
    };
    spans.into_iter().map(number).collect()
}

/// A gazetteer with these names after saving and loading, which makes it search with the index.
fn loaded(names: &[String]) -> Gazetteer {
    let places = (0..).zip(names).map(|(id, name)| PlaceBuilder::new(id, name, PlaceKind::City));
    let builder = Gazetteer::builder().places(places);
    let (mut bytes, mut again) = (Vec::new(), Vec::new());
    builder.build().unwrap().save(&mut bytes).unwrap();
    // the index that is built at loading equals the saved one
    let compact = Gazetteer::load(bytes.as_slice()).unwrap();
    compact.save(&mut again).unwrap();
    Gazetteer::load(again.as_slice()).unwrap()
}

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

#[test]
fn all_texts_of_six_words_over_two_letters() {
    let mut random = Random(1);
    for _ in 0..60 {
        let phrases: Vec<Vec<&str>> = (0..1 + random.below(4))
            .map(|_| (0..1 + random.below(3)).map(|_| ["a", "b"][random.below(2)]).collect())
            .collect();
        let joined: Vec<String> = phrases.iter().map(|phrase| phrase.join(" ")).collect();
        let set = PhraseSet::new(joined.iter().map(|phrase| (phrase.as_str(), ()))).unwrap();
        let index = loaded(&joined);
        for bits in 0..64 {
            let words: Vec<&str> = (0..6).map(|at| if bits >> at & 1 == 0 { "a" } else { "b" }).collect();
            assert_eq!(matched(&set, &index, &words.join(" ")), naive(&phrases, &words), "{joined:?} in {words:?}");
        }
    }
}

#[test]
fn random_texts_over_words_that_are_prefixes_of_each_other() {
    const WORDS: &[&str] = &["new", "york", "news", "city", "of", "a", "an", "ann", "x", "yorkshire"];
    let mut random = Random(2);
    for _ in 0..400 {
        let phrases: Vec<Vec<&str>> = (0..1 + random.below(12))
            .map(|_| (0..1 + random.below(4)).map(|_| WORDS[random.below(WORDS.len())]).collect())
            .collect();
        let joined: Vec<String> = phrases.iter().map(|phrase| phrase.join(" ")).collect();
        let set = PhraseSet::new(joined.iter().map(|phrase| (phrase.as_str(), ()))).unwrap();
        let index = loaded(&joined);
        let words: Vec<&str> = (0..40).map(|_| WORDS[random.below(WORDS.len())]).collect();
        assert_eq!(matched(&set, &index, &words.join(" ")), naive(&phrases, &words), "{joined:?} in {words:?}");
    }
}

/// Names with signs, accents and letters that fold into several, for which the index stores a folded form.
#[test]
fn names_that_are_not_plain() {
    const NAMES: &[&str] =
        &["St. Louis", "São Paulo", "W.Va.", "Paris, Texas", "Aix-en-Provence", "Weißensee", "O’Neill", "Paris"];
    const PIECES: &[&str] = &[
        "St",
        "St.",
        "Louis",
        "Sao",
        "São",
        "Paulo",
        "W.Va",
        "Paris",
        "Texas",
        "AIX",
        "en",
        "provence",
        "Weissensee",
        "O'Neill",
    ];
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    let set = PhraseSet::new(NAMES.iter().map(|&name| (name, ()))).unwrap();
    let index = loaded(&names);
    let mut random = Random(4);
    let mut found = 0;
    for _ in 0..2_000 {
        let text: String = (0..12)
            .map(|_| [PIECES[random.below(PIECES.len())], [" ", ", ", "-", ". "][random.below(4)]].concat())
            .collect();
        found += matched(&set, &index, &text).len();
    }
    assert!(found > 3_000, "{found}");
}

/// A word as written, with the signs that belong to it, and what is before it.
type Signed = (&'static str, &'static str);

fn written(words: &[Signed]) -> String {
    let mut text: String = words.iter().flat_map(|&(sign, word)| [sign, word]).collect();
    text.split_off(words.first().map_or(0, |(sign, _)| sign.len()))
}

/// Whether a phrase is in a text: the same words, with the same signs between them.
fn is_same(case: PhraseCase, phrase: &[Signed], text: &[Signed]) -> bool {
    let signs = phrase.iter().zip(text).skip(1).all(|(own, its)| own.0 == its.0);
    signs && phrase.len() == text.len() && phrase.iter().zip(text).all(|(own, its)| is_same_word(case, own.1, its.1))
}

fn is_same_word(case: PhraseCase, phrase: &str, text: &str) -> bool {
    let capitals = |word: &str| word.chars().filter(char::is_ascii_uppercase).count();
    let least = match case {
        PhraseCase::Folded => 0,
        PhraseCase::Capitals => capitals(phrase),
        _ => return phrase == text,
    };
    phrase.eq_ignore_ascii_case(text) && capitals(text) >= least
}

/// Signs and letter case: every setting against a naive longest match.
#[test]
fn signs_and_capitals() {
    const WORDS: &[&str] = &["c", "C", "c++", "C++", "C#", "new", "New", "NEW", "york", "York"];
    const SIGNS: &[&str] = &[" ", " ", " ", " & ", " / ", ", ", ". ", "! ", "? "];
    let mut random = Random(5);
    let mut signed = |most: usize| -> Vec<Signed> {
        (0..1 + random.below(most))
            .map(|_| (SIGNS[random.below(SIGNS.len())], WORDS[random.below(WORDS.len())]))
            .collect()
    };
    let mut found = 0;
    for case in [PhraseCase::Folded, PhraseCase::Capitals, PhraseCase::Exact] {
        for _ in 0..300 {
            let (phrases, words): (Vec<_>, _) = ((0..12).map(|_| signed(3)).collect(), signed(60));
            let names: Vec<String> = phrases.iter().map(|phrase| written(phrase)).collect();
            let set = PhraseSet::builder().case(case).phrases(names.iter().map(|name| (name.as_str(), ())));
            let (set, text) = (set.build().unwrap(), written(&words));
            let matches: Vec<_> = set.find_in(&text).iter().map(|found| &text[found.span]).collect();
            let expected = naive_where(&phrases, &words, |phrase, text| is_same(case, phrase, text));
            let expected: Vec<_> = expected.into_iter().map(|(start, end)| written(&words[start..end])).collect();
            assert_eq!(matches, expected, "{case:?}: {names:?} in {text:?}");
            found += matches.len();
        }
    }
    assert!(found > 2_000, "{found}");
}

/// A name shared by several places has all of them as meanings.
#[test]
fn names_have_all_their_places() {
    let index = loaded(&["Troy", "TROY", "Tróy", "Troy Hill", "Paris"].map(str::to_owned));
    let mut ids: Vec<u32> = index.lookup("troy").map(|place| place.id).collect();
    ids.sort_unstable();
    assert_eq!(ids, [0, 1, 2]);
    assert_eq!(index.lookup("Troy Hill").count(), 1);
    assert_eq!(index.lookup("Hill").count(), 0);
}

/// The index of the world table gives exactly the matches of the automaton.
#[cfg(feature = "world")]
#[test]
fn the_world_index_is_the_automaton() {
    let world = Gazetteer::world();
    let names: Vec<&str> = world.names().collect();
    let set = PhraseSet::new(names.iter().map(|&name| (name, ()))).unwrap();
    let mut random = Random(3);
    let mut text = include_str!("../examples/analyze/sample.txt").to_owned();
    for _ in 0..20_000 {
        // whole names, pieces of names and other words, in random order
        let name = names[random.below(names.len())];
        let cut = name.split(' ').take(1 + random.below(3)).collect::<Vec<_>>().join(" ");
        text.push_str([name, &cut, "of", "New", "Saint", "the"][random.below(6)]);
        text.push_str([" ", " ", ", ", "-", ". "][random.below(5)]);
    }
    let document = Document::new(&text, &Article::parse(&text));
    let automaton: Vec<_> = set.find_iter(&text, &document).map(|found| found.span).collect();
    let index: Vec<_> = world.find_iter(&document).collect();
    assert!(automaton.len() > 5_000);
    assert_eq!(automaton, index);
}
