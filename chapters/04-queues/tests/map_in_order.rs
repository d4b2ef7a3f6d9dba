//! The verdict on `exercises/map_in_order.rs`; `checks/map_in_order.rs` says what it must do.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

#[path = "../exercises/map_in_order.rs"]
#[allow(unused)] // as long as it is not written
mod answer;
#[path = "../checks/map_in_order.rs"]
mod checks;

fn main() -> std::process::ExitCode {
    exercise::verdict(
        env!("CARGO_MANIFEST_DIR"),
        "map_in_order",
        checks::CHECKS,
    )
}
