//! What a program uses behind the explorer's back, as far as its source tells.
//!
//! `core` can't be replaced as `std` is, and what other crates do with the real std isn't seen.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::engine::Place;
use crate::narration::names::{self, Sources};

/// A path in the source, and where it stands.
#[derive(Clone)]
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
    in_files(places).find(|unseen| REFUSED.contains(&unseen.path))
}

/// What isn't seen.
pub(crate) fn named(places: &[Place]) -> Vec<Unseen> {
    let mut found: Vec<Unseen> = Vec::new();
    for unseen in in_files(places) {
        let is_new = found.iter().all(|known| known.path != unseen.path);
        if is_new && NAMED.contains(&unseen.path) {
            found.push(unseen);
        }
    }
    found
}

fn in_files(places: &[Place]) -> impl Iterator<Item = Unseen> {
    let files: BTreeMap<&str, Place> = places.iter().map(|at| (at.file(), *at)).collect();
    files.into_values().flat_map(in_file)
}

/// Each path once. A file is read once for all explorations of the process.
fn in_file(at: Place) -> Vec<Unseen> {
    static READ: Mutex<BTreeMap<&str, Vec<Unseen>>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.entry(at.file()).or_insert_with(|| scan(at)).clone()
}

fn scan(at: Place) -> Vec<Unseen> {
    let mut sources = Sources::default();
    let mut found: Vec<Unseen> = Vec::new();
    let text = sources.text(at).unwrap_or_default();
    for (number, line) in (1..).zip(text.lines()) {
        let code = line.split("//").next().unwrap_or(line);
        for path in REFUSED.into_iter().chain(NAMED) {
            if found.iter().all(|known| known.path != path) && mentions(code, path) {
                let at = format!("{}:{number}", names::file_name(at.file()));
                found.push(Unseen { path, at });
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
