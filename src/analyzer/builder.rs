//! What an analyzer is set up with.

use std::sync::Arc;

use super::Analyzer;
use crate::article::Genre;
use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::hedges::HedgeLexicon;
use crate::hedges::forms::GenreForms;

/// Sets up an [`Analyzer`].
///
/// ```
/// use reportedly::article::Genre;
/// use reportedly::Analyzer;
///
/// let analyzer = Analyzer::builder().genre(Genre::Encyclopedia).without_places().build()?;
/// assert!(analyzer.analyze("Some historians dispute it.").hedges[0].uncertain);
/// # Ok::<(), reportedly::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AnalyzerBuilder {
    analyzer: Analyzer,
    hedges: Option<HedgeLexicon>,
}

impl AnalyzerBuilder {
    pub(super) fn new() -> AnalyzerBuilder {
        AnalyzerBuilder { analyzer: Analyzer::new(), hedges: None }
    }

    /// Finds the places of this gazetteer instead of the embedded one.
    ///
    /// ```
    /// use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
    /// use reportedly::{Analyzer, Gazetteer};
    ///
    /// let kellan = PlaceBuilder::new(7, "Port Kellan", PlaceKind::City).country("GB");
    /// let gazetteer = Gazetteer::builder().place(kellan).build()?;
    /// let analyzer = Analyzer::builder().gazetteer(gazetteer).build()?;
    /// assert_eq!(analyzer.analyze("The ferry left for Port Kellan.").places.len(), 1);
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> AnalyzerBuilder {
        self.analyzer.gazetteer = Some(gazetteer);
        self
    }

    /// Says in which country the publisher is at home, as an ISO 3166-1 alpha-2 code: names that could be anywhere are
    /// likelier to be there.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::Analyzer;
    ///
    /// let text = "Fire crews were called to a mill in Hamilton on Sunday.";
    /// for home in ["NZ", "CA"] {
    ///     let analysis = Analyzer::builder().home(home).build()?.analyze(text);
    ///     assert_eq!(analysis.places[0].place.as_ref().unwrap().country.as_deref(), Some(home));
    /// }
    /// # }
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn home(mut self, country: &str) -> AnalyzerBuilder {
        self.analyzer.home = Some(country.to_owned());
        self
    }

    /// Finds no places. For an example see [`AnalyzerBuilder`].
    pub fn without_places(mut self) -> AnalyzerBuilder {
        self.analyzer.gazetteer = None;
        self
    }

    /// Finds these hedge forms instead of those of the crate alone. For an example see [`HedgeLexicon`].
    pub fn hedges(mut self, lexicon: HedgeLexicon) -> AnalyzerBuilder {
        self.hedges = Some(lexicon);
        self
    }

    /// Reads every article as one of this genre, whatever its metadata says. For an example see [`AnalyzerBuilder`].
    pub fn genre(mut self, genre: Genre) -> AnalyzerBuilder {
        self.analyzer.genre = Some(genre);
        self
    }

    /// Leaves out quotes with a lower [`probability`](crate::Quote::probability), and the sources of those alone. The default
    /// is 0. The [table](crate::docs::accuracy) of precision and recall helps to choose.
    ///
    /// ```
    /// use reportedly::Analyzer;
    ///
    /// let text = "Karim said the pass was open. The union called for a new road.";
    /// let analyzer = Analyzer::builder().min_probability(0.9).build()?;
    /// assert!(analyzer.analyze(text).quotes.iter().all(|quote| quote.probability >= 0.9));
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn min_probability(mut self, least: f64) -> AnalyzerBuilder {
        self.analyzer.min_probability = least;
        self
    }

    /// Builds the analyzer. For an example see [`AnalyzerBuilder`].
    ///
    /// # Errors
    ///
    /// A wrong row of the hedge lexicon: a form without a letter, one longer than 256 bytes after folding, or a form to leave
    /// out that the table does not have. The message names it.
    pub fn build(mut self) -> Result<Analyzer, Error> {
        if let Some(hedges) = &self.hedges {
            self.analyzer.hedges = Some(Arc::new(GenreForms::compile(hedges)?));
        }
        Ok(self.analyzer)
    }
}
