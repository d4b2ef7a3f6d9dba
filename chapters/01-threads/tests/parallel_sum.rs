//! The verdict on `exercises/parallel_sum.rs`; `checks/parallel_sum.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;

#[path = "../exercises/parallel_sum.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/parallel_sum.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "parallel_sum",
        checks::CHECKS,
    )
}
