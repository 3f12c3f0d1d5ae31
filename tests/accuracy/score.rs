//! Compares findings with labels.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use reportedly::hedges::HedgeKind;
use reportedly::places::PlaceRole;
use reportedly::sources::{Naming, SourceKind};
use reportedly::statements::By;
use reportedly::{Analysis, Span};

use crate::labels::{Labels, Quote, Source};

/// Two contents are the same attribution from this share of common letters on.
const SAME: f64 = 0.5;
/// A content is right from this share of common letters on.
const EXTENT: f64 = 0.95;
/// Words before which an object is not part of a content, and which do not count themselves.
const LEADS: &[&str] = &["that", "to", "of", "whether", "for", "as"];
/// Words that do not count when names are compared.
const EMPTY: &[&str] = &["the", "a", "an", "of", "in", "for", "to", "and", "or", "at", "on", "with", "by", "from", "s"];

/// How often something was right, found and labelled.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub right: usize,
    pub found: usize,
    pub labelled: usize,
}

impl Tally {
    /// The harmonic mean of precision and recall, in percent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.labelled).max(1) as f64
    }
}

/// The tallies by the name of what is measured, and what was wrong.
#[derive(Default)]
pub struct Scores {
    pub tallies: BTreeMap<&'static str, Tally>,
    pub errors: String,
}

impl Scores {
    fn add(&mut self, what: &'static str, right: usize, found: usize, labelled: usize) {
        let tally = self.tallies.entry(what).or_default();
        *tally = Tally { right: tally.right + right, found: tally.found + found, labelled: tally.labelled + labelled };
    }

    /// One decision that is right or wrong.
    fn decision(&mut self, what: &'static str, right: bool) {
        self.add(what, right.into(), 1, 1);
    }

    fn error(&mut self, what: &str, words: &str) {
        self.errors += &format!("  {what}: {words}\n");
    }

    /// Adds what was found in one article.
    pub fn article(&mut self, labels: &Labels, analysis: &Analysis) {
        self.names(labels, analysis);
        self.places(labels, analysis);
        self.hedges(labels, analysis);
        self.quotes(labels, analysis);
        self.own_claims(labels, analysis);
    }

    fn names(&mut self, labels: &Labels, analysis: &Analysis) {
        let wanted: HashSet<_> = labels.names.iter().cloned().collect();
        let found: HashSet<_> = analysis.names.iter().map(|name| (name.span.range(), name.kind)).collect();
        for (span, kind) in found.symmetric_difference(&wanted) {
            let what = if wanted.contains(&(span.clone(), *kind)) { "name missed" } else { "name wrong" };
            self.error(what, &format!("{kind} {}", &labels.text[span.clone()]));
        }
        self.add("names", found.intersection(&wanted).count(), found.len(), wanted.len());
    }

    fn places(&mut self, labels: &Labels, analysis: &Analysis) {
        let found = analysis.places.iter().filter(|place| place.role != PlaceRole::PartOfName);
        let found: Vec<_> = found.filter(|place| !labels.sites.iter().any(|it| overlap(it, place.span))).collect();
        let mut right = 0;
        for label in &labels.places {
            let words = &labels.text[label.span.clone()];
            let Some(mention) = found.iter().find(|place| place.span.range() == label.span) else {
                self.error("place missed", words);
                continue;
            };
            right += 1;
            if label.country.is_empty() {
                continue;
            }
            let fits = mention.place.as_ref().is_some_and(|place| {
                let admin1 = place.admin1.as_deref().unwrap_or_default();
                place.country.as_deref().unwrap_or_default() == label.country
                    && (label.admin1.is_empty() || admin1 == label.admin1)
            });
            if !fits {
                let got = mention.place.as_ref().map(|it| (&it.name, &it.country, &it.admin1));
                self.error("place resolved otherwise", &format!("{words}: {got:?}"));
            }
            self.decision("places, which", fits);
        }
        for place in &found {
            if !labels.places.iter().any(|label| label.span == place.span.range()) {
                self.error("place wrong", &labels.text[place.span.range()]);
            }
        }
        self.add("places", right, found.len(), labels.places.len());
    }

