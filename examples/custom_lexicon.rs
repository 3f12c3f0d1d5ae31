//! Hedge forms of one's own beside those of the crate, and a form and a kind left out: `custom_lexicon [FORM]`.

use reportedly::hedges::{HedgeKind, Strength};
use reportedly::{Analyzer, Error, HedgeLexicon};

fn main() -> Result<(), Error> {
    let form = std::env::args().nth(1).unwrap_or_else(|| "rumour has it".to_owned());
    let lexicon = HedgeLexicon::new()
        .with_form(&form, HedgeKind::Reportative, Strength::Strong)
        .without_form("may")
        .without_kind(HedgeKind::Condition);
    let analyzer = Analyzer::builder().hedges(lexicon).build()?;
    let text = "Rumour has it that the pass may open, if it does not snow. It is reportedly closed.";
    for hedge in analyzer.analyze(text).hedges {
        println!("{}: {}, strength {}", &text[hedge.span], hedge.kind, hedge.strength.number());
    }
    Ok(())
}
