// Expected: ok (crossbeam: what is due after more time than there is never comes, and is never()).

use crossbeam_channel::{after, never, tick};
use std::time::Duration;

pub fn main() {
    explorer::explore(|| {
        let late = after(Duration::MAX);
        assert!(late.same_channel(&never()));
        assert!(tick(Duration::MAX).same_channel(&late.clone()));
        assert_eq!((late.len(), late.capacity()), (0, Some(0)));
    })
    .assert_ok();
}
