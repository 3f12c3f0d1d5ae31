//! Names of a list of one's own in a text: which are found, and what they mean.

#![cfg(feature = "world")]

use reportedly::Gazetteer;
#[cfg(feature = "csv")]
use reportedly::gazetteer::Loader;
use reportedly::gazetteer::{PlaceBuilder, PlaceKind};

use crate::{built_and_loaded, place};

/// Every name of a list of one's own is found where it is always meant, beside the names of the world and after it was
/// saved.
#[cfg(feature = "csv")]
#[test]
fn every_name_that_is_always_meant_is_found() {
    let table = "name,kind,country,aliases,demonyms,abbreviations,always\n\
                 Kiln Lane,other,GB,The Old Kiln,,,yes\n\
                 Orchard,other,GB,,Orcharders,Orch.,true\n\
                 Union,other,GB,,,,no\n";
    let mut builder = Gazetteer::builder();
    Loader::new().table(table.as_bytes(), b',', &mut builder).unwrap();
    let built = builder.merge(&Gazetteer::world()).build().unwrap();
    let mut saved = Vec::new();
    built.save(&mut saved).unwrap();
    let text = "Mr. Orchard of the Union left Kiln Lane. Orcharders met at The Old Kiln and at Orch. on Monday.";
    for gazetteer in [built, Gazetteer::load(saved.as_slice()).unwrap()] {
        let analyzer = reportedly::Analyzer::builder().gazetteer(gazetteer).build().unwrap();
        let places = analyzer.analyze(text).places;
        let found: Vec<&str> = places.iter().map(|mention| &text[mention.span]).collect();
        assert_eq!(found, ["Orchard", "Kiln Lane", "Orcharders", "The Old Kiln", "Orch."]);
        assert!(places.iter().all(|mention| mention.place.is_some() && mention.probability > 0.9), "{places:?}");
    }
    let error = Loader::new().table("name,kind\nKiln,street\n".as_bytes(), b',', &mut Gazetteer::builder());
    assert!(error.unwrap_err().to_string().contains("the kinds are country, admin1"));
}

/// The places in a text by a gazetteer, each as it is written, with the id of what it means.
fn meant(gazetteer: Gazetteer, text: &str) -> Vec<(String, Option<u32>)> {
    let analyzer = reportedly::Analyzer::builder().gazetteer(gazetteer).build().unwrap();
    let places = analyzer.analyze(text).places;
    places.iter().map(|it| (text[it.span].to_owned(), it.place.as_ref().map(|place| place.id))).collect()
}

/// Every name, demonym and abbreviation in the list of the example means its place in the article of the example: alone and
/// beside the names of the world.
#[cfg(feature = "csv")]
#[test]
fn every_name_of_the_example_is_resolved() {
    let (table, text) = (
        include_str!("../../examples/custom_gazetteer/places.csv"),
        include_str!("../../examples/custom_gazetteer/article.txt"),
    );
    let mut builder = Gazetteer::builder();
    Loader::new().table(table.as_bytes(), b',', &mut builder).unwrap();
    let list = builder.clone().build().unwrap();
    for builder in [builder.clone(), builder.merge(&Gazetteer::world())] {
        for gazetteer in built_and_loaded(builder) {
            let found = meant(gazetteer, text);
            for name in list.names() {
                let id = list.lookup(name).next().unwrap().id;
                let is_it = |(written, meant): &(String, Option<u32>)| {
                    written.trim_end_matches('.').eq_ignore_ascii_case(name.trim_end_matches('.')) && *meant == Some(id)
                };
                assert!(found.iter().any(is_it), "{name}: {found:?}");
            }
        }
    }
}

/// The names of a list that are found only where it asks for it, each with the same name of a place that does not.
#[test]
fn lower_case_is_found_where_it_is_asked_for() {
    let kiln = |id| place(id, "Kiln Lane", PlaceKind::Other).alias("The Works").abbreviation("KLN");
    let text = "Workers left the kiln lane, the works and kln. The works shut; Kiln Lane and KLN did not.";
    let found = |places: Vec<PlaceBuilder>| -> [_; 2] {
        built_and_loaded(Gazetteer::builder().places(places)).map(|gazetteer| {
            meant(gazetteer, text).iter().map(|(name, id)| format!("{name} {}", id.unwrap_or(0))).collect::<Vec<_>>()
        })
    };
    for names in found(vec![kiln(1).always()]) {
        assert_eq!(names, ["Kiln Lane 1", "KLN 1"]);
    }
    for names in found(vec![kiln(1).any_case()]) {
        assert_eq!(names, ["kiln lane 1", "the works 1", "kln 1", "The works 1", "Kiln Lane 1", "KLN 1"]);
    }
    // a place that does not ask for it is not meant, though it is preferred where there are capitals
    for names in found(vec![kiln(1).any_case(), place(2, "Kiln Lane", PlaceKind::City).population(900_000).priority(9)])
    {
        assert_eq!(names[0], "kiln lane 1");
        assert!(names.contains(&"Kiln Lane 2".to_owned()), "{names:?}");
    }
    // a longer name that does not ask for it hides none that does
    for names in found(vec![kiln(1).any_case(), place(2, "Kiln Lane The Works", PlaceKind::City)]) {
        assert_eq!(names[..2], ["kiln lane 1", "the works 1"]);
    }
}

