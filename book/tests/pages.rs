//! The book as a whole: every topic has its place, every page is in the table of contents.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

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

#[test]
fn a_claim_about_an_article_names_it_as_the_topics_page_does() {
    let mut wrong = Vec::new();
    for page in &*PAGES {
        for line in
            page.prose.iter().filter(|line| line.contains("rticle"))
        {
            let named = articles(line);
            if named.is_empty() {
                wrong.push(format!(
                    "{}: which article? {line}",
                    page.name
                ));
            }
            let file = Path::new(&page.name).file_name().unwrap();
            let link = format!("/{})", file.to_str().unwrap());
            for letter in named {
                let known = TOPICS.lines().any(|row| {
                    let from =
                        row.split(" | ").nth(1).unwrap_or_default();
                    row.contains(&link)
                        && from.split(' ').any(|one| one == letter)
                });
                if !known {
                    wrong.push(format!(
                        "{}: not of {letter}, says topics.md: {line}",
                        page.name
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The letters after "article": "article D", "articles B, C and D".
fn articles(line: &str) -> Vec<String> {
    let mut letters = Vec::new();
    for rest in line.split("rticle").skip(1) {
        for word in rest.trim_start_matches('s').split_whitespace() {
            let word = word
                .trim_end_matches(|c: char| ",.:;)".contains(c))
                .trim_end_matches("'s");
            match word {
                "A" | "B" | "C" | "D" => letters.push(word.to_owned()),
                "and" | "or" => {}
                _ => break,
            }
        }
    }
    letters
}

/// A number in the text is one of the page's own programs and outputs, or the page says where it is from, in a
/// comment: `<!-- 95: 1 - (1 - 1/2000)^100 -->`. What is measured is included, and so isn't seen here.
#[test]
fn a_number_has_a_source() {
    let mut wrong = Vec::new();
    for page in &*PAGES {
        for line in &page.prose {
            // Headings have names, tables are for looking up.
            let counts =
                if line.starts_with(['#', '|']) { "" } else { line };
            for number in numbers(counts) {
                if !page.says(&number) {
                    wrong.push(format!(
                        "{}: {number}: {line}",
                        page.name
                    ));
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "numbers without a source:\n{}",
        wrong.join("\n")
    );
}

/// The numbers of two digits and more that count or measure something: not versions, chapters, errors or names.
fn numbers(line: &str) -> Vec<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .map_or("", |at| words[at])
            .trim_start_matches(['(', '[']);
        let named = [
            "Python", "CPython", "Rust", "PEP", "chapter", "chapters",
            "Chapters", "edition",
        ];
        let year = before == "in" && word.starts_with(['1', '2']);
        if named.contains(&before) || year || word.contains("3.") {
            continue;
        }
        let number: String = word
            .trim_matches(|c: char| !c.is_ascii_digit())
            .chars()
            .filter(|c| *c != ',')
            .collect();
        if number.len() >= 2
            && number.chars().all(|c| c.is_ascii_digit())
            && !word.starts_with('E')
        {
            found.push(number);
        }
    }
    found
}

struct ProsePage {
    name: String,
    /// The lines of text, without what is code.
    prose: Vec<String>,
    /// What the page includes, its code and its comments: 200_000 and 200,000 are 200000.
    sources: String,
}

impl ProsePage {
    fn says(&self, number: &str) -> bool {
        self.sources
            .split(|c: char| !c.is_ascii_digit())
            .any(|one| one == number)
    }
}

/// All pages but the one that lists what the articles say.
static PAGES: LazyLock<Vec<ProsePage>> = LazyLock::new(|| {
    let mut pages = Vec::new();
    pages_in(&book(), &mut pages);
    pages.retain(|page| {
        !page.ends_with("topics.md") && !page.ends_with("SUMMARY.md")
    });
    pages.sort();
    pages.iter().map(|page| read(page)).collect()
});

fn read(page: &Path) -> ProsePage {
    let text = std::fs::read_to_string(page).unwrap();
    let folder = page.parent().unwrap();
    let (mut prose, mut rest) = (Vec::new(), String::new());
    let mut fenced = false;
    for line in text.lines() {
        let fence = line.starts_with("```");
        fenced ^= fence;
        let included = line
            .strip_prefix("{{#include ")
            .and_then(|rest| rest.strip_suffix("}}"));
        if let Some(file) =
            included.map(|file| file.split(':').next().unwrap())
        {
            rest +=
                &std::fs::read_to_string(folder.join(file)).unwrap();
        } else if fence || fenced || line.starts_with('<') {
            rest += line;
            rest.push('\n');
        } else {
            let mut text = String::new();
            for (at, part) in line.split('`').enumerate() {
                // What is in backquotes is code; what is behind a link's bracket, an address.
                if at % 2 == 1 {
                    rest += &format!("{part}\n");
                    text += "_";
                } else {
                    text += part;
                }
            }
            let mut pieces = text.split("](");
            let mut line = pieces.next().unwrap().to_owned();
            for piece in pieces {
                line += piece
                    .split_once(')')
                    .map_or("", |(_, after)| after);
            }
            prose.push(line);
        }
    }
    let sources = rest.replace([',', '_'], "");
    ProsePage {
        name: page.strip_prefix(book()).unwrap().display().to_string(),
        prose,
        sources,
    }
}

#[test]
fn a_line_has_one_sentence() {
    let mut wrong = Vec::new();
    for page in &*PAGES {
        let lines = page
            .prose
            .iter()
            .filter(|line| !line.starts_with(['|', '#']));
        wrong.extend(
            lines
                .filter(|line| has_a_second_sentence(line))
                .map(|line| format!("{}: {line}", page.name)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// After the first one's end, not what stands in quotation marks or brackets.
fn has_a_second_sentence(line: &str) -> bool {
    let line = line
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .trim_start_matches(". "); // "1. "
    let ends = ['.', '?', '!']
        .into_iter()
        .flat_map(|end| line.match_indices(end));
    ends.into_iter().any(|(at, _)| {
        let before = &line[..at];
        let quoted = before.matches('"').count() % 2 == 1;
        let bracketed = before.matches('(').count()
            > before.matches(')').count()
            && !line.starts_with('(');
        let after = line[at + 1..].trim_start_matches(['*', '"', ')']);
        let next = after
            .strip_prefix(' ')
            .and_then(|after| after.chars().next());
        !quoted
            && !bracketed
            && next.is_some_and(|next| next.is_uppercase())
    })
}

#[test]
fn a_term_is_explained_once() {
    let glossary =
        std::fs::read_to_string(book().join("reference/glossary.md"))
            .unwrap();
    let terms = glossary.lines().filter(|line| line.starts_with("**"));
    let terms: Vec<_> = terms
        .map(|term| term.to_lowercase().replace('`', ""))
        .collect();
    let mut sorted = terms.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(
        terms, sorted,
        "each once, and in the order of the alphabet"
    );
}
