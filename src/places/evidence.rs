//! Evidence for and against a meaning of a name.

use super::candidates::Candidate;
use super::meaning::{Around, Beside, Meaning, Rivals};
use super::traits::{NAMES, Traits};
use crate::document::{Document, Gap, Range, Shape};
use crate::gazetteer::{DEMONYM, Data, FORMER, PlaceKind, Row};
use crate::lexicon::tags::CONJUNCTION;
use crate::scoring::flag;
use crate::text::hash::const_key;

/// At most this many meanings of a name beside another are examined: no container has more, and a gazetteer may have a
/// hundred thousand places with one name.
const MOST_BESIDE: usize = 64;

/// The context of a mention.
#[derive(Debug)]
pub(crate) struct Surroundings<'c, 'd> {
    /// The name after a comma.
    outer: Option<&'c Candidate<'d>>,
    /// The name before a comma.
    inner: Option<&'c Candidate<'d>>,
    /// The kind that a generic word requires.
    wanted: Option<PlaceKind>,
    /// The names before and after it in a list.
    listed: [Option<&'c Candidate<'d>>; 2],
}

impl<'c, 'd> Surroundings<'c, 'd> {
    /// The surroundings of all mentions, in order.
    pub(crate) fn of_all(document: &Document, candidates: &'c [Candidate<'d>]) -> Vec<Surroundings<'c, 'd>> {
        (0..candidates.len()).map(|number| Surroundings::of(document, candidates, number)).collect()
    }

    fn of(document: &Document, candidates: &'c [Candidate<'d>], number: usize) -> Surroundings<'c, 'd> {
        let Some(candidate) = candidates.get(number) else {
            return Surroundings { outer: None, inner: None, wanted: None, listed: [None; 2] };
        };
        let words = candidate.words;
        let joined = |at: usize| {
            let gap = document.word(at).gap;
            gap.any(Gap::COMMA.or(Gap::OPEN)) && !gap.any(Gap::TERMINAL.or(Gap::PARAGRAPH).or(Gap::QUOTE))
        };
        let outer =
            candidates.get(number.saturating_add(1)).filter(|next| next.words.start == words.end && joined(words.end));
        let inner = number.checked_sub(1).and_then(|last| candidates.get(last));
        let inner = inner.filter(|last| last.words.end == words.start && joined(words.start));
        let behind =
            candidates.get(number.saturating_add(1)).filter(|next| in_list(document, words.end, next.words.start));
        let before = number.checked_sub(1).and_then(|last| candidates.get(last));
        let before = before.filter(|last| in_list(document, last.words.end, words.start));
        Surroundings { outer, inner, wanted: kind_beside(document, words), listed: [before, behind] }
    }

    /// Whether a name follows after a comma: the next one.
    pub(super) fn has_outer(&self) -> bool {
        self.outer.is_some()
    }

    /// Whether another name follows in a list.
    pub(super) fn is_listed(&self) -> bool {
        matches!(self.listed, [_, Some(_)])
    }

    pub(crate) fn is_empty(&self) -> bool {
        let listed = self.listed.iter().any(Option::is_some);
        self.outer.is_none() && self.inner.is_none() && self.wanted.is_none() && !listed
    }

    /// The evidence for one meaning.
    pub(crate) fn of_meaning(&self, row: &Row) -> Beside {
        let contains_it =
            |outer: &&Candidate<'_>| outer.meanings.places().take(MOST_BESIDE).any(|outer| outer.contains(row));
        let is_container = |outer: &&Candidate<'_>| matches!(outer.kind, PlaceKind::Country | PlaceKind::Admin1);
        let container = self.outer.as_ref().is_some_and(contains_it);
        Beside {
            container,
            other_container: !container && self.outer.as_ref().is_some_and(is_container),
            part: row.is_container()
                && self
                    .inner
                    .is_some_and(|inner| inner.meanings.places().take(MOST_BESIDE).any(|inner| row.contains(inner))),
            head: self.wanted == Some(row.kind),
            other_head: self.wanted.is_some_and(|kind| kind != row.kind),
            listed: row.is_container() && self.listed.iter().flatten().any(|other| is_like(other, row)),
        }
    }
}

