// Expected: the lost update is found. A pool whose Drop joins its workers, dropped by a panic: the workers still race.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::SeqCst},
};
use std::thread::{self, JoinHandle};

struct Pool(Vec<JoinHandle<()>>);
impl Drop for Pool {
    fn drop(&mut self) {
        for worker in self.0.drain(..) {
            worker.join().unwrap();
        }
    }
}
fn program() {
    let count = Arc::new(AtomicU32::new(0));
    let owner = {
        let count = Arc::clone(&count);
        thread::spawn(move || {
            let work = |count: Arc<AtomicU32>| {
                move || {
                    let seen = count.load(SeqCst);
                    count.store(seen + 1, SeqCst)
                }
            };
            let _pool = Pool(vec![
                thread::spawn(work(count.clone())),
                thread::spawn(work(count)),
            ]);
            panic!("the owner gives up");
        })
    };
    assert!(owner.join().is_err());
    assert_eq!(count.load(SeqCst), 2);
}

pub fn main() {
    let exploration = explorer::explore(program);
    let failure = exploration.failure.expect("a bug, and none was found");
    let told = failure.to_string();
    assert!(
        ["count"].iter().all(|word| told.contains(word)),
        "found, but told as: {told}"
    );
}
