//! Spans of an analysis in another count, or of another text.

use super::Analysis;
use crate::text::{Span, Spans};

impl Analysis {
    /// Replaces every span by what `map` returns for it: to count in UTF-16 units instead of bytes, or to move an analysis
    /// into a longer text.
    ///
    /// ```
    /// use reportedly::{Analyzer, OffsetMap, Span};
    ///
    /// let text = "“Yes,” said Karim.";
    /// let offsets = OffsetMap::new(text);
    /// let mut analysis = Analyzer::new().analyze(text);
    /// analysis.map_spans(|span| Span::try_from(offsets.utf16(span)).unwrap_or(span));
    /// assert_eq!(analysis.quotes[0].content[0], 1..5);
    /// ```
    pub fn map_spans(&mut self, mut map: impl FnMut(Span) -> Span) {
        let mut all = SpanMap(&mut map);
        all.article(&mut self.article);
        self.sentences.iter_mut().for_each(|span| all.one(span));
        self.names.iter_mut().for_each(|name| all.one(&mut name.span));
        self.entities.iter_mut().for_each(|entity| all.several(&mut entity.mentions));
        for quote in &mut self.quotes {
            all.several(&mut quote.content);
            all.several(&mut quote.verbatim);
            quote.cue.iter_mut().for_each(|cue| all.one(&mut cue.span));
            quote.source.iter_mut().for_each(|source| all.optional(&mut source.span));
            all.optional(&mut quote.addressee);
            all.optional(&mut quote.medium);
            all.optional(&mut quote.second_hand);
        }
        for source in &mut self.sources {
            all.several(&mut source.mentions);
            if let Some(anonymity) = &mut source.anonymity {
                all.one(&mut anonymity.span);
                all.optional(&mut anonymity.motive);
            }
        }
        for hedge in &mut self.hedges {
            all.one(&mut hedge.span);
            all.one(&mut hedge.core);
            all.one(&mut hedge.scope);
        }
        self.places.iter_mut().for_each(|place| all.one(&mut place.span));
        self.statements.iter_mut().for_each(|statement| all.one(&mut statement.span));
        for silence in &mut self.non_statements {
            all.one(&mut silence.span);
            all.optional(&mut silence.by);
            all.optional(&mut silence.topic);
        }
        self.profile.lints.iter_mut().for_each(|lint| all.one(&mut lint.span));
        self.diagnostics.iter_mut().for_each(|diagnostic| all.one(&mut diagnostic.span));
    }
}

struct SpanMap<'m, F>(&'m mut F);

impl<F: FnMut(Span) -> Span> SpanMap<'_, F> {
    fn one(&mut self, span: &mut Span) {
        *span = (self.0)(*span);
    }

    fn optional(&mut self, span: &mut Option<Span>) {
        span.iter_mut().for_each(|span| self.one(span));
    }

    fn several(&mut self, spans: &mut Spans) {
        *spans = spans.iter().map(|&span| (self.0)(span)).collect();
    }

    fn article(&mut self, article: &mut crate::article::Article) {
        self.optional(&mut article.headline);
        if let Some(byline) = &mut article.byline {
            self.one(&mut byline.span);
            byline.authors.iter_mut().for_each(|span| self.one(span));
        }
        if let Some(dateline) = &mut article.dateline {
            self.one(&mut dateline.span);
            dateline.places.iter_mut().for_each(|span| self.one(span));
            self.optional(&mut dateline.agency);
            self.optional(&mut dateline.date);
        }
        article.paragraphs.iter_mut().for_each(|paragraph| self.one(&mut paragraph.span));
    }
}
