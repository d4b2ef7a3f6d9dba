// Expected: ok. ready() said that the timer has fired; nobody else can take it.

use crossbeam_channel::{Select, after};
use std::time::Duration;
pub fn main() {
    explorer::explore(|| {
        let alarm = after(Duration::from_millis(1));
        let mut select = Select::new();
        select.recv(&alarm);
        select.ready();
        assert!(alarm.try_recv().is_ok());
    })
    .assert_ok();
}
