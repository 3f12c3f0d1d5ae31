//! Explanations agree with the findings that they explain, and the evidence adds up to the score.

use reportedly::article::Genre;
use reportedly::explain::{Evidence, Explanation, Finding, JoinedMention, Role};
use reportedly::hedges::{HedgeKind, Strength};
use reportedly::ids::{HedgeId, NameId, PlaceId, SourceId};
use reportedly::names::NameKind;
use reportedly::sources::{Naming, SourceKind};
use reportedly::{Analysis, Analyzer, HedgeLexicon};

const SAMPLE: &str = include_str!("../examples/analyze/sample.txt");

/// The texts of the cases in `tests/spec`, and a whole article.
fn texts() -> impl Iterator<Item = &'static str> {
    let files = [
        include_str!("spec/hedges.txt"),
        include_str!("spec/names.txt"),
        include_str!("spec/places.txt"),
        include_str!("spec/quotes.txt"),
        include_str!("spec/sources.txt"),
        include_str!("spec/statements.txt"),
    ];
    let cases = files.into_iter().flat_map(|file| file.split("=== ").skip(1));
    let text = |case: &'static str| case.split_once('\n').unwrap().1.split("\n.\n").next().unwrap();
    cases.map(text).chain([SAMPLE])
}

fn of_genre(genre: Genre) -> Analyzer {
    Analyzer::builder().genre(genre).build().unwrap()
}

fn analyzed(text: &str) -> (Analyzer, Analysis) {
    let analyzer = Analyzer::new();
    let analysis = analyzer.analyze(text);
    (analyzer, analysis)
}

/// Asserts that the evidence adds up to the score, heaviest first.
fn assert_adds_up(evidence: &[Evidence], score: f32, text: &str) {
    let sum: f32 = evidence.iter().map(|evidence| evidence.weight).sum();
    assert!((sum - score).abs() < 0.001, "{sum} is not {score}: {evidence:?}\n{text}");
    assert!(evidence.iter().all(|evidence| evidence.weight != 0.0));
    assert!(evidence.is_sorted_by(|a, b| a.weight.abs() >= b.weight.abs()));
}

fn weight(evidence: &[Evidence], name: &str) -> f32 {
    evidence.iter().find(|evidence| evidence.name == name).map_or(0.0, |evidence| evidence.weight)
}

fn spans<'t>(why: &Explanation, role: Role, text: &'t str) -> Vec<&'t str> {
    why.parts.iter().filter(|part| part.role == role).map(|part| &text[part.span]).collect()
}

#[test]
fn hedges_are_explained_as_they_were_found() {
    for &genre in Genre::ALL {
        let analyzer = of_genre(genre);
        for text in texts() {
            let analysis = analyzer.analyze(text);
            for (number, hedge) in analysis.hedges.iter().enumerate() {
                let why = analyzer.explain(text, &analysis, Finding::Hedge(HedgeId::new(number))).unwrap();
                assert_eq!(why.rule, hedge.rule.as_str());
                assert_eq!(spans(&why, Role::Hedge, text), [&text[hedge.span]]);
                assert_eq!(spans(&why, Role::Scope, text), [&text[hedge.scope]]);
                assert_eq!(why.score.is_none(), genre == Genre::News, "{text}");
                assert_eq!(why.evidence.is_empty(), why.score.is_none());
                if let Some(score) = why.score {
                    assert_adds_up(&why.evidence, score, text);
                    assert_eq!(score > 0.0, hedge.uncertain, "{text}");
                }
                for other in &why.rejected {
                    assert!(analysis.hedges.iter().all(|hedge| hedge.span != other.span), "{text}");
                    assert!(other.score.is_none_or(|score| score <= 0.0));
                    assert_eq!(other.score.is_none(), other.reason.as_ref().is_some_and(|reason| !reason.is_empty()));
                }
            }
        }
    }
}

