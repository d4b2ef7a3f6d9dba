//! The verdict on `exercises/reusable_barrier.rs`; `checks/reusable_barrier.rs` says what it must do.

#[cfg(not(in_an_editor))] // where names lead to the documentation of std
#[macro_use]
extern crate explored_std as std;
#[cfg(not(in_an_editor))]
extern crate explored_std as core; // not past the explorer

#[path = "../exercises/reusable_barrier.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(unsafe_code)]
// an answer is safe code, so that its schedules show all it does
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
