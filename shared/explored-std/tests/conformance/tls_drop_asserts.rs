// Expected: ok: try_with is an error while the value is destroyed.

use std::thread;
struct Handle;
impl Drop for Handle {
    fn drop(&mut self) {
        assert!(KEY.try_with(|_| ()).is_err());
    } // true in std
}
thread_local! { static KEY: Handle = Handle; }
pub fn main() {
    explorer::explore(|| {
        thread::spawn(|| KEY.with(|_| ())).join().unwrap();
    })
    .assert_ok();
}
