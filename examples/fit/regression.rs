//! Logistic regression over sparse features with names.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::{fs, io};

/// A labelled candidate.
#[derive(Clone)]
pub struct Example {
    pub features: Vec<String>,
    pub label: bool,
    pub weight: f32,
}

/// How it is fitted. The defaults suit some thousand examples.
pub struct Settings {
    pub epochs: usize,
    pub rate: f32,
    /// The pull towards zero.
    pub l2: f32,
    /// Features seen less often are left out.
    pub least: usize,
    /// Weights nearer to zero are left out.
    pub smallest: f32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { epochs: 40, rate: 0.15, l2: 2e-5, least: 4, smallest: 0.02 }
    }
}

/// Fits each example for itself; gives the weights sorted by name.
pub fn fit(examples: &[Example], settings: &Settings) -> Vec<(String, f32)> {
    let groups: Vec<&[Example]> = examples.chunks(1).collect();
    descend(&groups, settings, |scores, group, errors| {
        for ((score, example), error) in scores.iter().zip(group).zip(errors) {
            *error = (1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(example.label))) * example.weight;
        }
    })
}

/// Fits groups of examples among which one is to be chosen: the right ones of a group against its others.
pub fn fit_choices(groups: &[Vec<Example>], settings: &Settings) -> Vec<(String, f32)> {
    let groups: Vec<&[Example]> = groups.iter().map(Vec::as_slice).collect();
    descend(&groups, settings, |scores, group, errors| {
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = scores.iter().map(|score| (score - top).exp()).sum();
        let right = group.iter().filter(|example| example.label).count().max(1) as f32;
        for ((score, example), error) in scores.iter().zip(group).zip(errors) {
            *error = ((score - top).exp() / total - f32::from(u8::from(example.label)) / right) * example.weight;
        }
    })
}

/// Fits groups that are right where at least one of their examples is, where which one is not known: the examples of a
/// group share its label.
pub fn fit_bags(groups: &[Vec<Example>], settings: &Settings) -> Vec<(String, f32)> {
    let groups: Vec<&[Example]> = groups.iter().map(Vec::as_slice).collect();
    descend(&groups, settings, |scores, group, errors| {
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = scores.iter().map(|score| (score - top).exp()).sum();
        let any = 1.0 / (1.0 + (-(top + total.ln())).exp());
        let label = f32::from(u8::from(group.first().is_some_and(|example| example.label)));
        for (score, error) in scores.iter().zip(errors) {
            *error = (any - label) * (score - top).exp() / total;
        }
    })
}

/// The features that are seen often enough, sorted by name, and those of each example of each group by their numbers.
pub fn number<'e>(groups: &[&'e [Example]], least: usize) -> (Vec<&'e str>, Vec<Vec<Vec<usize>>>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in groups.iter().flat_map(|group| group.iter()).flat_map(|example| &example.features) {
        *counts.entry(name).or_default() += 1;
    }
    let mut names: Vec<&str> = counts.iter().filter(|(_, count)| **count >= least).map(|(name, _)| *name).collect();
    names.sort_unstable();
    let numbers: HashMap<&str, usize> = names.iter().enumerate().map(|(number, name)| (*name, number)).collect();
    let known = |example: &Example| -> Vec<usize> {
        example.features.iter().filter_map(|name| numbers.get(name.as_str()).copied()).collect()
    };
    let rows = groups.iter().map(|group| group.iter().map(known).collect()).collect();
    (names, rows)
}

