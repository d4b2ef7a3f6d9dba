// Expected: told as what it is, not swallowed and no abort: std ends the process when the destructor of a thread-local panics.

use std::cell::RefCell;
use std::thread;

struct Bomb;
impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("too late");
    }
}
thread_local! { static BOMB: RefCell<Option<Bomb>> = const { RefCell::new(None) }; }

pub fn main() {
    let told = explorer::explore(|| {
        let armed = thread::spawn(|| BOMB.set(Some(Bomb)));
        let _ = armed.join();
    })
    .failure
    .expect("std would end the process")
    .to_string();
    assert!(told.contains("destructor of a thread-local") && told.contains("too late"), "{told}");
}
