//! What the whole article shows about each name in it.

use hashbrown::HashMap;

/// Sets of facts by the hash of a name.
#[derive(Debug)]
pub(super) struct Facts {
    /// The number of each name, in the order of first mention.
    numbers: HashMap<u32, usize>,
    /// The facts of each name, by its number.
    facts: Vec<u8>,
}

/// The name occurs at least twice.
pub(super) const REPEATED: u8 = 1;
/// The name occurs after "in", "near" or "from", without an apostrophe behind it.
pub(super) const LOCATED: u8 = 1 << 1;
/// The name occurs in lower case.
pub(super) const LOWER: u8 = 1 << 2;
/// The name occurs in a person's name.
pub(super) const PERSONAL: u8 = 1 << 3;
/// The name is the first word of a person's full name.
pub(super) const GIVEN: u8 = 1 << 4;
/// The name occurs before a comma and its container: "Clinton, Mississippi".
pub(super) const CONTAINED: u8 = 1 << 5;

impl Facts {
    /// Facts with room for this many names.
    pub(super) fn for_names(names: usize) -> Facts {
        Facts { numbers: HashMap::with_capacity(names), facts: Vec::with_capacity(names) }
    }

    /// Records another mention of a name, with its facts. Returns the number of the name.
    pub(super) fn mention(&mut self, key: u32, facts: u8) -> usize {
        let number = *self.numbers.entry(key).or_insert(self.facts.len());
        match self.facts.get_mut(number) {
            Some(known) => *known |= REPEATED | facts,
            None => self.facts.push(facts),
        }
        number
    }

    /// Records facts about a name, if it is one that was mentioned.
    pub(super) fn tell(&mut self, key: u32, facts: u8) {
        let number = self.numbers.get(&key).copied();
        if let Some(known) = number.and_then(|number| self.facts.get_mut(number)) {
            *known |= facts;
        }
    }

    /// The facts about the name with this number.
    pub(super) fn of(&self, number: usize) -> u8 {
        self.facts.get(number).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_kept_per_name() {
        let mut facts = Facts::for_names(3);
        let numbers = [(8, 0), (16, LOCATED), (8, 0), (0, 0)].map(|(key, fact)| facts.mention(key, fact));
        facts.tell(24, LOWER);
        facts.tell(16, PERSONAL);
        let of = |number| [REPEATED, LOCATED, LOWER, PERSONAL].map(|fact| facts.of(number) & fact != 0);
        let [eight, sixteen, eight_again, zero] = numbers;
        assert_eq!(eight, eight_again);
        assert_eq!(of(eight), [true, false, false, false]);
        assert_eq!(of(sixteen), [false, true, false, true]);
        assert_eq!((of(zero), of(usize::MAX)), ([false; 4], [false; 4]));
        assert_eq!((eight, sixteen, zero), (0, 1, 2));
    }
}
