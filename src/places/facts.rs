//! What the whole article shows about each name in it.

/// Sets of facts by the hash of a name.
#[derive(Debug)]
pub(super) struct Facts {
    /// Each name in the slot that the last bits of its hash give; a slot without facts is empty. The length is a power
    /// of two and greater than the number of names.
    slots: Vec<(u32, u8)>,
}

/// The name occurs.
const NAMED: u8 = 1;
/// The name occurs at least twice.
pub(super) const REPEATED: u8 = 1 << 1;
/// The name occurs after "in", "near" or "from".
pub(super) const LOCATED: u8 = 1 << 2;
/// The name occurs in lower case.
pub(super) const LOWER: u8 = 1 << 3;
/// The name occurs in a person's name.
pub(super) const PERSONAL: u8 = 1 << 4;

impl Facts {
    /// Facts with room for this many names.
    pub(super) fn for_names(names: usize) -> Facts {
        Facts { slots: vec![(0, 0); names.saturating_mul(2).saturating_add(1).next_power_of_two()] }
    }

    /// Records another mention of a name, with its facts. Returns the number of the name.
    pub(super) fn mention(&mut self, key: u32, facts: u8) -> usize {
        let number = self.position(key);
        if let Some(slot) = self.slots.get_mut(number) {
            let repeated = if slot.1 & NAMED != 0 { REPEATED } else { 0 };
            *slot = (key, slot.1 | NAMED | repeated | facts);
        }
        number
    }

    /// Records facts about a name, if it is one that was mentioned.
    pub(super) fn tell(&mut self, key: u32, facts: u8) {
        let number = self.position(key);
        if let Some(slot) = self.slots.get_mut(number).filter(|slot| slot.1 != 0) {
            slot.1 |= facts;
        }
    }

    /// The facts about the name with this number.
    pub(super) fn of(&self, number: usize) -> u8 {
        self.slots.get(number).map_or(0, |slot| slot.1)
    }

    /// The slot that a name is in, or belongs in.
    fn position(&self, key: u32) -> usize {
        let last = self.slots.len().saturating_sub(1);
        let mut at = key as usize & last;
        while self.slots.get(at).is_some_and(|slot| slot.0 != key && slot.1 != 0) {
            at = at.saturating_add(1) & last;
        }
        at
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
        assert_eq!((0..8).filter(|&number| facts.of(number) != 0).count(), 3);
    }
}
