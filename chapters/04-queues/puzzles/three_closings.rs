//! A clerk sends a letter and goes home. The office closes when he has
//! gone and nothing is left: asked in three ways. Which of them leaves
//! no letter lying?

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

fn evening(
    found: impl Fn(&Receiver<u32>, &AtomicBool) -> Option<bool>,
) {
    let (post, letters) = channel();
    let gone = AtomicBool::new(false);
    let (letters, gone) = (&letters, &gone);
    let found = thread::scope(|office| {
        office.spawn(move || {
            post.send(1).unwrap();
            gone.store(true, SeqCst);
        });
        found(letters, gone)
    });
    assert!(found != Some(false), "a letter is left lying");
}

/// Is there nothing? Has he gone? Then close.
pub fn first() {
    evening(|letters, gone| {
        let letter = letters.try_recv().is_ok();
        gone.load(SeqCst).then_some(letter)
    });
}

/// Has he gone? Is there nothing? Then close.
pub fn second() {
    evening(|letters, gone| {
        let has_gone = gone.load(SeqCst);
        let letter = letters.try_recv().is_ok();
        has_gone.then_some(letter)
    });
}

/// Is there nothing? Is there still nothing? Then he must have gone.
pub fn third() {
    evening(|letters, _| {
        let letter = letters.try_recv().or_else(|_| letters.try_recv());
        Some(letter.is_ok())
    });
}
