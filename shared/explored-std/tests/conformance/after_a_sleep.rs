// Expected: ok. An alarm of 50 ms is due once its own thread has slept for 100 ms, and says when it came.

use crossbeam_channel::{after, tick};
use std::thread;
use std::time::{Duration, Instant};

pub fn main() {
    const ALARM: Duration = Duration::from_millis(50);
    explorer::explore(|| {
        let start = Instant::now();
        let (alarm, clock) = (after(ALARM), tick(ALARM));
        thread::sleep(2 * ALARM);
        assert_eq!((alarm.len(), clock.len()), (1, 1));
        let came = alarm.try_recv().unwrap();
        assert!(came - start >= ALARM && came.elapsed() >= ALARM);
        assert!(clock.try_recv().unwrap() - start >= ALARM);
    })
    .assert_ok();
}
