//! Findings as a table.

use std::borrow::Cow;
use std::fmt::{Display, Write as _};

use super::depth;
use super::offsets::{Counted, Offsets};
use crate::analysis::Analysis;
use crate::ids::HedgeId;
use crate::quotes::Quote;
use crate::text::Span;

/// The columns, described in `docs::formats`.
const HEADERS: [&str; 26] = [
    "finding",
    "id",
    "start",
    "end",
    "text",
    "kind",
    "source",
    "naming",
    "cue",
    "certainty",
    "polarity",
    "refused",
    "hedges",
    "strength",
    "uncertain",
    "limits",
    "entity",
    "place",
    "place_id",
    "place_kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "probability",
    "rule",
];

/// How many code points of a scope a cell has.
const LONGEST: usize = 300;

/// The columns by name, so that rows need not count commas.
#[derive(Default)]
struct Row<'a> {
    finding: &'a str,
    id: usize,
    span: Span,
    text: &'a str,
    kind: &'a str,
    source: &'a str,
    naming: &'a str,
    cue: &'a str,
    certainty: &'a str,
    polarity: &'a str,
    refused: Option<bool>,
    hedges: &'a str,
    strength: Option<u8>,
    uncertain: Option<bool>,
    limits: &'a str,
    entity: &'a str,
    place: Option<&'a crate::gazetteer::Place>,
    probability: Option<f64>,
    rule: &'a str,
}

/// Returns a table with one row for each attribution, then each hedge, place and name, after a row of headers. The headers are
/// described in [`docs::formats`](crate::docs::formats#csv).
///
/// Fields are separated by commas, rows by CRLF; a field with a comma, a quotation mark or a line break is in quotation marks
/// (RFC 4180). A spreadsheet computes a cell that begins with `=`, `+`, `-` or `@`, and an article is not to be trusted with that:
/// a text that begins with one of them, also after spaces or in its full-width form, gets an apostrophe in front. Numbers do not.
///
/// Some spreadsheets take a file for UTF-8 only if it begins with a byte order mark: write `\u{feff}` first for those.
///
/// ```
/// use reportedly::Analyzer;
/// use reportedly::export::{Offsets, csv};
///
/// let text = "Karim said the pass may close.";
/// let table = csv(text, &Analyzer::new().analyze(text), Offsets::Bytes);
/// let mut rows = table.lines();
/// assert!(rows.next().unwrap().starts_with("finding,id,start,end,text,kind,source,naming,cue,certainty,"));
/// assert!(rows.next().unwrap().starts_with("attribution,0,11,29,the pass may close,indirect,Karim,named,said,possible,"));
/// assert!(rows.next().unwrap().starts_with("hedge,0,20,23,may,modal,"));
/// ```
pub fn csv(text: &str, analysis: &Analysis, offsets: Offsets) -> String {
    let mut table = Table { out: HEADERS.join(","), counted: Counted::new(text, offsets) };
    table.out.push_str("\r\n");
    for quote in depth::quotes(analysis) {
        attribution(&mut table, text, analysis, quote);
    }
    for (id, hedge) in analysis.hedges.iter().enumerate() {
        let Some(words) = hedge.span.get(text) else { continue };
        table.row(&Row {
            finding: "hedge",
            id,
            span: hedge.span,
            text: words,
            kind: hedge.kind.as_str(),
            source: hedge.relative_to.as_str(),
            strength: Some(hedge.strength.number()),
            uncertain: Some(hedge.uncertain),
            limits: &beginning(hedge.scope.get(text).unwrap_or_default()),
            rule: hedge.rule.as_str(),
            ..Row::default()
        });
    }
    for (id, mention) in analysis.places.iter().enumerate() {
        let Some(words) = mention.span.get(text) else { continue };
        table.row(&Row {
            finding: "place",
            id,
            span: mention.span,
            text: words,
            kind: mention.role.as_str(),
            place: mention.place.as_ref(),
            probability: Some(mention.probability),
            rule: mention.rule.as_str(),
            ..Row::default()
        });
    }
    for (id, name) in analysis.names.iter().enumerate() {
        let Some(words) = name.span.get(text) else { continue };
        table.row(&Row {
            finding: "name",
            id,
            span: name.span,
            text: words,
            kind: name.kind.as_str(),
            entity: analysis.entities.get(name.entity.index()).map_or("", |entity| &entity.name),
            ..Row::default()
        });
    }
    table.out
}

fn attribution(table: &mut Table<'_>, text: &str, analysis: &Analysis, quote: &Quote) {
    let span = quote.content.hull();
    if span.get(text).is_none() {
        return;
    }
    let source = analysis.source(quote);
    let statement = analysis.statement(quote);
    let words = |id: &HedgeId| analysis.hedges.get(id.index()).and_then(|hedge| hedge.span.get(text));
    let hedges: Vec<&str> = statement.iter().flat_map(|it| &it.hedges).filter_map(words).collect();
    table.row(&Row {
        finding: "attribution",
        id: quote.id.index(),
        span,
        text: &quote.text(text),
        kind: quote.kind.as_str(),
        source: source.map_or("", |source| &source.name),
        naming: source.map_or("", |source| source.naming.as_str()),
        cue: quote.cue.as_ref().and_then(|cue| cue.span.get(text)).unwrap_or_default(),
        certainty: statement.map_or("", |statement| statement.certainty.as_str()),
        polarity: statement.map_or("", |statement| statement.polarity.as_str()),
        refused: Some(quote.refused),
        hedges: &hedges.join("; "),
        entity: source.and_then(|source| analysis.entity(source)).map_or("", |entity| &entity.name),
        probability: Some(quote.probability),
        rule: quote.rule.as_str(),
        ..Row::default()
    });
}

