//! The verdict on `exercises/once_cache.rs`; `checks/once_cache.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;

#[path = "../exercises/once_cache.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/once_cache.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "once_cache",
        checks::CHECKS,
    )
}
