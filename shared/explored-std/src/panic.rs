//! [`std::panic`], where each thread's panic is its own.

use std::any::Any;

use explorer::engine;

pub use ::std::panic::*;

/// [`std::panic::catch_unwind`].
///
/// # Errors
///
/// The payload, if `f` panics.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> {
    if engine::exploring() {
        engine::catch_unwind(f)
    } else {
        ::std::panic::catch_unwind(f)
    }
}

/// [`std::panic::resume_unwind`].
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    if engine::exploring() {
        engine::resume_unwind(payload)
    } else {
        ::std::panic::resume_unwind(payload)
    }
}
