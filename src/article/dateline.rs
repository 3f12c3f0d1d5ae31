//! Datelines: `ISLAMABAD (AP) —`, `WASHINGTON, Nov. 23 (Reuters) -`, `PESHAWAR:`.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// The opening of the first body paragraph, which says where and when the article was reported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Dateline {
    /// The span from the first place to the dash or colon, which is not included.
    pub span: Span,
    /// Each place, with the region named after it: `KHOST, Afghanistan`.
    pub places: Vec<Span>,
    /// The news agency in brackets.
    pub agency: Option<Span>,
    /// The day: `Nov. 23`.
    pub date: Option<Span>,
}

/// The longest dateline, in bytes.
const LONGEST: usize = 90;

/// What separates a dateline from the text. A plain colon or hyphen is weaker evidence: see [`parse`].
const SEPARATORS: &[&str] = &[" — ", " – ", " -- ", " - ", "—", "–", ": "];

/// Whether a line opens with a dateline.
pub(super) fn starts(line: &str) -> bool {
    parse(line, Span::between(0, line.len())).is_some()
}

/// Parses the dateline at the start of a paragraph.
///
/// The place is in capitals; region, day and agency may follow. A colon alone is enough only after places in capitals
/// with nothing else (`PESHAWAR: …`).
pub(super) fn parse(text: &str, paragraph: Span) -> Option<Dateline> {
    let line = paragraph.of(text);
    let mut letters = line.chars();
    if !letters.next().is_some_and(char::is_uppercase) || letters.next().is_none_or(char::is_lowercase) {
        // the first place is in capitals
        return None;
    }
    let head = line.get(..floor_boundary(line, LONGEST))?;
    let (end, separator) =
        separator(head).or_else(|| (head.len() == line.len() && line.ends_with(')')).then_some((line.len(), "")))?;
    let head = head.get(..end)?;
    let mut dateline =
        Dateline { span: Span::between(paragraph.start(), paragraph.start() + end), ..Dateline::default() };
    let places_end = agency(head, paragraph.start(), &mut dateline)?;
    let mut weak = separator == ": " && dateline.agency.is_none();
    for piece in pieces(head.get(..places_end)?, &['/']) {
        place(head, piece, paragraph.start(), &mut dateline, &mut weak)?;
    }
    let caps_only = dateline.places.iter().all(|span| is_capitals(span.of(text)));
    (!dateline.places.is_empty() && (!weak || caps_only)).then_some(dateline)
}

/// The offset of the first separator, and the longest separator that starts there.
fn separator(head: &str) -> Option<(usize, &'static str)> {
    head.char_indices().filter(|(_, c)| matches!(c, ' ' | ':' | '—' | '–')).find_map(|(at, _)| {
        let rest = head.get(at..)?;
        let here = SEPARATORS.iter().filter(|sign| rest.starts_with(**sign));
        here.max_by_key(|sign| sign.len()).map(|&sign| (at, sign))
    })
}

/// Removes `(AP)` from the end; returns the offset where the places end.
fn agency(head: &str, base: usize, dateline: &mut Dateline) -> Option<usize> {
    let trimmed = head.trim_end();
    match trimmed.strip_suffix(')') {
        Some(inner) => {
            let open = inner.rfind('(')?;
            let agency = Span::between(base + open + 1, base + inner.len());
            (agency.len() > 1 && agency.len() < 40).then_some(())?;
            dateline.agency = Some(agency);
            Some(head.get(..open)?.trim_end().len())
        }
        None => Some(trimmed.len()),
    }
}

/// Parses one place of the dateline: `KHOST, Afghanistan, Nov. 23`.
fn place(head: &str, piece: Span, base: usize, dateline: &mut Dateline, weak: &mut bool) -> Option<()> {
    let mut parts = pieces(piece.of(head), &[','])
        .into_iter()
        .map(|part| Span::between(part.start() + piece.start(), part.end() + piece.start()));
    let city = parts.next()?;
    if !is_capitals(city.of(head)) || city.of(head).split_whitespace().count() > 4 {
        return None;
    }
    let mut place = city;
    for part in parts {
        let found = part.of(head);
        if is_day(found) {
            dateline.date = Some(Span::between(base + part.start(), base + part.end()));
            *weak = false;
        } else if found.starts_with(char::is_uppercase) && found.split_whitespace().count() <= 4 {
            place = place.join(part);
        } else if !found.is_empty() {
            return None;
        }
    }
    dateline.places.push(Span::between(base + place.start(), base + place.end()));
    Some(())
}

/// The pieces between separators, without surrounding space, as spans of `head`.
fn pieces(head: &str, separators: &[char]) -> Vec<Span> {
    let mut start = 0;
    head.split(separators)
        .map(|piece| {
            let at = start + (piece.len() - piece.trim_start().len());
            start += piece.len() + 1;
            Span::between(at, at + piece.trim().len())
        })
        .collect()
}

/// Whether there are two capitals or more and no lower-case letter: `NEW YORK`, but not `St. PETERSBURG`.
fn is_capitals(words: &str) -> bool {
    words.chars().filter(|c| c.is_uppercase()).count() > 1
        && words.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit())
}

/// Whether a part is a day: `Nov. 23`, `November 23`, `Monday`.
fn is_day(part: &str) -> bool {
    const DAYS: &[&str] = &[
        "apr", "aug", "dec", "feb", "fri", "jan", "jul", "jun", "mar", "may", "mon", "nov", "oct", "sat", "sep", "sun",
        "thu", "tue", "wed",
    ];
    let mut words = part.split_whitespace();
    let head: String = words.next().unwrap_or_default().chars().take(3).collect::<String>().to_lowercase();
    DAYS.binary_search(&head.as_str()).is_ok() && words.all(|word| word.chars().all(|c| c.is_ascii_digit() || c == ','))
}

fn floor_boundary(line: &str, at: usize) -> usize {
    (0..=at.min(line.len())).rev().find(|&at| line.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Vec<&str>, Option<&str>, Option<&str>)> {
        let found = parse(line, Span::between(0, line.len()))?;
        let places = found.places.iter().map(|span| span.of(line)).collect();
        Some((places, found.agency.map(|span| span.of(line)), found.date.map(|span| span.of(line))))
    }

    #[test]
    fn the_usual_forms() {
        assert_eq!(read("ISLAMABAD (AP) — The army"), Some((vec!["ISLAMABAD"], Some("AP"), None)));
        assert_eq!(
            read("WASHINGTON, Nov. 23 (Reuters) - The"),
            Some((vec!["WASHINGTON"], Some("Reuters"), Some("Nov. 23")))
        );
        assert_eq!(read("TROY, N.C. (AP) -- A"), Some((vec!["TROY, N.C."], Some("AP"), None)));
        assert_eq!(read("BEIJING/MOSCOW — Two"), Some((vec!["BEIJING", "MOSCOW"], None, None)));
        assert_eq!(read("PESHAWAR: A bomb"), Some((vec!["PESHAWAR"], None, None)));
    }

    #[test]
    fn other_openings_are_not_datelines() {
        for line in
            ["The army said — again", "NATO is ready, he said: go", "HAGEL, who left — late", "A: yes", "Khost — a"]
        {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
