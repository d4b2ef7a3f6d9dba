use std::thread::{self, JoinHandle};

fn start(task: impl FnOnce() -> usize + Send + 'static) -> JoinHandle<usize> {
    thread::spawn(task)
}

pub fn main() {
    let text = String::from("in the evening");

    // A scope waits for its threads, so they may borrow.
    let length =
        thread::scope(|scope| scope.spawn(|| text.len()).join());
    assert_eq!(length.unwrap(), 14);

    // start(|| text.len()) is error E0373: `text` is only borrowed.
    let thread = start(move || text.len());
    assert_eq!(thread.join().unwrap(), 14);
}
