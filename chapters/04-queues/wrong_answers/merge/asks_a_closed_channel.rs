//! Believed: a closed channel gives nothing, so it can be ignored.
//! Diagnosis: still going after

use crossbeam_channel::{Receiver, Sender, select};

pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    loop {
        select! {
            recv(left) -> item => if let Ok(item) = item {
                out.send(item).unwrap();
            },
            recv(right) -> item => if let Ok(item) = item {
                out.send(item).unwrap();
            },
        }
    }
}
