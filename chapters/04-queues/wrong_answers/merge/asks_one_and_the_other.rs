//! Believed: who asks both in turn waits for both.
//! Diagnosis: doesn't sleep

use std::thread;

use crossbeam_channel::{Receiver, Sender, TryRecvError};

pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    let mut sides = vec![left, right];
    while !sides.is_empty() {
        sides.retain(|side| match side.try_recv() {
            Ok(item) => {
                out.send(item).unwrap();
                true
            }
            Err(error) => error == TryRecvError::Empty,
        });
        thread::yield_now();
    }
}
