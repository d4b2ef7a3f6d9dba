// Expected: ok. A message whose destructor panics ends the closing of its channel; those behind it are leaked (crossbeam).

use crossbeam_channel::unbounded;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

struct Message(Arc<AtomicU32>);

impl Drop for Message {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
        std::panic::resume_unwind(Box::new("no"));
    }
}

pub fn main() {
    explorer::explore(|| {
        let dropped = Arc::new(AtomicU32::new(0));
        let (sender, receiver) = unbounded();
        for _ in 0..2 {
            assert!(sender.send(Message(Arc::clone(&dropped))).is_ok());
        }
        assert!(catch_unwind(move || drop(receiver)).is_err());
        assert_eq!(dropped.load(SeqCst), 1);
    })
    .assert_ok();
}
