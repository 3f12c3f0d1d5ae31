//! Splits plain text into paragraphs and classifies each.

use memchr::{memchr2_iter, memmem};

use super::{Article, Paragraph, ParagraphKind, byline, dateline, residue};
use crate::text::Span;

/// A headline has fewer words than this.
const HEADLINE_WORDS: usize = 25;
/// The longest subhead, in words.
const SUBHEAD_WORDS: usize = 8;

pub(super) fn parse(text: &str) -> Article {
    let spans = paragraphs(text);
    let mut article = Article::default();
    let several = spans.len() > 1;
    let mut body_seen = false;
    let count = spans.len();
    article.paragraphs.reserve(count);
    for (number, span) in spans.into_iter().enumerate() {
        let line = span.of(text);
        let mut paragraph = Paragraph::new(span, ParagraphKind::Body);
        if !several {
            // a single paragraph is body
        } else if let Some(kind) = residue::of(line) {
            paragraph.kind = ParagraphKind::Residue;
            paragraph.residue = Some(kind);
        } else if let Some(kind) = by_opening(line) {
            paragraph.kind = kind;
        } else if article.headline.is_none() && !body_seen && is_headline(line) {
            paragraph.kind = ParagraphKind::Headline;
            article.headline = Some(span);
        } else if let Some(found) = byline::parse(text, span).filter(|_| article.byline.is_none() && !body_seen) {
            paragraph.kind = ParagraphKind::Byline;
            article.byline = Some(found);
        } else if is_subhead(line, number, count) {
            paragraph.kind = ParagraphKind::Subhead;
        }
        if paragraph.kind == ParagraphKind::Body && !body_seen {
            body_seen = true;
            article.dateline = dateline::parse(text, span);
            if article.dateline.as_ref().is_some_and(|dateline| dateline.span == span) {
                paragraph.kind = ParagraphKind::Dateline;
                body_seen = false;
            }
        }
        article.paragraphs.push(paragraph);
    }
    article
}

/// The paragraphs, separated by blank lines and, unless the text is hard-wrapped, by every line break but those inside a
/// sentence.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut breaks = Vec::with_capacity(text.len() / 64 + 4);
    breaks.extend(memchr2_iter(b'\n', b'\r', text.as_bytes()));
    let wrapped = is_wrapped(text.as_bytes(), &breaks);
    let mut spans: Vec<Span> = Vec::with_capacity(text.len() / 128 + 4);
    let mut blank = true;
    let mut start = 0;
    for end in breaks.into_iter().chain(std::iter::once(text.len())) {
        let line = trimmed(text, Span::between(start, end));
        start = (end + 1).min(text.len());
        if line.is_empty() {
            // the second half of CR LF is not a blank line
            blank |=
                text.as_bytes().get(end) != Some(&b'\n') || text.as_bytes().get(end.wrapping_sub(1)) != Some(&b'\r');
            continue;
        }
        match spans.last_mut() {
            Some(last) if !blank && (wrapped || goes_on(text, *last, line)) => *last = last.join(line),
            _ => spans.push(line),
        }
        blank = false;
    }
    spans
}

/// The shortest line that is broken for width, in bytes.
const SHORTEST_WRAPPED: usize = 40;

/// Whether a line goes on in the next one: it ends as no sentence does, and the next starts in lower case or is indented.
fn goes_on(text: &str, last: Span, next: Span) -> bool {
    let open_end = !last.of(text).trim_end_matches(is_closer).ends_with(['.', '!', '?', ':', ';', '…']);
    let before = text.get(..next.start()).unwrap_or_default();
    let indented = before.ends_with("  ") || before.ends_with('\t');
    let lower = next.of(text).starts_with(char::is_lowercase);
    open_end && last.len() >= SHORTEST_WRAPPED && (lower || indented)
}

/// Whether lines are broken for width: at least a quarter of the breaks between two lines are before a lower-case
/// letter. `breaks` has the offsets of all breaks.
fn is_wrapped(text: &[u8], breaks: &[usize]) -> bool {
    let byte = |at: usize| text.get(at).copied().unwrap_or(b'\n');
    // the last byte of the line before a break
    let last = |at: usize| match byte(at.wrapping_sub(1)) {
        b'\r' => byte(at.wrapping_sub(2)),
        last => last,
    };
    let is_between = |&at: &usize| byte(at) == b'\n' && last(at) != b'\n' && !matches!(byte(at + 1), b'\n' | b'\r');
    let (mut count, mut lower) = (0, 0);
    for at in breaks.iter().copied().filter(is_between) {
        count += 1;
        lower += usize::from(byte(at + 1).is_ascii_lowercase());
    }
    lower >= 2 && lower * 4 >= count || is_filled(text, breaks)
}

/// The most bytes in a line that is broken for width.
const LONGEST_WRAPPED: usize = 100;

