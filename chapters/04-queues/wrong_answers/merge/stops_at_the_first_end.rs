//! Believed: when one side is closed, the work is over.
//! Diagnosis: items got lost

use crossbeam_channel::{Receiver, Sender, select};

pub fn merge(left: Receiver<u32>, right: Receiver<u32>, out: Sender<u32>) {
    loop {
        let item = select! {
            recv(left) -> item => item,
            recv(right) -> item => item,
        };
        match item {
            Ok(item) => out.send(item).unwrap(),
            Err(_) => return,
        }
    }
}
