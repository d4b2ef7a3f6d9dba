// Expected: not ok, with a word on what is missing: the racy code uses the real std, as a library does that was compiled in a crate of its own.

mod library {
    // stands for another crate
    use explored_std::__std as std;
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    };
    pub fn run() {
        let count = Arc::new(AtomicU32::new(0));
        let adders: Vec<_> = (0..2)
            .map(|_| {
                let count = Arc::clone(&count);
                std::thread::spawn(move || {
                    let seen = count.load(SeqCst);
                    count.store(seen + 1, SeqCst)
                })
            })
            .collect();
        adders.into_iter().for_each(|adder| adder.join().unwrap());
    }
}

pub fn main() {
    assert!(
        ::std::panic::catch_unwind(|| explorer::explore(library::run).assert_ok()).is_err(),
        "ok was said of code that was not explored"
    );
}
