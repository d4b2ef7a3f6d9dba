// Expected: ok (std: try_with is Err while the value is being destroyed).

use std::thread;
struct Log;
impl Drop for Log {
    fn drop(&mut self) {
        let _ = LOG.try_with(|_| println!("last words")); // std: AccessError
    }
}
thread_local! { static LOG: Log = Log; }
pub fn main() {
    explorer::explore(|| {
        thread::spawn(|| LOG.with(|_| ())).join().unwrap();
    })
    .assert_ok();
}
