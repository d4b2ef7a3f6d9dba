//! Three ways to share that the compiler accepts.

use std::sync::{Arc, Mutex};
use std::{cell::Cell, thread};

use anyhow::Result;

pub fn run() -> Result<()> {
    // Several owners, none of them knowing who will be the last: Arc.
    let recipe = Arc::new(["flour", "water", "salt"]);
    let cook = {
        let recipe = Arc::clone(&recipe);
        thread::spawn(move || recipe.join(", "))
    };
    println!("the cook reads: {}", cook.join().unwrap());

    // Borrowed, because the threads end before the owner does: scope.
    let pantry = ["salt"];
    let missing = thread::scope(|kitchen| {
        let helper = kitchen.spawn(|| {
            recipe.iter().filter(|item| !pantry.contains(item)).count()
        });
        helper.join().unwrap()
    });
    println!("the helper misses: {missing}");

    // Changed by both: a lock, held from the question to the answer.
    let shopping = Mutex::new(Vec::new());
    thread::scope(|kitchen| {
        for _cook in 0..2 {
            kitchen.spawn(|| {
                let mut list = shopping.lock().unwrap();
                if !list.contains(&"flour") {
                    list.push("flour");
                }
            });
        }
    });
    println!("both write down: {:?}", shopping.into_inner().unwrap());

    // The compiler's two questions, asked by hand.
    may_go_to_another_thread(&Cell::new(1));
    may_be_seen_by_two_threads(&Mutex::new(Cell::new(1)));
    Ok(())
}

fn may_go_to_another_thread<T: Send>(_: &T) {}
fn may_be_seen_by_two_threads<T: Sync>(_: &T) {}
