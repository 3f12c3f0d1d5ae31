//! What is found, and what is not.

use super::*;
use crate::error::ErrorKind;

fn set_of(phrases: &[&str], case: PhraseCase) -> PhraseSet<()> {
    PhraseSet::builder().phrases(phrases.iter().map(|&phrase| (phrase, ()))).case(case).build().unwrap()
}

fn found_as<'t>(case: PhraseCase, phrases: &[&str], text: &'t str) -> Vec<&'t str> {
    set_of(phrases, case).find_in(text).iter().map(|found| found.span.of(text)).collect()
}

fn found<'t>(phrases: &[&str], text: &'t str) -> Vec<&'t str> {
    found_as(PhraseCase::Folded, phrases, text)
}

#[test]
fn whole_words_longest_first() {
    assert_eq!(found(&["Washington", "Washington D"], "Washington Dulles"), ["Washington"]);
    assert_eq!(
        found(&["New York", "York", "New York City"], "New York City, New York, York"),
        ["New York City", "New York", "York"]
    );
    assert_eq!(found(&["a", "a a", "a a b"], "a a a b"), ["a a", "a"]);
}

#[test]
fn punctuation_must_agree_and_hyphens_need_not() {
    assert_eq!(
        found(&["St. Louis", "Washington, D.C."], "St. Louis and Washington, D.C. again"),
        ["St. Louis", "Washington, D.C."]
    );
    assert_eq!(found(&["Paris Texas"], "in Paris. Texas"), [""; 0]);
    assert_eq!(found(&["so-called"], "a so called and so‑called plan"), ["so called", "so‑called"]);
    assert_eq!(found(&["Pakistan"], "Pakistan’s army, US-Pakistan ties"), ["Pakistan", "Pakistan"]);
}

#[test]
fn other_signs_must_agree_and_no_match_crosses_a_paragraph() {
    let little = "Bush & Little";
    assert_eq!(found(&[little], "At Bush & Little. At BUSH &  LITTLE."), [little, "BUSH &  LITTLE"]);
    assert_eq!(found(&[little], "Bush, \"Little\" and Bush? Little, Bush (Little), Bush Little"), [""; 0]);
    assert_eq!(found(&[little, "Bush Little"], "Bush\n\nLittle. Bush &\n\nLittle"), [""; 0]);
    assert_eq!(found(&["Yahoo! News", "AC/DC"], "on Yahoo! News, Yahoo, News, AC/DC"), ["Yahoo! News", "AC/DC"]);
}

#[test]
fn unusable_phrases_are_refused() {
    let kind = |phrase: &str| PhraseSet::new([(phrase, ())]).unwrap_err().kind();
    for empty in ["", "  ", "\u{200B}", "—!"] {
        assert_eq!(kind(empty), ErrorKind::EmptyName, "{empty:?}");
    }
    assert_eq!(kind(&"x".repeat(300)), ErrorKind::LongName);
    assert_eq!(kind(&"\u{FDFA}".repeat(12)), ErrorKind::LongName);
}

#[test]
fn payloads_of_equal_phrases_keep_their_order() {
    let set = PhraseSet::new([("Khōst", 7), ("Kabul", 1), ("khost", 3)]).unwrap();
    assert_eq!(set.find_in("Khost")[0].payloads, [7, 3]);
    assert_eq!(set.len(), 2);
}

#[test]
fn signs_inside_are_compared_themselves() {
    let phrases = ["Yahoo! News", "AC/DC", "Bush & Little"];
    assert_eq!(found(&phrases, "Yahoo? News, AC & DC, AC+DC, Bush / Little, Bush &c Little"), [""; 0]);
    let text = "Yahoo! News, ac / dc, Bush &amp; Little, Bush ＆ Little";
    assert_eq!(found(&phrases, text), ["Yahoo! News", "ac / dc", "Bush &amp; Little", "Bush ＆ Little"]);
    // one pattern of the automaton, and three phrases
    let set = set_of(&["C++ Primer", "C# Primer", "C Primer"], PhraseCase::Folded);
    let numbers = |text| set.find_in(text).iter().map(|found| found.phrase).collect::<Vec<_>>();
    assert_eq!(numbers("C# Primer, C++ Primer, C Primer, C+ Primer, C & Primer"), [1, 0, 2]);
}

