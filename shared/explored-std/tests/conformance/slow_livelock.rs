// Expected: too long for the limits, within a second or so.

use explorer::{Limits, explore_with};
use std::sync::mpsc;
pub fn main() {
    let limits = Limits {
        steps: 20_000,
        ..Limits::default()
    };
    let told = explore_with(limits, || {
        let (tx, _rx) = mpsc::channel();
        for n in 0..60_000 {
            tx.send(n).unwrap();
        }
    })
    .to_string();
    assert!(told.contains("steps"), "{told}");
}
