// Expected: ok or a milder word: the panic is caught by the thread that joins it, main just ends sooner.

use std::thread;
pub fn main() {
    explorer::explore(|| {
        thread::spawn(|| {
            let expected_to_fail = thread::spawn(|| panic!("as planned"));
            assert!(expected_to_fail.join().is_err());
        });
    })
    .assert_ok();
}
