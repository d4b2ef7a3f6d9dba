use std::thread;

pub fn main() {
    let names = vec!["Ada", "Ben"];
    let count = 2;

    let thread = thread::spawn(move || names.len() + count);
    assert_eq!(thread.join().unwrap(), 4);

    assert_eq!(count, 2); // a number is copied: we still have ours
    // println!("{names:?}"); is error E0382: the vector has moved
}
