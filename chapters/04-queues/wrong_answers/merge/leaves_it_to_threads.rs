//! Believed: two threads do it, so merge can go.
//! Diagnosis: only the left was closed

use std::thread;

use crossbeam_channel::{Receiver, Sender};

pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    for side in [left, right] {
        let out = out.clone();
        thread::spawn(move || side.iter().for_each(|n| out.send(n).unwrap()));
    }
}