#[test]
fn sources_are_explained_as_they_were_found() {
    let analyzer = Analyzer::new();
    for text in texts() {
        let analysis = analyzer.analyze(text);
        for source in &analysis.sources {
            let why = analyzer.explain(text, &analysis, Finding::Source(source.id)).unwrap();
            let naming = why.rule.as_ref();
            assert!(why.mentions.iter().map(|mention| mention.span).eq(source.mentions.iter().copied()), "{text}");
            for (number, mention) in why.mentions.iter().enumerate() {
                assert_eq!(mention.antecedent.is_none(), mention.rule == "mention.first", "{text}");
                assert!(number == 0 || mention.antecedent.is_some(), "{text}");
            }
            for candidate in &why.namings {
                assert_adds_up(&candidate.evidence, candidate.score, text);
            }
            let best = why.namings.first();
            assert_eq!(why.score, best.filter(|_| naming == "naming.weighed").map(|best| best.score), "{text}");
            let expected = match naming {
                "naming.weighed" => best.filter(|best| best.score > 0.0).unwrap().naming,
                "naming.name" => {
                    assert!(matches!(source.naming, Naming::Named | Naming::Institution | Naming::Media), "{text}");
                    assert!(source.entity.is_some(), "{text}");
                    source.naming
                }
                "naming.place" => Naming::Institution,
                "naming.pronoun" => Naming::Unknown,
                _ => source.naming,
            };
            assert_eq!(source.naming, expected, "{text}");
            if naming == "naming.neither" {
                assert!(best.unwrap().score <= 0.0, "{text}");
            }
            assert!(naming != "naming.place" || source.kind == SourceKind::State, "{text}");
            assert_eq!(naming == "naming.members", !source.members.is_empty(), "{text}");
        }
    }
}

#[test]
fn names_are_explained_as_they_were_found() {
    let analyzer = Analyzer::new();
    for text in texts() {
        let analysis = analyzer.analyze(text);
        for (number, name) in analysis.names.iter().enumerate() {
            let why = analyzer.explain(text, &analysis, Finding::Name(NameId::new(number))).unwrap();
            assert_eq!(spans(&why, Role::Name, text), [&text[name.span]]);
            assert_adds_up(&why.evidence, why.score.unwrap(), text);
            assert!(["name.weighed", "name.article"].contains(&why.rule.as_ref()));
        }
    }
}

#[test]
fn a_name_has_its_evidence() {
    let text = "The clerk thanked Mr. Karim at the Interior Ministry.";
    let (analyzer, analysis) = analyzed(text);
    let why = |number: usize| analyzer.explain(text, &analysis, Finding::Name(NameId::new(number))).unwrap();
    let (karim, ministry) = (why(0), why(1));
    assert_eq!((karim.rule.as_ref(), ministry.rule.as_ref()), ("name.weighed", "name.weighed"));
    assert_eq!(
        analysis.names.iter().map(|name| name.kind).collect::<Vec<_>>(),
        [NameKind::Person, NameKind::Organization]
    );
    assert!(weight(&karim.evidence, "class=given") > 0.0, "{:?}", karim.evidence);
    assert!(weight(&ministry.evidence, "last class=body") > 0.0, "{:?}", ministry.evidence);
}

#[test]
fn a_hedge_has_its_evidence() {
    let text = "The results suggest that the valley may have been settled earlier, which is a common view.";
    let analyzer = of_genre(Genre::Science);
    let analysis = analyzer.analyze(text);
    let number = analysis.hedges.iter().position(|hedge| text[hedge.span].starts_with("may")).unwrap();
    let why = analyzer.explain(text, &analysis, Finding::Hedge(HedgeId::new(number))).unwrap();
    assert_eq!(why.rule, "hedge.weighed");
    assert!(analysis.hedges[number].uncertain && why.score.unwrap() > 0.0);
    assert!(weight(&why.evidence, "word=may") > 0.0, "{:?}", why.evidence);
}

#[test]
fn a_form_wider_than_its_hedge_is_a_part() {
    let text = "The mill road may be shut.";
    let (analyzer, analysis) = analyzed(text);
    let why = analyzer.explain(text, &analysis, Finding::Hedge(HedgeId::new(0))).unwrap();
    assert_eq!((why.rule.as_ref(), why.score), ("hedge.form", None));
    assert_eq!(spans(&why, Role::Form, text), ["may be"]);
    assert_eq!(spans(&why, Role::Hedge, text), ["may"]);
    assert_eq!(spans(&why, Role::Scope, text), ["may be shut"]);
}

