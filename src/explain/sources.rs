//! Explanations of sources: how the mentions were joined, and what decided the naming.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::document::{Document, Range};
use crate::explain::{Explanation, JoinedMention, NamingCandidate, Part, Rejected, Role, named};
use crate::names::Names;
use crate::places::PlaceRole;
use crate::quotes;
use crate::sources::anonymity::Phrases;
use crate::sources::record::{Joined, Misfit, Record};
use crate::sources::{NamingRule, Source, SourceKind, evidence, resolve};

/// How the mentions of one source were joined.
#[derive(Debug, Default)]
struct Joins {
    /// The index of the source.
    source: usize,
    /// The mentions, each with the earlier mentions that it does not refer to.
    mentions: Vec<(Joined, Vec<(Range, Misfit)>)>,
    /// What was rejected for the next mention.
    rejected: Vec<(Range, Misfit)>,
}

impl Record for Joins {
    fn rejected(&mut self, words: Range, misfit: Misfit) {
        self.rejected.push((words, misfit));
    }

    fn joined(&mut self, mention: Joined) {
        let rejected = std::mem::take(&mut self.rejected);
        if mention.source == self.source {
            self.mentions.push((mention, rejected));
        }
    }
}

/// Reads the text again and lists what decided for the source.
pub(crate) fn explain(document: &Document, names: &Names, text: &str, analysis: &Analysis, source: &Source) -> Explanation {
    let drafts = quotes::find(document, &quotes::pair(text, &analysis.article, document));
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
        let Some((joined, rejected)) = joins.mentions.get(first).filter(|mention| span_of(mention) == span) else {
            continue;
        };
        let antecedent = joined.antecedent.map(|words| document.span_of(words));
        let mut rejected = rejected.clone();
        rejected.sort_by_key(|(words, _)| std::cmp::Reverse(words.end));
        let other = |(words, misfit): (Range, Misfit)| {
            Rejected::by_rule(Role::Antecedent, document.span_of(words), misfit.name())
        };
        let rejected = rejected.into_iter().map(other).collect();
        why.mentions.push(JoinedMention { span, rule: Cow::Borrowed(joined.rule.as_str()), antecedent, rejected });
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
