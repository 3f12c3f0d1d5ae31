//! The page: the article with its findings marked, its sources beside it, and the profile as bars.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter, Write as _};

use reportedly::analysis::Segment;
use reportedly::sources::Naming;
use reportedly::{Analysis, Quote, Span};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A text of the article as HTML, in elements and in attributes in double quotes.
struct Escaped<'t>(&'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // a browser would read a line feed
                '\r' => f.write_str("&#13;")?,
                // HTML has no such character
                '\0' => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

pub fn page(text: &str, analysis: &Analysis) -> String {
    let title = analysis.article.headline.and_then(|span| span.get(text)).unwrap_or("Article");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        Escaped(title)
    );
    out.push_str(
        "<p class=\"legend\"><span class=\"quote\">quote</span> <span class=\"cue\">cue</span> <span class=\"source\">source</span> \
         <span class=\"hedge\">hedge</span> <span class=\"name\">name</span> <span class=\"place\">place</span></p>\n<article>",
    );
    article(&mut out, text, analysis);
    out.push_str("</article>\n</main>\n<aside>\n<p id=\"why\" role=\"status\">Point at a mark, or go from mark to mark with Tab, to see why it is there.</p>\n");
    sources(&mut out, analysis);
    refusals(&mut out, text, analysis);
    profile(&mut out, analysis);
    let _ = write!(out, "</aside>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    out
}

/// The whole text, paragraph by paragraph; what is between paragraphs stays between them.
fn article(out: &mut String, text: &str, analysis: &Analysis) {
    let mut paragraphs = analysis.article.paragraphs.iter().peekable();
    let mut seen = Seen::default();
    let mut pieces = analysis.segments(text).peekable();
    let mut at = 0;
    let mut open_to = None;
    while let Some(piece) = pieces.peek() {
        if open_to == Some(at) {
            out.push_str("</p>");
            open_to = None;
        }
        if let Some(paragraph) = paragraphs.next_if(|paragraph| paragraph.span.start() <= at) {
            let _ = write!(out, "<p class=\"{}\">", Escaped(paragraph.kind.as_str()));
            open_to = Some(paragraph.span.end());
        }
        // a piece ends where its paragraph ends, or where the next one starts
        let limit = open_to.or_else(|| paragraphs.peek().map(|next| next.span.start())).unwrap_or(text.len());
        let end = limit.min(piece.span.end());
        let words = text.get(at..end).unwrap_or_default();
        mark(out, words, text, analysis, piece, &mut seen);
        at = end;
        if at == piece.span.end() {
            pieces.next();
        }
    }
    if open_to.is_some() {
        out.push_str("</p>");
    }
}

