//! Inputs that are not texts: stored layouts and analyses, saved gazetteers, phrases. Each function takes what a fuzz target
//! or a strategy made, and panics where a law does not hold.

use reportedly::explain::Finding;
use reportedly::gazetteer::{PlaceBuilder, PlaceKind};
use reportedly::ids::{HedgeId, NameId, PlaceId, QuoteId, SourceId};
use reportedly::{Analysis, Analyzer, Article, ErrorKind, Gazetteer, PhraseSet, Span};

use crate::checks::segments_are_the_text;

/// The text that stored layouts and analyses are read with.
pub const TEXT: &str = "Pass may close\n\nBy Jane Roe\n\nPESHAWAR, Pakistan (AP) — “The pass,” a senior US official said, \
                        requesting anonymity, “is open.” Rahim Yusufi told reporters that it “may close.”\n\nCafés in \
                        São Paulo declined to comment. He said so.";

/// A layout or an analysis from anywhere: what can be read can be used with any text.
pub fn article_json(json: &str) {
    let analyzer = Analyzer::new();
    if let Ok(article) = serde_json::from_str::<Article>(json) {
        let stored = serde_json::to_string(&article).unwrap();
        assert_eq!(serde_json::from_str::<Article>(&stored).unwrap(), article);
        let analysis = analyzer.analyze_article(TEXT, article);
        let names = analysis.names.iter().map(|it| it.span).chain(analysis.places.iter().map(|it| it.span));
        let quotes = analysis.quotes.iter().flat_map(|it| it.content.iter().copied());
        let hedges = analysis.hedges.iter().flat_map(|it| [it.span, it.core, it.scope]);
        for span in names.chain(quotes).chain(hedges) {
            assert!(span.get(TEXT).is_some(), "{span:?} of {} bytes", TEXT.len());
        }
        use_everything(&analyzer, &analysis);
    }
    if let Ok(analysis) = serde_json::from_str::<Analysis>(json) {
        use_everything(&analyzer, &analysis);
    }
}

/// Calls what reads an analysis, whatever its spans and ids are.
fn use_everything(analyzer: &Analyzer, analysis: &Analysis) {
    segments_are_the_text(TEXT, analysis);
    for quote in &analysis.quotes {
        let source = analysis.source(quote).is_some();
        assert!(quote.source.is_some() || !source);
        assert!(quote.text(TEXT).len() <= quote.content.len() * (TEXT.len() + 5));
        analysis.statement(quote);
    }
    for source in &analysis.sources {
        analysis.entity(source);
        assert!(analysis.quotes_by(source.id).count() <= analysis.quotes.len());
    }
    for paragraph in &analysis.article.paragraphs {
        let within = analysis.within(paragraph.span);
        assert!(within.quotes().count() <= analysis.quotes.len() && within.names().count() <= analysis.names.len());
        analysis.article.paragraph_at(paragraph.span.start());
    }
    for number in 0..4 {
        let place = Finding::Place(PlaceId::new(number));
        let others = [Finding::Quote(QuoteId::new(number)), Finding::Source(SourceId::new(number))];
        let named = [Finding::Hedge(HedgeId::new(number)), Finding::Name(NameId::new(number)), place];
        others.into_iter().chain(named).for_each(|finding| drop(analyzer.explain(TEXT, analysis, finding)));
    }
}

/// A saved gazetteer with bytes changed, each by two bytes that say where and one that says to what, and a checksum that fits:
/// it is refused, or can be used.
pub fn gazetteer_file(changes: &[u8]) {
    let kellan =
        PlaceBuilder::new(7, "Port Kellan", PlaceKind::City).at(54.2, -3.1).country("GB").alias("Kellan-sur-Mer");
    let zabno = PlaceBuilder::new(9, "Żabno", PlaceKind::Admin1).country("PL").admin1("Małopolska").population(70_000);
    let builder = Gazetteer::builder().place(kellan.key("B-17").data("{}")).place(zabno.demonym("Żabnoan"));
    let mut bytes = Vec::new();
    builder.build().unwrap().save(&mut bytes).unwrap();
    for change in changes.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % bytes.len();
        bytes[at] = change[2];
    }
    if !changes.is_empty() {
        match Gazetteer::load(bytes.as_slice()) {
            Ok(_) => assert!(unchanged(&bytes)),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Format),
        }
    }
    seal(&mut bytes);
    let Ok(gazetteer) = Gazetteer::load(bytes.as_slice()) else { return };
    for name in gazetteer.names().map(str::to_owned).chain(["Port Kellan".to_owned(), "zabno".to_owned()]) {
        gazetteer.lookup(&name).count();
    }
    (0..10).for_each(|id| drop(gazetteer.get(id)));
    assert!(gazetteer.places().count() <= gazetteer.len());
    gazetteer.save(&mut Vec::new()).unwrap();
    let analyzer = Analyzer::builder().gazetteer(gazetteer).build().unwrap();
    let text = "The ferry from Port Kellan, Żabno, reached Kellan-sur-Mer. Żabnoan drivers said so.";
    analyzer.analyze(text).places.iter().for_each(|it| assert!(it.span.get(text).is_some()));
}

