// Expected: ok each time, also beside the plain use. A static in a function of a generic type, initialised by the first to come.

use std::sync::{OnceLock, RwLock};
use std::thread;

fn names() -> &'static RwLock<Vec<String>> {
    static NAMES: OnceLock<RwLock<Vec<String>>> = OnceLock::new();
    NAMES.get_or_init(|| RwLock::new(vec!["first".to_owned()]))
}

fn program() -> usize {
    let other = thread::spawn(|| names().write().unwrap().push("second".to_owned()));
    names().write().unwrap().push("third".to_owned());
    other.join().unwrap();
    names().read().unwrap().len()
}

pub fn main() {
    assert_eq!(program(), 3);
    explorer::explore(|| assert_eq!(program(), 3)).assert_ok();
    assert_eq!(program(), 5);
    explorer::explore(|| assert_eq!(program(), 3)).assert_ok();
}
