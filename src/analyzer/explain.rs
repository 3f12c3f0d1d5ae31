//! Why something was found.

use super::Analyzer;
use crate::analysis::Analysis;
use crate::document::Document;
use crate::explain::{self, Explanation, Finding};
use crate::gazetteer::Gazetteer;

impl Analyzer {
    /// Returns why something was found in an analysis that this analyzer made of this text, or `None` where there is no finding
    /// of this number.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::Analyzer;
    /// use reportedly::explain::Finding;
    /// use reportedly::ids::PlaceId;
    ///
    /// let text = "The mill in Paris, Texas, will close.";
    /// let analyzer = Analyzer::new();
    /// let analysis = analyzer.analyze(text);
    /// let why = analyzer.explain(text, &analysis, Finding::Place(PlaceId::new(0))).unwrap();
    /// assert_eq!(why.rule, "place.container");
    /// assert!(why.evidence.iter().any(|evidence| evidence.name == "before=in" && evidence.weight > 0.0));
    /// assert!(why.places[0].evidence.iter().any(|evidence| evidence.name == "container beside"));
    /// # }
    /// ```
    ///
    /// # Cost
    ///
    /// Reads the whole text again.
    pub fn explain(&self, text: &str, analysis: &Analysis, finding: Finding) -> Option<Explanation> {
        match finding {
            Finding::Quote(id) => {
                Some(explain::quotes::explain(text, &analysis.article, analysis.quotes.get(id.index())?))
            }
            Finding::Hedge(id) => {
                let genre = self.genre(&analysis.article);
                let (forms, hedge) = (self.forms(genre)?, analysis.hedges.get(id.index())?);
                Some(explain::hedges::explain(text, analysis, forms, genre, hedge))
            }
            Finding::Source(id) => {
                let document = Document::new(text, &analysis.article);
                let (names, source) = (self.find_names(&document), analysis.sources.get(id.index())?);
                Some(explain::sources::explain(&document, &names, text, analysis, source))
            }
            Finding::Name(id) => {
                let document = Document::new(text, &analysis.article);
                let (names, name) = (self.find_names(&document), analysis.names.get(id.index())?);
                explain::names::explain(&document, &names, self.gazetteer.as_ref().map(Gazetteer::data), name)
            }
            Finding::Place(id) => {
                let (gazetteer, mention) = (self.gazetteer.as_ref()?, analysis.places.get(id.index())?);
                Some(explain::places::explain(gazetteer, self.home.as_deref(), text, &analysis.article, mention))
            }
        }
    }
}
