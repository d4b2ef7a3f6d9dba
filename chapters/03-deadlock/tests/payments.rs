//! The verdict on `exercises/payments.rs`; `checks/payments.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;

#[path = "../exercises/payments.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/payments.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "payments",
        checks::CHECKS,
    )
}