/// Stochastic gradient descent with AdaGrad steps, a group a step. `errors` fills in, from the scores of a group,
/// by how much each of its examples is off.
fn descend(
    groups: &[&[Example]],
    settings: &Settings,
    errors: impl Fn(&[f32], &[Example], &mut [f32]),
) -> Vec<(String, f32)> {
    let (names, rows) = number(groups, settings.least);
    let mut weights = vec![0f32; names.len()];
    let mut squares = vec![1e-6f32; names.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut state = 0x2545_F491_4F6C_DD1Du64;
    let (mut scores, mut off) = (Vec::new(), Vec::new());
    let mut sums = vec![0f32; names.len()];
    let last = settings.epochs / 2;
    for epoch in 0..settings.epochs {
        for last in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (state >> 33) as usize % (last + 1));
        }
        for &number in &order {
            let row = &rows[number];
            scores.clear();
            scores.extend(row.iter().map(|features| features.iter().map(|&feature| weights[feature]).sum::<f32>()));
            off.clear();
            off.resize(scores.len(), 0.0);
            errors(&scores, groups[number], &mut off);
            for (features, error) in row.iter().zip(&off) {
                for &feature in features {
                    let gradient = error + settings.l2 * weights[feature];
                    squares[feature] += gradient * gradient;
                    weights[feature] -= settings.rate * gradient / squares[feature].sqrt();
                }
            }
        }
        if epoch >= last {
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let count = (settings.epochs - last) as f32;
    let weights = sums.into_iter().map(|sum| sum / count);
    names.into_iter().map(str::to_owned).zip(weights).filter(|(_, weight)| weight.abs() >= settings.smallest).collect()
}

/// Writes a table of weights, as the crate reads them; the comment at its head stays.
pub fn write(table: &str, weights: &[(String, f32)]) -> io::Result<()> {
    let path = format!("src/scoring/weights/{table}.tsv");
    let before = fs::read_to_string(&path)?;
    let comment = before.split_inclusive('\n').take_while(|line| line.starts_with('#'));
    let mut templates: BTreeMap<&str, Template> = BTreeMap::new();
    for (name, weight) in weights {
        let hundredths = (weight * 100.0).round() as i32;
        let (name, value) = name.split_once('=').map_or((name.as_str(), None), |(name, value)| (name, Some(value)));
        let template = templates.entry(name).or_default();
        match value {
            Some(value) => template.values.push((value, hundredths)),
            None => template.weight = Some(hundredths),
        }
    }
    let mut file: String = comment.collect();
    for (name, mut template) in templates {
        file.push_str(name);
        if let Some(weight) = template.weight {
            let _ = write!(file, "\t{weight}");
        }
        file.push('\n');
        template.values.sort_unstable();
        for (value, weight) in template.values {
            let _ = writeln!(file, "\t{value}\t{weight}");
        }
    }
    fs::write(path, file)
}

/// Writes a table with a weight for each class.
pub fn write_classes<const N: usize>(table: &str, weights: &BTreeMap<&str, [f32; N]>) -> io::Result<()> {
    let path = format!("src/scoring/weights/{table}.tsv");
    let before = fs::read_to_string(&path)?;
    let mut file: String = before.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
    let row = |weights: &[f32; N]| {
        let hundredths: Vec<String> = weights.iter().map(|weight| format!("{:.0}", weight * 100.0)).collect();
        hundredths.join(" ")
    };
    let mut flags: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let mut values: BTreeMap<&str, Vec<(&str, String)>> = BTreeMap::new();
    for (name, weights) in weights {
        match name.split_once('=') {
            Some((template, value)) => {
                flags.entry(template).or_default();
                values.entry(template).or_default().push((value, row(weights)));
            }
            None => *flags.entry(name).or_default() = Some(row(weights)),
        }
    }
    for (template, weight) in flags {
        file.push_str(template);
        weight.into_iter().for_each(|weight| file.extend(["\t", &weight]));
        file.push('\n');
        for (value, weight) in values.remove(template).into_iter().flatten() {
            let _ = writeln!(file, "\t{value}\t{weight}");
        }
    }
    fs::write(path, file)
}

/// What a template weighs, in hundredths of a logit.
#[derive(Default)]
struct Template<'a> {
    /// Without a value.
    weight: Option<i32>,
    values: Vec<(&'a str, i32)>,
}
