//! Believed: the order is right if everything is sorted before it goes on.
//! Diagnosis: is not in its order

use crossbeam_channel::{Receiver, Sender};

pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    let mut items: Vec<u32> = left.iter().chain(right.iter()).collect();
    items.sort();
    items.into_iter().for_each(|item| out.send(item).unwrap());
}
