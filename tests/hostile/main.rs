//! Inputs that are not articles: nothing panics, every span fits, and the work grows linearly with the length.

mod huge;
mod pieces;

use pieces::{PIECES, REPEATED};
use reportedly::{Analysis, Analyzer, Article, Document, Span};

/// Checks the invariants of every analysis of any text.
fn laws(text: &str) -> Analysis {
    let analysis = Analyzer::new().analyze(text);
    let fits = |span: Span| assert!(span.get(text).is_some(), "{span:?} of {} bytes", text.len());
    let holds = |span: Span| {
        fits(span);
        assert!(!span.is_empty(), "an empty span at {}", span.start());
    };
    for paragraph in &analysis.article.paragraphs {
        holds(paragraph.span);
    }
    let document = Document::new(text, &analysis.article);
    let mut last = 0;
    for word in document.words() {
        assert!(last <= word.start());
        last = word.end();
        holds(word);
    }
    for name in &analysis.names {
        holds(name.span);
        assert!(name.entity.index() < analysis.entities.len());
    }
    assert!(analysis.names.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
    let mut mentions = vec![Vec::new(); analysis.entities.len()];
    analysis.names.iter().for_each(|name| mentions[name.entity.index()].push(name.span));
    for (number, (entity, mentions)) in analysis.entities.iter().zip(mentions).enumerate() {
        assert_eq!(entity.id.index(), number);
        assert!(!entity.name.is_empty() && !mentions.is_empty());
        assert_eq!(&entity.mentions[..], mentions);
    }
    for (number, quote) in analysis.quotes.iter().enumerate() {
        assert_eq!(quote.id.index(), number);
        quote.content.iter().copied().for_each(holds);
        assert!(quote.content.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        quote.cue.iter().for_each(|cue| holds(cue.span));
        quote.verbatim.iter().for_each(|&part| assert!(quote.content.iter().any(|it| it.covers(part))));
        assert_eq!(analysis.statement(quote).is_some(), !quote.refused);
        if let Some(source) = quote.source {
            assert!(source.id.index() < analysis.sources.len());
            source.span.iter().copied().for_each(holds);
        }
    }
    for (number, source) in analysis.sources.iter().enumerate() {
        assert_eq!(source.id.index(), number);
        source.mentions.iter().copied().for_each(holds);
        assert!(source.entity.is_none_or(|entity| entity.index() < analysis.entities.len()));
        assert!(source.mentions.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", source.mentions);
    }
    for hedge in &analysis.hedges {
        holds(hedge.span);
        assert!(hedge.scope.covers(hedge.span));
    }
    analysis.places.iter().for_each(|place| holds(place.span));
    for statement in &analysis.statements {
        holds(statement.span);
        assert!(statement.hedges.iter().all(|&hedge| hedge.index() < analysis.hedges.len()));
        assert!(statement.places.iter().all(|&place| place.index() < analysis.places.len()));
    }
    analysis.diagnostics.iter().for_each(|diagnostic| fits(diagnostic.span));
    let pieces: Vec<_> = analysis.segments(text).collect();
    assert_eq!(pieces.iter().map(|piece| &text[piece.span]).collect::<String>(), text);
    let json = serde_json::to_string(&analysis).unwrap();
    assert_eq!(serde_json::from_str::<Analysis>(&json).unwrap(), analysis);
    analysis
}

/// The length of a flood, in bytes.
const FLOOD: usize = 20_000;

#[test]
fn floods() {
    for piece in REPEATED {
        laws(&piece.repeat(FLOOD.div_ceil(piece.len())));
    }
}

/// Found a panic that all other tests missed: "Who said the pass was open?".
#[test]
fn odd_pieces_in_any_order() {
    let mut state = 2_026_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let pieces = |count: usize, below: &mut dyn FnMut(usize) -> usize| {
        (0..count).map(|_| PIECES[below(PIECES.len())]).collect::<Vec<_>>().join(" ")
    };
    laws("Who said the pass was open?");
    for _ in 0..15_000 {
        let count = 1 + below(12);
        laws(&pieces(count, &mut below));
    }
    for _ in 0..40 {
        laws(&pieces(2_000, &mut below));
    }
}

#[test]
fn many_different_names() {
    let names = (0..20_000).map(|number| format!("Imran X{}q said the y{number} was open. He said so. ", number * 7));
    laws(&names.collect::<String>());
}

/// Lints compare sources with each other, which must not be quadratic.
#[test]
fn many_unnamed_sources() {
    let officials = |number| {
        format!(
            "Officials at the X{number}q ministry declined to comment. An official at the X{number}q ministry said it was open. "
        )
    };
    laws(&(0..10_000).map(officials).collect::<String>());
}

#[test]
fn closed_floods() {
    laws(&("“‘".repeat(20_000) + "word" + &"’”".repeat(20_000)));
    laws(&("“".repeat(20_000) + "he said" + &"”".repeat(20_000)));
    laws(&("said ".repeat(5_000) + "“Go,” he said."));
}

#[test]
fn odd_characters() {
    for text in [
        "",
        " ",
        "\u{FEFF}",
        "\0",
        "\u{2}\u{3}",
        "\u{3}he\u{3}said",
        "\u{301}",
        "\u{FFFE}\u{10FFFF}",
        "“",
        "”",
        "a”",
        "“a",
        "\u{2028}a\u{2029}b\u{85}c\u{b}d\u{c}e",
        "\u{202E}“a,” he said",
        "🇵🇰 said “yes,” 👨‍👩‍👧 said",
        "«»‹›„“‚‘’”「」『』",
        "’s ’s ’re",
        "a'b'c'd's",
        "U.S.A.F.R.I.C.A",
        "1.2.3,4,5",
        "x@y.z #tag http://a.b/c?d=“e”",
        "<p>“Go,” he said.</p>",
        "ISLAMABAD (AP",
        "ISLAMABAD (AP) —",
        "(((( —",
        "By ",
        "By A",
        "0\n0\n0",
        "ﬁﬂ ẞ ſ \u{212A} \u{212B} ǅ ς",
        "وقال “نعم” أحمد",
        "彼は「はい」と言った。",
    ] {
        laws(text);
        for other in ["“", "he said ", "\n\n", "”"] {
            laws(&format!("{other}{text}"));
            laws(&format!("{text}{other}"));
        }
    }
}

/// Every prefix of an article is also a text.
#[test]
fn every_prefix_of_an_article() {
    let text = include_str!("../../examples/analyze/sample.txt");
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)).step_by(3) {
        laws(&text[..end]);
    }
}

/// Pieces of articles in random order.
#[test]
fn shuffled_pieces() {
    const PIECES: &[&str] = &[
        "“",
        "”",
        "\"",
        "'",
        "’",
        "‘",
        " ",
        " ",
        " ",
        ", ",
        ". ",
        ": ",
        "; ",
        " — ",
        "\n",
        "\n\n",
        "(",
        ")",
        "-",
        "…",
        "said",
        "Karim",
        "Imran",
        "Mr.",
        "he",
        "she",
        "that",
        "the",
        "official",
        "officials",
        "according",
        "to",
        "in",
        "Paris",
        "Texas",
        "Khost",
        "province",
        "may",
        "May",
        "reportedly",
        "declined",
        "comment",
        "not",
        "is",
        "has",
        "been",
        "expected",
        "Washington",
        "Post",
        "U.S.",
        "3.5",
        "é",
        "İ",
        "😀",
        "who",
        "and",
        "but",
        "adding",
        "told",
        "reporters",
        "on",
        "Monday",
    ];
    let mut state = 42u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    for _ in 0..3_000 {
        let length = next() % 60;
        let text: String = (0..length).map(|_| PIECES[next() % PIECES.len()]).collect();
        laws(&text);
    }
}

/// The same paragraph has the same words, whatever is in the others.
#[test]
fn words_do_not_depend_on_later_text() {
    let text = include_str!("../../examples/analyze/sample.txt");
    let words = |text: &str| Document::new(text, &Article::parse(text)).words().collect::<Vec<_>>();
    let whole = words(text);
    let half = text.find("Local media").unwrap();
    let first = words(&text[..half]);
    assert_eq!(whole[..first.len()], first);
}

/// Lines that are broken for width, and a short one that starts in lower case: with CR LF they are the same paragraphs.
#[test]
fn line_ends_of_both_kinds() {
    for text in [
        "Rescuers reached the village on Monday, the police\nsaid, and Mr. Karim told reporters that the road to\nKabul was open. Nobody knew for how long it would\nstay so.\n\nIt may close.",
        "It snowed.\n\nthe pass was open, said Karim.\nthe road was open, said Noor.",
    ] {
        let paragraphs = |text: &str| {
            let spans = Article::parse(text).paragraphs;
            spans.iter().map(|it| text[it.span].replace('\r', "")).collect::<Vec<_>>()
        };
        let lines = text.replace('\n', "\r\n");
        assert_eq!(paragraphs(&lines), paragraphs(text));
        laws(&lines);
    }
}

/// A layout of another text: what does not fit is not read.
#[test]
fn a_layout_that_does_not_fit() {
    let article = Article::parse("Karim waited.\n\n“It snows,” said Noor, in the cold of a long night.");
    for text in ["", "Karim waited.", "“It snows,” said Noor.", "ééééééééééééééé said “é”"] {
        let analysis = Analyzer::new().analyze_article(text, article.clone());
        assert!(analysis.names.iter().all(|name| name.span.get(text).is_some()));
        assert!(analysis.quotes.iter().all(|quote| quote.content.iter().all(|part| part.get(text).is_some())));
    }
}
