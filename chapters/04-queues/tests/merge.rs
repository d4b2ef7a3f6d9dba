//! The verdict on `exercises/merge.rs`; `checks/merge.rs` says what it must do.

#[cfg(not(in_an_editor))] // where names lead to the documentation of std
#[macro_use]
extern crate explored_std as std;
#[cfg(not(in_an_editor))]
extern crate explored_crossbeam_channel as crossbeam_channel;

#[path = "../exercises/merge.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(
    unsafe_code,
    reason = "an answer is safe Rust: what goes past it goes past the checks"
)]
mod answer;
#[path = "../checks/merge.rs"]
mod checks;
#[path = "../checks/explored.rs"]
mod explored;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "merge",
        checks::CHECKS,
    )
}
