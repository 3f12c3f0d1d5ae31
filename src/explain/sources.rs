//! Explanations of sources: how the mentions were joined, and what decided the naming.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::document::{Document, Range};
use crate::explain::{Explanation, JoinedMention, NamingCandidate, Part, Rejected, Role, named};
use crate::names::Names;
use crate::places::PlaceRole;
use crate::quotes;
use crate::scoring::Named;
use crate::sources::anonymity::Phrases;
use crate::sources::record::{self, Choice, Joined, Record};
use crate::sources::{NamingRule, Source, SourceKind, drafts, evidence, resolve};

/// How the mentions of one source were joined.
#[derive(Debug, Default)]
struct Joins {
    /// The index of the source.
    source: usize,
    /// The mentions, each with the candidates for its antecedent.
    mentions: Vec<(Joined, Vec<Weighed>)>,
    /// The candidates for the next mention.
    weighed: Vec<Weighed>,
}

/// A candidate for an antecedent, by its words, with its score and the evidence by name.
type Weighed = (Range, f32, Vec<(String, f32)>);

impl Record for Joins {
    fn candidate(
        &mut self,
        choice: Choice,
        candidate: Option<record::Weighed>,
        score: f32,
        evidence: impl FnOnce() -> Named,
    ) {
        if let Some(candidate) = candidate {
            self.weighed.push((candidate.words, score, choice.model().evidence(&evidence())));
        }
    }

    fn joined(&mut self, mention: Joined) {
        let weighed = std::mem::take(&mut self.weighed);
        if mention.source == self.source {
            self.mentions.push((mention, weighed));
        }
    }
}

/// Reads the text again and lists what decided for the source.
pub(crate) fn explain(
    document: &Document,
    names: &Names,
    text: &str,
    analysis: &Analysis,
    source: &Source,
) -> Explanation {
    let pairing = quotes::pair(text, &analysis.article, document);
    let drafts = drafts::find(document, &analysis.article, names, &pairing);
    let mut joins = Joins { source: source.id.index(), ..Joins::default() };
    resolve::resolve(text, document, names, &drafts, &mut joins);
    let mut why = Explanation { parts: parts(analysis, source), ..Explanation::default() };
    if let Some((first, _)) = joins.mentions.first() {
        if matches!(first.decided, NamingRule::Weighed | NamingRule::Neither) {
            let read = resolve::read(document, names, &mut Phrases::default(), first.words);
            let weighed = evidence::weigh(document, &read, first.words, first.cue);
            let candidate = |(naming, score, weighed)| NamingCandidate { naming, score, evidence: named(weighed) };
            why.namings = weighed.map(candidate).into();
            why.namings.sort_by(|a, b| b.score.total_cmp(&a.score));
        }
        // a place is recognised after the sources are resolved
        let rule = if source.kind == SourceKind::State { NamingRule::Place } else { first.decided };
        if let (NamingRule::Weighed, Some(best)) = (rule, why.namings.first()) {
            why.score = Some(best.score);
            why.evidence = best.evidence.clone();
        }
        why.rule = Cow::Borrowed(rule.as_str());
    }
    let span_of = |(joined, _): &(Joined, _)| document.span_of(joined.words);
    joins.mentions.sort_by_key(span_of);
    for &span in &source.mentions {
        let first = joins.mentions.partition_point(|mention| span_of(mention) < span);
        let Some((joined, weighed)) = joins.mentions.get(first).filter(|mention| span_of(mention) == span) else {
            continue;
        };
        let antecedent = joined.antecedent.map(|words| document.span_of(words));
        let (own, mut others): (Vec<&Weighed>, Vec<&Weighed>) =
            weighed.iter().partition(|weighed| Some(weighed.0) == joined.antecedent);
        others.sort_by(|a, b| b.1.total_cmp(&a.1));
        let other =
            |(words, score, _): &Weighed| Rejected::by_score(Role::Antecedent, document.span_of(*words), *score);
        why.mentions.push(JoinedMention {
            span,
            rule: Cow::Borrowed(joined.rule.as_str()),
            antecedent,
            score: own.first().map(|(_, score, _)| *score),
            evidence: own.first().map_or_else(Vec::new, |(.., evidence)| named(evidence.clone())),
            rejected: others.into_iter().map(other).collect(),
        });
        if let Some(span) = antecedent.filter(|span| source.mentions.binary_search(span).is_err()) {
            why.parts.push(Part { role: Role::Antecedent, span });
        }
    }
    why.parts.sort_by_key(|part| part.span);
    why
}

/// The spans of the source, and of the names of places that make it a state.
fn parts(analysis: &Analysis, source: &Source) -> Vec<Part> {
    let part = |role| move |span| Part { role, span };
    let mentions = source.mentions.iter().copied().map(part(Role::Source));
    let anonymity = source.anonymity.as_ref().map(|anonymity| anonymity.span).map(part(Role::Anonymity));
    let speakers = analysis.places.iter().filter(|place| place.role == PlaceRole::Speaker).map(|place| place.span);
    let speakers = speakers.filter(|span| source.mentions.binary_search(span).is_ok()).map(part(Role::Place));
    mentions.chain(anonymity).chain(speakers).collect()
}
