//! A postman takes letters from a box and brings them, until he is told
//! to stop. What he hasn't brought must still be in the box.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

fn round(bring: impl Fn(&Receiver<u32>, &AtomicBool) -> usize + Send) {
    let (post, letters) = channel();
    let stop = AtomicBool::new(false);
    let (brought, letters) = thread::scope(|town| {
        let stop = &stop;
        let postman =
            town.spawn(move || (bring(&letters, stop), letters));
        post.send(1).unwrap();
        post.send(2).unwrap();
        stop.store(true, SeqCst);
        drop(post);
        postman.join().unwrap()
    });
    let left = letters.iter().count();
    assert!(brought + left == 2, "a letter is lost");
}

/// Takes a letter, and stops if told to.
pub fn broken() {
    round(|letters, stop| {
        let mut brought = 0;
        for _letter in letters {
            if stop.load(SeqCst) {
                break;
            }
            brought += 1;
        }
        brought
    });
}

/// Stops if told to, or else takes a letter.
pub fn cured() {
    round(|letters, stop| {
        let mut brought = 0;
        while !stop.load(SeqCst) && letters.recv().is_ok() {
            brought += 1;
        }
        brought
    });
}
