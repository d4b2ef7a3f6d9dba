//! Stands in for std in a test, so that an unmodified program runs under the explorer:
//!
//! ```ignore
//! #[macro_use]
//! extern crate explored_std as std;
//! ```
//!
//! in the root of a test crate makes `std::thread`, `std::sync` and the like in all its modules mean the ones here, which
//! behave as std's, except that in an exploration every operation is a step of its own. Outside an exploration they
//! delegate to the real ones.
//!
//! Everything else is std's own. What std has and this lacks in the modules it replaces doesn't compile: it could
//! only be done behind the explorer's back.

pub use ::std::*;

/// The real one: for what a test collects of the runs it has explored, outside of them.
/// The explorer doesn't see it.
pub use ::std as real;

/// The same, for macros.
#[doc(hidden)]
pub use ::std as __std;

pub mod hint;
pub mod io;
pub mod os;
pub mod panic;
#[doc(hidden)]
pub mod print;
pub mod process;
mod step;
pub mod sync;
pub mod thread;
pub mod time;
