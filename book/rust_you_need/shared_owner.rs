use std::sync::Arc;
use std::thread;

pub fn main() {
    let menu = Arc::new(vec!["soup", "fish"]);

    let ours_too = Arc::clone(&menu); // a second owner, the same vector
    let cook = thread::spawn(move || ours_too.len());

    assert_eq!(menu[0], "soup"); // the first owner still has it
    assert_eq!(cook.join().unwrap(), 2);
    assert_eq!(Arc::strong_count(&menu), 1); // the cook's has gone
}
