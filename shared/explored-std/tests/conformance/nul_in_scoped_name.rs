// Expected: the panic of nul_in_name, in a scope, which goes on when it is caught; the thread isn't started.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::{self, Builder};

pub fn main() {
    explorer::explore(|| {
        thread::scope(|scope| {
            let builder = Builder::new().name("\0".into());
            let spawned =
                AssertUnwindSafe(|| builder.spawn_scoped(scope, || unreachable!()).is_ok());
            let payload = catch_unwind(spawned).unwrap_err();
            let message = payload.downcast::<String>().unwrap();
            assert!(message.starts_with("thread name may not contain interior null bytes"));
        });
    })
    .assert_ok();
}
