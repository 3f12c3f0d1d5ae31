//! The layout of a plain text: paragraphs are separated by blank lines, and a line feed alone is a space.

use crate::article::{Article, Paragraph, ParagraphKind};
use crate::text::Span;

pub(super) fn layout(text: &str) -> Article {
    let mut article = Article::default();
    let (mut start, mut at) = (0, 0);
    let mut push = |start: usize, end: usize| {
        if start < end {
            article.paragraphs.push(Paragraph::new(Span::between(start, end), ParagraphKind::Body));
        }
    };
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim_ascii().is_empty() {
            push(start, at);
            start = end;
        }
        at = end;
    }
    push(start, at);
    article
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_separate_paragraphs() {
        let paragraphs = |text: &str| -> Vec<String> {
            layout(text).paragraphs.iter().map(|paragraph| paragraph.span.of(text).to_owned()).collect()
        };
        assert_eq!(paragraphs("a\nb\n\n \t\nc\r\n\r\nd"), ["a\nb\n", "c\r\n", "d"]);
        assert_eq!(paragraphs("\n\na"), ["a"]);
        assert_eq!(paragraphs(" \n"), [""; 0]);
    }
}
