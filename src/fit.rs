//! The candidates behind the fitted scores, with their features by name: for the commands in `examples/fit`
//! that fit the weights. Not part of the stable interface.

use crate::analyzer::Analyzer;
use crate::article::{Article, Genre};
use crate::document::{Document, Range};
use crate::gazetteer::Data;
use crate::gazetteer::Place;
use crate::hedges;
use crate::names;
use crate::places;
use crate::quotes::{self, finder::Rest};
use crate::scoring::Named;
use crate::sources::SourceKind;
use crate::sources::record::{Choice, Joined, Record, Weighed};
use crate::sources::{anonymity, drafts, evidence, resolve, speakers};
use crate::text::Span;

/// A verb group that may be a cue.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CueCandidate {
    /// The verb group.
    pub cue: Span,
    /// Whether it is inside a quotation.
    pub quoted: bool,
    /// The parts of what would be its content.
    pub content: Vec<Span>,
    /// The names of its features.
    pub features: Vec<String>,
    /// Where the content could start; none if its extent is certain.
    pub starts: Vec<StartCandidate>,
}

/// A word with which a content may start.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct StartCandidate {
    /// The content from there to its end by the rules.
    pub content: Span,
    /// The names of its features.
    pub features: Vec<String>,
    /// Whether the rules start the content there.
    pub ruled: bool,
    /// Where the content could end, as the parts of the content, each with the names of its features.
    pub ends: Vec<(Vec<Span>, Vec<String>)>,
}

/// The attributions outside quotation marks that the rules propose.
pub fn cues(text: &str) -> Vec<CueCandidate> {
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let pairing = quotes::pair(text, &article, &document);
    let direct = quotes::direct::find(&document, &pairing.speech);
    let rest = Rest { regions: &pairing.speech, taken: &direct.taken, heads: &direct.heads };
    let mut found = Vec::new();
    quotes::indirect::propose(&document, rest, |mut proposal, finder| {
        let mut features = Named::default();
        let mut settled = proposal.clone();
        finder.settle(&mut settled);
        quotes::evidence::describe(&document, &settled, &mut features);
        let Some(group) = proposal.group else { return };
        let content = settled.draft.content.to_vec();
        let (ruled, mut openings) = (proposal.content.start, Vec::new());
        if let Some(open) = finder.open(&proposal) {
            quotes::openings::visit(&open, Named::default, |start, features| {
                let mut ends = Vec::new();
                let then = |end, features: Named| ends.push((end, features.into_names()));
                quotes::ends::visit(&finder.start_at(start, open), |at| finder.goes_on(at), Named::default, then);
                let content = document.span_of(Range::new(start, open.ruled));
                openings.push((start, content, features.into_names(), ends));
            });
        }
        let mut starts = Vec::with_capacity(openings.len());
        for (start, content, features, ends) in openings {
            let ends = ends.into_iter().map(|(end, names)| {
                finder.bound(&mut proposal, start, end);
                (proposal.draft.content.to_vec(), names)
            });
            starts.push(StartCandidate { content, features, ruled: start == ruled, ends: ends.collect() });
        }
        let (cue, quoted) = (document.span_of(group.words), proposal.draft.quoted);
        found.push(CueCandidate { cue, quoted, content, features: features.into_names(), starts });
    });
    found
}

/// A candidate of some decision.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Candidate {
    /// Its span.
    pub span: Span,
    /// The names of its features.
    pub features: Vec<String>,
    /// For a place name, whether it is part of a longer name; for a demonym, whether it is one.
    pub role: places::PlaceRole,
}

/// A source mention without a name.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SourceCandidate {
    /// Its span.
    pub span: Span,
    /// The names of its features.
    pub features: Vec<String>,
}

/// The sources of a text's quotes that are not named people.
pub fn sources(analyzer: &Analyzer, text: &str) -> Vec<SourceCandidate> {
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let pairing = quotes::pair(text, &article, &document);
    let names = analyzer.find_names(&document);
    let mut phrases = anonymity::Phrases::default();
    let mut found = Vec::new();
    let drafts = drafts::find(&document, &article, &names, &pairing);
    for draft in drafts.into_iter().filter(|draft| !draft.inferred) {
        let Some(words) = draft.source else { continue };
        let source = resolve::read(&document, &names, &mut phrases, words);
        if source.pronoun || source.entity.is_some() && source.kind != SourceKind::Group {
            continue;
        }
        let mut features = Named::default();
        evidence::describe(&document, &source, words, draft.cue, &mut features);
        found.push(SourceCandidate { span: document.span_of(words), features: features.into_names() });
    }
    found
}

