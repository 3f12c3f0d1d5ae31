//! How well sourced an article is.

use serde::{Deserialize, Serialize};

use super::lints::{self, Lint};
use crate::document::Document;
use crate::hedges::Hedge;
use crate::lexicon::kinds::HedgeKind;
use crate::quotes::QuoteKind;
use crate::sources::{Attributions, Naming};
use crate::text::Span;

/// Counts and shares of one article.
///
/// ```
/// use reportedly::statements::LintKind;
/// use reportedly::Analyzer;
///
/// let text = "A source said the pass was open. The drivers are believed to have fled.";
/// let profile = Analyzer::new().analyze(text).profile;
/// assert_eq!((profile.quotes, profile.unnamed_sources, profile.unsourced_beliefs), (1, 1, 1));
/// let kinds: Vec<_> = profile.lints.iter().map(|lint| lint.kind).collect();
/// assert_eq!(kinds, [LintKind::BareSource, LintKind::UnsourcedPassive]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Profile {
    /// Attributions of every kind.
    pub quotes: usize,
    /// Those that stand in quotation marks wholly.
    pub direct_quotes: usize,
    /// Sources with a name.
    pub named_sources: usize,
    /// Sources whom the desk knows and does not name.
    pub unnamed_sources: usize,
    /// Collectives that nobody could find.
    pub vague_sources: usize,
    /// Ministries, companies, states.
    pub institutions: usize,
    /// Hedges that count as uncertainty in the article's genre.
    pub hedges: usize,
    /// Hedges of all kinds in a hundred words.
    pub hedge_density: f64,
    /// Beliefs that nobody is named for: "are believed to".
    pub unsourced_beliefs: usize,
    /// The share of the words that stand in some quote's content, from 0 to 1.
    pub attributed_share: f64,
    /// Where the article departs from the published policies on sources.
    pub lints: Vec<Lint>,
}

pub(crate) fn count(document: &Document, found: &Attributions, hedges: &[Hedge]) -> Profile {
    let Attributions { quotes, sources, contents, .. } = found;
    let naming = |wanted: Naming| sources.iter().filter(|source| source.naming == wanted).count();
    let words = document.words.len().max(1) as f64;
    let passive = || hedges.iter().filter(|hedge| hedge.kind == HedgeKind::PassiveBelief);
    Profile {
        quotes: quotes.len(),
        direct_quotes: quotes.iter().filter(|quote| quote.kind == QuoteKind::Direct).count(),
        named_sources: naming(Naming::Named),
        unnamed_sources: naming(Naming::Unnamed),
        vague_sources: naming(Naming::Vague),
        institutions: naming(Naming::Institution),
        hedges: hedges.iter().filter(|hedge| hedge.uncertain).count(),
        hedge_density: rounded(hedges.len() as f64 * 100.0 / words),
        unsourced_beliefs: passive().count(),
        attributed_share: rounded(attributed_words(document, contents) as f64 / words),
        lints: lints::find(sources, quotes, hedges),
    }
}

/// Words inside some of the contents, which are sorted, each counted once.
fn attributed_words(document: &Document, contents: &[Span]) -> usize {
    let starts_before =
        |at: usize, offset: usize| document.words.get(at).is_some_and(|it| (it.start as usize) < offset);
    let mut at = 0usize;
    let mut skip_before = |offset: usize| {
        let first = at;
        while starts_before(at.saturating_add(STRIDE), offset) {
            at = at.saturating_add(STRIDE);
        }
        while starts_before(at, offset) {
            at = at.saturating_add(1);
        }
        at.saturating_sub(first)
    };
    let mut counted = 0usize;
    for content in contents {
        skip_before(content.start());
        counted = counted.saturating_add(skip_before(content.end()));
    }
    counted
}

/// So many words are passed at once.
const STRIDE: usize = 8;

/// To three places, so that the JSON stays short.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
