//! Does the book say what was measured, and nothing else?

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::claims::{CLAIMS, Verdict};
use crate::page;
use crate::results::Results;

const BOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../book/src");
const FACTS: &str = "measured/facts.md:";

fn recorded() -> Results {
    Results::read(Path::new(page::RESULTS)).unwrap()
}

#[test]
fn figures_tables_and_sentences_are_those_of_the_results() {
    for (file, text) in page::files(&recorded()) {
        if fs::read_to_string(&file).is_ok_and(|there| there == text) {
            continue;
        }
        assert!(env::var_os("BLESS").is_some(), "{} is stale: `just bless`", file.display());
        fs::write(&file, text).unwrap();
    }
}

#[test]
fn the_results_support_every_claim() {
    let results = recorded();
    let refuted = CLAIMS.iter().filter(|claim| claim.verdict(&results) == Verdict::Refuted);
    let refuted: Vec<_> =
        refuted.map(|claim| format!("{}: {}", claim.id, claim.sentence(&results))).collect();
    assert!(refuted.is_empty(), "not so:\n{}", refuted.join("\n"));
}

#[test]
fn without_python_the_page_says_so() {
    let mut results = recorded();
    results.machine.python = None;
    for lines in results.measured.values_mut() {
        lines.retain(|series, _| !series.starts_with("Python"));
    }
    let text: String = page::files(&results).into_iter().map(|(_, text)| text).collect();
    assert!(text.contains("| Python thread | not measured here"));
    assert!(text.contains("(Not measured on this machine: compute threads python.)"));
    assert!(CLAIMS.iter().any(|claim| claim.verdict(&results) == Verdict::Unmeasured));
}

#[test]
fn every_claim_is_told() {
    let pages: String =
        pages(Path::new(BOOK)).into_iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    for claim in CLAIMS {
        let include = format!("{FACTS}{}}}", claim.id);
        assert!(pages.contains(&include), "no page includes {include}");
    }
}

#[test]
fn every_fact_that_a_page_includes_is_there() {
    let facts = page::files(&recorded()).swap_remove(0).1;
    for page in pages(Path::new(BOOK)) {
        let text = fs::read_to_string(&page).unwrap();
        for (at, _) in text.match_indices(FACTS) {
            let id = text[at + FACTS.len()..].split('}').next().unwrap();
            assert!(
                facts.contains(&format!("ANCHOR: {id} -->")),
                "{}: no fact \"{id}\"",
                page.display()
            );
        }
    }
}

/// Numbers and comparisons come from the results; the rest of the page is free of them.
#[test]
fn nothing_is_typed_in() {
    let page = fs::read_to_string(Path::new(BOOK).join("reference/when_to_use_what.md")).unwrap();
    let mut typed = without(&page, "{{", "}}");
    typed = without(&typed, "](", ")");
    typed = without(&typed, "`", "`");
    typed = typed.replace("3.14", ""); // a name, as it were
    for line in typed.lines() {
        assert!(!line.contains(|c: char| c.is_ascii_digit()), "a number typed in: {line}");
        for word in line.to_lowercase().split(|c: char| !c.is_alphabetic()) {
            let compares = [
                "faster", "slower", "cheaper", "dearer", "quicker", "wins", "beats", "tie", "times",
            ];
            assert!(!compares.contains(&word), "a comparison typed in: {line}");
        }
    }
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
    found
}

/// The text without what stands between such brackets.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(open) {
        kept += before;
        rest = after.split_once(close).map_or("", |(_, rest)| rest);
    }
    kept + rest
}
