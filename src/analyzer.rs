//! The whole job: a text in, an analysis out.

use std::fmt;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::article::{Article, Genre};
use crate::document::Document;
use crate::error::Error;
use crate::explain::{self, Explanation, Finding};
use crate::gazetteer::Gazetteer;
use crate::hedges::lexicon::{self, Forms};
use crate::hedges::{self, Hedge, HedgeLexicon};
use crate::names::people::{self, People};
use crate::places::{self, PlaceMention};
use crate::quotes::{self, Diagnostic, DiagnosticKind, Quote};
use crate::sources::attributions::{self, Attributions};
use crate::statements::{self, profile, refusals};
use crate::text::Span;

/// Buffers for [`Analyzer::analyze_with`]: one for each thread. They grow with the longest text.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    document: Document,
    people: People,
}

/// Analyses articles. Built once, used for any number of texts, from any number of threads.
///
/// ```
/// use reportedly::Analyzer;
///
/// let text = "“The road is open,” said Col. Imran Malik in Peshawar.";
/// let analysis = Analyzer::new().analyze(text);
/// let quote = &analysis.quotes[0];
/// assert_eq!(&text[quote.content[0]], "The road is open,");
/// assert_eq!(analysis.sources[quote.source.unwrap().id].name, "Imran Malik");
/// ```
#[derive(Clone, Default)]
pub struct Analyzer {
    gazetteer: Option<Gazetteer>,
    genre: Option<Genre>,
    /// The country of the publisher.
    home: Option<String>,
    /// A caller's own hedge forms; absent for those of the crate.
    hedges: Option<Arc<Forms>>,
}

/// Sets up an [`Analyzer`].
#[derive(Clone, Debug, Default)]
pub struct AnalyzerBuilder {
    analyzer: Analyzer,
}

impl AnalyzerBuilder {
    /// Uses this gazetteer instead of the embedded one.
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
    /// let country = |analyzer: Analyzer| analyzer.analyze(text).places[0].place.clone().unwrap().country;
    /// assert_eq!(country(Analyzer::builder().home("NZ").build()).as_deref(), Some("NZ"));
    /// assert_eq!(country(Analyzer::builder().home("CA").build()).as_deref(), Some("CA"));
    /// # }
    /// ```
    pub fn home(mut self, country: &str) -> AnalyzerBuilder {
        self.analyzer.home = Some(country.to_owned());
        self
    }

    /// Looks for no places.
    pub fn without_places(mut self) -> AnalyzerBuilder {
        self.analyzer.gazetteer = None;
        self
    }

    /// Looks for these hedge forms instead of those of the crate alone.
    ///
    /// # Errors
    ///
    /// A form without a letter, one longer than 256 bytes after folding, a strength that is not 1 to 3, or a form to
    /// leave out that the table does not have: each is named.
    pub fn hedges(mut self, lexicon: &HedgeLexicon) -> Result<AnalyzerBuilder, Error> {
        self.analyzer.hedges = Some(Arc::new(lexicon::compile(lexicon)?));
        Ok(self)
    }

    /// Takes every article for one of this genre, whatever its metadata says.
    pub fn genre(mut self, genre: Genre) -> AnalyzerBuilder {
        self.analyzer.genre = Some(genre);
        self
    }

    /// The analyzer.
    pub fn build(self) -> Analyzer {
        self.analyzer
    }
}

impl Analyzer {
    /// An analyzer with the embedded gazetteer, where the feature `world` or `small` is on.
    ///
    /// # Cost
    ///
    /// The first call in a process loads the gazetteer: some 4 to 7 milliseconds, 5 MB.
    pub fn new() -> Analyzer {
        Analyzer { gazetteer: default_gazetteer(), genre: None, home: None, hedges: None }
    }

