// Expected: ok. Neighbour of huge_timeout: the clock after a very long sleep.

use std::{
    thread,
    time::{Duration, Instant},
};
pub fn main() {
    explorer::explore(|| {
        thread::sleep(Duration::from_secs(u64::MAX));
        let _ = Instant::now().elapsed();
    })
    .assert_ok();
}
