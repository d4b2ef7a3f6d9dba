// Expected: ok. One plain use of the program before it is explored, as a second #[test] of the same binary does.

use std::sync::Mutex;
use std::thread;
static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
fn register() {
    let other = thread::spawn(|| NAMES.lock().unwrap().push("ada".into()));
    NAMES.lock().unwrap().push("bob".into());
    other.join().unwrap();
}
pub fn main() {
    register(); // #[test] fn runs() { register() }
    explorer::explore(register).assert_ok(); // #[test] fn explored() { .. }
    assert_eq!(NAMES.lock().unwrap().len(), 2);
}
