//! The pictures are those that the data says, and every page has one, or a reason for none.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pictures::Picture;
use transcript::promise::{Promise, blessing};

/// Kinds of pages that need none, and why.
const NEED_NONE: [(&str, &str); 5] = [
    ("/exercises/", "the failure that a learner's answer makes is its picture, in the verdict"),
    ("reference/", "it is for looking up"),
    ("/what_now.md", "looks back at its chapter"),
    ("rust_you_need.md", "its programs are a few lines each, and say it all"),
    ("SUMMARY.md", "is the table of contents"),
];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn all() -> Vec<Picture> {
    let mut files: Vec<_> = fs::read_dir("data").unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |file: &PathBuf| {
        let chapter = file.file_stem().unwrap().to_string_lossy();
        pictures::read(&chapter, &fs::read_to_string(file).unwrap()).unwrap()
    };
    files.iter().flat_map(read).collect()
}

#[test]
fn each_is_as_its_data_says() {
    let mut problems = Vec::new();
    for picture in all() {
        let file = project().join(picture.file());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let kept = picture.svg(&project()).and_then(|svg| Promise::default().keep(&file, &svg));
        problems.extend(kept.err().map(|problem| format!("{problem:#}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn each_stands_on_its_page() {
    for picture in all() {
        let page = project().join(format!("book/src/{}/{}.md", picture.chapter, picture.page));
        let text = fs::read_to_string(&page).unwrap_or_default();
        let line = format!("pictures/{}/{}.svg}}}}", picture.chapter, picture.page);
        assert!(text.contains(&line), "{} doesn't include {line}", page.display());
    }
    let files: BTreeSet<_> = all().iter().map(|picture| project().join(picture.file())).collect();
    for chapter in fs::read_dir(project().join("book/src/pictures")).unwrap() {
        for file in fs::read_dir(chapter.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            assert!(blessing() || files.contains(&file), "no data draws {}", file.display());
        }
    }
}

/// A picture is an SVG or a stepper, also in a page that the page includes.
#[test]
fn every_page_has_a_picture() {
    let mut without = Vec::new();
    for page in pages() {
        let text = with_included_pages(&project().join("book/src").join(&page));
        let pictured = [".svg}}", "<svg", "![", "class=\"stepper\""].iter().any(|sign| text.contains(sign));
        let excused = NEED_NONE.iter().any(|(kind, _)| page.contains(kind));
        if !pictured && !excused {
            without.push(page);
        }
    }
    for (kind, _) in NEED_NONE {
        assert!(pages().iter().any(|page| page.contains(kind)), "no page needs this excuse any more: {kind}");
    }
    assert!(without.is_empty(), "without a picture, or a reason for none in this test: {without:#?}");
}

#[test]
fn every_picture_has_words_that_stand_in_for_it() {
    let mut svgs = Vec::new();
    files_in(&project().join("book/src"), ".svg", &mut svgs);
    files_in(&project().join("chapters"), ".svg", &mut svgs);
    assert!(svgs.len() > 80, "only {} pictures", svgs.len());
    for file in svgs {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("role=\"img\""), "{}: to a reader of the screen it is no image", file.display());
        for (tag, least) in [("title", 5), ("desc", 20)] {
            let words = text.split_once(&format!("<{tag}")).and_then(|(_, rest)| {
                let words = rest.split_once('>')?.1;
                words.split("</").next()
            });
            let enough = words.is_some_and(|words| words.trim().len() >= least);
            assert!(enough, "{}: its <{tag}> is missing, or too short", file.display());
        }
    }
    for page in pages() {
        let text = fs::read_to_string(project().join("book/src").join(&page)).unwrap();
        assert!(!text.contains("![]("), "{page}: an image without words");
        for image in text.split("<img").skip(1) {
            let tag = image.split('>').next().unwrap_or_default();
            assert!(tag.contains("alt=\"") && !tag.contains("alt=\"\""), "{page}: <img{tag}>");
        }
    }
}

fn with_included_pages(page: &Path) -> String {
    let text = fs::read_to_string(page).unwrap();
    let included = text.split("{{#include ").skip(1).filter_map(|rest| rest.split('}').next());
    let pages = included.filter(|file| file.ends_with(".md"));
    let all: Vec<_> = pages.map(|file| fs::read_to_string(page.with_file_name(file)).unwrap()).collect();
    text + &all.join("")
}

fn pages() -> Vec<String> {
    let book = project().join("book/src");
    let mut found = Vec::new();
    files_in(&book, ".md", &mut found);
    let short = |page: PathBuf| page.strip_prefix(&book).unwrap().to_string_lossy().replace('\\', "/");
    found.into_iter().map(short).filter(|page| !page.starts_with("measured/")).collect()
}

fn files_in(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_in(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
}
