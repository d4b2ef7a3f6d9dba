//! Threads that borrow: the scope waits for them, so they may.

use std::thread;

use anyhow::Result;

pub fn run() -> Result<()> {
    let text = String::from("a cat saw a dog and the dog saw the cat");
    let mut marks = [0; 4];

    let cats = thread::scope(|scope| {
        // Two read the same text.
        let cats = scope.spawn(|| count(&text, "cat"));
        scope.spawn(|| println!("dogs: {}", count(&text, "dog")));
        cats.join().unwrap()
    }); // here both have ended, also the one that nobody joined
    println!("cats: {cats}");

    // Two write, each into its own half.
    thread::scope(|scope| {
        let (left, right) = marks.split_at_mut(2);
        scope.spawn(|| left.fill(1));
        scope.spawn(|| right.fill(2));
    });
    println!("marks: {marks:?}");
    println!("the text is still ours: {text}");
    Ok(())
}

fn count(text: &str, wanted: &str) -> usize {
    text.split(' ').filter(|word| *word == wanted).count()
}
