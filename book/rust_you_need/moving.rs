use std::thread;

pub fn main() {
    let name = String::from("Ada");
    let count = 2;

    let thread = thread::spawn(move || name.len() + count);
    assert_eq!(thread.join().unwrap(), 5);

    assert_eq!(count, 2); // a number is copied: we still have ours
    // println!("{name}"); is error E0382: the text has moved
}
