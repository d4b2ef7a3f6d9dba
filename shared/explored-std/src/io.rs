//! [`std::io`], where what an explored program prints is part of its story: the real lock of stdout, held by a thread that is left
//! behind, would keep everybody else from printing.

use std::fmt;
use std::io as real;

pub use ::std::io::*;

use explorer::engine;

macro_rules! stream {
    ($stream:ident, $lock:ident, $open:ident) => {
        #[doc = concat!("[`std::io::", stringify!($stream), "`].")]
        pub struct $stream(real::$stream);

        #[doc = concat!("[`std::io::", stringify!($lock), "`]. In an exploration it keeps nobody out.")]
        pub struct $lock<'a>(Option<real::$lock<'a>>);

        #[doc = concat!("[`std::io::", stringify!($open), "`].")]
        #[must_use]
        pub fn $open() -> $stream {
            $stream(real::$open())
        }

        impl $stream {
            #[doc = concat!("[`std::io::", stringify!($stream), "::lock`].")]
            #[must_use]
            pub fn lock(&self) -> $lock<'static> {
                $lock((!engine::would_be_told()).then(|| self.0.lock()))
            }

            /// [`std::io::IsTerminal::is_terminal`], which others can't implement.
            #[must_use]
            pub fn is_terminal(&self) -> bool {
                real::IsTerminal::is_terminal(&self.0)
            }
        }

        impl Write for $lock<'_> {
            fn write(&mut self, text: &[u8]) -> Result<usize> {
                match &mut self.0 {
                    Some(lock) => lock.write(text),
                    None => {
                        engine::note(|| {
                            format!("prints {:?}", String::from_utf8_lossy(text).trim_end_matches('\n'))
                        });
                        Ok(text.len())
                    }
                }
            }

            fn flush(&mut self) -> Result<()> {
                self.0.as_mut().map_or(Ok(()), Write::flush)
            }
        }

        impl Write for &$stream {
            fn write(&mut self, text: &[u8]) -> Result<usize> {
                self.lock().write(text)
            }

            fn flush(&mut self) -> Result<()> {
                self.lock().flush()
            }
        }

        impl Write for $stream {
            fn write(&mut self, text: &[u8]) -> Result<usize> {
                (&*self).write(text)
            }

            fn flush(&mut self) -> Result<()> {
                (&*self).flush()
            }
        }

        impl fmt::Debug for $stream {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $lock<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($lock)).finish_non_exhaustive()
            }
        }
    };
}

stream!(Stdout, StdoutLock, stdout);
stream!(Stderr, StderrLock, stderr);
