//! Hedges: phrases that limit what the author or a source vouches for.

mod conditions;
pub(crate) mod evidence;
mod find;
pub(crate) mod forms;
pub(crate) mod lexicon;
mod phrase;
mod rule;
mod stored;
mod voices;

use serde::{Deserialize, Serialize};

pub use crate::lexicon::kinds::HedgeKind;
pub use crate::lexicon::strength::Strength;
pub(crate) use find::{find, judge, visit};
pub use lexicon::{HedgeForm, HedgeLexicon};
pub use rule::HedgeRule;

use crate::enums::named_enum;
use crate::quotes::Quote;
use crate::text::Span;

/// A phrase that limits what the author or a source vouches for.
///
/// ```
/// use reportedly::hedges::{HedgeKind, RelativeTo};
/// use reportedly::Analyzer;
///
/// let text = "The drivers are believed to have fled. Karim said they may return.";
/// let hedges = Analyzer::new().analyze(text).hedges;
/// assert_eq!((&text[hedges[0].span], hedges[0].kind), ("are believed to", HedgeKind::PassiveBelief));
/// assert_eq!(&text[hedges[0].core], "believed");
/// assert_eq!((hedges[1].kind, hedges[1].relative_to), (HedgeKind::Modal, RelativeTo::Source));
/// assert_eq!(&text[hedges[1].scope], "may return");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "stored::Stored")]
#[non_exhaustive]
pub struct Hedge {
    /// The phrase, as a reader of its genre marks it: in news with the auxiliaries and the "to" of "is expected to" and
    /// "appears to", in other genres the same words as `core`.
    pub span: Span,
    /// The word or words in it that carry the hedge: "expected", "appears". All of it where none of its words hedges
    /// alone: "is said to", "it is not clear".
    pub core: Span,
    /// What kind of limit it is.
    pub kind: HedgeKind,
    /// How strongly it limits the claim.
    pub strength: Strength,
    /// Whether it counts as uncertainty in the genre of the article.
    pub uncertain: bool,
    /// The words that it limits: from the phrase to the end of its clause. A hedge on a cue ("reportedly said") limits
    /// the attribution alone, from the source to the cue, since only the source decides how firm the content is.
    pub scope: Span,
    /// Whose words it limits.
    pub relative_to: RelativeTo,
    /// The rule that recognised it.
    pub rule: HedgeRule,
}

named_enum! {
    /// Whose words a hedge limits.
    pub enum RelativeTo in "hedges", "hedge reference" {
        /// The article's own.
        Author = "author",
        /// Those of the source of the quote that it is in.
        Source = "source",
    }
}

/// Sets the scope of the hedges on cues of quotes to the attribution.
pub(crate) fn limit_attributions(hedges: &mut [Hedge], quotes: &[Quote]) {
    for quote in quotes {
        let (Some(mark), Some(cue)) = (quote.second_hand, &quote.cue) else { continue };
        let source = quote.source.and_then(|source| source.span).unwrap_or(cue.span);
        let attribution = mark.join(cue.span).join(source);
        let first = hedges.partition_point(|hedge| hedge.span.end() <= mark.start());
        for hedge in hedges.iter_mut().skip(first).take_while(|hedge| hedge.span.start() < mark.end()) {
            hedge.scope = attribution.join(hedge.span);
            hedge.relative_to = RelativeTo::Author;
        }
    }
}