/// The findings that have a piece already, so that the Tab key stops once for each.
#[derive(Default)]
struct Seen(std::collections::BTreeSet<(&'static str, usize, usize)>);

impl Seen {
    fn first(&mut self, kind: &'static str, id: usize, at: usize) -> bool {
        self.0.insert((kind, id, at))
    }
}

fn mark(out: &mut String, words: &str, text: &str, analysis: &Analysis, piece: &Segment, seen: &mut Seen) {
    let (mut classes, mut why, mut stop) = (Vec::new(), Vec::new(), false);
    let mut whose: Vec<usize> = piece.sources.iter().map(|id| id.index()).collect();
    for &id in &piece.quotes {
        let quote = &analysis[id];
        classes.push(if quote.parent.is_some() && piece.quotes.len() > 1 { "quote inner" } else { "quote" });
        why.push(about_quote(analysis, quote));
        whose.extend(quote.source.map(|source| source.id.index()));
        let part = quote.content.iter().find(|part| part.contains(piece.span.start()));
        stop |= seen.first("quote", id.index(), part.map_or(0, |part| part.start()));
    }
    for &id in &piece.cues {
        let quote = &analysis[id];
        classes.push("cue");
        why.push(quote.cue.as_ref().map_or_else(String::new, |cue| format!("Cue: {} ({})", cue.lemma, cue.class)));
        whose.extend(quote.source.map(|source| source.id.index()));
        stop |= seen.first("cue", id.index(), 0);
    }
    for &id in &piece.sources {
        let source = &analysis[id];
        classes.push(if source.naming == Naming::Named { "source" } else { "source unnamed" });
        why.push(format!("Source: {}, {} {}", source.name, plain(source.naming), plain(source.kind)));
        let mention = source.mentions.iter().find(|mention| mention.contains(piece.span.start()));
        stop |= seen.first("source", id.index(), mention.map_or(0, |mention| mention.start()));
    }
    for &id in &piece.hedges {
        let hedge = &analysis[id];
        classes.push("hedge");
        let counts = if hedge.uncertain { "" } else { "; does not count in this genre" };
        let scope = hedge.scope.get(text).unwrap_or_default();
        why.push(format!(
            "Hedge: {}, {}, on the {}’s words “{}”{counts}; rule {}",
            plain(hedge.kind),
            hedge.strength.as_str(),
            hedge.relative_to,
            short(scope),
            hedge.rule
        ));
        stop |= seen.first("hedge", id.index(), 0);
    }
    for &id in &piece.places {
        let mention = &analysis[id];
        classes.push("place");
        let place = mention.place.as_ref().map_or_else(
            || "not known".to_owned(),
            |place| {
                let parts = [Some(place.name.as_ref()), place.admin1.as_deref(), place.country.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            },
        );
        why.push(format!(
            "Place: {place}; {}; probability {:.2}; rule {}",
            plain(mention.role),
            mention.probability,
            mention.rule
        ));
        stop |= seen.first("place", id.index(), 0);
    }
    for &id in &piece.names {
        let name = &analysis[id];
        classes.push("name");
        let entity = analysis.entities.get(name.entity.index()).map_or("", |entity| &entity.name);
        why.push(format!("Name: {}, {}", entity, name.kind));
        stop |= seen.first("name", id.index(), 0);
    }
    if classes.is_empty() {
        let _ = write!(out, "{}", Escaped(words));
        return;
    }
    classes.dedup();
    whose.sort_unstable();
    whose.dedup();
    let whose: Vec<String> = whose.iter().map(usize::to_string).collect();
    let _ = write!(out, "<span class=\"mark {}\" data-by=\"{}\"", classes.join(" "), whose.join(" "));
    if stop {
        out.push_str(" tabindex=\"0\"");
    }
    let why = why.join("\n");
    let _ = write!(out, " title=\"{0}\" aria-description=\"{0}\">{1}</span>", Escaped(&why), Escaped(words));
}

fn about_quote(analysis: &Analysis, quote: &Quote) -> String {
    let by = analysis
        .source(quote)
        .map_or_else(|| "nobody named".to_owned(), |source| format!("{} ({})", source.name, plain(source.naming)));
    let certainty = match analysis.statement(quote) {
        Some(statement) => format!("certainty {}", plain(statement.certainty)),
        None => "not a statement".to_owned(),
    };
    let refused = if quote.refused { "; declined to speak" } else { "" };
    let negated = if quote.negated { "; negated" } else { "" };
    format!(
        "Quote of {by}: {}; {certainty}{refused}{negated}; probability {:.2}; rule {}",
        quote.kind, quote.probability, quote.rule
    )
}

/// The sources as buttons that show the words of one alone.
fn sources(out: &mut String, analysis: &Analysis) {
    let _ = writeln!(out, "<h2>Sources ({})</h2>\n<ul class=\"sources\">", analysis.sources.len());
    for source in &analysis.sources {
        let count = analysis.quotes_by(source.id).count();
        let sign = if source.naming == Naming::Named { '●' } else { '○' };
        let _ = writeln!(
            out,
            "<li><button type=\"button\" aria-pressed=\"false\" data-source=\"{}\"><span aria-hidden=\"true\">{sign}</span> {} \
             <small>{}, {count} ×</small></button></li>",
            source.id,
            Escaped(&source.name),
            Escaped(&plain(source.naming)),
        );
    }
    out.push_str("</ul>\n");
}

fn refusals(out: &mut String, text: &str, analysis: &Analysis) {
    if analysis.non_statements.is_empty() {
        return;
    }
    out.push_str("<h2>Who declined</h2>\n<ul>\n");
    for silence in &analysis.non_statements {
        let words = |span: Option<Span>| span.and_then(|span| span.get(text)).unwrap_or("nobody named");
        let _ = writeln!(out, "<li>{}: {}</li>", Escaped(words(silence.by)), Escaped(words(Some(silence.span))));
    }
    out.push_str("</ul>\n");
}

fn profile(out: &mut String, analysis: &Analysis) {
    let share = analysis.profile.attributed_share * 100.0;
    let _ = writeln!(out, "<h2>Profile</h2>\n<p>{share:.0} % of the words are attributed.</p>");
    let namings = Naming::ALL.iter().map(|&naming| {
        let count = analysis.sources.iter().filter(|source| source.naming == naming).count();
        (plain(naming), count)
    });
    bars(out, "Sources by naming", &namings.collect::<Vec<_>>());
    let mut certainties = BTreeMap::new();
    for statement in &analysis.statements {
        *certainties.entry(std::cmp::Reverse(statement.certainty)).or_insert(0) += 1;
    }
    let certainties = certainties.into_iter().map(|(certainty, count)| (plain(certainty.0), count));
    bars(out, "Statements by certainty", &certainties.collect::<Vec<_>>());
    let mut hedges: BTreeMap<String, usize> = BTreeMap::new();
    for hedge in &analysis.hedges {
        *hedges.entry(plain(hedge.kind)).or_default() += 1;
    }
    bars(out, "Hedges by kind", &hedges.into_iter().collect::<Vec<_>>());
}

fn bars(out: &mut String, title: &str, counts: &[(String, usize)]) {
    let counts: Vec<_> = counts.iter().filter(|(_, count)| *count > 0).collect();
    let Some(most) = counts.iter().map(|(_, count)| *count).max() else { return };
    let _ = writeln!(
        out,
        "<h3>{title}</h3>\n<svg viewBox=\"0 0 300 {}\" role=\"img\" aria-label=\"{title}: {}\">",
        counts.len() * 20,
        Escaped(&counts.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(", "))
    );
    for (row, (name, count)) in counts.iter().enumerate() {
        let (top, width) = (row * 20, 150 * count / most);
        let _ = writeln!(
            out,
            "<text x=\"0\" y=\"{0}\">{1}</text><rect x=\"115\" y=\"{2}\" width=\"{width}\" height=\"12\"/><text x=\"{3}\" y=\"{0}\">{count}</text>",
            top + 14,
            Escaped(name),
            top + 4,
            120 + width
        );
    }
    out.push_str("</svg>\n");
}

fn plain(name: impl Display) -> String {
    name.to_string().replace('_', " ")
}

/// The first words of a long text.
fn short(words: &str) -> String {
    match words.char_indices().nth(80) {
        Some((end, _)) => format!("{} …", &words[..end]),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use reportedly::Analyzer;

    use super::*;

    const HOSTILE: &str = "<script>alert(1)</script> & \"more\"\r\n\r\n\
        “</p></article><script>alert('x')</script> may <img src=x onerror=alert(1)> hurt,” said Bob \"><svg onload=alert(2)> O'Neil in Kabul.\r\n\r\n\
        The \"'`=<ministry>\u{2028} declined to comment & so on. &lt;b&gt; It is expected to <!-- open --> in Lima.";

    /// The tags of the page that are not in the style or the script, and the text between them.
    fn read(html: &str) -> (Vec<&str>, String) {
        let (mut tags, mut text) = (Vec::new(), String::new());
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('<') {
            text.push_str(before);
            let (tag, after) = after.split_once('>').unwrap();
            tags.push(tag);
            rest = after;
        }
        text.push_str(rest);
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")];
        (tags, signs.iter().fold(text, |text, (escape, sign)| text.replace(escape, sign)))
    }

    fn body(html: &str) -> &str {
        html.split_once("<article>").unwrap().1.split_once("</article>").unwrap().0
    }

    #[test]
    fn nothing_of_the_article_is_markup() {
        let html = page(HOSTILE, &Analyzer::new().analyze(HOSTILE));
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(html.matches("</script").count(), 1);
        let html = html.replace(STYLE, "").replace(SCRIPT, "");
        let (tags, _) = read(&html);
        let known = "!doctype html head meta title style body main p span article aside h2 h3 ul li button small svg text rect script";
        for tag in &tags {
            let name = tag.split(' ').next().unwrap().trim_start_matches('/');
            assert!(known.split(' ').any(|it| it == name), "{tag}");
            // outside of values in quotation marks, a tag has only attributes of ours
            for outside in tag.split('"').step_by(2) {
                if let Some(attribute) = outside.trim_start().strip_suffix('=') {
                    let attribute = attribute.rsplit(' ').next().unwrap();
                    assert!(!["src", "href", "style"].contains(&attribute) && !attribute.starts_with("on"), "{tag}");
                }
                assert!(!outside.contains('\''), "{tag}");
            }
            assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        }
        let count = |name: &str| tags.iter().filter(|tag| tag.split(' ').next() == Some(name)).count();
        for name in ["p", "span", "article", "li", "svg", "ul", "button"] {
            assert_eq!(count(name), count(&format!("/{name}")), "{name}");
        }
    }

    #[test]
    fn the_marked_text_is_the_article() {
        for text in
            [HOSTILE, include_str!("../analyze/sample.txt"), "", "\n\n a \r", "“It may, “he may” in Kabul,” said Bob."]
        {
            let html = page(text, &Analyzer::new().analyze(text));
            assert_eq!(read(body(&html)).1, text);
        }
    }

    #[test]
    fn findings_over_each_other_are_all_marked() {
        let text = "“The pass in Kabul may close,” said Karim.";
        let html = page(text, &Analyzer::new().analyze(text));
        assert!(html.contains("class=\"mark quote hedge\""), "{html}");
        assert!(html.contains("class=\"mark source name\""), "{html}");
        assert!(html.contains("certainty possible"), "{html}");
        if cfg!(feature = "world") {
            assert!(html.contains("class=\"mark quote place name\""), "{html}");
        }
    }

    #[test]
    fn the_page_asks_for_nothing_from_a_network() {
        let html = page(HOSTILE, &Analyzer::new().analyze(HOSTILE)).replace(HOSTILE, "");
        for word in ["http://", "https://", "@import", "url("] {
            assert!(!html.contains(word), "{word}");
        }
        assert!(!html.contains(" src=\"") && !html.contains(" href=\""));
    }
}
