//! The verdict on `exercises/sensor.rs`; `checks/sensor.rs` says what it must do.

#[path = "../exercises/sensor.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(
    unsafe_code,
    reason = "an answer is safe Rust: what goes past it goes past the checks"
)]
mod answer;
#[path = "../checks/sensor.rs"]
mod checks;
#[path = "../checks/paused.rs"]
mod paused;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "sensor",
        checks::CHECKS,
    )
}