#[test]
fn signs_behind_belong_to_the_word() {
    let text = "C, C++, (C) C#; C+ and C++";
    assert_eq!(found(&["C"], text), ["C", "C"]);
    assert_eq!(found(&["C++"], text), ["C++", "C++"]);
    assert_eq!(found(&["c#", "C++"], text), ["C++", "C#", "C++"]);
    assert_eq!(found(&["Notes on C", "Notes on"], "Notes on C++"), ["Notes on"]);
    // one sign between two words belongs to neither
    assert_eq!(found(&["Python", "NumPy", "C++"], "Python+NumPy, C++17"), ["Python", "NumPy", "C++"]);
    assert_eq!(found(&["Disney+", "Disney"], "Disney+ is Disney’s, is Disney+’s"), ["Disney+", "Disney", "Disney+"]);
    assert_eq!(found(&["Khost"], "Khost! Khost* Khost&"), ["Khost"; 3]);
    let long = "+".repeat(100_000);
    assert_eq!(found(&["C++", "C"], &format!("C{long}")), [""; 0]);
}

#[test]
fn a_sign_before_is_demanded_by_a_phrase_that_has_it() {
    let text = "the .NET runtime, a net, ASP.NET, end ..NET";
    assert_eq!(found(&[".NET"], text), [".NET"]);
    assert_eq!(found(&["net"], text), ["NET", "net", "NET", "NET"]);
    assert_eq!(found(&["net", ".NET"], text), [".NET", "net", "NET", "NET"]);
    assert_eq!(
        found(&["#MeToo", "@karim", "Khost"], "#metoo @Karim #Khost, MeToo, a@karim"),
        ["#metoo", "@Karim", "Khost"]
    );
    assert_eq!(found(&[".NET"], ".NET"), [".NET"]);
}

#[test]
fn no_match_crosses_the_end_of_a_sentence() {
    assert_eq!(found(&["Yahoo! News", "St Louis"], "Was it Yahoo? News came. He met the St. Louis left."), [""; 0]);
    assert_eq!(found(&["Karim Noor", "in Kabul"], "I saw Karim. Noor left! He is in. Kabul is near."), [""; 0]);
    assert_eq!(found(&["US The", "U.S. The"], "in the U.S. The law"), ["U.S. The"]);
    // the phrase's own sign is not the end
    let text = "He works at Yahoo! News in St. Louis. Guess Who. He left.";
    assert!(Document::parse(text).sentences().len() > 2);
    assert_eq!(
        found(&["Yahoo! News", "St. Louis", "Guess Who. He"], text),
        ["Yahoo! News", "St. Louis", "Guess Who. He"]
    );
    // a sentence is cut after 400 words, which is no end
    let long = format!("{}New York {}", "word ".repeat(399), "word ".repeat(50));
    assert_eq!(found(&["New York"], &long), ["New York"]);
}

#[test]
fn a_line_feed_is_a_space_and_a_paragraph_is_not() {
    for space in ["\n", "\r\n", "  ", "\t", "\u{A0}", " \n "] {
        let text = format!("It is in New{space}York, they said.");
        assert_eq!(found(&["New York"], &text).len(), 1, "{space:?}");
    }
    let (phrases, text) =
        (["New York", "Bush & Little"], "It is new\n\nYork is\n \nBush &\r\n\r\nLittle, in New\n\nYork");
    assert_eq!(found(&phrases, text), [""; 0]);
    assert_eq!(found(&phrases, &text.replace(['\r', ' '], " ").replace("\n\n", "\n")).len(), 2);
    // where the document has a paragraph for each line
    let (set, lines) = (set_of(&phrases, PhraseCase::Folded), "It is New\nYork is");
    assert_eq!(set.find_iter(lines, &Document::parse(lines)).count(), 0);
    assert_eq!(set.find_in(lines).len(), 1);
}