    fn hedges(&mut self, labels: &Labels, analysis: &Analysis) {
        use HedgeKind::{Approximator, Denial, Hypothetical};
        let counts = |kind: HedgeKind| !matches!(kind, Approximator | Denial | Hypothetical);
        let mut found: Vec<_> = analysis.hedges.iter().filter(|hedge| counts(hedge.kind)).collect();
        let count = found.len();
        let mut right = 0;
        for (span, kind) in &labels.hedges {
            match found.iter().position(|hedge| hedge.kind == *kind && overlap(span, hedge.span)) {
                Some(at) => {
                    found.remove(at);
                    right += 1;
                }
                None => self.error("hedge missed", &format!("{kind} {}", &labels.text[span.clone()])),
            }
        }
        for hedge in found {
            self.error("hedge wrong", &format!("{} {}", hedge.kind, &labels.text[hedge.span.range()]));
        }
        self.add("hedges", right, count, labels.hedges.len());
    }

    fn quotes(&mut self, labels: &Labels, analysis: &Analysis) {
        let found: Vec<&reportedly::Quote> = analysis.quotes.iter().collect();
        let mut pairs = Vec::new();
        for (one, label) in labels.quotes.iter().enumerate() {
            for (other, quote) in found.iter().enumerate() {
                let share = share(&labels.text, label, quote);
                let cue = quote.cue.as_ref().map(|cue| &labels.text[cue.span.range()]);
                let same_cue = cue.zip(label.cue.as_deref()).is_some_and(|(one, other)| one.contains(other));
                if share >= SAME {
                    pairs.push((share + if same_cue { 1.0 } else { 0.0 }, share, one, other));
                }
            }
        }
        pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut matched_label = vec![None; labels.quotes.len()];
        let mut matched_quote = vec![None; found.len()];
        for (_, share, one, other) in pairs {
            if matched_label[one].is_none() && matched_quote[other].is_none() {
                matched_label[one] = Some((share, other));
                matched_quote[other] = Some(one);
            }
        }
        let (mut right, mut signed) = (0, 0);
        for (label, matched) in labels.quotes.iter().zip(matched_label).filter(|(label, _)| !label.optional) {
            let words = &labels.text[label.content[0].start..label.content.last().unwrap().end];
            let Some((share, at)) = matched else {
                self.error("quote missed", words);
                continue;
            };
            right += 1;
            signed += usize::from(self.quote(labels, analysis, label, found[at], share));
        }
        // what matches an optional one is neither rewarded nor punished
        let core = labels.quotes.iter().filter(|label| !label.optional).count();
        let mut judged = 0;
        for (quote, matched) in found.iter().zip(matched_quote) {
            judged += usize::from(matched.is_none_or(|at: usize| !labels.quotes[at].optional));
            if matched.is_none() {
                self.error("quote wrong", &quote.text(&labels.text));
            }
        }
        self.add("quotes", right, judged, core);
        self.add("quotes, signed", signed, judged, core);
    }

