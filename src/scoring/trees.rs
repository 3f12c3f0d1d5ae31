//! Regression trees over numbers, for decisions in which numbers interact.
//!
//! A line of a file of trees is a tree in preorder, its nodes separated by spaces. `3<0.25` is a split: the subtree
//! for numbers below 0.25 at index 3 follows, then the one for the others. `-12` is a leaf: hundredths of a logit.

use crate::text::rows::{cut, rows};

/// Which of the places with a name is meant.
pub(crate) const PLACE_RANKING: &str = include_str!("trees/place_ranking.txt");

/// Trees whose leaves are summed.
#[derive(Debug)]
pub(crate) struct Trees {
    nodes: Vec<Node>,
    /// The index of the root of each tree.
    roots: Vec<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Node {
    /// The subtree for numbers below the bound is the next node, the other one is at `other`.
    Split { number: usize, bound: f32, other: usize },
    /// Hundredths of a logit.
    Leaf(i32),
}

impl Trees {
    /// The trees in a file. A line that is no tree is left out.
    pub(crate) fn read(table: &str) -> Trees {
        let mut trees = Trees { nodes: Vec::new(), roots: Vec::new() };
        for (_, line) in rows(table) {
            let root = trees.nodes.len();
            let mut fields = line.split(' ');
            match (trees.grow(&mut fields), fields.next()) {
                (Some(()), None) => trees.roots.push(root),
                _ => trees.nodes.truncate(root),
            }
        }
        trees
    }

    /// Appends the next subtree of a line.
    fn grow<'t>(&mut self, fields: &mut impl Iterator<Item = &'t str>) -> Option<()> {
        let field = fields.next()?;
        let Some((number, bound)) = cut(field, b'<') else {
            self.nodes.push(Node::Leaf(field.parse().ok()?));
            return Some(());
        };
        let (number, bound) = (number.parse().ok()?, bound.parse().ok()?);
        let at = self.nodes.len();
        self.nodes.push(Node::Split { number, bound, other: at });
        self.grow(fields)?;
        let other = self.nodes.len();
        *self.nodes.get_mut(at)? = Node::Split { number, bound, other };
        self.grow(fields)
    }

    /// The sum of the leaves that these numbers lead to, in logits.
    pub(crate) fn score(&self, numbers: &[f32]) -> f32 {
        let sum: i32 = self.roots.iter().map(|&root| self.leaf(root, numbers)).sum();
        sum as f32 / 100.0
    }

    fn leaf(&self, root: usize, numbers: &[f32]) -> i32 {
        let mut at = root;
        loop {
            match self.nodes.get(at) {
                Some(&Node::Split { number, bound, other }) => {
                    let below = numbers.get(number).is_some_and(|&number| number < bound);
                    at = if below { at.saturating_add(1) } else { other };
                }
                Some(&Node::Leaf(value)) => return value,
                None => return 0,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_leaf_of_each_tree_is_found_and_summed() {
        let trees = Trees::read("# comment\n0<1.5 -100 1<0 20 50\n1<10 5 7\n");
        assert_eq!((trees.roots.len(), trees.nodes.len()), (2, 8));
        let scores = [[0.0, 0.0], [2.0, -1.0], [1.5, 0.0], [f32::NAN, 11.0]].map(|numbers| trees.score(&numbers));
        assert_eq!(scores, [-0.95, 0.25, 0.55, 0.57]);
    }

    #[test]
    fn a_line_that_is_no_tree_is_left_out() {
        let trees = Trees::read("0<1 5\n0<1 5 6 7\nx<1 5 6\n0<y 5 6\n1.5\n3\n");
        assert_eq!((trees.nodes, trees.roots), (vec![Node::Leaf(3)], vec![0]));
    }

    #[test]
    fn every_line_of_the_file_is_a_tree() {
        let trees = Trees::read(PLACE_RANKING);
        assert_eq!(trees.roots.len(), rows(PLACE_RANKING).count());
        let numbers = crate::places::numbers::NAMES.len();
        assert!(trees.nodes.iter().all(|node| !matches!(node, Node::Split { number, .. } if *number >= numbers)));
    }
}