#[test]
fn capitals_of_the_phrase_are_in_the_text() {
    let found = |phrases: &[&str], text| found_as(PhraseCase::Capitals, phrases, text).join("|");
    assert_eq!(
        found(&["GE", "Visa", "US Steel"], "GE, Ge, ge; Visa, VISA, visa; us steel, US steel, US STEEL"),
        "GE|Visa|VISA|US STEEL"
    );
    assert_eq!(
        found(&["visa", "São Paulo"], "Visa, visa; Sao Paulo, são paulo, SÃO-PAULO"),
        "Visa|visa|Sao Paulo|SÃO-PAULO"
    );
    assert_eq!(found(&["U.N.", "O’Neill"], "u.n. U.N. o'neill O'Neill"), "U.N.|O'Neill");
    // the longest that agrees
    assert_eq!(found(&["New York", "New York Post"], "a New York post, the New York Post"), "New York|New York Post");
    // the phrase that demands more is the match
    let set = set_of(&["us", "US", "Us"], PhraseCase::Capitals);
    let numbers: Vec<_> = set.find_in("us US Us").iter().map(|found| found.phrase).collect();
    assert_eq!((set.len(), numbers), (3, vec![0, 1, 2]));
}

#[test]
fn exact_letters_are_those_of_the_phrase() {
    let found = |phrases: &[&str], text| found_as(PhraseCase::Exact, phrases, text).join("|");
    assert_eq!(found(&["iPhone", "McDonald’s"], "IPhone iphone iPhone Mcdonald's McDonald's"), "iPhone|McDonald's");
    // composed or not, and without what cannot be seen
    assert_eq!(found(&["São Paulo"], "Sao Paulo, são Paulo, Sa\u{303}o\nPaulo"), "Sa\u{303}o\nPaulo");
    assert_eq!(found(&["Waziristan"], "waziristan Waz\u{AD}iristan"), "Waz\u{AD}iristan");
    assert_eq!(found(&["c", "C", "C++"], "C c C++ c++"), "C|c|C++");
    assert_eq!(set_of(&["Visa", "visa", "VISA", "Visa"], PhraseCase::Exact).len(), 3);
}

#[test]
fn ampersands_equal_and_where_it_is_asked_for() {
    let phrases =
        [("Bush & Little", 1), ("Bush and Little", 2), ("AT&T", 3), ("Q and A", 4), ("Fish And Chips & Peas", 5)];
    let text = "Bush and Little, BUSH & LITTLE, Bush&Little, Bush &amp; Little, AT and T, Q&A, Fish And Chips & Peas, \
                fish & chips & peas, Bush Little, Bush + Little, Bush, and Little";
    let numbers = |equal| {
        let set = PhraseSet::builder().ampersands(equal).phrases(phrases).build().unwrap();
        let found: Vec<_> = set.find_in(text).iter().map(|found| found.payloads.to_vec()).collect();
        found
    };
    let bush = || vec![1, 2];
    assert_eq!(numbers(true), [bush(), bush(), bush(), bush(), vec![3], vec![4], vec![5], vec![5]]);
    assert_eq!(numbers(false), [vec![2], vec![1], vec![1], vec![5]]);
    let set = PhraseSet::builder().ampersands(true).phrases([
        ("A & B", 1),
        ("D&#8217;A & B", 2),
        ("B&#38;B", 3),
        ("B & B", 4),
    ]);
    let set = set.case(PhraseCase::Capitals).build().unwrap();
    assert_eq!(
        set.find_in("a and b, A and B, D’A & B, B&B").iter().map(|found| found.payloads[0]).collect::<Vec<_>>(),
        [1, 2, 3]
    );
}

