// Expected: ok. A static made by a macro of the program's own, as lazy_static's users have it.

use std::sync::{LazyLock, Mutex};
use std::thread;

macro_rules! lazy {
    (static ref $name:ident: $type:ty = $value:expr;) => {
        static $name: LazyLock<$type> = LazyLock::new(|| $value);
    };
}
lazy! { static ref GUESTS: Mutex<Vec<u32>> = Mutex::new(Vec::new()); }

fn program() {
    let other = thread::spawn(|| GUESTS.lock().unwrap().push(1));
    GUESTS.lock().unwrap().push(2);
    other.join().unwrap();
    assert_eq!(GUESTS.lock().unwrap().len(), 2);
}

pub fn main() {
    explorer::explore(program).assert_ok();
}
