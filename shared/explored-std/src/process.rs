//! [`std::process`], where to exit is to fail: a test's process must not end with the program under test.

pub use ::std::process::*;

use explorer::engine;

/// [`std::process::exit`].
#[track_caller]
pub fn exit(code: i32) -> ! {
    if engine::exploring() {
        let at = crate::step::here();
        engine::fail_with(format!(
            "the program called process::exit({code}) at {}:{}",
            at.file(),
            at.line()
        ));
    }
    ::std::process::exit(code)
}

/// [`std::process::abort`].
#[track_caller]
pub fn abort() -> ! {
    if engine::exploring() {
        let at = crate::step::here();
        engine::fail_with(format!(
            "the program called process::abort() at {}:{}",
            at.file(),
            at.line()
        ));
    }
    ::std::process::abort()
}
