//! Every solution passes its checks, and every wrong answer is rejected for
//! the reason that it states.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

#[path = "../checks/explored.rs"]
mod explored;

include!(concat!(env!("OUT_DIR"), "/gallery.rs"));

fn main() -> std::process::ExitCode {
    exercise::gallery(env!("CARGO_MANIFEST_DIR"), CASES)
}
