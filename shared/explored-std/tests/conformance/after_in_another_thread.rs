// Expected: it fails: an alarm in the hands of a thread that doesn't wait may not have come yet.

use crossbeam_channel::after;
use std::thread;
use std::time::Duration;

pub fn main() {
    let exploration = explorer::explore(|| {
        let alarm = after(Duration::from_millis(1));
        let looker = thread::spawn(move || alarm.try_recv().is_ok());
        thread::sleep(Duration::from_secs(1));
        assert!(looker.join().unwrap());
    });
    let told = exploration.failure.expect("it may not have come").to_string();
    assert!(told.contains("alarm has not come yet"), "{told}");
}
