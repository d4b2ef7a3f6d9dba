// Expected: the story says who holds a sender and what keeps it from sending: main has `orders` and waits for cook.

use std::sync::mpsc;
use std::thread;

fn program() {
    let (orders, inbox) = mpsc::channel();
    let cook = thread::spawn(move || inbox.recv().unwrap());
    cook.join().unwrap(); // too early
    orders.send(3).unwrap();
}

pub fn main() {
    let told = explorer::explore(program)
        .failure
        .expect("it can't end")
        .to_string();
    assert!(
        told.contains("orders") && !told.contains("nobody is left"),
        "{told}"
    );
}
