//! Fits the weights that decide where a rule alone cannot: `fit antecedents|hedges|meanings|names|places|quotes|ranking|sources|speakers GOLD_DIR`.
//!
//! Reads the labelled training files below GOLD_DIR and rewrites the tables in src/scoring/weights. The fit is a
//! logistic regression over the named features of rule-made candidates; it gives the same table for the same files.

mod antecedents;
mod desk;
mod gold;
mod hedges;
mod kinds;
mod lbfgs;
mod meanings;
mod names;
mod places;
mod quotes;
mod ranking;
mod regression;
mod rules;
mod sources;
mod speakers;
mod trees;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["antecedents", gold] => antecedents::fit(gold),
        ["hedges", gold] => hedges::fit(gold),
        ["meanings", gold] => meanings::fit(gold),
        ["names", gold] => names::fit(gold),
        ["places", gold] => places::fit(gold),
        ["quotes", gold] => quotes::fit(gold),
        ["ranking", gold] => ranking::fit(gold),
        ["sources", gold] => sources::fit(gold),
        ["speakers", gold] => speakers::fit(gold),
        ["kinds", gold] => kinds::show(gold),
        ["rules", file] => rules::show(file),
        _ => {
            Err("usage: fit antecedents|hedges|meanings|names|places|quotes|ranking|sources|speakers GOLD_DIR, fit kinds GOLD_DIR, fit rules QUOTES.jsonl"
                .into())
        }
    }
}
