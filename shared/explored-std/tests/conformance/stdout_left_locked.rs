// Expected: a deadlock is told, and everybody can still print. A thread is left behind with stdout locked.

use std::io::{self, Write};
use std::sync::mpsc;
use std::thread;

pub fn main() {
    let told = explorer::explore(|| {
        let (_kept, never) = mpsc::channel::<()>();
        let printer = thread::spawn(move || {
            let mut out = io::stdout().lock();
            writeln!(out, "going to wait").unwrap();
            let _ = never.recv();
        });
        printer.join().unwrap();
    })
    .failure
    .expect("it can't end")
    .to_string();
    assert!(told.contains("going to wait"), "{told}");
    println!("still here");
}
