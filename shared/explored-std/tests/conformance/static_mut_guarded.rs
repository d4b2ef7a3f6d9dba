// Expected: ok (README: statics start afresh in each schedule); the lock guards the variable in every one of them.

use std::sync::Once;
use std::thread;
static START: Once = Once::new();
static mut RUNS: u32 = 0;
fn start() {
    START.call_once(|| unsafe { RUNS += 1 });
}
pub fn main() {
    explorer::explore(|| {
        let other = thread::spawn(start);
        start();
        other.join().unwrap();
        assert_eq!(unsafe { RUNS }, 1);
    })
    .assert_ok();
}