/// A name that the list writes small is found so; the others of its place need a capital, also after it was merged.
#[test]
fn names_that_are_written_small_are_found_as_they_are_written() {
    let young =
        place(1, "de Young Hall", PlaceKind::Other).alias("19th Hole").alias("The reading room").alias("Quarry Bend");
    let text = "Signs name the de Young Hall, the 19th Hole, The reading room, the quarry bend and Quarry Bend.";
    let built = Gazetteer::builder().place(young.clone().always()).build().unwrap();
    let merged = Gazetteer::builder().merge(&built).build().unwrap();
    for gazetteer in [built, merged] {
        let names: Vec<String> = meant(gazetteer, text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["de Young Hall", "19th Hole", "The reading room", "Quarry Bend"]);
    }
    let built = Gazetteer::builder().place(young.clone().any_case()).build().unwrap();
    assert_eq!(meant(Gazetteer::builder().merge(&built).build().unwrap(), text).len(), 5);
    let names = meant(Gazetteer::builder().place(young).build().unwrap(), text);
    assert!(names.iter().all(|(name, _)| !name.starts_with(char::is_lowercase)), "{names:?}");
}

/// Where the longest name at a capital is none in its context, a shorter one that is always meant is found.
#[test]
fn a_name_that_is_always_meant_is_found_in_a_longer_one_that_is_none() {
    let orchard = place(1, "Orchard", PlaceKind::Other);
    let longer = place(2, "Orchard Of Plums", PlaceKind::City);
    let text = "Nobody saw Orchard of plums.";
    let found =
        |place: PlaceBuilder| meant(Gazetteer::builder().place(place).place(longer.clone()).build().unwrap(), text);
    assert_eq!(found(orchard.clone().always()), [("Orchard".to_owned(), Some(1))]);
    assert_eq!(found(orchard), []);
}

/// A positive priority speaks for a name as that of a place, for every name of the place, and a preference does not.
#[test]
fn a_priority_counts_when_a_name_is_recognised() {
    let text = "Orchard was closed, and Plum Yard was shut.";
    let orchard = place(1, "Orchard", PlaceKind::Other).alias("Plum Yard");
    let other = place(2, "Orchard", PlaceKind::Other).preference(9);
    let found = |place: PlaceBuilder| {
        let [built, loaded] = built_and_loaded(Gazetteer::builder().place(place).place(other.clone()));
        let merged = Gazetteer::builder().merge(&built).build().unwrap();
        let [one, two, three] = [built, loaded, merged].map(|gazetteer| meant(gazetteer, text));
        assert_eq!((&one, &one), (&two, &three));
        one.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(found(orchard.clone().priority(12)), ["Orchard", "Plum Yard"]);
    let none: [&str; 0] = [];
    assert_eq!(found(orchard.clone()), none);
    assert_eq!(found(orchard.clone().priority(12).preference(12)), none);
    assert_eq!(found(orchard.priority(-12)), none);
}

/// The score of an explanation is the one that was compared, with the priority among its evidence.
#[test]
fn a_priority_is_explained() {
    let text = "Orchard was closed.";
    let why = |logits: i8| {
        let orchard = place(1, "Orchard", PlaceKind::Other).priority(logits);
        let gazetteer = Gazetteer::builder().place(orchard).build().unwrap();
        let analyzer = reportedly::Analyzer::builder().gazetteer(gazetteer).build().unwrap();
        let analysis = analyzer.analyze(text);
        let finding = reportedly::explain::Finding::Place(reportedly::ids::PlaceId::new(0));
        analyzer.explain(text, &analysis, finding).unwrap()
    };
    let [more, less] = [12, 11].map(why);
    assert!((more.score.unwrap() - less.score.unwrap() - 1.0).abs() < 0.001);
    assert_eq!((more.evidence[0].name.as_str(), more.evidence[0].weight), ("priority", 12.0));
}
