//! Many texts, on all cores.

use std::borrow::Cow;
use std::sync::Arc;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Analyzer, Scratch};
use crate::analysis::Analysis;
use crate::article::Article;

/// This many texts are read at a time. As many that were read and as many that wait are in memory beside them.
const BATCH: usize = 300;

/// A text for [`Analyzer::analyze_all`]: a string, or one with its layout and metadata, `(text, article)`.
///
/// ```
/// use reportedly::{Article, ArticleText};
///
/// let (text, article) = Article::builder().paragraph("Karim said it was icy.").build();
/// assert_eq!((text.clone(), article.clone()).article(), article);
/// assert_eq!(text.text(), "Karim said it was icy.");
/// ```
pub trait ArticleText: Send + Sync {
    /// Returns the text. For an example see [`ArticleText`].
    fn text(&self) -> &str;

    /// Returns the layout. For an example see [`ArticleText`].
    fn article(&self) -> Article {
        Article::parse(self.text())
    }
}

macro_rules! plain {
    ($($type:ty),*) => {
        $(impl ArticleText for $type {
            fn text(&self) -> &str {
                self
            }
        })*
    };
}

plain!(&str, String, &String, Box<str>, Arc<str>, Cow<'_, str>);

impl<T: AsRef<str> + Send + Sync> ArticleText for (T, Article) {
    fn text(&self) -> &str {
        self.0.as_ref()
    }

    fn article(&self) -> Article {
        self.1.clone()
    }
}

impl Analyzer {
    /// Analyses texts on all cores as they come, and passes each with its analysis to `then`, in the order of the texts.
    ///
    /// Some thousand texts are in memory at a time, however many there are: a file of millions of articles streams through.
    /// `then` runs on the calling thread, while other threads read on.
    ///
    /// ```
    /// use reportedly::Analyzer;
    ///
    /// let texts = ["Karim said the pass was open.", "Critics said it was not.", "Nobody knew."];
    /// let mut quotes = 0;
    /// let stopped = Analyzer::new().analyze_all(texts, |_text, analysis| {
    ///     quotes += analysis.quotes.len();
    ///     if quotes < 2 { Ok(()) } else { Err("enough") }
    /// });
    /// assert_eq!((quotes, stopped), (2, Err("enough")));
    /// ```
    ///
    /// # Errors
    ///
    /// The first error that `then` returns; no further text is read.
    #[cfg_attr(docsrs, doc(cfg(feature = "rayon")))]
    pub fn analyze_all<T: ArticleText, E>(
        &self,
        texts: impl IntoIterator<Item = T>,
        mut then: impl FnMut(T, Analysis) -> Result<(), E>,
    ) -> Result<(), E> {
        let analyze = |scratch: &mut Scratch, text: &T| self.analyze_article_with(scratch, text.text(), text.article());
        let mut texts = texts.into_iter();
        let mut some = || texts.by_ref().take(BATCH).collect::<Vec<T>>();
        let (mut waiting, mut read) = (some(), Vec::new());
        while !waiting.is_empty() || !read.is_empty() {
            let (mut analyses, mut next, mut passed) = (Vec::new(), Vec::new(), Ok(()));
            // while the other cores read, this thread passes on what was read before, and fetches what is read next
            rayon::in_place_scope(|scope| {
                let (waiting, analyses) = (&waiting, &mut analyses);
                scope.spawn(move |_| *analyses = waiting.par_iter().map_init(Scratch::default, analyze).collect());
                passed = read.drain(..).try_for_each(|(text, analysis)| then(text, analysis));
                if passed.is_ok() {
                    next = some();
                }
            });
            passed?;
            read.extend(std::mem::replace(&mut waiting, next).into_iter().zip(analyses));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_articles_keep_their_order() {
        let texts = || (0..2 * BATCH + 7).map(|number| format!("Karim said he waited {number} days."));
        let analyzer = Analyzer::new();
        let mut expected = texts();
        let all = analyzer.analyze_all(texts(), |text, analysis| {
            assert_eq!(Some(&text), expected.next().as_ref());
            assert_eq!(analyzer.analyze(&text), analysis);
            Ok::<(), ()>(())
        });
        assert_eq!((all, expected.next()), (Ok(()), None));
    }

    #[test]
    fn an_error_ends_the_run() {
        let (mut read, mut passed) = (0, 0);
        let texts = (0..10 * BATCH).map(|_| "Nobody knew.").inspect(|_| read += 1);
        let all = Analyzer::new().analyze_all(texts, |_, _| {
            passed += 1;
            if passed == 5 { Err(passed) } else { Ok(()) }
        });
        assert_eq!((all, passed), (Err(5), 5));
        assert!(read <= 3 * BATCH, "{read}");
    }
}