/// A form that may hedge.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HedgeCandidate {
    /// The words that would be the hedge.
    pub span: Span,
    /// The names of its features.
    pub features: Vec<String>,
}

/// The hedge forms in a text of another genre than news.
pub fn hedges(text: &str) -> Vec<HedgeCandidate> {
    let document = Document::new(text, &Article::parse(text));
    let mut found = Vec::new();
    let Some(forms) = hedges::forms::forms(Genre::Encyclopedia) else { return Vec::new() };
    hedges::visit(&document, forms, |matched, form| {
        let mut features = Named::default();
        hedges::evidence::describe(&document, matched.words, form, &mut features);
        let span = document.span_of(matched.core(form));
        found.push(HedgeCandidate { span, features: features.into_names() });
    });
    found
}

/// The names in a text that the gazetteer has.
pub fn places(analyzer: &Analyzer, text: &str) -> Vec<Candidate> {
    let Some(gazetteer) = analyzer.gazetteer() else { return Vec::new() };
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let mut found = Vec::new();
    places::visit(
        gazetteer.data(),
        &document,
        &analyzer.find_names(&document),
        Named::default,
        |candidate, features| {
            let span = document.span_of(candidate.words);
            let role = places::role(&document, candidate, span, None);
            found.push(Candidate { span, features: features.into_names(), role });
        },
    );
    found
}

/// A name in an article, with its possible meanings.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SenseCandidate {
    /// Where it occurs.
    pub mentions: Vec<Span>,
    /// The places that it can mean.
    pub meanings: Vec<MeaningCandidate>,
}

/// A place that a name can mean.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MeaningCandidate {
    /// The place.
    pub place: Place,
    /// The names of its features from the name and the words beside it.
    pub own: Vec<String>,
    /// The names of all its features.
    pub all: Vec<String>,
    /// The numbers by which trees rank it.
    pub numbers: Vec<f32>,
    /// The score to which the trees add.
    pub base: f32,
}

/// The possible meanings of the place names recognised in a text, with their features.
pub fn senses(analyzer: &Analyzer, text: &str) -> Vec<SenseCandidate> {
    senses_by(analyzer, text, places::senses::NO_BOUND, |_, senses| places::senses::look_around(senses))
}

/// The possible meanings of the place names recognised in a text, with their numbers: those that trees would rank.
pub fn ranked_senses(analyzer: &Analyzer, text: &str) -> Vec<SenseCandidate> {
    senses_by(analyzer, text, places::senses::HOPELESS, |data, senses| places::senses::weigh(data, senses, None))
}

fn senses_by(
    analyzer: &Analyzer,
    text: &str,
    bound: f32,
    weigh: impl FnOnce(&Data, &mut places::senses::Senses<'_>),
) -> Vec<SenseCandidate> {
    let Some(gazetteer) = analyzer.gazetteer() else { return Vec::new() };
    let data = gazetteer.data();
    let document = Document::new(text, &Article::parse(text));
    let (candidates, _) = places::recognised(data, &document, &analyzer.find_names(&document));
    let surroundings = places::evidence::Surroundings::of_all(&document, &candidates);
    let mut senses = places::senses::gather(data, &candidates, &surroundings, bound);
    weigh(data, &mut senses);
    let names = |traits: places::traits::Traits| traits.names().map(str::to_owned).collect();
    let mut found = Vec::new();
    for (meanings, mentions) in senses.with_mentions() {
        let meaning = |meaning: &places::meaning::Meaning<'_>| {
            Some(MeaningCandidate {
                place: gazetteer.place(meaning.named.place)?,
                own: names(meaning.own),
                all: names(meaning.own.or(meaning.around)),
                numbers: meaning.numbers.to_vec(),
                base: places::numbers::score_of_traits(&meaning.numbers),
            })
        };
        let meanings = meanings.iter().filter_map(meaning).collect();
        let mentions = mentions.filter_map(|number| candidates.get(number));
        let mentions = mentions.map(|candidate| document.span_of(candidate.words)).collect();
        found.push(SenseCandidate { mentions, meanings });
    }
    found
}

