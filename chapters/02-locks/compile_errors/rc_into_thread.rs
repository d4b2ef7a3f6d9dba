//! E0277: an `Rc` can't go to another thread.

use std::rc::Rc;
use std::thread;

fn main() {
    let recipe = Rc::new(["flour", "water", "salt"]);
    let mine = Rc::clone(&recipe);
    let cook = thread::spawn(move || println!("{mine:?}"));
    cook.join().unwrap();
    println!("{recipe:?}");
}
