// Expected: a failure that says that the stack of a thread overflowed.

use std::thread;

fn depth(n: u64) -> u64 {
    let room = [n; 64];
    if n == 0 {
        0
    } else {
        depth(n - 1) + ::std::hint::black_box(room)[3]
    }
}
fn program() {
    thread::spawn(|| ::std::hint::black_box(depth(1_000_000)))
        .join()
        .unwrap();
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["stack"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
