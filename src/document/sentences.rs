//! Splits the text into sentences.

use super::{Document, Gap, Range, Shape, Word};
use crate::lexicon::tags::{ABBREVIATION, CUE_VERB, DETERMINER, PREPOSITION, PRONOUN, TITLE};

/// The longest sentence, in words, after which it is cut. It keeps the stages linear that read a sentence again for
/// each of its cues.
const LONGEST: usize = 400;

/// Splits the words of each paragraph into sentences.
pub(super) fn split(document: &mut Document) {
    let mut sentences = std::mem::take(&mut document.sentences);
    let mut stops = document.stops.iter().copied().peekable();
    for (number, paragraph) in (0..).zip(&document.paragraphs) {
        let mut start = paragraph.start;
        let mut end_at = |at: usize| {
            while at - start > LONGEST {
                sentences.push(Range::new(start, start + LONGEST));
                start += LONGEST;
            }
            if start < at {
                sentences.push(Range::new(start, at));
                start = at;
            }
        };
        while let Some(at) = stops.next_if(|&at| at < paragraph.end) {
            if at > paragraph.start && ends_before(document, at) {
                end_at(at);
            }
        }
        end_at(paragraph.end);
        document.paragraph_numbers.resize(sentences.len(), number);
    }
    // a one at each start of a sentence, then running sums: no inner loop, whose length would be hard to predict
    document.sentence_numbers.resize(document.words.len(), 0);
    for sentence in sentences.iter().skip(1) {
        if let Some(number) = document.sentence_numbers.get_mut(sentence.start) {
            *number = 1;
        }
    }
    let mut sum = 0;
    for number in &mut document.sentence_numbers {
        sum += *number;
        *number = sum;
    }
    document.sentences = sentences;
}

/// Whether a sentence ends in the gap before the word, which contains a stop of some kind.
fn ends_before(document: &Document, number: usize) -> bool {
    let word = document.word(number);
    let before = document.word(number - 1);
    let gap = word.gap;
    if !gap.any(Gap::TERMINAL) {
        // an acronym: the next word must look like an opening
        return word.is_capital() && word.is(DETERMINER.or(PRONOUN).or(PREPOSITION)) && gap.any(Gap::SPACE);
    }
    if gap == Gap::STOP && word.shape == Shape::Capital && before.shape == Shape::Lower {
        // "closed.Karim": the space is missing
        return word.end - word.start > 2 && before.end - before.start > 2;
    }
    if !gap.any(Gap::SPACE) || word.shape == Shape::Lower {
        // “Why now?” asked …, 9 a.m. on …, and brand names in lower case after a closed quote
        return gap.any(Gap::SPACE)
            && !gap.any(Gap::QUOTE.or(Gap::SINGLE).or(Gap::ELLIPSIS).or(Gap::COMMA).or(Gap::CLOSE))
            && gap.any(Gap::STOP.or(Gap::EXCLAIM))
            && !(word.shape == Shape::Lower && before.is(ABBREVIATION))
            && !is_short(document, number - 1, before);
    }
    if gap.any(Gap::COMMA.or(Gap::SEMICOLON)) {
        return false;
    }
    if gap.any(Gap::EXCLAIM) {
        return !(gap.any(Gap::QUOTE.or(Gap::SINGLE)) && cue_follows(document, number));
    }
    if gap.any(Gap::QUOTE) || !gap.any(Gap::STOP) {
        return true;
    }
    if before.is(ABBREVIATION) && before.is_capital() {
        // a title or a month continues, "Inc." and "Jr." may end a sentence
        return !before.is(TITLE) && word.shape != Shape::Number && word.is(DETERMINER.or(PRONOUN));
    }
    !is_short(document, number - 1, before)
}

/// Whether the word is an initial, or a lower-case abbreviation, to which the stop after it belongs.
fn is_short(document: &Document, number: usize, word: &Word) -> bool {
    let length = word.end - word.start;
    // "Hildur Th. Arnarsdóttir"
    let digraph = length == 2 && word.shape == Shape::Capital && document.text(number).ends_with('h');
    (length == 1 && word.is_capital() && document.text(number) != "i")
        || (digraph && matches!(document.text(number), "ch" | "kh" | "ph" | "sh" | "th" | "zh"))
        || (word.is(ABBREVIATION)
            && word.shape == Shape::Lower
            && length <= 3
            && !matches!(document.text(number), "ill" | "pa" | "fig"))
}

/// Whether the words after a closed quote are its attribution: `“Why now?” Mr. Smith asked`.
fn cue_follows(document: &Document, number: usize) -> bool {
    (number..number + 6)
        .map(|at| document.word(at))
        .take_while(|word| {
            !word.gap.any(Gap::PARAGRAPH) && (word.is_capital() || word.is(CUE_VERB.or(PRONOUN).or(DETERMINER)))
        })
        .any(|word| word.is(CUE_VERB) && !word.is_capital())
}

#[cfg(test)]
mod tests {
    use crate::article::Article;
    use crate::document::Document;

    fn sentences(text: &str) -> Vec<&str> {
        let document = Document::new(text, &Article::parse(text));
        document.sentences().map(|span| span.of(text)).collect()
    }

    #[test]
    fn an_attribution_stays_with_its_quote() {
        assert_eq!(sentences("“Why now?” asked Mr. Smith.").len(), 1);
        assert_eq!(sentences("“Why now?” Mr. Smith asked.").len(), 1);
        assert_eq!(sentences("“Why now?” The crowd left early.").len(), 2);
        assert_eq!(sentences("“We go.” He left.").len(), 2);
    }

    #[test]
    fn abbreviations_and_initials_do_not_end_sentences() {
        assert_eq!(sentences("Gen. A. B. Karim met Sen. Hale on Nov. 3 near Mt. Kell.").len(), 1);
        assert_eq!(sentences("It was Karim v. Noor, and he was ill. Nobody won.").len(), 2);
        assert_eq!(sentences("Troops left the U.S. embassy. They went north.").len(), 2);
        assert_eq!(sentences("It cost 3.5 million. Nobody paid.").len(), 2);
    }

    #[test]
    fn a_missing_space_still_ends_a_sentence() {
        assert_eq!(sentences("The pass was closed.Karim left.").len(), 2);
        assert_eq!(sentences("He read kell.example and node.Js.").len(), 1);
    }

    #[test]
    fn acronyms_may_end_a_sentence() {
        assert_eq!(sentences("They live in the U.S. The law is new.").len(), 2);
        assert_eq!(sentences("They met U.S. officials.").len(), 1);
    }
}
