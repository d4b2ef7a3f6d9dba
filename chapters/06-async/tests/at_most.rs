//! The verdict on `exercises/at_most.rs`; `checks/at_most.rs` says what it must do.

#[path = "../exercises/at_most.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(
    unsafe_code,
    reason = "an answer is safe Rust: what goes past it goes past the checks"
)]
mod answer;
#[path = "../checks/at_most.rs"]
mod checks;
#[path = "../checks/paused.rs"]
mod paused;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "at_most",
        checks::CHECKS,
    )
}
