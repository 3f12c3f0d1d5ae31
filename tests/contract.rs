//! What other programs rely on: the JSON of the `jsonl` example, the messages and exit codes of both examples, that the types
//! are `Send` and `Sync`, and the page of rules.

#![cfg(all(feature = "json", feature = "world"))]

use std::env::consts::EXE_SUFFIX;
use std::io::Write as _;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use reportedly::Analysis;
use reportedly::hedges::HedgeRule;
use reportedly::places::PlaceRule;
use reportedly::quotes::QuoteRule;
use reportedly::sources::{MentionRule, NamingRule};
use serde_json::Value;

/// The path of an example, which `cargo test` builds before it runs this test: the test is `PROFILE/deps/contract-…`,
/// the example `PROFILE/examples/NAME`.
fn program(example: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).expect("a test is in the folder `deps` of its profile");
    let program = profile.join("examples").join(format!("{example}{EXE_SUFFIX}"));
    assert!(
        program.is_file(),
        "{} is missing: `--test contract` alone builds no example. `cargo test --all-features` does, and so does \
         `cargo build --all-features --examples`",
        program.display()
    );
    program
}

fn run(example: &str, arguments: &[&str], input: &[u8]) -> Output {
    run_with(&[], example, arguments, input)
}

fn run_with(variables: &[(&str, &str)], example: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program(example))
        .args(arguments)
        .env_remove("COLUMNS")
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    std::str::from_utf8(&output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn jsonl_answers_every_line_in_order() {
    let input = "{\"id\":\"a1\",\"text\":\"Karim said the pass may close.\"}\n\n{\"id\":2}\nno json\n\
                 {\"id\":3,\"text\":\"Nothing.\",\"genre\":\"science\",\"url\":\"https://example.org/3\",\"published\":\"2026-11-23\"}\n\
                 {\"id\":4,\"text\":\"x\",\"genre\":\"poem\"}\n";
    let output = run("jsonl", &[], input.as_bytes());
    assert!(output.status.success());
    let lines = lines(&output);
    let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
    assert_eq!(ids, [&Value::from("a1"), &Value::from(2), &Value::Null, &Value::from(3), &Value::from(4)]);
    let first = &lines[0];
    assert_eq!(first["quotes"][0]["kind"], "indirect");
    assert_eq!(first["quotes"][0]["content"], serde_json::json!([{"start": 11, "end": 29}]));
    assert_eq!(
        first["quotes"][0]["cue"],
        serde_json::json!({"span": {"start": 6, "end": 10}, "lemma": "say", "class": "neutral"})
    );
    assert_eq!(first["quotes"][0]["source"], serde_json::json!({"id": 0, "span": {"start": 0, "end": 5}}));
    assert_eq!(first["names"], serde_json::json!([{"span": {"start": 0, "end": 5}, "kind": "person", "entity": 0}]));
    assert_eq!(
        first["entities"],
        serde_json::json!([{"id": 0, "name": "Karim", "kind": "person", "mentions": [{"start": 0, "end": 5}]}])
    );
    assert_eq!(first["sources"][0]["entity"], 0);
    assert_eq!(first["hedges"][0]["kind"], "modal");
    assert_eq!(first["hedges"][0]["relative_to"], "source");
    assert_eq!(first["statements"][0]["certainty"], "possible");
    assert_eq!(first["article"]["byline"], Value::Null);
    assert_eq!(lines[1]["error"]["line"], 3);
    assert!(lines[1]["error"]["message"].as_str().unwrap().contains("missing field `text`"));
    assert_eq!(lines[2]["error"]["line"], 4);
    assert_eq!(lines[3]["article"]["metadata"]["published"], "2026-11-23");
    assert!(lines[4]["error"]["message"].as_str().unwrap().contains("poem"));
}

#[test]
fn jsonl_refuses_lines_that_are_too_long() {
    let input =
        "{\"id\":1,\"text\":\"too long for this\"}\n{\"id\":2,\"text\":\"\"}\n{\"id\":3,\"text\":\"long at the end\"}";
    let output = run("jsonl", &["--max-line", "20"], input.as_bytes());
    let lines = lines(&output);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["error"]["message"], "the line is longer than 20 bytes");
    assert_eq!((&lines[1]["id"], &lines[1]["error"]), (&Value::from(2), &Value::Null));
    assert_eq!(lines[2]["error"]["line"], 3);
    assert_eq!(run("jsonl", &["--max-line", "long"], b"").status.code(), Some(2));
}

