// Expected: ok. A static array: the `;` of its type hides the word static.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
static SEATS: [AtomicU32; 2] = [AtomicU32::new(0), AtomicU32::new(0)];
pub fn main() {
    explorer::explore(|| {
        let other = thread::spawn(|| SEATS[0].fetch_add(1, SeqCst));
        SEATS[0].fetch_add(1, SeqCst);
        other.join().unwrap();
        assert_eq!(SEATS[0].load(SeqCst), 2);
    })
    .assert_ok();
}
