// Expected: ok: a name without a NUL may be empty, or anything else; the thread tells it.

use std::thread::{self, Builder};

pub fn main() {
    explorer::explore(|| {
        for name in ["", "\u{1}", "ж"] {
            let named = Builder::new().name(name.to_owned());
            let told = named.spawn(|| thread::current().name().map(str::to_owned));
            assert_eq!(told.unwrap().join().unwrap().as_deref(), Some(name));
        }
    })
    .assert_ok();
}
