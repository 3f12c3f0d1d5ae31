//! Spans for a program in JavaScript: the analysis as JSON, with spans that count UTF-16 units as its strings do.
//!
//! In JavaScript, `text.slice(span.start, span.end)` is then the words of a finding.

use reportedly::{Analyzer, OffsetMap, Span};

fn main() -> Result<(), serde_json::Error> {
    let text = "“The café 😀 is closed,” said Zoë Müller.";
    let map = OffsetMap::new(text);
    let mut analysis = Analyzer::new().analyze(text);
    analysis.map_spans(|span| {
        let units = map.utf16(span);
        Span::new(units.start, units.end).unwrap_or_default()
    });
    println!("const text = {};", serde_json::to_string(text)?);
    println!("const analysis = {};", serde_json::to_string(&analysis)?);
    println!("for (const part of analysis.quotes[0].content) console.log(text.slice(part.start, part.end));");
    Ok(())
}