/// Whether there are several lines that are all of one width: the first word of each would not have fitted on the line
/// before.
fn is_filled(text: &[u8], breaks: &[usize]) -> bool {
    // CR LF is one break
    let breaks = breaks.iter().copied().filter(|&at| !matches!(text.get(at..at + 2), Some(b"\r\n")));
    let starts = std::iter::once(0).chain(breaks.clone().map(|at| at + 1));
    let ends = breaks.chain(std::iter::once(text.len()));
    let line = |(start, end)| text.get(start..end).map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let lines = || starts.clone().zip(ends.clone()).filter_map(line);
    let widest = lines().map(<[u8]>::len).max().unwrap_or(0);
    let mut count = 0;
    let filled =
        lines().zip(lines().skip(1)).filter(|(line, next)| !line.is_empty() && !next.is_empty()).all(|(line, next)| {
            count += 1;
            let word = next.iter().position(|byte| *byte == b' ').unwrap_or(next.len());
            line.len() >= SHORTEST_WRAPPED && line.len() + 1 + word > widest
        });
    filled && count > 1 && widest <= LONGEST_WRAPPED
}

fn trimmed(text: &str, line: Span) -> Span {
    let found = line.of(text);
    let invisible = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let start = line.start() + (found.len() - found.trim_start_matches(invisible).len());
    let end = start.max(line.end() - (found.len() - found.trim_end_matches(invisible).len()));
    Span::between(start, end)
}

/// Whether a short line does not end as a sentence does, or is in capitals throughout.
fn is_headline(line: &str) -> bool {
    if line.len() > 300 || dateline::starts(line) {
        return false;
    }
    let (mut words, mut long, mut capitals) = (0, 0, 0);
    for word in line.split_whitespace() {
        words += 1;
        let mut letters = word.chars().skip_while(|c| !c.is_alphabetic());
        if let Some(first) = letters.next() {
            if word.len() > 4 {
                long += 1;
                capitals += usize::from(first.is_uppercase());
            }
        }
    }
    let open_end = !line.trim_end_matches(is_closer).ends_with(['.', '!', '?', ':', ';', ',']);
    words < HEADLINE_WORDS
        && words > 0
        && !line.starts_with("By ")
        && (open_end || (long > 2 && capitals * 5 >= long * 4))
}

fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | '»')
}

fn is_subhead(line: &str, number: usize, count: usize) -> bool {
    line.len() <= 80
        && number > 0
        && number + 1 < count
        && line.starts_with(char::is_uppercase)
        && line.ends_with(char::is_alphanumeric)
        && line.split_whitespace().count() <= SUBHEAD_WORDS
}

/// The kind of a paragraph whose first words say what it is.
fn by_opening(line: &str) -> Option<ParagraphKind> {
    const OPENINGS: &[(&str, ParagraphKind)] = &[
        ("(AP Photo", ParagraphKind::Caption),
        ("Additional reporting by", ParagraphKind::Credit),
        ("Caption:", ParagraphKind::Caption),
        ("Clarification:", ParagraphKind::Note),
        ("Compiled by", ParagraphKind::Credit),
        ("Correction:", ParagraphKind::Note),
        ("Editing by", ParagraphKind::Credit),
        ("Editor's note", ParagraphKind::Note),
        ("Editor’s note", ParagraphKind::Note),
        ("FILE PHOTO", ParagraphKind::Caption),
        ("FILE -", ParagraphKind::Caption),
        ("FILE –", ParagraphKind::Caption),
        ("File photo", ParagraphKind::Caption),
        ("Image:", ParagraphKind::Caption),
        ("PHOTO:", ParagraphKind::Caption),
        ("Photo by", ParagraphKind::Caption),
        ("Photo:", ParagraphKind::Caption),
        ("Photograph:", ParagraphKind::Caption),
        ("Picture:", ParagraphKind::Caption),
        ("Reporting by", ParagraphKind::Credit),
        ("With reporting by", ParagraphKind::Credit),
        ("Writing by", ParagraphKind::Credit),
    ];
    const ENDINGS: &[&str] = &["(AP Photo)", "(File photo)", "/AFP", "/Getty Images", "/Reuters", "/REUTERS"];
    let opening = line.strip_prefix('(').filter(|rest| rest.starts_with("Reporting by")).unwrap_or(line);
    // the first letter nearly always decides
    let starts = matches!(opening.as_bytes(), [b'(' | b'A' | b'C' | b'E' | b'F' | b'I' | b'P' | b'R' | b'W', ..])
        .then(|| OPENINGS.iter().find(|(words, _)| opening.starts_with(words)).map(|&(_, kind)| kind))
        .flatten();
    let photo = || line.ends_with(')') && memmem::find(line.as_bytes(), b"(AP Photo/").is_some();
    let ends = || ENDINGS.iter().any(|words| line.ends_with(words));
    let caption = line.len() < 400 && !line.ends_with(['.', '”', '"']) && (photo() || ends() || has_credit(line));
    starts.or_else(|| caption.then_some(ParagraphKind::Caption))
}

/// The longest credit of a picture, in words.
const LONGEST_CREDIT: usize = 6;

/// Whether a line ends with the credit of a picture: `A boat passes the lighthouse. Photo: Ole Dahl`.
fn has_credit(line: &str) -> bool {
    let mut words = line.rsplit(' ').take(LONGEST_CREDIT).map(|word| word.trim_start_matches(['(', '[']));
    let credits = |word: &str| matches!(word, "Credit:" | "Image:" | "Photo:" | "Photograph:" | "Picture:");
    // not at the start of the line, where a label of a table or a speaker would be
    words.any(credits) && words.next().is_some_and(|before| before.ends_with(['.', '!', '?', '”', '"', '|']))
}