/// Whether a name can be a country as another is, or a division of the same country.
fn is_like(other: &Candidate<'_>, row: &Row) -> bool {
    let like = |it: &Row| it.kind == row.kind && (row.kind == PlaceKind::Country || it.country == row.country);
    other.meanings.places().take(MOST_BESIDE).any(like)
}

/// Whether two names are neighbours in a list: `Ohio, Florida and Texas`. The first ends before the word `end`.
fn in_list(document: &Document, end: usize, start: usize) -> bool {
    let comma = |at: usize| document.word(at).gap == Gap::COMMA.or(Gap::SPACE);
    let plain = |at: usize| !document.word(at).gap.any(Gap::PUNCTUATION);
    let and = document.word(end).is(CONJUNCTION) && start == end.saturating_add(1);
    start == end && comma(start) || and && plain(start) && (plain(end) || comma(end))
}

/// The words between a generic word and the names that it refers to.
const OPENINGS: [u32; 4] = [const_key("of"), const_key("such"), const_key("like"), const_key("including")];

/// The kind that a generic word beside the name requires: `Khost province`, `provinces such as Khost`.
fn kind_beside(document: &Document, words: Range) -> Option<PlaceKind> {
    let next = document.word(words.end);
    let behind = (!next.gap.any(Gap::PUNCTUATION)).then(|| document.text(words.end)).and_then(kind_of_word);
    let own = (words.len() > 1).then(|| document.text_before(words.end)).and_then(kind_of_word);
    own.or(behind).or_else(|| {
        // the list after "provinces such as" or "the city of"
        let sentence = document.sentence(words.start).start;
        let before = (sentence..words.start).rev().take(8);
        before.take_while(|&at| !document.after(at).gap.any(Gap::BREAK)).find_map(|at| {
            let opens = OPENINGS.contains(&document.after(at).key);
            (opens && document.word(at).shape == Shape::Lower).then(|| kind_of_word(document.text(at)))?
        })
    })
}

fn kind_of_word(word: &str) -> Option<PlaceKind> {
    Some(match word {
        "province" | "provinces" | "state" | "states" | "governorate" | "governor" | "governors" => PlaceKind::Admin1,
        "county" | "counties" | "district" | "districts" | "agency" | "parish" => PlaceKind::Admin2,
        "city" | "cities" | "town" | "towns" | "village" | "villages" | "suburb" | "mayor" | "mayors" => {
            PlaceKind::City
        }
        "river" | "lake" | "sea" => PlaceKind::Water,
        _ => return None,
    })
}

/// The evidence from the name itself and from the words beside it.
pub(crate) fn own(data: &Data, meaning: &Meaning<'_>, rivals: &Rivals) -> Traits {
    let mut traits = Traits::default();
    let row = meaning.named.row;
    match row.kind {
        PlaceKind::Country => flag!(traits, "country"),
        PlaceKind::Admin1 => {
            flag!(traits, "admin1");
            flag!(traits, "admin1 against a city" if rivals.has_city);
            flag!(traits, "admin1 against a large city" if rivals.largest > 1_000_000);
        }
        PlaceKind::Admin2 => {
            flag!(traits, "admin2");
            flag!(traits, "admin2 against a city" if rivals.has_city);
        }
        PlaceKind::City => city(data, row, rivals, &mut traits),
        PlaceKind::Region => flag!(traits, "region"),
        PlaceKind::Water => flag!(traits, "water"),
        PlaceKind::Mountain => flag!(traits, "mountain"),
        PlaceKind::Other | PlaceKind::Unrecognized => flag!(traits, "facility"),
    }
    let (flags, country) = (meaning.named.flags, data.country(row));
    let english = matches!(country, "US" | "GB" | "CA" | "AU" | "IE" | "NZ");
    flag!(traits, "in an English-speaking country" if english);
    flag!(traits, "in the United States" if country == "US");
    flag!(traits, "former name" if flags & FORMER != 0);
    flag!(traits, "demonym of a country" if flags & DEMONYM != 0 && row.kind == PlaceKind::Country);
    flag!(traits, "not its main name" if !meaning.named.is_main && flags == 0);
    let beside = meaning.beside;
    flag!(traits, "container beside" if beside.container);
    flag!(traits, "another container beside" if beside.other_container);
    flag!(traits, "part beside" if beside.part);
    flag!(traits, "generic word" if beside.head);
    flag!(traits, "another generic word" if beside.other_head);
    flag!(traits, "in a list with its kind" if beside.listed);
    traits
}

