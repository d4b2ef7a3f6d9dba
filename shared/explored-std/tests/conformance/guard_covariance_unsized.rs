// Expected: compiles, ok. A guard of a slice, kept in a struct with a lifetime shorter than what it guards.

use std::sync::{RwLock, RwLockReadGuard};

struct Page<'a> {
    words: RwLockReadGuard<'a, [&'a str]>,
}

fn open<'a>(words: RwLockReadGuard<'a, [&'static str]>) -> Page<'a> {
    Page { words }
}

pub fn main() {
    explorer::explore(|| {
        let lock: &RwLock<[&'static str]> = &RwLock::new(["a", "b"]);
        let word = String::from("c");
        let page = open(lock.read().unwrap());
        let longest = page.words.iter().copied().chain([&*word]).max();
        assert_eq!(longest, Some("c"));
    })
    .assert_ok();
}
