//! What a program prints is part of its story, and nowhere else to be seen while it is explored.

use std::fmt;

use explorer::engine;

/// Tells that `text` was printed; false if it must really be printed.
#[doc(hidden)]
#[track_caller]
pub fn told(text: fmt::Arguments<'_>) -> bool {
    if !engine::would_be_told() {
        return false;
    }
    // Always written out: that may take steps of its own.
    let text = text.to_string();
    engine::note_here(crate::step::here(), || {
        format!("prints {:?}", text.trim_end_matches('\n'))
    });
    true
}

/// [`std::print!`].
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {
        // A match, so that what the arguments borrow lives long enough.
        match $crate::__std::format_args!($($arg)*) {
            text => if !$crate::print::told(text) {
                $crate::__std::print!("{text}");
            }
        }
    };
}

/// [`std::println!`].
#[macro_export]
macro_rules! println {
    ($($arg:tt)*) => {
        // A match, so that what the arguments borrow lives long enough.
        match $crate::__std::format_args!($($arg)*) {
            text => if !$crate::print::told(text) {
                $crate::__std::println!("{text}");
            }
        }
    };
}

/// [`std::eprint!`].
#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => {
        // A match, so that what the arguments borrow lives long enough.
        match $crate::__std::format_args!($($arg)*) {
            text => if !$crate::print::told(text) {
                $crate::__std::eprint!("{text}");
            }
        }
    };
}

/// [`std::eprintln!`].
#[macro_export]
macro_rules! eprintln {
    ($($arg:tt)*) => {
        // A match, so that what the arguments borrow lives long enough.
        match $crate::__std::format_args!($($arg)*) {
            text => if !$crate::print::told(text) {
                $crate::__std::eprintln!("{text}");
            }
        }
    };
}

/// [`std::dbg!`].
#[macro_export]
macro_rules! dbg {
    () => {
        $crate::eprintln!("[{}:{}:{}]", $crate::__std::file!(), $crate::__std::line!(), $crate::__std::column!())
    };
    ($value:expr $(,)?) => {
        match $value {
            value => {
                $crate::eprintln!("{} = {:#?}", $crate::__std::stringify!($value), &value);
                value
            }
        }
    };
    ($($value:expr),+ $(,)?) => {
        ($($crate::dbg!($value)),+,)
    };
}
