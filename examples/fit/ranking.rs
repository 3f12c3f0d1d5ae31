//! Which of the places with a name is meant, by numbers: the trees that have the last word.
//!
//! Their numbers come from the tables that `fit meanings` writes: run that first, and build between.

use std::error::Error;

use reportedly::fit;

use crate::meanings::{self, Choice, FOLDS};
use crate::trees::{self, Row, Settings, Tree};

const PATH: &str = "src/scoring/trees/place_ranking.txt";

pub fn fit(gold: &str) -> Result<(), Box<dyn Error>> {
    let choices = meanings::choices(gold, fit::ranked_senses)?;
    let mut right = 0;
    for fold in 0..FOLDS {
        let (inside, outside): (Vec<&Choice>, Vec<&Choice>) =
            choices.iter().partition(|choice| choice.article % FOLDS == fold);
        let trees = grow(&outside);
        right +=
            inside.iter().filter(|choice| choice.is_right(|it| it.base + trees::score(&trees, &it.numbers))).count();
    }
    let trees = grow(&choices.iter().collect::<Vec<_>>());
    trees::write(PATH, &trees)?;
    let share = |right: usize| right as f64 / choices.len().max(1) as f64;
    let before = share(choices.iter().filter(|choice| choice.is_right(|it| it.base)).count());
    let (count, after) = (trees.len(), share(right));
    println!(
        "{PATH}: {} choices, {count} trees; right of those held out in turn {after:.3}, by the traits alone {before:.3}",
        choices.len()
    );
    Ok(())
}

fn grow(choices: &[&Choice]) -> Vec<Tree> {
    let row = |(meaning, label): &(fit::MeaningCandidate, bool)| Row {
        numbers: meaning.numbers.clone(),
        score: meaning.base,
        label: *label,
    };
    let groups: Vec<Vec<Row>> = choices.iter().map(|choice| choice.meanings.iter().map(row).collect()).collect();
    trees::fit_choices(&groups, &Settings { trees: 100, leaves: 8, rate: 0.1, least: 50, l2: 2.0 })
}
