//! The paragraphs of simple HTML, such as agencies send in a field.

use crate::article::ParagraphKind;

/// The text of each block with its kind, without tags, spaces as a browser shows them.
pub(super) fn paragraphs(html: &str) -> Vec<(ParagraphKind, String)> {
    let mut found = Vec::new();
    let (mut kind, mut text) = (ParagraphKind::Body, String::new());
    let mut finish = |kind: ParagraphKind, text: &mut String| {
        let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        text.clear();
        if !words.is_empty() {
            found.push((kind, words));
        }
    };
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        decode(before, &mut text);
        let Some(tag) = tag(behind) else {
            text.push('<');
            rest = behind;
            continue;
        };
        rest = behind.get(tag.length..).unwrap_or_default();
        if let Some(next) = block(&tag.name) {
            finish(kind, &mut text);
            kind = if tag.closes { ParagraphKind::Body } else { next };
        }
        if !tag.closes && matches!(tag.name.as_str(), "script" | "style") {
            let end = format!("</{}", tag.name);
            let lower = rest.to_ascii_lowercase();
            rest = lower.find(&end).and_then(|at| rest.get(at..)).unwrap_or_default();
        }
    }
    decode(rest, &mut text);
    finish(kind, &mut text);
    found
}

struct Tag {
    name: String,
    closes: bool,
    /// The bytes behind `<`, with the `>`.
    length: usize,
}

/// The tag, comment or declaration at the start of a text; `None` if the `<` before it is a sign of the text.
fn tag(text: &str) -> Option<Tag> {
    if text.starts_with("!--") {
        let length = text.find("-->").map_or(text.len(), |at| at.saturating_add(3));
        return Some(Tag { name: String::new(), closes: false, length });
    }
    let closes = text.starts_with('/');
    let name = text.trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default().to_ascii_lowercase();
    let mut quoted = None;
    let close = text.char_indices().find(|&(_, c)| match quoted {
        Some(mark) => {
            quoted = quoted.filter(|_| c != mark);
            false
        }
        None => {
            quoted = Some(c).filter(|c| matches!(c, '"' | '\''));
            c == '>'
        }
    });
    Some(Tag { name, closes, length: close.map_or(text.len(), |(at, _)| at.saturating_add(1)) })
}

/// The kind of paragraph that a tag begins; `None` for a tag inside a paragraph.
fn block(name: &str) -> Option<ParagraphKind> {
    Some(match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => ParagraphKind::Subhead,
        "figcaption" | "caption" => ParagraphKind::Caption,
        "p" | "br" | "div" | "li" | "ul" | "ol" | "blockquote" | "section" | "article" | "figure" | "table" | "tr"
        | "hr" | "header" | "footer" | "body" | "head" | "aside" | "pre" | "dt" | "dd" | "title" | "script"
        | "style" => ParagraphKind::Body,
        _ => return None,
    })
}

/// Adds a text with its entities decoded. One that is none stays as it is.
fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let entity = behind.split_once(';').filter(|(name, _)| name.len() <= 8);
        match entity.and_then(|(name, after)| Some((sign(name)?, after))) {
            Some((sign, after)) => {
                out.push(sign);
                rest = after;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
}

fn sign(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
        return char::from_u32(hexadecimal.unwrap_or_else(|| number.parse()).ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs() {
        let html = "<!-- a > b --><h2>Roads</h2><p class='a>b'>One <b>bold</b>\n word &amp; more.</p>Loose 1 < 2<br/>x&#8217;s \
            &ldquo;y&rdquo; &unknown; &<script>if (a < b) {}</script><figure><figcaption>A road.</figcaption></figure><p>";
        let found = paragraphs(html);
        let found: Vec<(ParagraphKind, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
        assert_eq!(
            found,
            [
                (ParagraphKind::Subhead, "Roads"),
                (ParagraphKind::Body, "One bold word & more."),
                (ParagraphKind::Body, "Loose 1 < 2"),
                (ParagraphKind::Body, "x’s “y” &unknown; &"),
                (ParagraphKind::Caption, "A road."),
            ]
        );
    }

    #[test]
    fn broken_html_is_read_to_its_end() {
        for html in
            ["<", "a <b", "<p", "<p title=\"", "<!--", "<script>", "&", "&#x110000;", "</", "<script><STYLE></SCRIPT>é"]
        {
            let _ = paragraphs(html);
        }
        assert_eq!(paragraphs("<script>a</SCRIPT>é")[0].1, "é");
    }
}
