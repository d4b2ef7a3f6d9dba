//! The verdict on `exercises/in_time.rs`; `checks/in_time.rs` says what it must do.

#[path = "../exercises/in_time.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(
    unsafe_code,
    reason = "an answer is safe Rust: what goes past it goes past the checks"
)]
mod answer;
#[path = "../checks/in_time.rs"]
mod checks;
#[path = "../checks/paused.rs"]
mod paused;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "in_time",
        checks::CHECKS,
    )
}
