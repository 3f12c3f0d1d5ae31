//! What each name of an article can mean, and how likely each meaning is among the others.

use super::evidence;
use super::recognise::Candidate;
use super::weights::{LOCAL, RANKING};
use crate::document::Document;
use crate::gazetteer::{Data, Name, PlaceKind, Point, Row};
use crate::hash::KeyMap;
use crate::score::{Features, Model};
use once_cell::sync::Lazy;

/// A name of the article with all its mentions: one name means one place in an article, unless a container beside one
/// of its mentions says otherwise.
#[derive(Debug)]
pub(crate) struct Sense<'d> {
    /// The numbers of its mentions among the candidates, in text order.
    pub mentions: Vec<usize>,
    /// What it can mean, at most [`MOST_MEANINGS`], the likeliest at the time of reading first.
    pub meanings: Vec<Meaning<'d>>,
}

/// A place that a name can mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meaning<'d> {
    pub name: &'d Name,
    pub row: &'d Row,
    /// What stands beside one of the mentions, or several.
    pub beside: Beside,
    /// How much of the article's other names is where this place is.
    pub around: Around,
    /// What the caller's home adds, in logits.
    bonus: f32,
    /// In logits, to be compared with its rivals only.
    pub score: f32,
    /// Among the rivals, from 0 to 1.
    pub probability: f32,
    point: Option<Degrees>,
}

/// What stands beside a mention.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beside {
    /// Its country or division stands behind a comma.
    pub container: bool,
    /// A country or division that is not its own stands behind a comma.
    pub other_container: bool,
    /// A place inside it stands before a comma.
    pub part: bool,
    /// A generic word asks for its kind.
    pub head: bool,
    /// A generic word asks for another kind.
    pub other_head: bool,
}

impl Beside {
    /// Whether something beside it speaks for it.
    pub(crate) fn speaks(self) -> bool {
        self.container || self.part || self.head
    }

    fn join(&mut self, other: Beside) {
        self.container |= other.container;
        self.other_container |= other.other_container;
        self.part |= other.part;
        self.head |= other.head;
        self.other_head |= other.other_head;
    }
}

/// How many other names of the article are likely to be somewhere, as the sum of their probabilities.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around {
    /// In its country, and the share of all that is.
    pub country: f32,
    pub country_share: f32,
    /// In its first-order division.
    pub division: f32,
    pub division_share: f32,
    /// Its country or division itself is named.
    pub country_named: f32,
    pub division_named: f32,
    /// Within 30, 100 and 300 kilometres.
    pub near: f32,
    pub nearby: f32,
    pub far: f32,
}

/// A point in degrees, with the cosine of its latitude.
#[derive(Clone, Copy, Debug)]
struct Degrees {
    lat: f32,
    lon: f32,
    cosine: f32,
}

/// Meanings beyond are the least likely ones of the commonest names.
const MOST_MEANINGS: usize = 24;
/// So many names of an article speak for the meanings of others, the first ones: the cost stays linear in the text.
const MOST_WITNESSES: usize = 48;
/// Kilometres of a degree.
const DEGREE: f32 = 111.2;

fn local() -> &'static Model {
    static MODEL: Lazy<Model> = Lazy::new(|| Model::new(LOCAL));
    &MODEL
}

pub(crate) fn ranking() -> &'static Model {
    static MODEL: Lazy<Model> = Lazy::new(|| Model::new(RANKING));
    &MODEL
}

/// The names of the candidates with what they can mean, judged by class, size and what stands beside them.
pub(crate) fn gather<'d>(data: &'d Data, document: &Document, candidates: &[Candidate<'d>]) -> Vec<Sense<'d>> {
    let mut senses: Vec<Sense<'d>> = Vec::new();
    let mut known: KeyMap<u32, usize> = KeyMap::default();
    for (number, candidate) in candidates.iter().enumerate() {
        let sense = *known.entry(document.phrase_key(candidate.words)).or_insert_with(|| {
            senses.push(Sense { mentions: Vec::new(), meanings: meanings(candidate) });
            senses.len() - 1
        });
        let Some(sense) = senses.get_mut(sense) else { continue };
        sense.mentions.push(number);
        let beside = evidence::Surroundings::of(document, candidates, number);
        if beside.is_empty() {
            continue;
        }
        for meaning in &mut sense.meanings {
            meaning.beside.join(beside.of_meaning(meaning.row));
        }
    }
    let mut features = Features::default();
    for sense in &mut senses {
        if sense.meanings.len() > 1 {
            sense.judge(data, local(), &mut features, evidence::own);
            sense.meanings.truncate(MOST_MEANINGS);
        }
    }
    senses
}

fn meanings<'d>(candidate: &Candidate<'d>) -> Vec<Meaning<'d>> {
    let only = if candidate.meanings.len() == 1 { 1.0 } else { 0.0 };
    let meaning = |(name, row): (&'d Name, &'d Row)| Meaning {
        name,
        row,
        beside: Beside::default(),
        around: Around::default(),
        bonus: 0.0,
        score: 0.0,
        probability: only,
        point: row.point.map(Degrees::of),
    };
    candidate.meanings.rows().map(meaning).collect()
}

