//! Chooses between the places with the same name.

use super::candidates::Candidate;
use super::evidence::Surroundings;
use super::meaning::{Beside, Meaning};
use super::senses;
use super::{PlaceMention, roles};
use crate::article::Article;
use crate::document::{Document, Shape};
use crate::gazetteer::{ABBREVIATED, Gazetteer};
use crate::places::PlaceRule;
use crate::scoring::probability;
use crate::text::Span;

/// Resolves the recognised candidates and sets the role of each.
pub(super) fn resolve(
    gazetteer: &Gazetteer,
    home: Option<&str>,
    article: &Article,
    document: &Document,
    candidates: &[Candidate<'_>],
    scores: &[f32],
) -> Vec<PlaceMention> {
    let data = gazetteer.data();
    let surroundings = Surroundings::of_all(document, candidates);
    let mut senses = senses::gather(data, candidates, &surroundings, senses::HOPELESS);
    senses::weigh(data, &mut senses, home);
    let choose = |number: usize, beside: &Surroundings<'_, '_>| {
        let (sense, meanings) = senses.of_candidate(number)?;
        let shared = meanings.first()?;
        let own = |meaning: &Meaning<'_>| beside.of_meaning(meaning.named.row);
        // a container beside this mention outweighs the other mentions, and so do the places of its paragraph
        let contained = || meanings.iter().find(|meaning| own(meaning).container);
        let meaning = match own(shared) {
            Beside { other_container: true, .. } => contained(),
            Beside { container: true, .. } | Beside { part: true, .. } => None,
            _ => by_paragraph(document, candidates, &senses, number),
        };
        let moved = sense.moved || meaning.is_some();
        let meaning = meaning.unwrap_or(shared);
        let rule = rule(sense.only, moved, own(meaning), meaning.beside);
        Some(Choice { place: Some(meaning.named.place), probability: meaning.probability, rule })
    };
    let unlisted = Choice { place: None, probability: 1.0, rule: PlaceRule::Unlisted };
    let choices = surroundings.iter().enumerate().map(|(number, beside)| choose(number, beside).unwrap_or(unlisted));
    let dateline = article.dateline.as_ref().map(|dateline| dateline.span);
    let mention = |((candidate, score), choice): ((&Candidate<'_>, &f32), Choice)| {
        let span = document.span_of(candidate.words);
        // the stop of "Calif." is part of it, even where it ends a sentence
        let abbreviated = candidate.flags & ABBREVIATED != 0
            && document.word(candidate.words.start).shape == Shape::Capital
            && document.is_followed_by(candidate.words, b'.');
        let span = if abbreviated { Span::between(span.start(), span.end().saturating_add(1)) } else { span };
        PlaceMention {
            span,
            role: roles::role(document, candidate, span, dateline),
            place: choice.place.and_then(|place| gazetteer.place(place)),
            probability: f64::from((probability(*score) * choice.probability * 1000.0).round()) / 1000.0,
            candidates: candidate.meanings.len(),
            rule: choice.rule,
        }
    };
    candidates.iter().zip(scores).zip(choices).map(mention).collect()
}

/// At most this many names on either side of a mention are looked at.
const MOST_NEAR: usize = 16;

/// The country or division that a mention means by the other places of its paragraph: Georgia beside Tbilisi and, a
/// paragraph later, beside Atlanta. `None` if the name cannot mean both, or the paragraph has places of both or neither.
fn by_paragraph<'s, 'd>(
    document: &Document,
    candidates: &[Candidate<'_>],
    senses: &'s senses::Senses<'d>,
    number: usize,
) -> Option<&'s Meaning<'d>> {
    let (_, meanings) = senses.of_candidate(number)?;
    let large = || meanings.iter().filter(|meaning| meaning.named.row.is_container());
    let (first, second) = (meanings.first().filter(|first| first.named.row.is_container())?, large().nth(1)?);
    if first.named.row.country == second.named.row.country {
        return None;
    }
    let candidate = candidates.get(number)?;
    let paragraph = document.paragraph_of(candidate.words.start);
    let near =
        |&at: &usize| candidates.get(at).is_some_and(|other| document.paragraph_of(other.words.start) == paragraph);
    let before = (number.saturating_sub(MOST_NEAR)..number).rev().take_while(near);
    let behind = (number.saturating_add(1)..=number.saturating_add(MOST_NEAR)).take_while(near);
    let others = before.chain(behind).filter(|&at| candidates.get(at).is_some_and(|it| it.name != candidate.name));
    let countries: Vec<u16> =
        others.filter_map(|at| Some(senses.of_candidate(at)?.1.first()?.named.row.country)).collect();
    let mut supported = large().filter(|meaning| countries.contains(&meaning.named.row.country));
    let only = supported.next()?;
    supported.next().is_none().then_some(only)
}

#[derive(Clone, Copy, Debug)]
struct Choice {
    place: Option<u32>,
    probability: f32,
    rule: PlaceRule,
}

/// What decided: the words beside this mention, those beside another, the other places, or class and population alone.
fn rule(only: bool, moved: bool, own: Beside, anywhere: Beside) -> PlaceRule {
    match own {
        Beside { container: true, .. } | Beside { part: true, .. } => PlaceRule::Container,
        Beside { head: true, .. } => PlaceRule::Head,
        _ if only => PlaceRule::Only,
        _ if anywhere.speaks() => PlaceRule::Sense,
        _ if moved => PlaceRule::Around,
        _ => PlaceRule::Prior,
    }
}