#[test]
fn jsonl_stops_at_the_first_bad_line_when_asked_to() {
    let output = run("jsonl", &["--fail-fast"], b"{\"id\":1,\"text\":\"x\"}\nno json\n{\"id\":3,\"text\":\"x\"}\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(lines(&output).len(), 2);
    assert_eq!(run("jsonl", &["--nonsense"], b"").status.code(), Some(2));
}

#[test]
fn analyze_names_the_file_it_cannot_read() {
    let dir = std::env::temp_dir().join(format!("reportedly-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = dir.join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let missing = dir.join("missing.txt").to_str().unwrap().to_owned();
    for (path, part) in [
        (missing, "No such file"),
        (file("empty.txt", b" \n"), "no text in it"),
        (file("latin.txt", b"caf\xe9"), "not UTF-8"),
        (file("marked.txt", b"\xff\xfeK\0a\0r\0i\0m\0"), "UTF-16, not UTF-8"),
        (file("unmarked.txt", b"\0K\0a\0r\0i\0m\0 \0s\0a\0i\0d"), "UTF-16, not UTF-8"),
    ] {
        let output = run("analyze", &[&path], b"");
        let message = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(message.contains(&path) && message.contains(part), "{message}");
    }
    assert_eq!(run("analyze", &["--nonsense"], b"").status.code(), Some(2));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn analyze_prints_a_page_or_json() {
    let page = String::from_utf8(run("analyze", &[], b"").stdout).unwrap();
    assert!(page.contains("Who said what") && !page.contains('\u{1b}'));
    let output = run("analyze", &["--json", "-"], "“The pass is open,” Karim said.".as_bytes());
    let analysis: Analysis = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(analysis.quotes.len(), 1);
}

fn page(variables: &[(&str, &str)], arguments: &[&str], input: &str) -> String {
    String::from_utf8(run_with(variables, "analyze", arguments, input.as_bytes()).stdout).unwrap()
}

#[test]
fn analyze_keeps_to_the_width_of_the_terminal() {
    for (columns, width) in [("60", 60), ("80", 80), ("200", 200), ("none", 80), ("1", 40)] {
        let page = page(&[("COLUMNS", columns)], &[], "");
        let longest = page.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(longest <= width && longest > width / 2, "{longest} in {columns}: {page}");
        assert!(!page.contains(" \n"));
    }
    // colours add no letters, and are left out where nobody sees them
    let plain = page(&[("COLUMNS", "60")], &[], "");
    let painted = page(&[("COLUMNS", "60"), ("NO_COLOR", "1")], &["--color", "always"], "");
    assert!(!plain.contains('\u{1b}') && painted.contains('\u{1b}'));
    let pieces = painted.split('\u{1b}').map(|piece| piece.split_once('m').map_or(piece, |(_, rest)| rest));
    let first = painted.split('\u{1b}').next().unwrap();
    assert_eq!(first.to_owned() + &pieces.skip(1).collect::<String>(), plain);
    assert_eq!(run("analyze", &["--color", "mauve"], b"").status.code(), Some(2));
}

#[test]
fn analyze_shows_what_there_is() {
    let nothing = page(&[], &["-"], "It snowed.");
    assert!(!nothing.contains("(0)") && !nothing.contains("Who said") && !nothing.contains("About where"), "{nothing}");
    let text =
        "Karim denied that the pass was shut. Noor did not say that it was open. The ministry declined to comment.";
    let page = page(&[], &["-"], text);
    for part in ["Karim: denied · indirect · certain · denied", "· not said", "Who said nothing (1)"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn analyze_reads_several_articles() {
    let dir = std::env::temp_dir().join(format!("reportedly-many-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    std::fs::write(dir.join("a.txt"), "“It is open,” said Imran Karim.").unwrap();
    std::fs::write(dir.join("b.txt"), "“It is shut,” said Zahra Noor. “It is,” Noor said.").unwrap();
    std::fs::write(dir.join("c.json"), "{}").unwrap();
    let folder = dir.to_str().unwrap();
    let page = page(&[], &[folder], "");
    assert_eq!(page.matches("== ").count(), 2);
    let rows: Vec<Vec<&str>> = page.lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(page.contains("2 articles\n") && rows.last().unwrap()[..] == ["all", "3", "2", "0", "0"], "{page}");
    let missing = run("analyze", &[folder, "/nowhere.txt"], b"");
    assert!(missing.status.code() == Some(1) && String::from_utf8_lossy(&missing.stdout).contains("2 articles"));
    assert_eq!(run("analyze", &["--json", folder], b"").status.code(), Some(2));
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn analyze_reads_other_formats() {
    let ninjs = r#"{"headline": "Pass shut", "body_text": "“It is icy,” said Imran Karim."}"#;
    let json_ld =
        r#"{"@type": "NewsArticle", "headline": "Pass shut", "articleBody": "“It is icy,” said Imran Karim."}"#;
    for (input, json) in [("ninjs", ninjs), ("json-ld", json_ld)] {
        let page = page(&[], &["--input", input, "-"], json);
        assert!(page.starts_with("Pass shut\n") && page.contains("Imran Karim: said · direct"), "{page}");
        assert_eq!(run("analyze", &["--input", input, "-"], b"{}").status.code(), Some(1));
    }
    assert_eq!(run("analyze", &["--input", "nitf", "-"], b"").status.code(), Some(2));
    let version = String::from_utf8(run("analyze", &["--version"], b"").stdout).unwrap();
    assert_eq!(version, format!("reportedly {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn analyze_writes_every_format() {
    for (format, part) in [
        ("text", "Who said what"),
        ("json", "\"quotes\""),
        ("csv", "attribution,0,"),
        ("geojson", "FeatureCollection"),
        ("markdown", "## Claims by source"),
        ("brat", "SaidBy"),
        ("brat-conf", "[relations]"),
        ("annotations", "TextQuoteSelector"),
        ("conll", "\tB-person\t"),
        ("json-ld", "\"Quotation\""),
        ("ninjs", "\"bodies\""),
        ("html", "</html>"),
    ] {
        let output = String::from_utf8(run("analyze", &["--format", format], b"").stdout).unwrap();
        assert!(output.contains(part) && output.ends_with('\n'), "{format}");
        let help = String::from_utf8(run("analyze", &["--help"], b"").stdout).unwrap();
        assert!(help.contains(&format!("\n  {format} ")), "{format}");
    }
    assert_eq!(run("analyze", &["--format", "nonsense"], b"").status.code(), Some(2));
}

/// What an example prints without arguments and without input.
fn printed(example: &str) -> String {
    String::from_utf8(run(example, &[], b"").stdout).unwrap()
}

#[test]
fn examples_of_one_idea_print_it() {
    for (example, part) in [
        ("chunks", "\"certainty\":\"probable\""),
        ("compare", "\nImran Karim                           1      1\n"),
        ("compare", "\nshortened:\n  “We will not reopen"),
        ("custom_lexicon", "Rumour has it: reportative, strength 3\nreportedly: reportative, strength 2\n"),
        ("lint_draft", "draft:3:"),
        ("offsets", "\"content\":[{\"start\":1,\"end\":23}]"),
        ("threads", "200 articles, 200 quotes\n"),
    ] {
        let printed = printed(example);
        assert!(printed.contains(part), "{example}: {printed}");
    }
    assert_eq!(run("lint_draft", &[], b"").status.code(), Some(1));
}

#[test]
fn same_quotes_are_found_over_articles() {
    let input = "{\"id\":\"a\",\"text\":\"“We will not reopen the northern pass,” Imran Karim said.\"}\n\n\
                 {\"id\":2,\"text\":\"“The weather was bad on the whole coast,” Zahra Noor said. “No,” Noor said. Karim said it snowed. “No,” he said.\"}\n\
                 {\"id\":3,\"text\":\"“We will never reopen the northern pass,” said Mr. Karim. “No.” Noor said it snowed.\"}\n";
    let output = String::from_utf8(run("same_quotes", &[], input.as_bytes()).stdout).unwrap();
    let expected =
        "“We will not reopen the northern pass,”\n  a: Imran Karim\n  3: Karim, altered: “never” for “not”\n";
    assert_eq!(output, expected);
    assert!(!run("same_quotes", &[], b"no json").status.success());
}

#[test]
fn reversed_spans_are_refused() {
    let json = r#"{"diagnostics":[{"kind":"unclosed_mark","span":{"start":9,"end":1}}]}"#;
    assert!(serde_json::from_str::<Analysis>(json).unwrap_err().to_string().contains("starts at 9 but ends at 1"));
}

#[test]
fn types_can_be_sent_and_shared() {
    use reportedly::{
        analysis, article, explain, gazetteer, hedges, ids, linking, matching, names, places, quotes, sources,
        statements,
    };

    fn sent<T: Send + Sync + 'static>() {}
    fn shared<T: Send + Sync + UnwindSafe + RefUnwindSafe + 'static>() {}
    shared::<reportedly::Analysis>();
    shared::<reportedly::Analyzer>();
    shared::<reportedly::AnalyzerBuilder>();
    shared::<reportedly::Article>();
    shared::<reportedly::Document>();
    shared::<reportedly::Error>();
    shared::<reportedly::ErrorKind>();
    shared::<reportedly::Gazetteer>();
    shared::<reportedly::Hedge>();
    shared::<reportedly::HedgeLexicon>();
    shared::<reportedly::OffsetMap<'static>>();
    shared::<reportedly::PhraseSet<u32>>();
    shared::<reportedly::Place>();
    shared::<reportedly::PlaceMention>();
    shared::<reportedly::Quote>();
    shared::<reportedly::Reading<'static>>();
    shared::<reportedly::Scratch>();
    shared::<reportedly::Source>();
    shared::<reportedly::Span>();
    shared::<reportedly::Spans>();
    shared::<reportedly::Statement>();
    shared::<analysis::Segment>();
    shared::<analysis::Segments<'static>>();
    shared::<analysis::Within<'static>>();
    shared::<article::ArticleBuilder>();
    shared::<article::Byline>();
    shared::<article::Dateline>();
    shared::<article::Genre>();
    shared::<article::Metadata>();
    shared::<article::Paragraph>();
    shared::<article::ParagraphKind>();
    shared::<article::Precision>();
    shared::<article::Residue>();
    shared::<article::Timestamp>();
    shared::<explain::Evidence>();
    shared::<explain::Explanation>();
    shared::<explain::Finding>();
    shared::<explain::JoinedMention>();
    shared::<explain::NamingCandidate>();
    shared::<explain::Part>();
    shared::<explain::PlaceCandidate>();
    shared::<explain::Rejected>();
    shared::<explain::Role>();
    shared::<gazetteer::GazetteerBuilder>();
    shared::<gazetteer::Loaded>();
    shared::<gazetteer::PlaceBuilder>();
    shared::<gazetteer::PlaceKind>();
    shared::<hedges::HedgeForm>();
    shared::<hedges::HedgeKind>();
    shared::<hedges::HedgeRule>();
    shared::<hedges::RelativeTo>();
    shared::<hedges::Strength>();
    shared::<ids::EntityId>();
    shared::<ids::HedgeId>();
    shared::<ids::NameId>();
    shared::<ids::PlaceId>();
    shared::<ids::QuoteId>();
    shared::<ids::SourceId>();
    shared::<linking::AlignedWords>();
    shared::<linking::Alignment>();
    shared::<linking::QuoteIndex>();
    shared::<linking::QuoteWords>();
    shared::<linking::SameQuote>();
    shared::<linking::Sameness>();
    shared::<matching::PhraseCase>();
    shared::<matching::PhraseMatch<'static, u32>>();
    shared::<matching::PhraseSetBuilder<u32>>();
    shared::<names::Entity>();
    shared::<names::Name>();
    shared::<names::NameKind>();
    shared::<places::PlaceRole>();
    shared::<places::PlaceRule>();
    shared::<quotes::Confidence>();
    shared::<quotes::Cue>();
    shared::<quotes::CueClass>();
    shared::<quotes::Diagnostic>();
    shared::<quotes::DiagnosticKind>();
    shared::<quotes::QuoteAct>();
    shared::<quotes::QuoteKind>();
    shared::<quotes::QuoteRule>();
    shared::<quotes::SourceRef>();
    shared::<sources::Anonymity>();
    shared::<sources::Attributions>();
    shared::<sources::Basis>();
    shared::<sources::Grounds>();
    shared::<sources::MentionRule>();
    shared::<sources::Naming>();
    shared::<sources::NamingRule>();
    shared::<sources::Number>();
    shared::<sources::SourceKind>();
    shared::<sources::Terms>();
    shared::<statements::By>();
    shared::<statements::Certainty>();
    shared::<statements::Lint>();
    shared::<statements::LintKind>();
    shared::<statements::NonStatement>();
    shared::<statements::NonStatementKind>();
    shared::<statements::Polarity>();
    shared::<statements::Profile>();
    // has a caller's callback, which may be anything
    sent::<gazetteer::Loader>();
}

/// The names in the first column of the tables on a page.
fn first_column(page: &str) -> Vec<&str> {
    page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(name, _)| name).collect()
}

#[test]
fn the_guide_lists_every_example() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut examples: Vec<String> =
        entries.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let page = include_str!("../src/docs/guide.md");
    let mut listed = first_column(page.split_once("# Examples\n").unwrap().1);
    examples.sort();
    listed.sort_unstable();
    assert_eq!(listed, examples);
}

#[test]
fn the_page_of_rules_has_every_rule() {
    let names = [
        QuoteRule::ALL.iter().map(|rule| rule.as_str()).collect::<Vec<_>>(),
        MentionRule::ALL.iter().map(|rule| rule.as_str()).collect(),
        NamingRule::ALL.iter().map(|rule| rule.as_str()).collect(),
        PlaceRule::ALL.iter().map(|rule| rule.as_str()).collect(),
        HedgeRule::ALL.iter().map(|rule| rule.as_str()).collect(),
    ];
    assert_eq!(first_column(include_str!("../src/docs/rules.md")), names.concat());
}
