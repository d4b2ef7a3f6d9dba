// Expected: ok. The static is made by a const fn of the program.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
struct Tickets {
    next: AtomicU32,
}
impl Tickets {
    const fn new() -> Tickets {
        Tickets {
            next: AtomicU32::new(0),
        }
    }
}
static TICKETS: Tickets = Tickets::new();
pub fn main() {
    explorer::explore(|| {
        let other = thread::spawn(|| TICKETS.next.fetch_add(1, SeqCst));
        TICKETS.next.fetch_add(1, SeqCst);
        other.join().unwrap();
        assert_eq!(TICKETS.next.load(SeqCst), 2);
    })
    .assert_ok();
}
