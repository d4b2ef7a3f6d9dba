// Expected: ok. The same, only used and dropped at the end of its thread.

use std::sync::Mutex;
use std::thread;
thread_local! { static LOG: Mutex<Vec<u64>> = Mutex::new(vec![1]); }
pub fn main() {
    explorer::explore(|| {
        thread::spawn(|| LOG.with(|log| log.lock().unwrap().extend(0..100)))
            .join()
            .unwrap();
        let noise: Vec<Vec<u64>> = (0..100).map(|n| vec![n; 1]).collect();
        drop(noise);
    })
    .assert_ok();
}
