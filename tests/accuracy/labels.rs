//! Reads an article with its labels. `README.md` in this folder describes the form.

use std::ops::Range;

use reportedly::hedges::HedgeKind;
use reportedly::names::NameKind;
use reportedly::quotes::QuoteKind;
use reportedly::sources::{Naming, SourceKind};
use reportedly::statements::{Certainty, Polarity};

/// A text and what a careful reader finds in it.
#[derive(Default)]
pub struct Labels {
    pub text: String,
    pub names: Vec<(Range<usize>, NameKind)>,
    pub places: Vec<Place>,
    /// Names of places that need be in no gazetteer: streets, halls.
    pub sites: Vec<Range<usize>>,
    pub sources: Vec<Source>,
    pub quotes: Vec<Quote>,
    pub hedges: Vec<(Range<usize>, HedgeKind)>,
    /// Claims of the author that are less than certain.
    pub own: Vec<(Range<usize>, Certainty)>,
}

pub struct Place {
    pub span: Range<usize>,
    /// The country and the first-order division; empty where none is required.
    pub country: String,
    pub admin1: String,
}

pub struct Source {
    pub name: String,
    pub naming: Naming,
    pub kind: SourceKind,
}

pub struct Quote {
    pub optional: bool,
    pub kind: QuoteKind,
    /// `None` where it is not judged.
    pub certainty: Option<Certainty>,
    pub polarity: Polarity,
    pub cue: Option<String>,
    pub source: Option<String>,
    pub content: Vec<Range<usize>>,
}

/// Surfaces of names that occur anywhere in the text.
struct Surface<'a> {
    words: &'a str,
    kind: NameKind,
    /// The country or the division of a place: `-` for any; `None` for other names.
    at: Option<&'a str>,
    site: bool,
}

impl Labels {
    /// Reads a file, or says what is wrong with it.
    pub fn read(file: &str) -> Result<Labels, String> {
        let (text, lines) = file.split_once("\n.\n").ok_or("no line with a dot")?;
        let mut labels = Labels { text: text.to_owned(), ..Labels::default() };
        let mut surfaces = Vec::new();
        for line in lines.lines().filter(|line| !line.is_empty()) {
            let fields: Vec<&str> = line.split(" | ").collect();
            labels.line(&fields, &mut surfaces).ok_or_else(|| format!("cannot be read: {line}"))?;
        }
        labels.find_surfaces(surfaces)?;
        let listed = |name: &String| labels.sources.iter().any(|source| source.name == *name);
        match labels.quotes.iter().filter_map(|quote| quote.source.as_ref()).find(|name| !listed(name)) {
            Some(name) => Err(format!("no line for the source {name}")),
            None => Ok(labels),
        }
    }

    fn line<'a>(&mut self, fields: &[&'a str], surfaces: &mut Vec<Surface<'a>>) -> Option<()> {
        let mut add = |words: &'a str, kind: NameKind, at: Option<&'a str>, site: bool| {
            surfaces.extend(words.split("; ").map(|words| Surface { words, kind, at, site }));
        };
        match *fields {
            ["name", kind, words] => add(words, kind.parse().ok()?, None, false),
            ["place", at, words] => add(words, NameKind::Place, Some(at), false),
            ["demonym", at, words] => add(words, NameKind::Other, Some(at), false),
            ["site", words] => add(words, NameKind::Place, None, true),
            ["source", what, name] => {
                let (naming, kind) = what.split_once(' ')?;
                let (naming, kind) = (naming.parse().ok()?, kind.parse().ok()?);
                self.sources.push(Source { name: name.to_owned(), naming, kind });
            }
            [quote @ ("quote" | "quote?"), what, cue, source, ref parts @ ..] => {
                let mut what = what.split(' ');
                let mut from = self.quotes.last().map_or(0, |last| last.content[0].start);
                let mut content = Vec::new();
                for part in parts {
                    let span = self.find(part, from).or_else(|| self.find(part, 0))?;
                    from = span.end;
                    content.push(span);
                }
                let or_none = |field: &str| (field != "-").then(|| field.to_owned());
                self.quotes.push(Quote {
                    optional: quote == "quote?",
                    kind: what.next()?.parse().ok()?,
                    certainty: match what.next()? {
                        "?" => None,
                        certainty => Some(certainty.parse().ok()?),
                    },
                    polarity: what.next().unwrap_or("positive").parse().ok()?,
                    cue: or_none(cue),
                    source: or_none(source),
                    content,
                });
            }
            ["hedge", kind, words] => {
                let span = self.find(words, self.hedges.last().map_or(0, |(last, _)| last.end))?;
                self.hedges.push((span, kind.parse().ok()?));
            }
            ["own", certainty, words] => {
                let span = self.find(words, self.own.last().map_or(0, |(last, _)| last.end))?;
                self.own.push((span, certainty.parse().ok()?));
            }
            _ => return None,
        }
        Some(())
    }

    /// The first occurrence of whole words from an offset on; ` [...] ` in them stands for any words.
    fn find(&self, words: &str, from: usize) -> Option<Range<usize>> {
        let (first, last) = words.split_once(" [...] ").unwrap_or((words, ""));
        let span = self.occurrences(first).find(|span| span.start >= from)?;
        if last.is_empty() {
            return Some(span);
        }
        let end = self.occurrences(last).find(|last| last.start >= span.end)?.end;
        Some(span.start..end)
    }

    /// Where these words stand, not as parts of longer words.
    fn occurrences<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let inside = |c: Option<char>, edge: Option<char>| {
            c.is_some_and(char::is_alphanumeric) && edge.is_some_and(char::is_alphanumeric)
        };
        let found = self.text.match_indices(words).map(|(start, words)| start..start + words.len());
        found.filter(move |span| {
            !inside(self.text[..span.start].chars().next_back(), words.chars().next())
                && !inside(self.text[span.end..].chars().next(), words.chars().next_back())
        })
    }

    /// Finds every occurrence of the names, longer ones first.
    fn find_surfaces(&mut self, mut surfaces: Vec<Surface<'_>>) -> Result<(), String> {
        surfaces.sort_by_key(|surface| std::cmp::Reverse(surface.words.len()));
        let mut taken: Vec<Range<usize>> = Vec::new();
        for surface in &surfaces {
            let free = |span: &Range<usize>| !taken.iter().any(|it| it.start < span.end && span.start < it.end);
            let spans: Vec<_> = self.occurrences(surface.words).filter(free).collect();
            if spans.is_empty() {
                return Err(format!("not in the text: {}", surface.words));
            }
            for span in spans {
                taken.push(span.clone());
                self.names.push((span.clone(), surface.kind));
                if let Some(at) = surface.at {
                    let (country, admin1) = at.split_once('/').unwrap_or((at.trim_matches('-'), ""));
                    let (country, admin1) = (country.to_owned(), admin1.to_owned());
                    self.places.push(Place { span: span.clone(), country, admin1 });
                } else if surface.site {
                    self.sites.push(span);
                }
            }
        }
        Ok(())
    }
}
