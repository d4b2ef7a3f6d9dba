//! The verdict on `exercises/latch.rs`; `checks/latch.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;

#[path = "../exercises/latch.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/latch.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "latch",
        checks::CHECKS,
    )
}
