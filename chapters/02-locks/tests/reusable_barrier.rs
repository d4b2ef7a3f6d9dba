//! The verdict on `exercises/reusable_barrier.rs`; `checks/reusable_barrier.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;

#[path = "../exercises/reusable_barrier.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/reusable_barrier.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "reusable_barrier",
        checks::CHECKS,
    )
}
