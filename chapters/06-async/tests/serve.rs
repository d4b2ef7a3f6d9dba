//! The verdict on `exercises/serve.rs`; `checks/serve.rs` says what it must do.

#[path = "../exercises/serve.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(
    unsafe_code,
    reason = "an answer is safe Rust: what goes past it goes past the checks"
)]
mod answer;
#[path = "../checks/serve.rs"]
mod checks;
#[path = "../checks/paused.rs"]
mod paused;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "serve",
        checks::CHECKS,
    )
}
