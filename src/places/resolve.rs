//! Chooses between the places with the same name.

use super::candidates::Candidate;
use super::credible::Named;
use super::evidence::Surroundings;
use super::meaning::{Beside, Meaning};
use super::senses;
use super::within::Containers;
use super::{PlaceMention, PlacePrecision, roles};
use crate::article::Article;
use crate::document::{Document, Shape};
use crate::gazetteer::{ABBREVIATED, Data, Gazetteer, NamedPlace};
use crate::places::{PlaceRole, PlaceRule};
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
        Some(Choice { named: Some(meaning.named), probability: meaning.probability, rule })
    };
    let unlisted = Choice { named: None, probability: 1.0, rule: PlaceRule::Unlisted };
    let choices = surroundings.iter().enumerate().map(|(number, beside)| choose(number, beside).unwrap_or(unlisted));
    let mut choices: Vec<Choice<'_>> = choices.collect();
    place_within(data, document, candidates, &surroundings, &mut choices);
    let dateline = article.dateline.as_ref().map(|dateline| dateline.span);
    let span = |candidate: &Candidate<'_>| {
        let span = document.span_of(candidate.words);
        // the stop of "Calif." is part of it, even where it ends a sentence
        let abbreviated = candidate.flags & ABBREVIATED != 0
            && document.word(candidate.words.start).shape == Shape::Capital
            && document.is_followed_by(candidate.words, b'.');
        if abbreviated { Span::between(span.start(), span.end().saturating_add(1)) } else { span }
    };
    let role = |candidate: &Candidate<'_>| roles::role(document, candidate, span(candidate), dateline);
    let roles: Vec<PlaceRole> = candidates.iter().map(role).collect();
    let named = Named::of(&roles, &choices);
    let mention = |(((candidate, score), choice), &role): (((&Candidate<'_>, &f32), Choice<'_>), &PlaceRole)| {
        let part = role == PlaceRole::PartOfName;
        let government = part && roles::is_of_government(document, candidate);
        let credible = !part || government || named.support(candidate, &choice);
        let place = choice.named.filter(|_| credible).and_then(|named| gazetteer.place(named.place));
        PlaceMention {
            span: span(candidate),
            role,
            precision: place.as_ref().and_then(PlacePrecision::of),
            place,
            government,
            probability: f64::from((probability(*score) * choice.probability * 1000.0).round()) / 1000.0,
            candidates: candidate.meanings.len(),
            rule: choice.rule,
        }
    };
    candidates.iter().zip(scores).zip(choices).zip(&roles).map(mention).collect()
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

/// What is chosen for a mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<'d> {
    pub named: Option<NamedPlace<'d>>,
    /// The probability of the place, from 0 to 1.
    pub probability: f32,
    pub rule: PlaceRule,
}

/// Chooses the container for names that the gazetteer lacks: those that only a generic word makes a place, and towns that are
/// said to be in a country or a division where it has none of their name.
fn place_within<'d>(
    data: &'d Data,
    document: &Document,
    candidates: &[Candidate<'d>],
    surroundings: &[Surroundings<'_, 'd>],
    choices: &mut [Choice<'d>],
) {
    let containers = Containers::of(data, document, candidates, choices);
    let has_outer = |number: usize| surroundings.get(number).is_some_and(Surroundings::has_outer);
    let is_listed = |number: usize| surroundings.get(number).is_some_and(Surroundings::is_listed);
    let container = |number: usize, choice: &Choice<'d>| {
        let next = number.saturating_add(1);
        let outer = Some(next).filter(|_| has_outer(number));
        match choice.named {
            None => containers.around(number, outer),
            Some(_) => outer.filter(|&outer| !is_listed(outer) && containers.lacks(number, outer)),
        }
    };
    let within = choices.iter().enumerate().map(|(number, choice)| container(number, choice));
    let within: Vec<Option<usize>> = within.collect();
    for (number, container) in within.into_iter().enumerate() {
        let Some(container) = container.and_then(|at| choices.get(at)).copied() else { continue };
        if let Some(choice) = choices.get_mut(number) {
            *choice = Choice { rule: PlaceRule::Within, ..container };
        }
    }
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
