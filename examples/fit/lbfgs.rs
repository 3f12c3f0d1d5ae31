//! Logistic regression minimised to the end: the weights do not depend on the order of the examples.

use std::collections::VecDeque;

use crate::regression::{Example, number};

/// How it is fitted.
pub struct Settings {
    /// The pull towards zero: this times half the square of each weight is added to the loss.
    pub l2: f64,
    /// Features seen less often are left out.
    pub least: usize,
    /// Weights nearer to zero are left out.
    pub smallest: f32,
}

/// At most this many steps.
const STEPS: usize = 150;
/// How many steps the curvature is estimated from.
const MEMORY: usize = 8;
/// Fitting ends when a step lowers the loss by less than this share.
const TOLERANCE: f64 = 1e-6;

/// Fits each example for itself; gives the weights sorted by name.
pub fn fit(examples: &[Example], settings: &Settings) -> Vec<(String, f32)> {
    let groups: Vec<&[Example]> = examples.chunks(1).collect();
    minimise(&groups, settings, |scores, group, errors| {
        let mut loss = 0.0;
        for ((score, example), error) in scores.iter().zip(group).zip(errors) {
            let weight = f64::from(example.weight);
            let label = f64::from(u8::from(example.label));
            *error = (1.0 / (1.0 + (-score).exp()) - label) * weight;
            loss += (score.max(0.0) + (-score.abs()).exp().ln_1p() - score * label) * weight;
        }
        loss
    })
}

/// Fits groups of examples among which one is to be chosen: the right ones of a group against its others.
pub fn fit_choices(groups: &[Vec<Example>], settings: &Settings) -> Vec<(String, f32)> {
    let groups: Vec<&[Example]> = groups.iter().map(Vec::as_slice).collect();
    minimise(&groups, settings, |scores, group, errors| {
        let weight = group.first().map_or(0.0, |example| f64::from(example.weight));
        let top = scores.iter().copied().fold(f64::MIN, f64::max);
        let total: f64 = scores.iter().map(|score| (score - top).exp()).sum();
        let right = group.iter().filter(|example| example.label).count().max(1) as f64;
        let mut loss = top + total.ln();
        for ((score, example), error) in scores.iter().zip(group).zip(errors) {
            let label = f64::from(u8::from(example.label)) / right;
            *error = ((score - top).exp() / total - label) * weight;
            loss -= score * label;
        }
        loss * weight
    })
}

/// The weights with the least loss. `loss_of` gives the loss of a group from its scores and fills in by how much each
/// of them is off.
fn minimise(
    groups: &[&[Example]],
    settings: &Settings,
    loss_of: impl Fn(&[f64], &[Example], &mut [f64]) -> f64,
) -> Vec<(String, f32)> {
    let (names, rows) = number(groups, settings.least);
    let total: f64 = groups.iter().filter_map(|group| group.first()).map(|example| f64::from(example.weight)).sum();
    let (mut scores, mut errors) = (Vec::new(), Vec::new());
    let mut evaluate = |weights: &[f64], slopes: &mut [f64]| -> f64 {
        let mut loss = 0.0;
        for (slope, weight) in slopes.iter_mut().zip(weights) {
            *slope = settings.l2 * weight;
            loss += settings.l2 * weight * weight / 2.0;
        }
        for (row, group) in rows.iter().zip(groups) {
            scores.clear();
            scores.extend(row.iter().map(|features| features.iter().map(|&feature| weights[feature]).sum::<f64>()));
            errors.clear();
            errors.resize(scores.len(), 0.0);
            loss += loss_of(&scores, group, &mut errors);
            for (features, error) in row.iter().zip(&errors) {
                features.iter().for_each(|&feature| slopes[feature] += error);
            }
        }
        slopes.iter_mut().for_each(|slope| *slope /= total);
        loss / total
    };
    let mut weights = vec![0.0; names.len()];
    let mut slopes = vec![0.0; names.len()];
    let mut loss = evaluate(&weights, &mut slopes);
    // the last steps, each with the change of the slopes
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>)> = VecDeque::new();
    for _ in 0..STEPS {
        let direction = descent(&slopes, &memory);
        let slope = dot(&direction, &slopes);
        let mut length = if memory.is_empty() { 1.0 / dot(&slopes, &slopes).sqrt().max(1e-12) } else { 1.0 };
        let (next, next_slopes, next_loss) = loop {
            let next: Vec<f64> = weights.iter().zip(&direction).map(|(weight, step)| weight + length * step).collect();
            let mut next_slopes = vec![0.0; names.len()];
            let next_loss = evaluate(&next, &mut next_slopes);
            if next_loss <= loss + 1e-4 * length * slope || length < 1e-10 {
                break (next, next_slopes, next_loss);
            }
            length /= 2.0;
        };
        let step: Vec<f64> = next.iter().zip(&weights).map(|(next, weight)| next - weight).collect();
        let change: Vec<f64> = next_slopes.iter().zip(&slopes).map(|(next, slope)| next - slope).collect();
        if dot(&step, &change) > 1e-12 {
            memory.push_back((step, change));
            if memory.len() > MEMORY {
                memory.pop_front();
            }
        }
        let gain = loss - next_loss;
        (weights, slopes, loss) = (next, next_slopes, next_loss);
        if gain < TOLERANCE * loss {
            break;
        }
    }
    let weights = weights.into_iter().map(|weight| weight as f32);
    names.into_iter().map(str::to_owned).zip(weights).filter(|(_, weight)| weight.abs() >= settings.smallest).collect()
}

/// The direction of the next step: against the slopes, scaled by the curvature that the last steps showed (L-BFGS).
fn descent(slopes: &[f64], memory: &VecDeque<(Vec<f64>, Vec<f64>)>) -> Vec<f64> {
    let mut direction: Vec<f64> = slopes.iter().map(|slope| -slope).collect();
    let mut shares = Vec::with_capacity(memory.len());
    for (step, change) in memory.iter().rev() {
        let share = dot(step, &direction) / dot(step, change);
        add(&mut direction, change, -share);
        shares.push(share);
    }
    if let Some((step, change)) = memory.back() {
        let scale = dot(step, change) / dot(change, change);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for ((step, change), share) in memory.iter().zip(shares.into_iter().rev()) {
        let back = dot(change, &direction) / dot(step, change);
        add(&mut direction, step, share - back);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], other: &[f64], times: f64) {
    to.iter_mut().zip(other).for_each(|(to, other)| *to += times * other);
}
