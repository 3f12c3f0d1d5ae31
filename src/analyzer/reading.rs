//! A text that was read, for single stages.

use crate::article::Article;
use crate::document::Document;

/// Buffers for [`Analyzer::analyze_with`](crate::Analyzer::analyze_with): one for each thread. They grow with the longest text.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(super) document: Document,
}

impl Scratch {
    pub(super) fn read(&mut self, text: &str, article: &Article) {
        self.document.read(text, article);
    }

    /// Returns the words and sentences of the text that was analysed last.
    ///
    /// ```
    /// use reportedly::{Analyzer, Scratch};
    ///
    /// let mut scratch = Scratch::default();
    /// Analyzer::new().analyze_with(&mut scratch, "Nobody knew.");
    /// assert_eq!(scratch.document().words().len(), 2);
    /// ```
    pub fn document(&self) -> &Document {
        &self.document
    }
}

/// A text with its layout, words and sentences: what the single stages of an [`Analyzer`](crate::Analyzer) work on.
///
/// ```
/// use reportedly::{Analyzer, Reading};
///
/// let reading = Reading::of("Karim said the pass may close. Nobody knew when.");
/// assert_eq!(reading.document().sentences().len(), 2);
/// assert_eq!(Analyzer::new().quotes(&reading).quotes.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Reading<'t> {
    text: &'t str,
    article: Article,
    scratch: Scratch,
}

impl<'t> Reading<'t> {
    /// Reads a plain text. For an example see [`Reading`].
    pub fn of(text: &'t str) -> Reading<'t> {
        Reading::of_article(text, Article::parse(text), Scratch::default())
    }

    /// Reads a text that is laid out, in buffers that are kept.
    ///
    /// ```
    /// use reportedly::{Article, Reading, Scratch};
    ///
    /// let mut scratch = Scratch::default();
    /// for text in ["Nobody knew.", "Why not?"] {
    ///     let reading = Reading::of_article(text, Article::parse(text), scratch);
    ///     assert_eq!(reading.document().words().len(), 2);
    ///     scratch = reading.into_scratch();
    /// }
    /// ```
    pub fn of_article(text: &'t str, article: Article, mut scratch: Scratch) -> Reading<'t> {
        scratch.read(text, &article);
        Reading { text, article, scratch }
    }

    /// Returns the text.
    ///
    /// ```
    /// assert_eq!(reportedly::Reading::of("Why not?").text(), "Why not?");
    /// ```
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the layout.
    ///
    /// ```
    /// assert_eq!(reportedly::Reading::of("Why not?").article().paragraphs.len(), 1);
    /// ```
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Returns the words and sentences. For an example see [`Reading`].
    pub fn document(&self) -> &Document {
        &self.scratch.document
    }

    /// Gives back the buffers. For an example see [`Reading::of_article`].
    pub fn into_scratch(self) -> Scratch {
        self.scratch
    }

    pub(super) fn scratch(&self) -> &Scratch {
        &self.scratch
    }
}

#[cfg(test)]
mod tests {
    use crate::{Analyzer, Scratch};

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
}
