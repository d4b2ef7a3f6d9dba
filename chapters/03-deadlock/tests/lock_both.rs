//! The verdict on `exercises/lock_both.rs`; `checks/lock_both.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;

#[path = "../exercises/lock_both.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/lock_both.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "lock_both",
        checks::CHECKS,
    )
}
