//! Which of the places with a name is meant.

use super::recognise::{Candidate, contains};
use super::{PlaceMention, PlaceRole};
use crate::article::Article;
use crate::document::{Document, Gap, Range, Shape};
use crate::gazetteer::{DEMONYM, Data, PlaceKind, Row};
use crate::hash::KeyMap;
use crate::lexicon::tags::*;
use crate::score::probability;
use crate::span::Span;
use std::borrow::Cow;

/// What speaks for a meaning, by class. The order of classes is the rule of thumb "country first", the
/// numbers are from the fitted ranker of the field notes: highest population 1.4, a tenfold population 0.9,
/// container beside it 2.5, the article's share of the country 2.9.
const COUNTRY: f32 = 9.0;
const ADMIN1: f32 = 5.2;
const ADMIN2: f32 = 2.2;
const PHYSICAL: f32 = 4.6;
const TENFOLD: f32 = 0.9;
const CAPITAL: f32 = 0.8;
const SEAT: f32 = 0.6;
const CONTAINER: f32 = 5.0;
const COUNTRY_SHARE: f32 = 2.9;
const DIVISION_SHARE: f32 = 2.5;
const HEAD_WORD: f32 = 4.0;

/// Resolves the recognised candidates and gives each its role.
pub(super) fn resolve(
    data: &Data,
    article: &Article,
    document: &Document,
    kept: &[(Candidate<'_>, f32)],
) -> Vec<PlaceMention> {
    let shares = Shares::count(data, kept);
    let mut chosen: Vec<Choice> = Vec::with_capacity(kept.len());
    let mut senses: KeyMap<u32, usize> = KeyMap::default();
    for (number, (candidate, _)) in kept.iter().enumerate() {
        let next = kept.get(number + 1).map(|(next, _)| next);
        let last = number.checked_sub(1).and_then(|last| kept.get(last)).map(|(last, _)| last);
        let choice = choose(data, document, candidate, last, next, &shares);
        let name = document.phrase_key(candidate.words);
        // one sense per article: the mention with the best evidence decides for all
        match senses.get(&name).and_then(|&first| chosen.get(first)) {
            Some(first) if first.evidence >= choice.evidence => {}
            _ => {
                senses.insert(name, number);
            }
        }
        chosen.push(choice);
    }
    let dateline = article.dateline.as_ref().map(|dateline| dateline.span);
    let mut mentions = Vec::with_capacity(kept.len());
    for (number, (candidate, score)) in kept.iter().enumerate() {
        let own = chosen.get(number).copied().unwrap_or_default();
        let shared = senses.get(&document.phrase_key(candidate.words)).and_then(|&first| chosen.get(first)).copied();
        let choice = match shared {
            Some(shared) if !own.beside && shared.beside => Choice { rule: "place.sense", ..shared },
            _ => own,
        };
        let span = document.span_of(candidate.words);
        mentions.push(PlaceMention {
            span,
            role: role(document, candidate, span, dateline),
            place: choice.place.and_then(|place| data.place(place)),
            score: f64::from((probability(*score) * 1000.0).round()) / 1000.0,
            candidates: candidate.meanings.len(),
            rule: Cow::Borrowed(choice.rule),
        });
    }
    mentions
}

#[derive(Clone, Copy, Debug, Default)]
struct Choice {
    place: Option<u32>,
    evidence: f32,
    /// Whether something beside the mention spoke for it.
    beside: bool,
    rule: &'static str,
}

/// How often the article names each country and division.
#[derive(Debug, Default)]
struct Shares {
    countries: KeyMap<u16, f32>,
    divisions: KeyMap<(u16, u32), f32>,
    total: f32,
}

impl Shares {
    fn count(data: &Data, kept: &[(Candidate<'_>, f32)]) -> Shares {
        let mut shares = Shares::default();
        for (candidate, _) in kept {
            let Some(row) = candidate
                .meanings
                .rows()
                .max_by(|a, b| prior(data, a.1).total_cmp(&prior(data, b.1)))
                .map(|(_, row)| row)
            else {
                continue;
            };
            let weight = if candidate.meanings.len() == 1 || row.kind == PlaceKind::Country { 1.0 } else { 0.4 };
            *shares.countries.entry(row.country).or_default() += weight;
            if row.kind != PlaceKind::Country {
                *shares.divisions.entry((row.country, row.division)).or_default() += weight;
            }
            shares.total += weight;
        }
        shares
    }

    fn of(&self, row: &Row) -> (f32, f32) {
        let total = self.total.max(1.0);
        let country = self.countries.get(&row.country).copied().unwrap_or_default();
        let division = self.divisions.get(&(row.country, row.division)).copied().unwrap_or_default();
        (country / total, division / total)
    }
}

/// What class and population alone say.
fn prior(data: &Data, row: &Row) -> f32 {
    let tens = (row.population as f32 + 1.0).log10();
    match row.kind {
        PlaceKind::Country => COUNTRY,
        PlaceKind::Admin1 => ADMIN1,
        PlaceKind::Admin2 => ADMIN2,
        PlaceKind::City => {
            let seat = match data.feature(row) {
                "P.PPLC" => CAPITAL,
                "P.PPLA" => SEAT,
                _ => 0.0,
            };
            TENFOLD * tens + seat
        }
        PlaceKind::Region | PlaceKind::Water | PlaceKind::Mountain | PlaceKind::Other => PHYSICAL,
    }
}

fn choose(
    data: &Data,
    document: &Document,
    candidate: &Candidate<'_>,
    last: Option<&Candidate<'_>>,
    next: Option<&Candidate<'_>>,
    shares: &Shares,
) -> Choice {
    let beside = |first: &Candidate<'_>, second: &Candidate<'_>| {
        second.words.start == first.words.end && document.word(second.words.start).gap.any(Gap::COMMA)
    };
    let outers = rows(next.filter(|next| beside(candidate, next)));
    let inners = rows(last.filter(|last| beside(last, candidate)));
    let wanted = kind_beside(document, candidate.words);
    let mut best = Choice { evidence: f32::MIN, ..Choice::default() };
    for (name, row) in candidate.meanings.rows() {
        let (country, division) = shares.of(row);
        let mut evidence = prior(data, row) + COUNTRY_SHARE * country + DIVISION_SHARE * division;
        let mut rule = "place.prior";
        if outers.iter().any(|outer| contains(outer, row)) || inners.iter().any(|inner| contains(row, inner)) {
            evidence += CONTAINER;
            rule = "place.container";
        }
        if wanted == Some(row.kind) {
            evidence += HEAD_WORD;
            rule = "place.head";
        }
        if evidence > best.evidence {
            best = Choice { place: Some(name.place), evidence, beside: rule != "place.prior", rule };
        }
    }
    if candidate.meanings.len() == 1 && !best.beside {
        best.rule = "place.only";
    }
    best
}

/// The places that a name beside can mean.
fn rows<'d>(other: Option<&Candidate<'d>>) -> Vec<&'d Row> {
    other.map(|other| other.meanings.rows().map(|(_, row)| row).collect()).unwrap_or_default()
}

/// The kind that a generic word beside the name asks for: `Khost province`, `provinces such as Khost`.
fn kind_beside(document: &Document, words: Range) -> Option<PlaceKind> {
    let next = document.word(words.end);
    let behind = (!next.gap.any(Gap::PUNCTUATION)).then(|| document.text(words.end)).and_then(kind_of_word);
    let own = (words.len() > 1).then(|| document.text(words.end - 1)).and_then(kind_of_word);
    own.or(behind).or_else(|| {
        // the list behind "provinces such as" or "the city of"
        let sentence = document.sentence(words.start).start;
        (sentence..words.start).rev().take(8).take_while(|&at| !document.word(at + 1).gap.any(Gap::BREAK)).find_map(
            |at| {
                let word = document.word(at);
                let text = document.text(at);
                let opens = matches!(document.text(at + 1), "of" | "such" | "like" | "including");
                (word.shape == Shape::Lower && opens).then(|| kind_of_word(text))?
            },
        )
    })
}

fn kind_of_word(word: &str) -> Option<PlaceKind> {
    Some(match word {
        "province" | "provinces" | "state" | "states" | "governorate" => PlaceKind::Admin1,
        "county" | "counties" | "district" | "districts" | "agency" => PlaceKind::Admin2,
        "city" | "cities" | "town" | "towns" | "village" | "villages" => PlaceKind::City,
        "river" | "lake" | "sea" => PlaceKind::Water,
        _ => return None,
    })
}

pub(crate) fn role(document: &Document, candidate: &Candidate<'_>, span: Span, dateline: Option<Span>) -> PlaceRole {
    let words = candidate.words;
    let next = document.word(words.end);
    if dateline.is_some_and(|dateline| dateline.covers(span)) {
        PlaceRole::Dateline
    } else if is_part_of_name(document, words) {
        PlaceRole::PartOfName
    } else if candidate.flags & DEMONYM != 0 {
        PlaceRole::Demonym
    } else if next.gap.any(Gap::HYPHEN) && next.shape == Shape::Lower || document.word(words.start).gap.any(Gap::HYPHEN)
    {
        PlaceRole::Modifier
    } else {
        PlaceRole::Toponym
    }
}

/// Whether the name stands in a longer name of an organisation: `Washington Post`, `University of Oslo`.
pub(crate) fn is_part_of_name(document: &Document, words: Range) -> bool {
    let organisation = ORGANIZATION_HEAD.or(ORGANIZATION_TAIL);
    let next = document.word(words.end);
    let behind = (words.end..words.end + 3)
        .take_while(|&at| document.word(at).is_capital() && !document.word(at).gap.any(Gap::PUNCTUATION))
        .any(|at| document.word(at).is(organisation));
    let of = words.start.wrapping_sub(1);
    let head = document.word(of.wrapping_sub(1));
    let before = document.word(of).is(OF)
        && head.is_capital()
        && head.is(organisation)
        && !document.word(of).gap.any(Gap::PUNCTUATION);
    (behind && next.is_capital()) || before
}
