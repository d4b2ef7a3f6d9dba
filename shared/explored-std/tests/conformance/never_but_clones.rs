// Expected: ok. Only never() channels are all the same: a timer is the same as its clone, and no other.

use crossbeam_channel::{after, tick};
use std::time::Duration;

pub fn main() {
    explorer::explore(|| {
        let alarm = after(Duration::from_secs(1));
        assert!(alarm.same_channel(&alarm.clone()));
        assert!(!alarm.same_channel(&after(Duration::from_secs(1))));
        assert!(!tick(Duration::from_secs(1)).same_channel(&tick(Duration::from_secs(1))));
    })
    .assert_ok();
}
