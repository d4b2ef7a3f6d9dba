// Expected: ok. Who waits for longer than its own alarm takes hears it.

use crossbeam_channel::{after, never, select, tick};
use std::time::Duration;

pub fn main() {
    const MS: Duration = Duration::from_millis(1);
    explorer::explore(|| {
        assert!(after(MS).recv_timeout(2 * MS).is_ok());
        let (mut clock, mut ticks) = (tick(MS), 0);
        loop {
            select! {
                recv(clock) -> _ => ticks += 1,
                default(5 * MS) => break,
            }
            if ticks == 3 {
                clock = never();
            }
        }
        assert_eq!(ticks, 3);
    })
    .assert_ok();
}
