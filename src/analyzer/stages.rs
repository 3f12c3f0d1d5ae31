//! The single stages, on a text that was read before.

use super::{Analyzer, Reading};
use crate::article::{Article, Genre};
use crate::document::Document;
use crate::gazetteer::Gazetteer;
use crate::hedges::forms::{self, Forms};
use crate::hedges::{self, Hedge};
use crate::names::{self, Entity, Name, Names};
use crate::places::{self, PlaceMention};
use crate::sources::attributions::{self, Attributions};

impl Analyzer {
    /// Returns the names alone, with the persons, bodies and places that they name.
    ///
    /// ```
    /// use reportedly::names::NameKind;
    /// use reportedly::{Analyzer, Reading};
    ///
    /// let reading = Reading::of("Amina Karim left Kabul on Monday. Mr. Karim gave no reason.");
    /// let (names, entities) = Analyzer::new().names(&reading);
    /// let persons = names.iter().filter(|name| name.kind == NameKind::Person);
    /// assert!(persons.clone().map(|name| &reading.text()[name.span]).eq(["Amina Karim", "Karim"]));
    /// assert!(persons.clone().all(|name| entities[name.entity.index()].name == "Amina Karim"));
    /// ```
    pub fn names(&self, reading: &Reading<'_>) -> (Vec<Name>, Vec<Entity>) {
        let document = reading.document();
        self.find_names(document).report(document, reading.text())
    }

    /// Returns the quotes and sources alone. Refusals are marked by the whole analysis only, since hedges show them.
    ///
    /// ```
    /// use reportedly::{Analyzer, Reading};
    ///
    /// let (analyzer, reading) = (Analyzer::new(), Reading::of("Karim said the pass may close in Kabul."));
    /// let attributions = analyzer.quotes(&reading);
    /// assert_eq!((attributions.quotes.len(), attributions.sources.len()), (1, 1));
    /// assert_eq!(analyzer.hedges(&reading, &attributions).len(), 1);
    /// ```
    pub fn quotes(&self, reading: &Reading<'_>) -> Attributions {
        let document = reading.document();
        attributions::find(
            reading.text(),
            reading.article(),
            document,
            &self.find_names(document),
            self.min_probability,
        )
    }

    /// Returns the hedges alone. `attributions` are those of the text, so that each hedge knows whose words it limits, and those
    /// on sources agree with their naming. For an example see [`Analyzer::quotes`].
    pub fn hedges(&self, reading: &Reading<'_>, attributions: &Attributions) -> Vec<Hedge> {
        self.find_hedges(reading.article(), reading.document(), attributions)
    }

    /// Returns the place names alone; none without a gazetteer.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::{Analyzer, Reading};
    ///
    /// assert_eq!(Analyzer::new().places(&Reading::of("He lives in Kabul.")).len(), 1);
    /// # }
    /// ```
    pub fn places(&self, reading: &Reading<'_>) -> Vec<PlaceMention> {
        let document = reading.document();
        self.find_places(reading.article(), document, &self.find_names(document))
    }

    /// The hedge forms that are searched for in a genre: a caller's own, or those of the crate.
    pub(super) fn forms(&self, genre: Genre) -> Option<&Forms> {
        match &self.hedges {
            Some(own) => Some(own.of(genre)),
            None => forms::forms(genre),
        }
    }

    /// The genre that an article is read as.
    pub(super) fn genre(&self, article: &Article) -> Genre {
        self.genre.unwrap_or(article.metadata.genre)
    }

    pub(super) fn find_hedges(
        &self,
        article: &Article,
        document: &Document,
        attributions: &Attributions,
    ) -> Vec<Hedge> {
        let genre = self.genre(article);
        let Some(forms) = self.forms(genre) else { return Vec::new() };
        let mut found = hedges::find(document, forms, genre, attributions);
        hedges::limit_attributions(&mut found, &attributions.quotes);
        found
    }

    pub(crate) fn find_names(&self, document: &Document) -> Names {
        names::find(document, self.gazetteer.as_ref().map(Gazetteer::data))
    }

    pub(super) fn find_places(&self, article: &Article, document: &Document, names: &Names) -> Vec<PlaceMention> {
        let find = |gazetteer| places::find(gazetteer, self.home.as_deref(), article, document, names);
        self.gazetteer.as_ref().map(find).unwrap_or_default()
    }
}
