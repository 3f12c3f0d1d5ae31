//! Departures of an article from published policies on sources.

use serde::{Deserialize, Serialize};

use crate::enums::named_enum;
use crate::hedges::Hedge;
use crate::ids::SourceId;
use crate::lexicon::kinds::{CueClass, HedgeKind};
use crate::quotes::{Quote, QuoteKind};
use crate::sources::{Naming, Number, Source};
use crate::text::Span;

/// A departure from a published policy on sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Lint {
    /// The policy concerned.
    pub kind: LintKind,
    /// The mention or phrase that shows it.
    pub span: Span,
}

named_enum! {
    /// The policy that an article departs from.
    pub enum LintKind in "statements", "lint kind" {
        /// "A source" with no description at all (AP: "a source" alone is not allowed).
        BareSource = "bare_source",
        /// Anonymity is granted without a reason (AP and The New York Times: the story must say why).
        AnonymousWithoutReason = "anonymous_without_reason",
        /// A belief or report in the passive without a named holder (Reuters: say who believes it).
        UnsourcedPassive = "unsourced_passive",
        /// "Officials", and later one official of the same kind: one voice was made several (Reuters: never a plural
        /// for one source).
        PluralThenSingular = "plural_then_singular",
        /// A body declines to comment, and somebody unnamed from the same body is quoted (AP and Reuters: nobody may
        /// decline on the record and speak anonymously).
        DeclinedButQuoted = "declined_but_quoted",
        /// An opinion or an attack in quotation marks from an unnamed source (AP: information only, no opinion).
        OpinionBehindAnonymity = "opinion_behind_anonymity",
    }
}

/// Verbs that give somebody a name, in the base form.
const CALLING: &[&str] = &["brand", "call", "describe", "dub", "label"];

/// Nouns that describe nobody.
const BARE: &[&str] = &["source", "sources", "person", "people"];

/// The departures, in text order.
pub(super) fn find(sources: &[Source], quotes: &[Quote], hedges: &[Hedge]) -> Vec<Lint> {
    let passive = hedges.iter().filter(|hedge| hedge.kind == HedgeKind::PassiveBelief).map(|hedge| hedge.span);
    let mut lints: Vec<Lint> = passive.map(|span| Lint { kind: LintKind::UnsourcedPassive, span }).collect();
    let plurals = Plurals::of(sources);
    let silent = Silent::of(sources, quotes);
    for source in sources.iter().filter(|source| source.naming == Naming::Unnamed) {
        if let Some(anonymity) = source.anonymity.as_ref().filter(|it| it.terms.is_some() && it.grounds.is_none()) {
            lints.push(Lint { kind: LintKind::AnonymousWithoutReason, span: anonymity.span });
        }
        let mut first = |kind| lints.extend(source.mentions.first().map(|&span| Lint { kind, span }));
        let bare = BARE.iter().any(|bare| bare.eq_ignore_ascii_case(&source.name));
        if bare && source.anonymity.is_none() {
            first(LintKind::BareSource);
        }
        if source.number == Number::One && plurals.stand_before(source) {
            first(LintKind::PluralThenSingular);
        }
        if silent.speak_through(source) {
            first(LintKind::DeclinedButQuoted);
        }
    }
    lints.extend(quotes.iter().filter(|quote| is_opinion_of_unnamed(quote, sources)).filter_map(|quote| {
        let span = quote.content.first().copied()?;
        Some(Lint { kind: LintKind::OpinionBehindAnonymity, span })
    }));
    lints.sort_by_key(|lint| (lint.span.start(), lint.kind as u8));
    lints
}

/// The unnamed sources that are plural: role, affiliation and first mention, sorted.
struct Plurals<'s>(Vec<(&'s str, Option<&'s str>, usize)>);

impl<'s> Plurals<'s> {
    fn of(sources: &'s [Source]) -> Plurals<'s> {
        let several = |source: &&Source| source.naming == Naming::Unnamed && source.number == Number::Several;
        let row = |source: &'s Source| {
            Some((source.role.as_deref()?, source.affiliation.as_deref(), source.mentions.first()?.start()))
        };
        let mut plurals: Vec<_> = sources.iter().filter(several).filter_map(row).collect();
        plurals.sort_unstable();
        Plurals(plurals)
    }

