//! The layout of the source: a module uses only modules before it in the list, files are short, and nothing else is in
//! the root.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules, each after all modules that it uses.
const ORDER: &[&str] = &[
    "error",
    "enums",
    "text",
    "ids",
    "article",
    "import",
    "lexicon",
    "scoring",
    "document",
    "matching",
    "clause",
    "gazetteer",
    "names",
    "quotes",
    "places",
    "sources",
    "hedges",
    "statements",
    "analysis",
    "explain",
    "analyzer",
    "linking",
    "export",
    "fit",
    "docs",
    "lib",
];

/// The longest file, in lines.
const LONGEST: usize = 500;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The source files, each with its module, its path and its text.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let source = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        (module, name, fs::read_to_string(path).unwrap())
    };
    found.into_iter().map(source).collect()
}

/// The modules that a line of code names after `crate::`.
fn used(line: &str) -> impl Iterator<Item = &str> {
    let end = |rest: &str| rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    line.split("crate::").skip(1).map(move |rest| &rest[..end(rest)])
}

#[test]
fn modules_use_only_earlier_modules() {
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    let mut wrong = Vec::new();
    for (module, name, text) in sources() {
        let own = place(&module).unwrap_or_else(|| panic!("{name}: no module {module} in the order"));
        // unit tests may use the whole crate
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let later = used(line).filter(|module| place(module).is_some_and(|other| other > own));
            wrong.extend(later.map(|other| format!("{name}:{}: {module} uses {other}", number + 1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_short() {
    let long = sources().into_iter().filter(|(_, _, text)| text.lines().count() > LONGEST);
    let long: Vec<String> = long.map(|(_, name, text)| format!("{name}: {} lines", text.lines().count())).collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