#[test]
fn a_form_of_the_caller_weighs_nothing() {
    let lexicon = HedgeLexicon::new().with_form("rumour has it", HedgeKind::Reportative, Strength::Strong);
    let analyzer = Analyzer::builder().hedges(lexicon).genre(Genre::Science).build().unwrap();
    let text = "Rumour has it that the mill is haunted.";
    let analysis = analyzer.analyze(text);
    let why = analyzer.explain(text, &analysis, Finding::Hedge(HedgeId::new(0))).unwrap();
    assert_eq!(spans(&why, Role::Hedge, text), ["Rumour has it"]);
    assert_eq!((why.score, why.evidence.len()), (None, 0));
}

#[test]
fn the_mentions_of_a_source_are_joined() {
    let text = "Imran Karim met Guards chief Tariq Noor on Monday.\n\n\
                “The pass is open,” said Imran Karim. An official said it was not. Karim said the official was wrong. \
                “It is open,” he said. The official insisted that it was shut.";
    let (analyzer, analysis) = analyzed(text);
    let why = |number: usize| analyzer.explain(text, &analysis, Finding::Source(analysis.sources[number].id)).unwrap();
    let joined = |why: &Explanation| {
        let mention = |it: &JoinedMention| {
            format!("{} {} {}", &text[it.span], it.rule, it.antecedent.map_or("-", |span| &text[span]))
        };
        why.mentions.iter().map(mention).collect::<Vec<_>>()
    };
    let karim = why(0);
    assert_eq!(karim.rule, "naming.name");
    assert_eq!(
        joined(&karim),
        ["Imran Karim mention.first -", "Karim mention.name Imran Karim", "he mention.pronoun Karim",]
    );
    assert_eq!(spans(&karim, Role::Source, text), ["Imran Karim", "Karim", "he"]);
    let he = &karim.mentions[2];
    assert_adds_up(&he.evidence, he.score.unwrap(), text);
    assert!(he.rejected.iter().any(|other| &text[other.span] == "An official"), "{:?}", he.rejected);
    for other in &he.rejected {
        assert!(other.reason.is_none() && other.score <= he.score, "{other:?}");
    }
    assert_eq!((karim.mentions[1].score, karim.mentions[1].evidence.len()), (None, 0));
    let official = why(1);
    assert_eq!(joined(&official), ["An official mention.first -", "The official mention.head An official"]);
}

#[test]
fn an_antecedent_that_is_no_source_is_a_part() {
    let text = "Guards said the road was shut. Imran Karim left early on Monday. He said it was open.";
    let (analyzer, analysis) = analyzed(text);
    let why = analyzer.explain(text, &analysis, Finding::Source(analysis.sources[1].id)).unwrap();
    assert_eq!(spans(&why, Role::Antecedent, text), ["Imran Karim"]);
    assert_eq!(spans(&why, Role::Source, text), ["He"]);
    assert_eq!((why.rule.as_ref(), why.mentions[0].rule.as_ref()), ("naming.name", "mention.pronoun"));
}

#[test]
fn a_naming_has_its_evidence() {
    let text = "Critics say the pass is not safe. A senior official, requesting anonymity, said that it was.";
    let (analyzer, analysis) = analyzed(text);
    let why = |number: usize| analyzer.explain(text, &analysis, Finding::Source(analysis.sources[number].id)).unwrap();
    let (critics, official) = (why(0), why(1));
    assert_eq!((critics.rule.as_ref(), critics.namings[0].naming), ("naming.weighed", Naming::Vague));
    assert!(weight(&critics.evidence, "head=critics") > 0.0, "{:?}", critics.evidence);
    assert_eq!((official.rule.as_ref(), official.namings[0].naming), ("naming.weighed", Naming::Unnamed));
    assert!(weight(&official.evidence, "head=official") > 0.0, "{:?}", official.evidence);
    assert_eq!(spans(&official, Role::Anonymity, text), ["requesting anonymity"]);
}

#[test]
fn what_is_not_there_is_not_explained() {
    let (analyzer, analysis) = analyzed("Nobody knew.");
    let (hedge, place) = (Finding::Hedge(HedgeId::new(0)), Finding::Place(PlaceId::new(0)));
    let (source, name) = (Finding::Source(SourceId::new(0)), Finding::Name(NameId::new(0)));
    for finding in [hedge, place, source, name] {
        assert_eq!(analyzer.explain("Nobody knew.", &analysis, finding), None);
    }
}
