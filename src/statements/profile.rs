//! How well sourced an article is.

use serde::{Deserialize, Serialize};

use super::lints::{self, Lint};
use crate::document::Document;
use crate::hedges::Hedge;
use crate::lexicon::kinds::HedgeKind;
use crate::quotes::QuoteKind;
use crate::sources::{Attributions, Naming};
use crate::text::Span;

/// Counts and shares for one article.
///
/// ```
/// use reportedly::statements::LintKind;
/// use reportedly::Analyzer;
///
/// let text = "A source said the pass was open. The drivers are believed to have fled.";
/// let profile = Analyzer::new().analyze(text).profile;
/// assert_eq!((profile.quotes, profile.unnamed_sources, profile.unsourced_beliefs), (2, 1, 1));
/// let kinds: Vec<_> = profile.lints.iter().map(|lint| lint.kind).collect();
/// assert_eq!(kinds, [LintKind::BareSource, LintKind::UnsourcedPassive]);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Profile {
    /// The number of quotes of every kind.
    pub quotes: usize,
    /// The number of quotes that are in quotation marks as a whole.
    pub direct_quotes: usize,
    /// The number of sources with a name.
    pub named_sources: usize,
    /// The number of sources that the newsroom knows and does not name.
    pub unnamed_sources: usize,
    /// The number of collectives that nobody could identify.
    pub vague_sources: usize,
    /// The number of ministries, companies and states.
    pub institutions: usize,
    /// The number of hedges that count as uncertainty in the genre of the article.
    pub hedges: usize,
    /// The number of hedges of all kinds per hundred words.
    pub hedge_density: f64,
    /// The number of beliefs without a named holder: "are believed to".
    pub unsourced_beliefs: usize,
    /// The share of the words that are in the content of a quote, from 0 to 1.
    pub attributed_share: f64,
    /// The departures from published policies on sources.
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

/// The number of words in the contents, which are sorted; each word counts once.
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

/// The number of words that are skipped at once.
const STRIDE: usize = 8;

/// Rounds to three decimal places, so that the JSON stays short.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