impl Sense<'_> {
    /// Scores the meanings and sorts them, the likeliest first.
    fn judge(
        &mut self,
        data: &Data,
        model: &Model,
        features: &mut Features,
        describe: impl Fn(&Data, &Meaning<'_>, &Rivals, &mut Features),
    ) {
        let rivals = Rivals::of(&self.meanings);
        for meaning in &mut self.meanings {
            features.clear();
            describe(data, meaning, &rivals, features);
            meaning.score = model.score(features) + meaning.bonus + f32::from(meaning.row.priority);
        }
        self.meanings.sort_by(|a, b| b.score.total_cmp(&a.score));
        let top = self.meanings.first().map_or(0.0, |meaning| meaning.score);
        let total: f32 = self.meanings.iter().map(|meaning| (meaning.score - top).exp()).sum();
        for meaning in &mut self.meanings {
            meaning.probability = (meaning.score - top).exp() / total;
        }
    }
}

/// What the meanings of a name are compared by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rivals {
    /// The largest population of a city.
    pub largest: u32,
    /// Whether one is a country or a first-order division.
    pub has_country: bool,
    pub has_division: bool,
    pub has_city: bool,
}

impl Rivals {
    pub(crate) fn of(meanings: &[Meaning<'_>]) -> Rivals {
        let has = |kind| meanings.iter().any(|meaning| meaning.row.kind == kind);
        let cities = meanings.iter().filter(|meaning| meaning.row.kind == PlaceKind::City);
        Rivals {
            largest: cities.map(|meaning| meaning.row.population).max().unwrap_or(0),
            has_country: has(PlaceKind::Country),
            has_division: has(PlaceKind::Admin1),
            has_city: has(PlaceKind::City),
        }
    }
}

/// What speaks for a place in the publisher's country, in logits: as much as the name of the country in the article. No
/// labelled corpus tells where its articles were published, so that it is set by hand.
const HOME: f32 = 2.0;

/// Judges the meanings again, by what the other names of the article are likely to mean. Once: what a second round
/// learned from the first was worth as much as it cost. `home` is the publisher's country.
pub(crate) fn weigh(data: &Data, senses: &mut [Sense<'_>], home: Option<&str>) {
    let at_home = |row: &Row| home.is_some_and(|home| data.country(row).split(',').any(|country| country == home));
    look_around(senses);
    let mut features = Features::default();
    for sense in senses.iter_mut().filter(|sense| sense.meanings.len() > 1) {
        for meaning in &mut sense.meanings {
            meaning.bonus = if at_home(meaning.row) { HOME } else { 0.0 };
        }
        sense.judge(data, ranking(), &mut features, evidence::all);
    }
}

/// A likely meaning of some name, as it speaks for others.
#[derive(Clone, Copy)]
struct Witness {
    sense: usize,
    weight: f32,
    country: u16,
    division: u32,
    kind: PlaceKind,
    point: Option<Degrees>,
}

/// Counts for each meaning what the other names speak for.
pub(crate) fn look_around(senses: &mut [Sense<'_>]) {
    let mut witnesses = Vec::new();
    for (number, sense) in senses.iter().enumerate().take(MOST_WITNESSES) {
        for meaning in sense.meanings.iter().filter(|meaning| meaning.probability > 0.02) {
            let row = meaning.row;
            let pointed = matches!(row.kind, PlaceKind::City | PlaceKind::Admin2 | PlaceKind::Other);
            witnesses.push(Witness {
                sense: number,
                weight: meaning.probability,
                country: row.country,
                division: row.division,
                kind: row.kind,
                point: meaning.point.filter(|_| pointed),
            });
        }
    }
    let total = senses.len().clamp(2, MOST_WITNESSES) as f32 - 1.0;
    for (number, sense) in senses.iter_mut().enumerate() {
        if sense.meanings.len() < 2 {
            continue;
        }
        for meaning in &mut sense.meanings {
            let mut around = Around::default();
            for witness in witnesses.iter().filter(|witness| witness.sense != number) {
                around.add(witness, meaning);
            }
            around.country_share = around.country / total;
            around.division_share = around.division / total;
            meaning.around = around;
        }
    }
}

impl Around {
    #[inline]
    fn add(&mut self, witness: &Witness, meaning: &Meaning<'_>) {
        let row = meaning.row;
        if witness.country == row.country && row.country != 0 {
            self.country += witness.weight;
            if witness.kind == PlaceKind::Country {
                self.country_named += witness.weight;
            } else if witness.division == row.division && row.division != 0 {
                self.division += witness.weight;
                if witness.kind == PlaceKind::Admin1 {
                    self.division_named += witness.weight;
                }
            }
        }
        if let (Some(here), Some(there)) = (meaning.point, witness.point) {
            let square = here.square_to(there);
            if square < 9.0 * DEGREE_SQUARES {
                self.far += witness.weight;
                if square < DEGREE_SQUARES {
                    self.nearby += witness.weight;
                    if square < 0.09 * DEGREE_SQUARES {
                        self.near += witness.weight;
                    }
                }
            }
        }
    }
}

/// The square of a hundred kilometres, in square degrees.
const DEGREE_SQUARES: f32 = (100.0 / DEGREE) * (100.0 / DEGREE);

impl Degrees {
    fn of(point: Point) -> Degrees {
        let (lat, lon) = (point.lat as f32 / 1e6, point.lon as f32 / 1e6);
        Degrees { lat, lon, cosine: lat.to_radians().cos() }
    }

    /// The square of the distance in degrees of a great circle, good to a few in a hundred up to 300 kilometres.
    #[inline]
    fn square_to(self, other: Degrees) -> f32 {
        let north = self.lat - other.lat;
        let east = (self.lon - other.lon).abs();
        let east = east.min(360.0 - east) * self.cosine;
        north * north + east * east
    }
}
