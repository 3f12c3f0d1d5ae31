//! Chunks for retrieval: each paragraph with who is quoted in it, how certain that is, and which places it is about, as JSON Lines.

use std::collections::BTreeSet;

use reportedly::article::ParagraphKind;
use reportedly::{Analysis, Analyzer, Span, Statement};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("analyze/sample.txt");

fn main() -> std::io::Result<()> {
    let text = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => SAMPLE.to_owned(),
    };
    let analysis = Analyzer::new().analyze(&text);
    // captions, bylines and what a page leaves in a text are no chunks
    for paragraph in analysis.article.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Body) {
        println!("{}", chunk(&text, &analysis, paragraph.span));
    }
    Ok(())
}

fn chunk(text: &str, analysis: &Analysis, span: Span) -> Value {
    let within = analysis.within(span);
    let said = within.quotes().filter(|quote| !quote.refused);
    let who: BTreeSet<&str> =
        said.filter_map(|quote| analysis.source(quote)).map(|source| source.name.as_str()).collect();
    let claim = |it: &Statement| {
        // a quote that its attribution splits is not one piece of the text
        let words = it.quote.map_or(text[it.span].into(), |quote| analysis[quote].text(text));
        json!({"text": words, "certainty": it.certainty, "polarity": it.polarity})
    };
    let claims: Vec<Value> = within.statements().map(claim).collect();
    let places: BTreeSet<&str> =
        within.places().filter_map(|mention| mention.place.as_ref()).map(|place| place.name.as_ref()).collect();
    json!({"start": span.start(), "end": span.end(), "text": &text[span], "who": who, "claims": claims, "where": places})
}
