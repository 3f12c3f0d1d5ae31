//! Explanations of place names: why a name was found, and why it means this place.

use std::borrow::Cow;

use crate::article::Article;
use crate::document::Document;
use crate::explain::{Explanation, Number, Part, PlaceCandidate, Role, named};
use crate::gazetteer::Gazetteer;
use crate::names;
use crate::places::{PlaceMention, evidence, lift, numbers, owned, recognise, recognised, senses, visit};
use crate::scoring::{Named, heaviest_first};

/// Reads the text again and lists the evidence.
pub(crate) fn explain(
    gazetteer: &Gazetteer,
    home: Option<&str>,
    text: &str,
    article: &Article,
    mention: &PlaceMention,
) -> Explanation {
    let data = gazetteer.data();
    let document = Document::new(text, article);
    let names = names::find(&document, Some(data));
    let mut why = Explanation {
        rule: Cow::Borrowed(mention.rule.as_str()),
        parts: vec![Part { role: Role::Place, span: mention.span }],
        ..Explanation::default()
    };
    visit(data, &document, &names, Named::default, |candidate, features| {
        if document.span_of(candidate.words) == mention.span {
            why.score = Some(owned(candidate, recognise::model().score(&features)));
            let mut evidence = recognise::model().evidence(&features);
            evidence.extend(lift(candidate).map(|logits| ("priority".to_owned(), logits)));
            why.evidence = named(heaviest_first(evidence.into_iter()));
        }
    });
    let (candidates, _) = recognised(data, &document, &names);
    let surroundings = evidence::Surroundings::of_all(&document, &candidates);
    let mut senses = senses::gather(data, &candidates, &surroundings, senses::HOPELESS);
    senses::weigh(data, &mut senses, home);
    let number = candidates.iter().position(|candidate| document.span_of(candidate.words) == mention.span);
    let Some((_, meanings)) = number.and_then(|number| senses.of_candidate(number)) else { return why };
    for meaning in meanings {
        let Some(place) = gazetteer.place(meaning.named.place) else { continue };
        let evidence = named(senses::ranking().evidence(meaning.own.or(meaning.around)));
        let numbers = numbers::NAMES.iter().zip(meaning.numbers);
        let numbers = numbers.map(|(name, value)| Number { name: Cow::Borrowed(*name), value }).collect();
        why.places.push(PlaceCandidate { place, probability: meaning.probability, evidence, numbers });
    }
    why
}
