//! What comes out.

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::hedges::Hedge;
use crate::places::PlaceMention;
use crate::quotes::{Diagnostic, Quote};
use crate::sources::Source;
use crate::statements::{NonStatement, Profile, Statement};

/// Everything that was found in an article. All spans are of the text that was given.
///
/// ```
/// use reportedly::{Analysis, Analyzer};
///
/// let analysis = Analyzer::new().analyze("Karim said the pass was open.");
/// assert_eq!(analysis.quotes.len(), 1);
/// let empty: Analysis = Analyzer::new().analyze("");
/// assert_eq!(empty, Analysis::default());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct Analysis {
    /// The layout.
    pub article: Article,
    /// Attributions, in the order of their contents.
    pub quotes: Vec<Quote>,
    /// Their sources, in the order of first mention.
    pub sources: Vec<Source>,
    /// Hedges, in text order.
    pub hedges: Vec<Hedge>,
    /// Place names, in text order.
    pub places: Vec<PlaceMention>,
    /// The claims, in text order.
    pub statements: Vec<Statement>,
    /// Who was asked and said nothing, in text order.
    pub non_statements: Vec<NonStatement>,
    /// Counts.
    pub profile: Profile,
    /// What was odd in the text.
    pub diagnostics: Vec<Diagnostic>,
}
