//! [`std::os`], whose handles of threads are the explored ones'.

pub use ::std::os::*;

/// [`std::os::unix`].
#[cfg(unix)]
pub mod unix {
    pub use ::std::os::unix::*;

    /// [`std::os::unix::prelude`].
    pub mod prelude {
        pub use super::thread::JoinHandleExt;
        pub use ::std::os::unix::prelude::*;
    }

    /// [`std::os::unix::thread`].
    pub mod thread {
        pub use ::std::os::unix::thread::*;

        /// [`std::os::unix::thread::JoinHandleExt`]. A thread of an exploration is none of the system's: to ask for it fails.
        pub trait JoinHandleExt {
            /// [`std::os::unix::thread::JoinHandleExt::as_pthread_t`].
            fn as_pthread_t(&self) -> RawPthread;

            /// [`std::os::unix::thread::JoinHandleExt::into_pthread_t`].
            fn into_pthread_t(self) -> RawPthread;
        }
    }
}