    /// Whether a plural source is mentioned before one of the same kind: officials, then an official of the same body
    /// or of any.
    fn stand_before(&self, one: &Source) -> bool {
        let (Some(role), Some(start)) = (one.role.as_deref(), one.mentions.first().map(|span| span.start())) else {
            return false;
        };
        let plural = format!("{role}s");
        [None, one.affiliation.as_deref()].into_iter().any(|affiliation| {
            // the first with this role and affiliation is the one mentioned first
            let at = self.0.partition_point(|&(role, body, _)| (role, body) < (plural.as_str(), affiliation));
            self.0.get(at).is_some_and(|&(role, body, first)| role == plural && body == affiliation && first < start)
        })
    }
}

/// The names and affiliations of the sources that declined to comment, each with the source, sorted.
struct Silent<'s>(Vec<(&'s str, SourceId)>);

impl<'s> Silent<'s> {
    fn of(sources: &'s [Source], quotes: &[Quote]) -> Silent<'s> {
        let who = quotes.iter().filter(|quote| quote.refused).filter_map(|quote| sources.get(quote.source?.id.index()));
        let bodies = |source: &'s Source| {
            let names = [Some(source.name.as_str()), source.affiliation.as_deref()];
            names.into_iter().flatten().map(|name| (name, source.id))
        };
        let mut silent: Vec<_> = who.flat_map(bodies).collect();
        silent.sort_unstable();
        Silent(silent)
    }

    /// Whether another source with the affiliation of this one, or the body itself, declined to comment.
    fn speak_through(&self, source: &Source) -> bool {
        let Some(affiliation) = source.affiliation.as_deref() else { return false };
        let start = self.0.partition_point(|&(name, _)| name < affiliation);
        let end = self.0.partition_point(|&(name, _)| name <= affiliation);
        let others = self.0.get(start..end).unwrap_or_default();
        // sorted by source: if any is a different one, the first or the last is
        [others.first(), others.last()].into_iter().flatten().any(|&(_, id)| id != source.id)
    }
}

/// Whether the words of an unnamed source are in quotation marks after a cue of praise or blame.
fn is_opinion_of_unnamed(quote: &Quote, sources: &[Source]) -> bool {
    let unnamed = quote.source.and_then(|source| sources.get(source.id.index())).map(|source| source.naming);
    let judges = quote.cue.as_ref().is_some_and(|cue| {
        matches!(cue.class, CueClass::Expressive | CueClass::Allegation) || CALLING.contains(&cue.lemma.as_ref())
    });
    unnamed == Some(Naming::Unnamed) && judges && quote.kind != QuoteKind::Indirect
}

#[cfg(test)]
mod tests {
    use super::LintKind::{self, *};
    use crate::Analyzer;

    fn lints(text: &str) -> Vec<LintKind> {
        Analyzer::new().analyze(text).profile.lints.iter().map(|lint| lint.kind).collect()
    }

    #[test]
    fn each_policy_has_its_lint() {
        assert_eq!(lints("A source said the pass was open."), [BareSource]);
        assert_eq!(lints("The drivers are believed to have fled."), [UnsourcedPassive]);
        let several = "Senior US officials said the pass was open. A senior US official said it was safe.";
        assert!(lints(several).contains(&PluralThenSingular), "{:?}", lints(several));
        let declined = "The ministry declined to comment. An official at the ministry said the pass was open.";
        assert!(lints(declined).contains(&DeclinedButQuoted), "{:?}", lints(declined));
        let opinion = "A senior US official called Karim “a liar and a thief.”";
        assert!(lints(opinion).contains(&OpinionBehindAnonymity), "{:?}", lints(opinion));
        let silent = "Karim said the pass was open. “It is safe,” he said.";
        assert_eq!(lints(silent), []);
    }
}