    /// Starts from the defaults of [`Analyzer::new`].
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder { analyzer: Analyzer::new() }
    }

    /// Analyses a plain text. Never fails and never panics.
    ///
    /// # Cost
    ///
    /// Linear in the text. Of a text of a megabyte or more a seventh to a quarter of the time is memory that the system gives
    /// and takes back; [`Analyzer::analyze_with`] saves half of that.
    pub fn analyze(&self, text: &str) -> Analysis {
        self.analyze_article(text, Article::parse(text))
    }

    /// Analyses a text in buffers that are kept from one text to the next: what [`Analyzer::analyze`] gives, some percent
    /// sooner where many texts are read one after the other.
    ///
    /// ```
    /// use reportedly::{Analyzer, Scratch};
    ///
    /// let analyzer = Analyzer::new();
    /// let mut scratch = Scratch::default();
    /// for text in ["Karim said the pass was open.", "Critics said it was not."] {
    ///     assert_eq!(analyzer.analyze_with(&mut scratch, text), analyzer.analyze(text));
    /// }
    /// ```
    pub fn analyze_with(&self, scratch: &mut Scratch, text: &str) -> Analysis {
        self.analyze_article_with(scratch, text, Article::parse(text))
    }

    /// Analyses a text that is already laid out. The genre of its metadata picks which hedges count as uncertainty.
    pub fn analyze_article(&self, text: &str, article: Article) -> Analysis {
        self.analyze_article_with(&mut Scratch::default(), text, article)
    }

    /// Analyses a text that is already laid out, in buffers that are kept.
    pub fn analyze_article_with(&self, scratch: &mut Scratch, text: &str, article: Article) -> Analysis {
        let Scratch { document, people } = scratch;
        document.read(text, &article);
        people.read(document);
        let (document, people) = (&*document, &*people);
        let mut found = attributions::find(text, &article, document, people);
        let hedges = self.find_hedges(&article, document, &found.quotes, &found.contents);
        let mut places = self.find_places(&article, document, people);
        attributions::name_states(&mut found.sources, &mut places);
        let non_statements = refusals::gather(document, &hedges, &found.sources);
        let statements = statements::gather(document, &found, &hedges, &places);
        let profile = profile::count(document, &found, &hedges);
        if document.is_cut(text) {
            let span = Span::between(document.end(), text.len());
            found.diagnostics.push(Diagnostic { kind: DiagnosticKind::TextTooLong, span });
        }
        Analysis {
            article,
            quotes: found.quotes,
            sources: found.sources,
            hedges,
            places,
            statements,
            non_statements,
            profile,
            diagnostics: found.diagnostics,
        }
    }

    /// Analyses texts on all cores as they come, and gives each analysis to `then`, in the order of the texts.
    ///
    /// Some thousand texts are held at a time, however many there are: a file of millions of articles streams through. `then`
    /// runs on the calling thread, while other threads read on.
    ///
    /// ```
    /// use reportedly::Analyzer;
    ///
    /// let texts = ["Karim said the pass was open.", "Critics said it was not."];
    /// let mut quotes = 0;
    /// Analyzer::new().analyze_all(texts, |_text, analysis| quotes += analysis.quotes.len());
    /// assert_eq!(quotes, 2);
    /// ```
    #[cfg(feature = "rayon")]
    pub fn analyze_all<T: AsRef<str> + Send + Sync>(
        &self,
        texts: impl IntoIterator<Item = T>,
        mut then: impl FnMut(T, Analysis),
    ) {
        use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

        let analyze = |scratch: &mut Scratch, text: &T| self.analyze_with(scratch, text.as_ref());
        let mut texts = texts.into_iter();
        let mut some = || texts.by_ref().take(MOST_AT_A_TIME).collect::<Vec<T>>();
        let (mut waiting, mut read) = (some(), Vec::new());
        while !waiting.is_empty() || !read.is_empty() {
            let (mut analyses, mut behind) = (Vec::new(), Vec::new());
            // while the other cores read, this thread gives away what was read before, and fetches what is read next
            rayon::in_place_scope(|scope| {
                let (waiting, analyses) = (&waiting, &mut analyses);
                scope.spawn(move |_| *analyses = waiting.par_iter().map_init(Scratch::default, analyze).collect());
                read.drain(..).for_each(|(text, analysis)| then(text, analysis));
                behind = some();
            });
            read.extend(std::mem::replace(&mut waiting, behind).into_iter().zip(analyses));
        }
    }

    /// The quotes and sources alone.
    pub fn quotes(&self, text: &str, article: &Article, document: &Document) -> Attributions {
        attributions::find(text, article, document, &people::find(document))
    }

    /// The hedges alone. With the quotes of the text, each hedge tells whose words it limits.
    pub fn hedges(&self, article: &Article, document: &Document, quotes: &[Quote]) -> Vec<Hedge> {
        self.find_hedges(article, document, quotes, &quotes::contents(quotes))
    }

    fn find_hedges(&self, article: &Article, document: &Document, quotes: &[Quote], contents: &[Span]) -> Vec<Hedge> {
        let forms = match &self.hedges {
            Some(own) => own.as_ref(),
            None => match lexicon::forms() {
                Some(forms) => forms,
                None => return Vec::new(),
            },
        };
        let mut found = hedges::find(document, forms, self.genre.unwrap_or(article.metadata.genre), contents);
        hedges::limit_attributions(&mut found, quotes);
        found
    }

    /// The places alone; none without a gazetteer.
    pub fn places(&self, article: &Article, document: &Document) -> Vec<PlaceMention> {
        self.find_places(article, document, &people::find(document))
    }

    /// Why something was found in an analysis that this analyzer made of this text; `None` where there is no finding of
    /// this number.
    ///
    /// ```
    /// # #[cfg(feature = "world")] {
    /// use reportedly::{Analyzer, Finding};
    ///
    /// let text = "The mill in Paris, Texas, will close.";
    /// let analyzer = Analyzer::new();
    /// let analysis = analyzer.analyze(text);
    /// let why = analyzer.explain(text, &analysis, Finding::Place(0)).unwrap();
    /// assert_eq!(why.rule, "place.container");
    /// assert!(why.evidence.iter().any(|evidence| evidence.name == "before=in" && evidence.weight > 0.0));
    /// assert!(why.places[0].evidence.iter().any(|evidence| evidence.name == "container beside"));
    /// assert!(why.places[1..].iter().any(|other| other.place.country.as_deref() == Some("FR")));
    /// # }
    /// ```
    ///
    /// # Cost
    ///
    /// Reads the whole text again.
    pub fn explain(&self, text: &str, analysis: &Analysis, finding: Finding) -> Option<Explanation> {
        let Finding::Place(number) = finding else { return analysis.explain(text, finding) };
        let (gazetteer, mention) = (self.gazetteer.as_ref()?, analysis.places.get(number)?);
        Some(explain::places::explain(gazetteer, self.home.as_deref(), text, &analysis.article, mention))
    }

    #[cfg(feature = "fit")]
    pub(crate) fn gazetteer(&self) -> Option<&Gazetteer> {
        self.gazetteer.as_ref()
    }

    fn find_places(&self, article: &Article, document: &Document, people: &People) -> Vec<PlaceMention> {
        self.gazetteer
            .as_ref()
            .map(|gazetteer| places::find(gazetteer, self.home.as_deref(), article, document, people))
            .unwrap_or_default()
    }
}

