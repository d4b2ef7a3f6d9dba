//! The book as a whole: every topic has its place, every page is in the table of contents.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const TOPICS: &str = include_str!("../src/reference/topics.md");
const SUMMARY: &str = include_str!("../src/SUMMARY.md");

/// How many topics the articles have, by chapter; W: the whole; E: what they get wrong.
const COUNTS: [(char, usize); 8] = [
    ('T', 16),
    ('L', 10),
    ('D', 5),
    ('Q', 4),
    ('P', 9),
    ('S', 6),
    ('W', 2),
    ('E', 14),
];

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn every_topic_has_its_place() {
    let rows: Vec<(&str, &str)> = TOPICS
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
        .collect();
    for (letter, count) in COUNTS {
        for number in 1..=count {
            let id = format!("{letter}{number}");
            let row = rows.iter().find(|(first, _)| *first == id);
            let (_, row) = row.unwrap_or_else(|| {
                panic!("topics.md has no row for {id}")
            });
            assert!(
                !links(row).is_empty(),
                "topics.md: {id} leads nowhere"
            );
        }
    }
    for link in links(TOPICS) {
        let page = book().join("reference").join(&link);
        assert!(
            page.exists(),
            "topics.md leads to {link}, which isn't there"
        );
    }
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let listed: BTreeSet<PathBuf> =
        links(SUMMARY).iter().map(|link| book().join(link)).collect();
    let mut pages = Vec::new();
    pages_in(&book(), &mut pages);
    for page in pages {
        let known =
            listed.contains(&page) || page.ends_with("SUMMARY.md");
        assert!(known, "SUMMARY.md doesn't list {}", page.display());
    }
}

fn links(markdown: &str) -> Vec<String> {
    let targets = markdown
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    targets
        .filter(|target| target.ends_with(".md"))
        .map(String::from)
        .collect()
}

/// What is measured and included is no page.
fn pages_in(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("measured") {
            pages_in(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "md")
        {
            pages.push(path);
        }
    }
}
