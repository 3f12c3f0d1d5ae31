//! The whole job: a text in, an analysis out.

#[cfg(feature = "rayon")]
mod all;
mod builder;
mod explain;
mod reading;
mod stages;

use std::fmt;
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::article::{Article, Genre};
use crate::gazetteer::Gazetteer;
use crate::hedges::forms::GenreForms;
use crate::quotes::{Diagnostic, DiagnosticKind};
use crate::sources::attributions;
use crate::statements::{self, profile, refusals};
use crate::text::Span;

#[cfg(feature = "rayon")]
pub use all::ArticleText;
pub use builder::AnalyzerBuilder;
pub use reading::{Reading, Scratch};

/// Analyses articles. Built once, used for any number of texts, from any number of threads.
///
/// ```
/// use reportedly::Analyzer;
///
/// let text = "“The road is open,” said Col. Imran Malik in Peshawar.";
/// let analysis = Analyzer::new().analyze(text);
/// let quote = &analysis.quotes[0];
/// assert_eq!(quote.text(text), "The road is open,");
/// assert_eq!(analysis.source(quote).unwrap().name, "Imran Malik");
/// ```
#[derive(Clone)]
pub struct Analyzer {
    gazetteer: Option<Gazetteer>,
    genre: Option<Genre>,
    /// The country of the publisher.
    home: Option<String>,
    min_probability: f64,
    /// A caller's own hedge forms; absent for those of the crate.
    hedges: Option<Arc<GenreForms>>,
}

impl Analyzer {
    /// Returns an analyzer with the embedded gazetteer: the world table, or the small one where only that is compiled in. With
    /// neither it finds no places.
    ///
    /// ```
    /// let analyzer = reportedly::Analyzer::new();
    /// assert_eq!(analyzer.analyze("Karim said it was icy.").quotes.len(), 1);
    /// ```
    ///
    /// # Cost
    ///
    /// The first call in a process loads the gazetteer: 4 to 7 milliseconds, 5 MB.
    pub fn new() -> Analyzer {
        Analyzer { gazetteer: Gazetteer::embedded(), genre: None, home: None, min_probability: 0.0, hedges: None }
    }

    /// Starts from the defaults of [`Analyzer::new`].
    ///
    /// ```
    /// let analyzer = reportedly::Analyzer::builder().without_places().build()?;
    /// assert!(analyzer.analyze("He lives in Kabul.").places.is_empty());
    /// # Ok::<(), reportedly::Error>(())
    /// ```
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder::new()
    }

    /// Analyses a plain text. Never fails and never panics.
    ///
    /// ```
    /// let analysis = reportedly::Analyzer::new().analyze("Karim reportedly left.");
    /// assert_eq!(analysis.hedges.len(), 1);
    /// ```
    ///
    /// # Cost
    ///
    /// Linear in the text, 150 to 350 microseconds for an article of 5 KB. Of a text of a megabyte or more a seventh to a
    /// quarter of the time goes into memory that the system gives and takes back; [`Analyzer::analyze_with`] saves half of that.
    pub fn analyze(&self, text: &str) -> Analysis {
        self.analyze_article(text, Article::parse(text))
    }

    /// Analyses a text in buffers that are kept from one text to the next: the same result as [`Analyzer::analyze`], some
    /// percent sooner where many texts are read one after the other.
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
    ///
    /// ```
    /// use reportedly::{Analyzer, Article};
    ///
    /// let (text, article) = Article::builder().headline("Pass shut").paragraph("It was icy, Karim said.").build();
    /// let analysis = Analyzer::new().analyze_article(&text, article);
    /// assert_eq!(&text[analysis.article.headline.unwrap()], "Pass shut");
    /// ```
    pub fn analyze_article(&self, text: &str, article: Article) -> Analysis {
        self.analyze_article_with(&mut Scratch::default(), text, article)
    }

    /// Analyses a text that is already laid out, in buffers that are kept. For an example see [`Analyzer::analyze_with`].
    pub fn analyze_article_with(&self, scratch: &mut Scratch, text: &str, article: Article) -> Analysis {
        scratch.read(text, &article);
        self.analysis(text, article, scratch)
    }

    /// Analyses a text that was read before, to look at its words and sentences or to run single stages.
    ///
    /// ```
    /// use reportedly::{Analyzer, Reading};
    ///
    /// let (analyzer, reading) = (Analyzer::new(), Reading::of("Karim said the pass was open."));
    /// assert_eq!(reading.document().words().len(), 6);
    /// assert_eq!(analyzer.analyze_reading(&reading), analyzer.analyze(reading.text()));
    /// ```
    pub fn analyze_reading(&self, reading: &Reading<'_>) -> Analysis {
        self.analysis(reading.text(), reading.article().clone(), reading.scratch())
    }

    /// The pipeline: each stage reads what the stages before it found.
    fn analysis(&self, text: &str, article: Article, scratch: &Scratch) -> Analysis {
        let document = &scratch.document;
        let names = self.find_names(document);
        let mut found = attributions::find(text, &article, document, &names, self.min_probability);
        let hedges = self.find_hedges(&article, document, &found);
        let mut places = self.find_places(&article, document, &names);
        attributions::name_states(&mut found.sources, &mut places);
        refusals::mark(&mut found.quotes, &hedges);
        let non_statements = refusals::gather(document, &hedges, &found.sources);
        let statements = statements::gather(document, &found, &hedges, &places);
        let profile = profile::count(document, &found, &hedges);
        if document.is_cut(text) {
            let span = Span::between(document.end(), text.len());
            found.diagnostics.push(Diagnostic { kind: DiagnosticKind::TextTooLong, span });
        }
        let (names, entities) = names.report(document, text);
        Analysis {
            article,
            sentences: document.sentences().collect(),
            names,
            entities,
            quotes: found.quotes,
            sources: found.sources,
            hedges,
            places,
            statements,
            non_statements,
            profile,
            diagnostics: found.diagnostics,
            ..Analysis::default()
        }
    }

    #[cfg(feature = "fit")]
    pub(crate) fn gazetteer(&self) -> Option<&Gazetteer> {
        self.gazetteer.as_ref()
    }
}

/// The same as [`Analyzer::new`].
impl Default for Analyzer {
    fn default() -> Analyzer {
        Analyzer::new()
    }
}

impl fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Analyzer").field("gazetteer", &self.gazetteer).field("genre", &self.genre).finish()
    }
}
