//! [`std::hint`], where spinning lets others go first.

pub use ::std::hint::*;

use explorer::engine;

use crate::step::here;

/// [`std::hint::spin_loop`].
#[track_caller]
pub fn spin_loop() {
    if !engine::exploring() {
        return ::std::hint::spin_loop();
    }
    crate::thread::pass("spin", here());
    engine::note(|| "spins".to_owned());
}
