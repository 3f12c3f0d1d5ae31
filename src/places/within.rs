//! Where a name lies that has no place of its own: a street, a river or a park that the gazetteer lacks.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::resolve::Choice;
use crate::document::{Document, Range};
use crate::gazetteer::{Data, PlaceKind, Row};
use crate::lexicon::tags::LOCATIVE;
use crate::text::hash::const_key;

/// At most this many names on either side of a mention are looked at.
const MOST_NEAR: usize = 16;

/// A town with more inhabitants is not taken for a namesake that the gazetteer lacks: "Paris, Texas", but "from Chicago,
/// Florida".
const LARGE: u32 = 100_000;

/// Generic words of what is too large to lie in a town.
const LARGER: [u32; 18] = [
    const_key("archipelago"),
    const_key("county"),
    const_key("delta"),
    const_key("desert"),
    const_key("district"),
    const_key("governorate"),
    const_key("gulf"),
    const_key("island"),
    const_key("islands"),
    const_key("mountains"),
    const_key("ocean"),
    const_key("peninsula"),
    const_key("plateau"),
    const_key("prefecture"),
    const_key("province"),
    const_key("region"),
    const_key("sea"),
    const_key("state"),
];

/// The towns of an article, and the countries and divisions named right behind a name.
pub(super) struct Containers<'c, 'd> {
    data: &'d Data,
    document: &'c Document,
    candidates: &'c [Candidate<'d>],
    choices: &'c [Choice<'d>],
    /// The index of the first mention of the town that the article names most, in the division of which it names most.
    focus: Option<usize>,
    /// The same, if at least half of the mentions of towns are of that one.
    home: Option<usize>,
}

impl<'c, 'd> Containers<'c, 'd> {
    pub(super) fn of(
        data: &'d Data,
        document: &'c Document,
        candidates: &'c [Candidate<'d>],
        choices: &'c [Choice<'d>],
    ) -> Containers<'c, 'd> {
        let mut found = Containers { data, document, candidates, choices, focus: None, home: None };
        let mut divisions: BTreeMap<(u16, u32), f32> = BTreeMap::new();
        let mut towns: BTreeMap<u32, (f32, usize)> = BTreeMap::new();
        for (number, choice) in choices.iter().enumerate() {
            let Some(named) = choice.named.filter(|named| named.row.division != 0) else { continue };
            *divisions.entry(named.row.in_division()).or_default() += choice.probability;
            if found.town(number).is_some_and(|town| !found.is_capital(town)) {
                towns.entry(named.place).or_insert((0.0, number)).0 += choice.probability;
            }
        }
        let around = |number: usize| found.row(number).and_then(|row| divisions.get(&row.in_division())).copied();
        let rank = |&(weight, number): &(f32, usize)| (around(number).unwrap_or(0.0), weight, Reverse(number));
        let all: f32 = towns.values().map(|(weight, _)| weight).sum();
        let foremost = towns.into_values().max_by(|a, b| rank(a).partial_cmp(&rank(b)).unwrap_or(Ordering::Equal));
        found.focus = foremost.map(|(_, number)| number);
        // "Fifth Avenue" in a story about Manhattan and Florida
        found.home = foremost.filter(|(weight, _)| weight * 2.0 >= all).map(|(_, number)| number);
        found
    }

    /// The index of the mention that names the container of the mention with this index: the country or division behind its
    /// comma, or better a town of that; else the nearest town of its sentence or its paragraph, if it is said to be there, "in
    /// Toledo", or is in the division of the town that the article names most; else that one, if at least half of the towns named
    /// are that. `outer` is the index of the name
    /// behind its comma.
    pub(super) fn around(&self, number: usize, outer: Option<usize>) -> Option<usize> {
        let words = self.candidates.get(number)?.words;
        let behind = outer;
        let outer = outer.filter(|&at| self.row(at).is_some_and(|row| row.is_container() && row.point.is_some()));
        if LARGER.contains(&self.document.before(words.end).key) {
            return outer;
        }
        let sentence = self.document.sentence(words.start);
        let start = |at: usize| self.candidates.get(at).map_or(usize::MAX, |other| other.words.start);
        let fits = |at: usize, town: &Row| {
            let stated = sentence.contains(start(at)) && self.document.before(start(at)).is(LOCATIVE);
            let stated = stated || behind == Some(at);
            let focus = || self.focus.and_then(|focus| self.row(focus));
            let local =
                || !self.is_capital(town) && focus().is_some_and(|focus| focus.in_division() == town.in_division());
            outer.and_then(|outer| self.row(outer)).is_none_or(|outer| outer.contains(town)) && (stated || local())
        };
        let near = self.near(number).filter(|&at| self.town(at).is_some_and(|town| fits(at, town)));
        let distance = |at: usize| self.candidates.get(at).map_or(usize::MAX, |other| apart(words, other.words));
        let nearest = near.min_by_key(|&at| (!sentence.contains(start(at)), distance(at)));
        nearest.or(outer).or(self.home)
    }

    /// The mentions of the paragraph of another, which is left out.
    fn near(&self, number: usize) -> impl Iterator<Item = usize> {
        let paragraph = |at: usize| Some(self.document.paragraph_of(self.candidates.get(at)?.words.start));
        let own = paragraph(number);
        let before = (number.saturating_sub(MOST_NEAR)..number).rev().take_while(move |&at| paragraph(at) == own);
        let behind = number.saturating_add(1)..=number.saturating_add(MOST_NEAR);
        before.chain(behind.take_while(move |&at| paragraph(at) == own))
    }

    /// The place that the mention with this index means.
    fn row(&self, number: usize) -> Option<&'d Row> {
        Some(self.choices.get(number)?.named?.row)
    }

    /// The same, if it is a town with a point, and not a part of a longer name.
    fn town(&self, number: usize) -> Option<&'d Row> {
        let row = self.row(number).filter(|row| row.kind == PlaceKind::City)?;
        let named = self.candidates.get(number)?.is_in_longer_name(self.document);
        (row.point.is_some() && !named).then_some(row)
    }

    /// Whether it is the capital of a country, which an article names for its government, wherever the streets are.
    fn is_capital(&self, town: &Row) -> bool {
        self.data.feature(town) == "P.PPLC"
    }

    /// Whether the gazetteer lacks the place that the mention with this index means: it has towns of this name, but none in
    /// the country or division that is named behind the comma.
    pub(super) fn lacks(&self, number: usize, outer: usize) -> bool {
        let (Some(row), Some(outer)) = (self.row(number), self.row(outer)) else { return false };
        row.kind == PlaceKind::City && row.population < LARGE && outer.is_container() && !outer.contains(row)
    }
}

/// The number of words between two names.
fn apart(a: Range, b: Range) -> usize {
    b.start.saturating_sub(a.end).max(a.start.saturating_sub(b.end))
}
