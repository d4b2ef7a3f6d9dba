// Expected: ok. [const { .. }; N].

use std::sync::Mutex;
use std::thread;
static SHARDS: [Mutex<u32>; 2] = [const { Mutex::new(0) }; 2];
pub fn main() {
    explorer::explore(|| {
        let other = thread::spawn(|| *SHARDS[1].lock().unwrap() += 1);
        *SHARDS[1].lock().unwrap() += 1;
        other.join().unwrap();
        assert_eq!(*SHARDS[1].lock().unwrap(), 2);
    })
    .assert_ok();
}