#[cfg(any(feature = "world", feature = "small"))]
fn default_gazetteer() -> Option<Gazetteer> {
    Gazetteer::world().ok()
}

#[cfg(not(any(feature = "world", feature = "small")))]
fn default_gazetteer() -> Option<Gazetteer> {
    None
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Analyzer").field("gazetteer", &self.gazetteer).field("genre", &self.genre).finish()
    }
}

/// So many texts are read at a time when there are many. As many that were read and as many that wait are held beside them.
#[cfg(feature = "rayon")]
const MOST_AT_A_TIME: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buffers_keep_nothing_of_the_text_before() {
        let (analyzer, mut scratch) = (Analyzer::new(), Scratch::default());
        let texts = [
            "Mr. Karim said the pass was open. “It is,” he said, in Peshawar’s café.",
            "",
            "Karim waited.\n\nAides reportedly asked why?",
            "Nobody said so.",
        ];
        for text in texts.iter().chain(texts.iter().rev()) {
            assert_eq!(analyzer.analyze_with(&mut scratch, text), analyzer.analyze(text), "{text}");
        }
    }

    #[cfg(feature = "rayon")]
    #[test]
    fn many_articles_keep_their_order() {
        let texts = || (0..2 * MOST_AT_A_TIME + 7).map(|number| format!("Karim said he waited {number} days."));
        let analyzer = Analyzer::new();
        let mut expected = texts();
        analyzer.analyze_all(texts(), |text, analysis| {
            assert_eq!(Some(&text), expected.next().as_ref());
            assert_eq!(analyzer.analyze(&text), analysis);
        });
        assert_eq!(expected.next(), None);
    }
}
