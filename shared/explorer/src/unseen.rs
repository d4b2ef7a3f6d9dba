//! What a program uses behind the explorer's back, as far as its source tells.
//!
//! `core` can't be replaced as `std` is, and what other crates do with the real std isn't seen.

use std::collections::BTreeSet;

use crate::engine::Place;
use crate::narration::names::{self, Sources};

/// A path in the source, and where it stands.
pub(crate) struct Unseen {
    pub(crate) path: &'static str,
    pub(crate) at: String,
}

/// Nothing stands in for it, and all of it matters.
const REFUSED: [&str; 2] = ["core::sync::atomic", "core::hint::"];

/// What it does with threads of its own, and with the world outside, isn't seen.
const NAMED: [&str; 8] = [
    "tokio::",
    "rayon::",
    "parking_lot::",
    "async_std::",
    "std::fs::",
    "std::net::",
    "std::process::Command",
    "std::io::stdin",
];

/// The first use of what can't be explored at all, in the files that a run came through.
pub(crate) fn refused(places: &[Place]) -> Option<Unseen> {
    find(places, &REFUSED).into_iter().next()
}

/// What isn't seen.
pub(crate) fn named(places: &[Place]) -> Vec<Unseen> {
    find(places, &NAMED)
}

fn find(places: &[Place], paths: &[&'static str]) -> Vec<Unseen> {
    let mut sources = Sources::default();
    let files: BTreeSet<&str> = places.iter().map(|at| at.file()).collect();
    let firsts = files
        .iter()
        .filter_map(|file| places.iter().find(|at| at.file() == *file));
    let mut found: Vec<Unseen> = Vec::new();
    for at in firsts {
        let text = sources.text(at).unwrap_or_default();
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or(line);
            for path in paths {
                let is_known = found.iter().any(|known| known.path == *path);
                if !is_known && mentions(code, path) {
                    let at = format!("{}:{number}", names::file_name(at.file()));
                    found.push(Unseen { path, at });
                }
            }
        }
    }
    found
}

/// As a path of its own, not as the end of a longer word or inside a text.
fn mentions(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let before = &code[..at];
        let is_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        !is_word && before.matches('"').count().is_multiple_of(2)
    })
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn a_path_is_not_a_part_of_a_word_or_a_text() {
        let path = "core::sync::atomic";
        assert!(mentions("use core::sync::atomic::AtomicU32;", path));
        assert!(mentions("    ::core::sync::atomic::fence(SeqCst);", path));
        assert!(!mentions("use score::sync::atomic::X;", path));
        assert!(!mentions("let said = \"core::sync::atomic\";", path));
    }
}