/// Whether the checksum of a saved gazetteer fits.
fn unchanged(bytes: &[u8]) -> bool {
    let mut sealed = bytes.to_vec();
    seal(&mut sealed);
    sealed == bytes
}

/// Writes the checksum that fits, as the crate computes it: damage by chance is found by it, damage by intent is not.
fn seal(bytes: &mut [u8]) {
    let length = u64::from_le_bytes(*bytes[16..].first_chunk().unwrap());
    let (first, second) = bytes.split_at(bytes.len().min(usize::try_from(length).unwrap_or(usize::MAX)));
    let sum = checksum(first.get(16..).unwrap_or_default()) ^ checksum(second).rotate_left(32);
    bytes[8..16].copy_from_slice(&sum.to_le_bytes());
}

fn checksum(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut sums = [MULTIPLIER, !MULTIPLIER, MULTIPLIER.rotate_left(21), MULTIPLIER.rotate_left(42)];
    let step = |sum: u64, eight: u64| ((sum ^ eight).wrapping_mul(MULTIPLIER)).rotate_left(29);
    let blocks = bytes.chunks_exact(32);
    let rest = blocks.remainder();
    for block in blocks {
        for (sum, eight) in sums.iter_mut().zip(block.chunks_exact(8)) {
            *sum = step(*sum, u64::from_le_bytes(*eight.first_chunk().unwrap()));
        }
    }
    let last = rest.iter().fold(bytes.len() as u64, |sum, &byte| step(sum, u64::from(byte)));
    sums.iter().fold(last, |sum, &other| step(sum, other))
}

/// Words with their folded forms.
const WORDS: &[(&str, &str)] = &[
    ("a", "a"),
    ("A", "a"),
    ("an", "an"),
    ("new", "new"),
    ("NEW", "new"),
    ("york", "york"),
    ("Straße", "strasse"),
    ("STRASSE", "strasse"),
    ("São", "sao"),
    ("Sa\u{303}o", "sao"),
    ("Ka\u{AD}bul", "kabul"),
    ("kabul", "kabul"),
    ("O’Neill", "o'neill"),
    ("o'neill", "o'neill"),
    ("7", "7"),
    ("ไทย", "ไทย"),
];
/// What can be between two words, and whether it is space.
const GAPS: &[(&str, bool)] = &[(" ", true), ("-", true), ("  ", true), ("\n", true), (", ", false), (" & ", false)];

/// A word of a phrase or a text: its number in [`WORDS`], and that of the gap before it in [`GAPS`].
#[derive(Clone, Copy)]
struct Piece {
    word: usize,
    gap: usize,
}

impl Piece {
    fn new(byte: u8, gap: u8) -> Piece {
        Piece { word: usize::from(byte) % WORDS.len(), gap: usize::from(gap) % GAPS.len() }
    }

    /// Whether this word, inside a phrase, is found as another in the text. `first` has no gap before it.
    fn matches(self, text: Piece, first: bool) -> bool {
        let (own, its) = (GAPS[self.gap], GAPS[text.gap]);
        WORDS[self.word].1 == WORDS[text.word].1 && (first || own.1 && its.1 || own.0 == its.0)
    }
}

fn written(pieces: &[Piece]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    for (number, piece) in pieces.iter().enumerate() {
        text.push_str(if number == 0 { "" } else { GAPS[piece.gap].0 });
        let start = text.len();
        text.push_str(WORDS[piece.word].0);
        spans.extend(Span::new(start, text.len()));
    }
    (text, spans)
}

/// The matches of a set are those of trying every phrase at every word. The bytes are taken in pairs, a word and the gap
/// before it; a pair with two equal bytes over 250 ends a phrase, and what is after the last of them is the text.
pub fn phrase_set(bytes: &[u8]) {
    let mut lists = vec![Vec::new()];
    for pair in bytes.chunks_exact(2) {
        if pair[0] > 250 && pair[0] == pair[1] {
            lists.push(Vec::new());
        } else {
            lists.last_mut().unwrap().push(Piece::new(pair[0], pair[1]));
        }
    }
    let text = lists.pop().unwrap();
    lists.retain(|phrase| !phrase.is_empty());
    lists.iter_mut().for_each(|phrase| phrase.truncate(8));
    let names: Vec<String> = lists.iter().map(|phrase| written(phrase).0).collect();
    let set = PhraseSet::new(names.iter().map(|name| (name.as_str(), ()))).unwrap();
    let (written, words) = written(&text);
    let found: Vec<Span> = set.find_in(&written).iter().map(|found| found.span).collect();
    let mut expected = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let fits = |phrase: &&Vec<Piece>| {
            let pairs = phrase.iter().zip(&text[at..]).enumerate();
            at + phrase.len() <= text.len()
                && pairs.into_iter().all(|(number, (own, its))| own.matches(*its, number == 0))
        };
        let longest = lists.iter().filter(fits).map(Vec::len).max();
        expected.extend(longest.map(|length| words[at].join(words[at + length - 1])));
        at += longest.unwrap_or(1);
    }
    assert_eq!(found, expected, "{names:?} in {written:?}");
}
