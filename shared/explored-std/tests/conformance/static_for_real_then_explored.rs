// Expected: ok each time, or a clear word that it was used outside. A program run once for real and then under every schedule, as a test does.

use std::sync::Mutex;
use std::thread;

static RESULTS: Mutex<Vec<String>> = Mutex::new(Vec::new());
fn program() {
    RESULTS.lock().unwrap().clear();
    thread::scope(|scope| {
        for i in 0..2 {
            scope.spawn(move || {
                RESULTS
                    .lock()
                    .unwrap()
                    .push(format!("the result of worker {i}"))
            });
        }
    });
    assert_eq!(RESULTS.lock().unwrap().len(), 2);
}

pub fn main() {
    for _ in 0..2 {
        program();
        explorer::explore(program).assert_ok();
    }
}