/// A city with fewer inhabitants is a town.
const TOWN: u32 = 50_000;

fn city(data: &Data, row: &Row, rivals: &Rivals, traits: &mut Traits) {
    flag!(traits, "city");
    flag!(traits, "city against a country" if rivals.has_country);
    flag!(traits, "city against a division" if rivals.has_division);
    let at_home = rivals.division_of == row.country && row.country != 0;
    flag!(traits, "town against a division of its country" if at_home && row.population < TOWN);
    flag!(traits, "largest" if row.population >= rivals.largest);
    flag!(traits, "a tenth of the largest" if row.population < rivals.largest / 10);
    flag!(traits, "a hundredth of the largest" if row.population < rivals.largest / 100);
    flag!(traits, "2,000 people" if row.population >= 2_000);
    flag!(traits, "5,000 people" if row.population >= 5_000);
    flag!(traits, "15,000 people" if row.population >= 15_000);
    flag!(traits, "50,000 people" if row.population >= 50_000);
    flag!(traits, "150,000 people" if row.population >= 150_000);
    flag!(traits, "500,000 people" if row.population >= 500_000);
    flag!(traits, "1,500,000 people" if row.population >= 1_500_000);
    match data.feature(row) {
        "P.PPLC" => flag!(traits, "capital"),
        "P.PPLA" => flag!(traits, "seat of a division"),
        "P.PPLA2" => flag!(traits, "seat of a county"),
        "P.PPLX" => flag!(traits, "part of a city"),
        _ => {}
    }
}

/// The evidence from the other names in the article.
pub(crate) fn around(kind: PlaceKind, around: &Around) -> Traits {
    let mut traits = Traits::default();
    flag!(traits, "country named" if kind != PlaceKind::Country && around.country_named > 0.5);
    let inside = !matches!(kind, PlaceKind::Country | PlaceKind::Admin1);
    flag!(traits, "division named" if inside && around.division_named > 0.5);
    flag!(traits, "divisions named" if inside && around.division_named > 1.2);
    flag!(traits, "one in the country" if around.country > 0.5);
    flag!(traits, "two in the country" if around.country > 1.5);
    flag!(traits, "a quarter in the country" if around.country_share > 0.25);
    flag!(traits, "half in the country" if around.country_share > 0.5);
    flag!(traits, "nearly all in the country" if around.country_share > 0.8);
    flag!(traits, "some in the division" if around.division > 0.2);
    flag!(traits, "one in the division" if around.division > 0.7);
    flag!(traits, "two in the division" if around.division > 1.5);
    flag!(traits, "a fifth in the division" if around.division_share > 0.2);
    flag!(traits, "two fifths in the division" if around.division_share > 0.4);
    flag!(traits, "two thirds in the division" if around.division_share > 0.66);
    if kind == PlaceKind::Country {
        return traits;
    }
    flag!(traits, "some within 30 km" if around.near > 0.2);
    flag!(traits, "one within 30 km" if around.near > 0.7);
    flag!(traits, "two within 30 km" if around.near > 1.5);
    flag!(traits, "four within 30 km" if around.near > 3.5);
    flag!(traits, "some within 100 km" if around.nearby > 0.2);
    flag!(traits, "one within 100 km" if around.nearby > 0.7);
    flag!(traits, "two within 100 km" if around.nearby > 1.5);
    flag!(traits, "four within 100 km" if around.nearby > 3.5);
    flag!(traits, "one within 300 km" if around.far > 0.7);
    flag!(traits, "two within 300 km" if around.far > 1.5);
    flag!(traits, "four within 300 km" if around.far > 3.5);
    traits
}
