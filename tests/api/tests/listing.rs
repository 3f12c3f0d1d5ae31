//! The public interface is that of `public-api.txt`, so that a change of it is seen as a difference of that file.
//!
//! `REPORTEDLY_BLESS=1 cargo test -p reportedly-api` writes it anew. What is removed or changed there breaks users, and is a line
//! under "Breaking" in the changelog.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use public_api::Builder;
use serde_json::Value;

/// The version of rustdoc's JSON that the listing was made from; others may write types otherwise.
const FORMAT: u64 = 57;

#[test]
fn public_interface_is_as_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc");
    // rustdoc writes JSON on the stable compiler too, but does not promise its form
    let status = Command::new(env!("CARGO"))
        .args(["rustdoc", "--locked", "--lib", "--features", "json,world,small,csv,rayon"])
        .args(["--", "-Z", "unstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", &target)
        .current_dir(&root)
        .status();
    assert!(status.unwrap().success());
    let json = target.join("doc/reportedly.json");
    let format = serde_json::from_slice::<Value>(&fs::read(&json).unwrap()).unwrap()["format_version"].as_u64();
    if format != Some(FORMAT) {
        println!("not checked: rustdoc's JSON has version {format:?}, and not {FORMAT}");
        return;
    }
    let listing = Builder::from_rustdoc_json(&json).omit_blanket_impls(true).omit_auto_trait_impls(true);
    let written = listing.clone().omit_auto_derived_impls(true).build().unwrap().to_string();
    let written: HashSet<&str> = written.lines().collect();
    // of what is derived, that it is
    let all = listing.build().unwrap().to_string();
    let kept = all.lines().filter(|line| line.starts_with("impl") || written.contains(line));
    let found: String = kept.flat_map(|line| [line, "\n"]).collect();
    assert_crosses_threads(&json, &written);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public-api.txt");
    if env::var_os("REPORTEDLY_BLESS").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let listed = fs::read_to_string(&path).unwrap();
    let missing = |one: &str, other: &str| -> Vec<String> {
        one.lines().filter(|line| !other.lines().any(|it| it == *line)).map(str::to_owned).collect()
    };
    let (gone, new) = (missing(&listed, &found), missing(&found, &listed));
    assert!(gone.is_empty() && new.is_empty(), "not there any more: {gone:#?}\nnew: {new:#?}");
}

/// Every type can be used from several threads, and behind a caught panic.
fn assert_crosses_threads(json: &Path, written: &HashSet<&str>) {
    let api = Builder::from_rustdoc_json(json).omit_blanket_impls(true).build().unwrap().to_string();
    // what is exported twice has its traits listed at one of the paths
    let last = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
    let implemented = api.lines().filter_map(|line| line.strip_prefix("impl ")?.split_once(" for "));
    let implemented: HashSet<_> = implemented.map(|(one, of)| (last(one), last(of))).collect();
    let kinds = ["pub struct ", "pub enum ", "#[non_exhaustive] pub struct ", "#[non_exhaustive] pub enum "];
    let types = written.iter().filter_map(|line| kinds.iter().find_map(|kind| line.strip_prefix(kind)));
    let names: HashSet<&str> =
        types.filter(|it| !it.contains('<')).map(|it| it.split(['(', ' ']).next().unwrap()).collect();
    assert!(names.len() > 50);
    for name in names {
        for one in ["Send", "Sync", "UnwindSafe", "RefUnwindSafe"] {
            assert!(implemented.contains(&(one.to_owned(), last(name))), "{name} is not {one}");
        }
    }
}
