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

pub use ::std::*;

mod step;
pub mod sync;
pub mod thread;
