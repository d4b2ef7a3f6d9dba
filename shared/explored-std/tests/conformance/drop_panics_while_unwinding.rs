// Expected: told as what it is, and the test process goes on: std ends the process at a panic in a destructor that runs while
// its thread unwinds.

use std::thread;

struct Bomb;
impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("in the destructor");
    }
}

pub fn main() {
    let told = explorer::explore(|| {
        let _ = thread::spawn(|| {
            let _bomb = Bomb;
            panic!("first");
        })
        .join();
    })
    .failure
    .expect("std would end the process")
    .to_string();
    assert!(told.contains("destructor") && told.contains("ends the process"), "{told}");
    explorer::explore(|| thread::spawn(|| ()).join().unwrap()).assert_ok();
}