/// A run of words that may have names in it, with the features of its pieces by name.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct NameRun {
    /// The words.
    pub words: Vec<Span>,
    /// The features of each word inside a name.
    pub inside: Vec<Vec<String>>,
    /// The features of each word as the first of a name; `None` where no name may start.
    pub first: Vec<Option<Vec<String>>>,
    /// The features of each word as the last of a name; `None` where no name may end.
    pub last: Vec<Option<Vec<String>>>,
    /// The possible names: the numbers of the first word and of the word after it, and the features.
    pub whole: Vec<(usize, usize, Vec<String>)>,
}

/// The runs of words in a text that may have names in them.
pub fn names(analyzer: &Analyzer, text: &str) -> Vec<NameRun> {
    let document = Document::new(text, &Article::parse(text));
    let mut found = Vec::new();
    names::visit(&document, analyzer.gazetteer().map(|gazetteer| gazetteer.data()), |run| {
        let names::NamedRun { words, inside, first, last, whole } = run;
        found.push(NameRun { words, inside, first, last, whole });
    });
    found
}

/// What a pronoun or a definite description may refer to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AntecedentCandidate {
    /// Whether it is a name that comes later than a description.
    pub later: bool,
    /// The name or description; `None` for a description that refers to nothing before or after it.
    pub name: Option<String>,
    /// The names of its features.
    pub features: Vec<String>,
}

/// The mentions of sources in a text that refer back, each with its candidates.
pub fn antecedents(analyzer: &Analyzer, text: &str) -> Vec<(Span, Vec<AntecedentCandidate>)> {
    struct Candidates<'a> {
        text: &'a str,
        document: &'a Document,
        of_next: Vec<AntecedentCandidate>,
        found: Vec<(Span, Vec<AntecedentCandidate>)>,
    }
    impl Record for Candidates<'_> {
        fn candidate(
            &mut self,
            choice: Choice,
            candidate: Option<Weighed>,
            _score: f32,
            evidence: impl FnOnce() -> Named,
        ) {
            let name = candidate.map(|candidate| self.document.span_of(candidate.name).of(self.text).to_owned());
            let later = choice == Choice::Later;
            self.of_next.push(AntecedentCandidate { later, name, features: evidence().into_names() });
        }

        fn joined(&mut self, mention: Joined) {
            let candidates = std::mem::take(&mut self.of_next);
            self.found.push((self.document.span_of(mention.words), candidates));
        }
    }
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let names = analyzer.find_names(&document);
    let pairing = quotes::pair(text, &article, &document);
    let drafts = drafts::find(&document, &article, &names, &pairing);
    let mut candidates = Candidates { text, document: &document, of_next: Vec::new(), found: Vec::new() };
    resolve::resolve(text, &document, &names, &drafts, &mut candidates);
    candidates.found.retain(|(_, candidates)| !candidates.is_empty());
    candidates.found
}

/// A cue with the noun phrases beside it that may be its source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SpeakerCandidates {
    /// The parts of the content.
    pub content: Vec<Span>,
    /// The cue.
    pub cue: Span,
    /// The source that the rule found.
    pub rule: Span,
    /// The noun phrases, each with the names of its features.
    pub candidates: Vec<(Span, Vec<String>)>,
}

/// The cues in a text that have a source beside them.
pub fn speakers(analyzer: &Analyzer, text: &str) -> Vec<SpeakerCandidates> {
    let article = Article::parse(text);
    let document = Document::new(text, &article);
    let names = analyzer.find_names(&document);
    let mut found = Vec::new();
    let pairing = quotes::pair(text, &article, &document);
    for draft in quotes::find(&document, &pairing).into_iter().filter(|draft| !draft.quoted) {
        let candidates = speakers::named(&document, &names, &pairing.speech, &draft);
        let candidates = candidates.into_iter().map(|(words, features)| (document.span_of(words), features));
        if let (Some(cue), Some(source)) = (draft.cue, draft.source) {
            found.push(SpeakerCandidates {
                content: draft.content.to_vec(),
                cue: document.span_of(cue.words),
                rule: document.span_of(source),
                candidates: candidates.collect(),
            });
        }
    }
    found.retain(|found| !found.candidates.is_empty());
    found
}
