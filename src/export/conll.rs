//! Words in columns.

use std::fmt::Write as _;

use super::offsets::{Counted, Offsets};
use crate::analysis::{Analysis, Segment};
use crate::document::Document;
use crate::text::Span;

/// The columns, described in `docs::formats`.
const HEADERS: [&str; 11] =
    ["id", "start", "end", "form", "name", "place", "hedge", "source", "cue", "content", "quotes"];

/// Returns the words of the article as tables of the CoNLL shared tasks have them: a word a line, a blank line after each sentence, columns separated by
/// tabs, after a comment with the names of the columns. Findings are in IOB2: `B-person`, `I-person`, and `O` outside. The columns are described in
/// [`docs::formats`](crate::docs::formats#conll).
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::{Offsets, conll};
///
/// let text = "Karim said it may snow.";
/// let table = conll(text, &Analyzer::new().analyze(text), Offsets::CodePoints);
/// let lines: Vec<&str> = table.lines().collect();
/// assert_eq!(lines[0], "# id\tstart\tend\tform\tname\tplace\thedge\tsource\tcue\tcontent\tquotes");
/// assert_eq!(lines[1], "1\t0\t5\tKarim\tB-person\tO\tO\tB-0\tO\tO\t_");
/// assert_eq!(lines[2], "2\t6\t10\tsaid\tO\tO\tO\tO\tB-0\tO\t_");
/// assert_eq!(lines[4], "4\t14\t17\tmay\tO\tO\tB-modal\tO\tO\tI-indirect\t0");
/// ```
pub fn conll(text: &str, analysis: &Analysis, offsets: Offsets) -> String {
    let counted = Counted::new(text, offsets);
    let document = Document::new(text, &analysis.article);
    let mut out = format!("# {}\n", HEADERS.join("\t"));
    let mut segments = analysis.segments(text).peekable();
    let mut sentences = document.sentences().peekable();
    let (mut number, mut before) = (0usize, Tags::default());
    for word in document.words() {
        let Some(form) = word.get(text) else { continue };
        while sentences.next_if(|sentence| sentence.end() <= word.start()).is_some() {
            if number > 0 {
                out.push('\n');
            }
            number = 0;
        }
        while segments.next_if(|segment| segment.span.end() <= word.start()).is_some() {}
        let tags = segments.peek().map_or_else(Tags::default, |segment| Tags::of(analysis, segment, word));
        number = number.saturating_add(1);
        let at = counted.of(word);
        let _ = write!(out, "{number}\t{}\t{}\t{form}", at.start, at.end);
        for (tag, before) in tags.0.iter().zip(&before.0) {
            let _ = match tag {
                Some((finding, label)) => {
                    let position = if before.as_ref().is_some_and(|(other, _)| other == finding) { 'I' } else { 'B' };
                    write!(out, "\t{position}-{label}")
                }
                None => write!(out, "\tO"),
            };
        }
        let quotes: Vec<String> = tags.1.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "\t{}", if quotes.is_empty() { "_".to_owned() } else { quotes.join("|") });
        before = tags;
    }
    out.push('\n');
    out
}

/// What is over a word: for each column the finding, as its column-wide number and the start of its span, and its label; then the ids of all quotes.
#[derive(Default)]
struct Tags([Option<((usize, usize), String)>; 6], Vec<usize>);

impl Tags {
    fn of(analysis: &Analysis, segment: &Segment, word: Span) -> Tags {
        let over = |span: Span| span.overlaps(word);
        let name = segment.names.last().and_then(|&id| {
            let name = analysis.names.get(id.index())?;
            over(name.span).then(|| ((id.index(), 0), name.kind.to_string()))
        });
        let place = segment.places.last().and_then(|&id| {
            let place = analysis.places.get(id.index())?;
            over(place.span).then(|| ((id.index(), 0), place.role.to_string()))
        });
        let hedge = segment.hedges.last().and_then(|&id| {
            let hedge = analysis.hedges.get(id.index())?;
            over(hedge.span).then(|| ((id.index(), 0), hedge.kind.to_string()))
        });
        // two mentions of a source may be side by side, and so may two parts of a content
        let part = |spans: &[Span]| spans.iter().find(|span| over(**span)).map(|span| span.start());
        let source = segment.sources.last().and_then(|&id| {
            let mention = part(&analysis.sources.get(id.index())?.mentions)?;
            Some(((id.index(), mention), id.to_string()))
        });
        let cue = segment.cues.last().and_then(|&id| {
            let cue = analysis.quotes.get(id.index())?.cue.as_ref()?;
            over(cue.span).then(|| ((id.index(), 0), id.to_string()))
        });
        let content = segment.quotes.last().and_then(|&id| {
            let quote = analysis.quotes.get(id.index())?;
            Some(((id.index(), part(&quote.content)?), quote.kind.to_string()))
        });
        Tags([name, place, hedge, source, cue, content], segment.quotes.iter().map(|id| id.index()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    /// The rows of cells, without comments and blank lines.
    fn rows(table: &str) -> Vec<Vec<&str>> {
        let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
        lines.map(|line| line.split('\t').collect()).collect()
    }

    /// The spans of a column read back: from each B to the last I behind it.
    fn spans(rows: &[Vec<&str>], column: usize) -> Vec<(usize, usize, String)> {
        let mut found: Vec<(usize, usize, String)> = Vec::new();
        for row in rows {
            let (start, end) = (row[1].parse().unwrap(), row[2].parse().unwrap());
            match row[column].split_once('-') {
                Some(("B", label)) => found.push((start, end, label.to_owned())),
                Some((_, label)) => {
                    let last = found.last_mut().expect("I after B");
                    assert_eq!(last.2, label);
                    last.1 = end;
                }
                None => assert_eq!(row[column], "O"),
            }
        }
        found
    }

    #[test]
    fn the_columns_read_back() {
        let analysis = sample::analysis();
        let table = conll(sample::TEXT, &analysis, Offsets::Bytes);
        let rows = rows(&table);
        assert!(rows.iter().all(|row| row.len() == HEADERS.len()));
        for row in &rows {
            let word = row[1].parse::<usize>().unwrap()..row[2].parse::<usize>().unwrap();
            assert_eq!(&sample::TEXT[word], row[3]);
        }
        let names: Vec<_> =
            analysis.names.iter().map(|it| (it.span.start(), it.span.end(), it.kind.to_string())).collect();
        assert_eq!(spans(&rows, 4), names);
        let hedges: Vec<_> = analysis.hedges.iter().map(|it| (it.span.start(), it.kind.to_string())).collect();
        let read: Vec<_> = spans(&rows, 6).into_iter().map(|(start, _, kind)| (start, kind)).collect();
        assert!(!hedges.is_empty() && hedges.iter().all(|hedge| read.contains(hedge)), "{hedges:?} {read:?}");
        for quote in &analysis.quotes {
            let id = quote.id.to_string();
            let words = rows.iter().filter(|row| row[10].split('|').any(|quote| quote == id)).count();
            let covered = |row: &&Vec<&str>| {
                let start = row[1].parse().unwrap();
                quote.content.iter().any(|part| part.contains(start))
            };
            assert_eq!(words, rows.iter().filter(covered).count());
        }
        let sentences = table.split("\n\n").filter(|sentence| !sentence.is_empty()).count();
        assert_eq!(sentences, analysis.sentences.len());
    }

    #[test]
    fn another_text_gives_words_and_no_panic() {
        assert_eq!(rows(&conll("", &sample::analysis(), Offsets::Utf16)).len(), 0);
        let _ = conll("Short é text.", &sample::analysis(), Offsets::CodePoints);
    }
}