    /// Judges a quote that was found, and returns whether extent, source and polarity are right.
    fn quote(
        &mut self,
        labels: &Labels,
        analysis: &Analysis,
        label: &Quote,
        quote: &reportedly::Quote,
        share: f64,
    ) -> bool {
        let words = quote.text(&labels.text);
        let source = quote.source.map(|source| &analysis[source.id]);
        let wanted = label.source.as_ref().and_then(|name| labels.sources.iter().find(|it| it.name == *name));
        let who = match (wanted, source) {
            (None, None) => true,
            (Some(wanted), Some(found)) => is_same_name(wanted, &found.name),
            _ => false,
        };
        if !who {
            let (wanted, found) = (wanted.map_or("nobody", |it| &it.name), source.map_or("nobody", |it| &it.name));
            self.error("source wrong", &format!("{found} for {wanted}: {words}"));
        }
        let extent = share >= EXTENT;
        if !extent {
            self.error("extent wrong", &words);
        }
        self.decision("quotes, extent", extent);
        self.decision("quotes, source", who);
        self.decision("quotes, kind", quote.kind == label.kind);
        if let (Some(wanted), Some(found)) = (wanted, source) {
            if wanted.naming != Naming::Unknown {
                self.decision("sources, naming", wanted.naming == found.naming);
            }
            if wanted.kind != SourceKind::Unknown {
                self.decision("sources, kind", wanted.kind == found.kind);
            }
        }
        let Some(statement) = analysis.statement(quote) else {
            self.decision("statements, polarity", false);
            return false;
        };
        let polarity = statement.polarity == label.polarity;
        self.decision("statements, polarity", polarity);
        if !polarity {
            self.error("polarity wrong", &format!("{} {words}", statement.polarity));
        }
        if let Some(certainty) = label.certainty {
            self.decision("statements, certainty", statement.certainty == certainty);
            if statement.certainty != certainty {
                self.error("certainty wrong", &format!("{} for {certainty}: {words}", statement.certainty));
            }
        }
        extent && who && polarity
    }

    /// What the author says less than firmly, or nobody whom the article names.
    fn own_claims(&mut self, labels: &Labels, analysis: &Analysis) {
        let (mut right, mut count) = (0, 0);
        for it in analysis.statements.iter().filter(|it| !matches!(it.by, By::Source(_))) {
            let fits = labels.own.iter().any(|(span, certainty)| it.certainty == *certainty && overlap(span, it.span));
            right += usize::from(fits);
            // what a source says that is missing belongs to the quotes
            count += usize::from(fits || it.by == By::Author);
            if !fits && it.by == By::Author {
                self.error("own claim wrong", &format!("{} {}", it.certainty, &labels.text[it.span.range()]));
            }
        }
        self.add("statements, the author's", right, count, labels.own.len());
    }
}

fn overlap(one: &Range<usize>, other: Span) -> bool {
    one.start < other.end() && other.start() < one.end
}

/// The share of the letters of two contents that both have.
fn share(text: &str, label: &Quote, quote: &reportedly::Quote) -> f64 {
    let first = &label.content[0];
    let lead = text[first.clone()].split(' ').next().filter(|word| LEADS.contains(word));
    // what is before "to", and "to" itself, counts on neither side
    let from = lead.map_or(0, |lead| first.start + lead.len());
    let letters = |parts: &mut dyn Iterator<Item = Range<usize>>| -> HashSet<usize> {
        let offsets = parts.flat_map(|part| text[part.clone()].char_indices().map(move |(at, c)| (part.start + at, c)));
        offsets.filter(|&(at, c)| c.is_alphanumeric() && at >= from).map(|(at, _)| at).collect()
    };
    let wanted = letters(&mut label.content.iter().cloned());
    let mut found = letters(&mut quote.content.iter().map(|part| part.range()));
    if lead.is_none() {
        let start = quote.content[0].start();
        let word = text[start..].split(' ').next().filter(|word| LEADS[..4].contains(word)).unwrap_or_default();
        found.retain(|at| wanted.contains(at) || !(start..start + word.len()).contains(at));
    }
    let common = wanted.intersection(&found).count();
    common as f64 / (wanted.len() + found.len() - common).max(1) as f64
}

/// Whether a name that was found is that of a labelled source: it has all words of the label, or no other words and the same
/// last one, or half of the words of both. Of somebody who is not named, a part of the description is enough.
fn is_same_name(label: &Source, found: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|c: char| !c.is_alphanumeric() && c != '.').map(str::to_lowercase);
        words.filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str())).collect()
    };
    let (wanted, found) = (words(&label.name), words(found));
    let common = wanted.iter().filter(|word| found.contains(word)).count();
    let ends_alike = wanted.last() == found.last() || label.naming != Naming::Named;
    common == wanted.len() || common == found.len() && ends_alike || common * 2 >= wanted.len().max(found.len())
}