struct Table<'t> {
    out: String,
    counted: Counted<'t>,
}

impl Table<'_> {
    fn row(&mut self, row: &Row<'_>) {
        let at = self.counted.of(row.span);
        let place = row.place;
        self.out.push_str(row.finding);
        self.number(Some(row.id));
        self.number(Some(at.start));
        self.number(Some(at.end));
        for cell in [row.text, row.kind, row.source, row.naming, row.cue, row.certainty, row.polarity] {
            self.text(cell);
        }
        self.number(row.refused);
        self.text(row.hedges);
        self.number(row.strength);
        self.number(row.uncertain);
        self.text(row.limits);
        self.text(row.entity);
        self.text(place.map_or("", |place| &place.name));
        self.number(place.map(|place| place.id));
        self.text(place.map_or("", |place| place.kind.as_str()));
        self.text(place.and_then(|place| place.country.as_deref()).unwrap_or_default());
        self.text(place.and_then(|place| place.admin1.as_deref()).unwrap_or_default());
        self.number(place.and_then(|place| place.lat));
        self.number(place.and_then(|place| place.lon));
        self.number(row.probability);
        self.text(row.rule);
        self.out.push_str("\r\n");
    }

    /// A cell of a number or a truth value; it is empty where there is none.
    fn number(&mut self, value: Option<impl Display>) {
        self.out.push(',');
        if let Some(value) = value {
            let _ = write!(self.out, "{value}");
        }
    }

    fn text(&mut self, cell: &str) {
        self.out.push(',');
        let guard = if computed(cell) { "'" } else { "" };
        if cell.contains([',', '"', '\r', '\n']) {
            let _ = write!(self.out, "\"{guard}{}\"", cell.replace('"', "\"\""));
        } else {
            self.out.push_str(guard);
            self.out.push_str(cell);
        }
    }
}

/// The words, cut after `LONGEST`. A scope goes to the end of its clause, and a clause can have any number of hedges.
fn beginning(words: &str) -> Cow<'_, str> {
    match words.char_indices().nth(LONGEST).and_then(|(end, _)| words.get(..end)) {
        Some(cut) => Cow::Owned(format!("{cut} …")),
        None => Cow::Borrowed(words),
    }
}

/// Whether a spreadsheet may compute the cell.
fn computed(cell: &str) -> bool {
    let first = cell.chars().find(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{feff}');
    first.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn rows(table: &str) -> Vec<Vec<String>> {
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_rows_are_the_findings() {
        let analysis = sample::analysis();
        let rows = rows(&csv(sample::TEXT, &analysis, Offsets::Bytes));
        assert_eq!(rows[0], HEADERS);
        let count = |finding: &str| rows.iter().filter(|row| row[0] == finding).count();
        assert_eq!(count("attribution"), analysis.quotes.len());
        assert_eq!(count("hedge"), analysis.hedges.len());
        assert_eq!(count("place"), analysis.places.len());
        assert_eq!(count("name"), analysis.names.len());
        for row in rows.iter().filter(|row| row[0] != "attribution").skip(1) {
            let (start, end): (usize, usize) = (row[2].parse().unwrap(), row[3].parse().unwrap());
            assert_eq!(row[4], sample::TEXT[start..end]);
        }
        for (row, quote) in rows[1..].iter().zip(&analysis.quotes) {
            assert_eq!(row[4].trim_start_matches('\''), quote.text(sample::TEXT));
        }
        assert!(rows.iter().any(|row| row[4].contains("<b>closed</b>,\r\nand")));
    }

    #[test]
    fn no_cell_is_a_formula() {
        let analysis = sample::analysis();
        let rows = rows(&csv(sample::TEXT, &analysis, Offsets::Bytes));
        assert!(rows.iter().any(|row| row[4].starts_with("'=SUM(A1)")));
        for cell in rows.iter().flatten() {
            assert!(!computed(cell) || cell.parse::<f64>().is_ok(), "{cell}");
        }
        for cell in ["=1", " =1", "\t=1", "\r\n@x", "+1", "-1", "＝1", "\u{feff}=1"] {
            assert!(computed(cell), "{cell}");
        }
        assert!(!computed("a=b") && !computed(""));
    }

    #[test]
    fn offsets_count_what_was_asked_for() {
        let analysis = sample::analysis();
        let table = |offsets| rows(&csv(sample::TEXT, &analysis, offsets));
        let points: Vec<char> = sample::TEXT.chars().collect();
        let units: Vec<u16> = sample::TEXT.encode_utf16().collect();
        let words = |row: &Vec<String>| row[2].parse::<usize>().unwrap()..row[3].parse::<usize>().unwrap();
        for row in table(Offsets::CodePoints).iter().filter(|row| row[0] == "name") {
            assert_eq!(points[words(row)].iter().collect::<String>(), row[4]);
        }
        for row in table(Offsets::Utf16).iter().filter(|row| row[0] == "name") {
            assert_eq!(String::from_utf16(&units[words(row)]).unwrap(), row[4]);
        }
    }

    #[test]
    fn a_long_scope_is_cut() {
        let text = "It may snow, ".repeat(2000);
        let analysis = crate::Analyzer::new().analyze(&text);
        let table = csv(&text, &analysis, Offsets::Bytes);
        assert!(analysis.hedges.len() > 1000 && table.len() < 400 * table.lines().count(), "{}", table.len());
        assert_eq!(beginning(&"é".repeat(301)), format!("{} …", "é".repeat(300)));
    }

    #[test]
    fn another_text_gives_no_rows_and_no_panic() {
        assert_eq!(rows(&csv("", &sample::analysis(), Offsets::Utf16)).len(), 1);
    }
}
