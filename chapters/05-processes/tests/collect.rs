//! The verdict on `exercises/collect.rs`; `checks/collect.rs` says what
//! it must do.

#[path = "../exercises/collect.rs"]
#[allow(unused)] // as long as it is not written
#[forbid(
    unsafe_code,
    reason = "an answer is safe Rust: what goes past it goes past the checks"
)]
mod answer;
#[path = "../checks/collect.rs"]
mod checks;
#[path = "../checks/stage.rs"]
#[allow(unused)] // some of it serves other exercises
mod stage;

fn main() -> std::process::ExitCode {
    if let Some(end) = stage::act() {
        return end; // this is a child of a check
    }
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "collect",
        checks::CHECKS,
    )
}
