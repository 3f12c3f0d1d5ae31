//! Explanations of quotes: why a quote was found, and which other candidates were weighed.

use std::borrow::Cow;

use crate::article::Article;
use crate::document::Document;
use crate::explain::{Explanation, Part, Rejected, Role, named};
use crate::quotes::finder::Rest;
use crate::quotes::{Quote, direct, ends, evidence, indirect, openings, pair};
use crate::text::Span;

/// Reads the text again and lists what decided for the quote.
pub(crate) fn explain(text: &str, article: &Article, quote: &Quote) -> Explanation {
    let document = Document::new(text, article);
    let pairing = pair(text, article, &document);
    let found = direct::find(&document, &pairing.speech);
    let rest = Rest { regions: &pairing.speech, taken: &found.taken, heads: &found.heads };
    let rule = Cow::Borrowed(quote.rule.as_str());
    let mut explanation = Explanation { rule, parts: parts(quote), ..Explanation::default() };
    let cue = quote.cue.as_ref().map(|cue| cue.span);
    let sentence = cue.map(|cue| document.sentence(document.word_at(cue.start())));
    indirect::propose(&document, rest, |mut proposal, finder| {
        let Some(group) = proposal.group else { return };
        let span = document.span_of(group.words);
        if Some(document.sentence(group.head)) != sentence {
            return;
        }
        let (score, weighed) = evidence::weigh(&document, &proposal);
        if Some(span) != cue {
            if score <= 0.0 {
                explanation.rejected.push(Rejected::by_score(Role::Cue, span, score));
            }
            return;
        }
        explanation.score = Some(score);
        explanation.evidence = named(weighed);
        let Some(open) = finder.open(&proposal) else { return };
        let start = openings::choose(&open);
        let ruled = open.ruled;
        let starts = openings::weigh(&open).into_iter().filter(|other| other.0 != start);
        let starts = starts.map(|(other, score)| (other, ruled, score));
        let ends = ends::weigh(&finder.start_at(start, open), |at| finder.goes_on(at));
        let ends = ends.into_iter().map(|(end, score)| (start, end, score));
        for (start, end, score) in starts.chain(ends).collect::<Vec<_>>() {
            finder.bound(&mut proposal, start, end);
            if proposal.draft.content != quote.content {
                let other = |&span: &Span| Rejected::by_score(Role::Content, span, score);
                let other = proposal.draft.content.iter().map(other);
                explanation.rejected.extend(other);
            }
        }
    });
    let score = |rejected: &Rejected| rejected.score.unwrap_or(f32::NEG_INFINITY);
    explanation.rejected.sort_by(|a, b| score(b).total_cmp(&score(a)));
    explanation
}

/// The spans that the rule used.
fn parts(quote: &Quote) -> Vec<Part> {
    let part = |role| move |span| Part { role, span };
    let content = quote.content.iter().copied().map(part(Role::Content));
    let cue = quote.cue.as_ref().map(|cue| cue.span).map(part(Role::Cue));
    let source = quote.source.and_then(|source| source.span).map(part(Role::Source));
    let addressee = quote.addressee.map(part(Role::Addressee));
    let medium = quote.medium.map(part(Role::Medium));
    let mut parts: Vec<Part> = content.chain(cue).chain(source).chain(addressee).chain(medium).collect();
    parts.sort_by_key(|part| part.span);
    parts
}