#[test]
fn a_lenient_builder_leaves_out_what_cannot_be_used() {
    let long = "x".repeat(300);
    let builder = || PhraseSet::builder().phrases([("—", 0), ("Khost", 1), (&long, 2), ("khost", 3), ("Kabul", 4)]);
    assert_eq!(builder().build().unwrap_err().kind(), ErrorKind::EmptyName);
    let set = builder().lenient(true).build().unwrap();
    let errors: Vec<_> = set.errors().iter().map(|(number, error)| (*number, error.kind())).collect();
    assert_eq!(errors, [(0, ErrorKind::EmptyName), (2, ErrorKind::LongName)]);
    assert!(set.phrases().eq([("Khost", &[1, 3][..]), ("Kabul", &[4])]));
    let found: Vec<_> = set.find_in("Kabul, Khost").iter().map(|found| (found.phrase, found.payloads)).collect();
    assert_eq!(found, [(1, &[4][..]), (0, &[1, 3])]);
}

#[test]
fn a_phrase_has_its_place_in_the_list() {
    let names = ["b", "a", "B", "a b", "a+", ".a", "a"];
    let set = PhraseSet::new(names.into_iter().zip(0..)).unwrap();
    assert!(set.phrases().eq([("b", &[0, 2][..]), ("a", &[1, 6]), ("a b", &[3]), ("a+", &[4]), (".a", &[5])]));
    let found: Vec<_> = set.find_in("a+, .a, b, a-b").iter().map(|found| found.phrase).collect();
    assert_eq!(found, [3, 4, 0, 2]);
}

#[test]
fn the_crate_finds_a_pattern_whatever_it_demands() {
    let set = PhraseSet::new([("C++", 1), ("C", 2), ("B", 3), (".C", 4), ("c", 5)]).unwrap();
    let mut payloads = set.longest_at(&Document::parse("c"), 0).unwrap().1.to_vec();
    payloads.sort_unstable();
    assert_eq!(payloads, [1, 2, 4, 5]);
}

#[test]
fn a_text_of_another_document_does_not_panic() {
    let set = set_of(&["é & b", "a", ".NET", "c++"], PhraseCase::Exact);
    let document = Document::parse("xx é & b, a .NET and c++ and so on");
    for text in ["", "é", "éééééééééééééééé++", "+++++++++++++++++++++++++++++++++++++++++"] {
        set.find_iter(text, &document).count();
    }
}

#[test]
fn a_stored_set_is_the_same_set() {
    let settings = |case| PhraseSet::builder().case(case).ampersands(true);
    for case in PhraseCase::ALL {
        let set =
            settings(case).phrases([("Fish & Chips", 1), ("C++", 2), ("us", 3), ("fish and chips", 4), ("US", 5)]);
        let set = set.build().unwrap();
        let again: PhraseSet<i32> = serde_json::from_str(&serde_json::to_string(&set).unwrap()).unwrap();
        assert!(again.phrases().eq(set.phrases()));
        let text = "US, us, fish & chips, Fish and Chips in C++";
        assert_eq!(again.find_in(text), set.find_in(text));
        assert!(set.find_in(text).len() > 3, "{case:?}");
    }
    let read = |json| serde_json::from_str::<PhraseSet<i32>>(json).map_err(|error| error.to_string());
    assert_eq!(read(r#"{"phrases":[["Khost",[1]]]}"#).unwrap().len(), 1);
    assert_eq!(read(r#"{"case":"odd","phrases":[]}"#).unwrap_err(), "no case is named \"odd\"");
    assert!(read(r#"{"phrases":[["Khost",[]]]}"#).unwrap_err().contains("has no payload"));
    assert!(read(r#"{"phrases":[["—",[1]]]}"#).unwrap_err().contains("no letter"));
}
