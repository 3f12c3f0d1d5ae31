//! How deep quotes inside quotes are written.

use crate::analysis::Analysis;
use crate::quotes::Quote;

/// Words of a quote inside a quote are written for both, so that a text of nothing but opening marks would grow with its square.
const DEEPEST: usize = 16;

/// The quotes with fewer than sixteen around them.
pub(super) fn quotes(analysis: &Analysis) -> impl Iterator<Item = &Quote> {
    let mut depths: Vec<usize> = Vec::with_capacity(analysis.quotes.len());
    analysis.quotes.iter().filter(move |quote| {
        let around = quote.parent.and_then(|parent| depths.get(parent.index()));
        let depth = around.map_or(0, |depth| depth.saturating_add(1));
        depths.push(depth);
        depth < DEEPEST
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Offsets, annotations, brat, conll, csv, json_ld, markdown, ninjs};
    use crate::Analyzer;

    #[test]
    fn nested_quotes_do_not_grow_with_the_square() {
        let text = "he said, \"".repeat(3000);
        let analysis = Analyzer::new().analyze(&text);
        assert!(analysis.quotes.len() > 1000);
        assert!(brat(&text, &analysis).len() < 100 * text.len());
        assert!(csv(&text, &analysis, Offsets::Bytes).len() < 100 * text.len());
        assert!(markdown(&text, &analysis).len() < 100 * text.len());
        assert!(conll(&text, &analysis, Offsets::Bytes).len() < 200 * text.len());
        assert!(json_ld(&text, &analysis, "a").len() < 200 * text.len());
        assert!(ninjs(&text, &analysis, "a").len() < 20 * text.len());
        assert!(annotations(&text, &analysis, "a").len() < 200 * text.len());
    }
}
