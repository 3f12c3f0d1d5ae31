//! The candidates behind the fitted scores, with their features by name: for the commands in `examples/fit`
//! that fit the weights. Not part of the stable interface.

use crate::analyzer::Analyzer;
use crate::article::Article;
use crate::document::Document;
use crate::places;
use crate::score::Features;
use crate::sources::people;
use crate::span::Span;

/// A candidate of some decision.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// The names of its features.
    pub features: Vec<String>,
    /// Of a place name: whether it is part of a longer name. Of a demonym: whether it is one.
    pub role: places::PlaceRole,
}

/// The names of the gazetteer in a text.
pub fn places(analyzer: &Analyzer, text: &str) -> Vec<Candidate> {
    let Some(gazetteer) = analyzer.gazetteer() else { return Vec::new() };
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let mut features = Features::named();
    let mut found = Vec::new();
    places::visit(gazetteer.data(), &document, &people::find(&document), &mut features, |candidate, features| {
        let span = document.span_of(candidate.words);
        let role = places::role(&document, candidate, span, None);
        found.push(Candidate { span, features: features.names.clone().unwrap_or_default(), role });
    });
    found
}
