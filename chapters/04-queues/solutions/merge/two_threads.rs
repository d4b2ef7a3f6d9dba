//! A thread for each side needs no select.

use std::thread;

use crossbeam_channel::{Receiver, Sender};

pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    let pass_on = |from: Receiver<u32>| {
        let out = out.clone();
        thread::spawn(move || from.iter().for_each(|n| out.send(n).unwrap()))
    };
    for side in [pass_on(left), pass_on(right)] {
        side.join().unwrap();
    }
}
