//! Sources that a reader cannot identify, as hedges: those and the forms of the lexicon say the same of a source.

use super::HedgeKind;
use crate::document::Document;
use crate::lexicon::tags::*;
use crate::sources::{Naming, Source};
use crate::text::Span;

/// Roles in which people are quoted without their names, "a Western diplomat", other than "a doctor" or "a resident".
const ROLES: [&str; 8] = ["adviser", "aide", "diplomat", "insider", "official", "operative", "source", "strategist"];

/// The sources of an article by their mentions, read in text order.
pub(crate) struct Voices<'a> {
    sources: &'a [Source],
    /// The mentions with the index of their source, in text order; listed when the first form needs them.
    mentions: Option<Vec<(Span, usize)>>,
    /// The first mention that may touch what comes next.
    next: usize,
    /// The sources with a hedge on a mention.
    hedged: Vec<bool>,
}

impl<'a> Voices<'a> {
    pub(crate) fn new(sources: &'a [Source]) -> Voices<'a> {
        Voices { sources, mentions: None, next: 0, hedged: vec![false; sources.len()] }
    }

    /// The kind of a hedge on a source: what the source is, where `span` touches a mention of one. `None` if the article
    /// says who it is, so that the words are no hedge.
    #[cold]
    pub(super) fn kind(&mut self, span: Span, of_form: HedgeKind) -> Option<HedgeKind> {
        let mentions = self.mentions.get_or_insert_with(|| mentions_of(self.sources));
        while mentions.get(self.next).is_some_and(|(mention, _)| mention.end() <= span.start()) {
            self.next = self.next.saturating_add(1);
        }
        let touching = mentions.get(self.next..).unwrap_or_default().iter();
        let touching = touching.take_while(|(mention, _)| mention.start() < span.end());
        let mut kind = Some(of_form);
        for &(_, number) in touching.filter(|(mention, _)| mention.end() > span.start()) {
            let Some(source) = self.sources.get(number) else { continue };
            kind = match source.naming {
                Naming::Unnamed => Some(HedgeKind::AnonymousSource),
                Naming::Vague => Some(HedgeKind::VagueSource),
                Naming::Named | Naming::Media | Naming::Institution => None,
                Naming::Unknown | Naming::Unrecognized => continue,
            };
            if kind.is_some() {
                self.hedged.get_mut(number).into_iter().for_each(|hedged| *hedged = true);
                break;
            }
        }
        kind
    }

    /// The first mentions of the sources that no form marks, each with its kind: nobody in particular, people in the roles
    /// in which names are withheld, or on terms of anonymity.
    pub(super) fn unmarked(&self, document: &Document) -> impl Iterator<Item = (Span, HedgeKind)> {
        let sources = self.sources.iter().zip(&self.hedged).filter(|(_, hedged)| !**hedged);
        sources.filter_map(|(source, _)| Some((*source.mentions.first()?, kind(source)?))).filter(|(mention, _)| {
            let mut words = document.word_at(mention.start())..document.word_at(mention.end());
            words.all(|at| !document.word(at).is(PRONOUN.or(RELATIVE).or(CONJUNCTION)))
        })
    }
}

fn mentions_of(sources: &[Source]) -> Vec<(Span, usize)> {
    let mut mentions = Vec::with_capacity(sources.iter().map(|source| source.mentions.len()).sum());
    for (number, source) in sources.iter().enumerate() {
        mentions.extend(source.mentions.iter().map(|span| (*span, number)));
    }
    mentions.sort_unstable();
    mentions
}

fn kind(source: &Source) -> Option<HedgeKind> {
    let has_role = || source.role.as_deref().is_some_and(|role| ROLES.contains(&role.trim_end_matches('s')));
    match source.naming {
        Naming::Vague => Some(HedgeKind::VagueSource),
        Naming::Unnamed if source.anonymity.is_some() || has_role() => Some(HedgeKind::AnonymousSource),
        _ => None,
    }
}
