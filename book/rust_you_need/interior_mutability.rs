use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

pub fn main() {
    let visitors = AtomicU32::new(0); // both without `mut`
    let names = Mutex::new(Vec::new());

    let enter = |name| {
        visitors.fetch_add(1, SeqCst); // through `&visitors`
        names.lock().unwrap().push(name); // through lock's guard
    };
    enter("Ada");
    enter("Ben");

    assert_eq!(visitors.load(SeqCst), 2);
    assert_eq!(names.into_inner().unwrap(), ["Ada", "Ben"]);
}
