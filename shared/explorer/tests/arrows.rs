//! The explorer's folders import each other one way: engine, then search and narration, then the graph, then the front.

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder, and those it may import from.
const FOLDERS: [(&str, &[&str]); 4] = [
    ("engine", &["engine"]),
    ("search", &["engine", "search"]),
    ("narration", &["engine", "narration"]),
    ("graph", &["engine", "search", "narration", "graph"]),
];

#[test]
fn point_one_way() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (folder, may) in FOLDERS {
        let files = files_in(&source.join(folder));
        assert!(!files.is_empty(), "{folder} has files");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            assert!(
                text.starts_with("//! "),
                "{}: what is it for?",
                file.display()
            );
            for (number, line) in (1..).zip(text.lines().filter(|line| !line.contains("//"))) {
                for (_, path) in line
                    .match_indices("crate::")
                    .map(|(at, _)| line.split_at(at + 7))
                {
                    let from = path
                        .split(|c: char| !c.is_alphanumeric() && c != '_')
                        .next();
                    let from = from.unwrap_or_default();
                    assert!(
                        may.contains(&from),
                        "{}:{number} imports from {from}",
                        file.display()
                    );
                }
            }
        }
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let deeper = folders.iter().flat_map(|folder| files_in(folder));
    files.into_iter().chain(deeper).collect()
}
