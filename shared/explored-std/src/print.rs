//! What a program prints is part of its story, and nowhere else to be seen while it is explored.

use explorer::engine;

/// Tells that `text` was printed; false if it must really be printed.
#[doc(hidden)]
#[track_caller]
pub fn told(text: impl FnOnce() -> String) -> bool {
    if !engine::exploring() {
        return false;
    }
    let text = text();
    engine::note_here(crate::step::here(), || {
        format!("prints {:?}", text.trim_end_matches('\n'))
    });
    true
}

/// [`std::print!`].
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {
        if !$crate::print::told(|| $crate::__std::format!($($arg)*)) {
            $crate::__std::print!($($arg)*);
        }
    };
}

/// [`std::println!`].
#[macro_export]
macro_rules! println {
    () => {
        if !$crate::print::told($crate::__std::string::String::new) {
            $crate::__std::println!();
        }
    };
    ($($arg:tt)*) => {
        if !$crate::print::told(|| $crate::__std::format!($($arg)*)) {
            $crate::__std::println!($($arg)*);
        }
    };
}

/// [`std::eprint!`].
#[macro_export]
macro_rules! eprint {
    ($($arg:tt)*) => {
        if !$crate::print::told(|| $crate::__std::format!($($arg)*)) {
            $crate::__std::eprint!($($arg)*);
        }
    };
}

/// [`std::eprintln!`].
#[macro_export]
macro_rules! eprintln {
    () => {
        if !$crate::print::told($crate::__std::string::String::new) {
            $crate::__std::eprintln!();
        }
    };
    ($($arg:tt)*) => {
        if !$crate::print::told(|| $crate::__std::format!($($arg)*)) {
            $crate::__std::eprintln!($($arg)*);
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
