// Expected: the story says that main has a sender itself, which keeps the channel open: the missing `drop(orders)`.

use std::sync::mpsc;
use std::thread;

pub fn main() {
    let told = explorer::explore(|| {
        let (orders, inbox) = mpsc::channel();
        let guests: Vec<_> = (0..2)
            .map(|n| {
                let orders = orders.clone();
                thread::spawn(move || orders.send(n).unwrap())
            })
            .collect();
        assert_eq!(inbox.iter().count(), 2);
        guests.into_iter().for_each(|guest| guest.join().unwrap());
    })
    .failure
    .expect("it can't end")
    .to_string();
    let words: Vec<&str> = told.split_whitespace().collect();
    assert!(
        words.join(" ").contains("has a sender itself, orders"),
        "{told}"
    );
}
