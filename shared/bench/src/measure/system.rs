//! The floor: threads and processes by the system's own calls, without a library around them.

use std::ffi::c_void;
use std::os::unix::ffi::OsStrExt;
use std::{env, ffi::CString, io, iter, mem::MaybeUninit, ptr};

use anyhow::{Result, ensure};

/// What such a thread does.
pub type Body = extern "C" fn(*mut c_void) -> *mut c_void;

/// Starts a thread that gets `number`.
pub fn pthread_create(body: Body, number: i32) -> Result<libc::pthread_t> {
    let mut thread = MaybeUninit::uninit();
    let number = ptr::without_provenance_mut(number as usize);
    // SAFETY: The body is a function that any thread may run; its argument is a mere number.
    let error = unsafe { libc::pthread_create(thread.as_mut_ptr(), ptr::null(), body, number) };
    ensure!(error == 0, io::Error::from_raw_os_error(error));
    // SAFETY: It was filled in, as there was no error.
    Ok(unsafe { thread.assume_init() })
}

/// Waits until the thread ends. Each is to be joined once.
pub fn pthread_join(thread: libc::pthread_t) -> Result<()> {
    // SAFETY: The thread was started by us, and nobody else joins it.
    let error = unsafe { libc::pthread_join(thread, ptr::null_mut()) };
    ensure!(error == 0, io::Error::from_raw_os_error(error));
    Ok(())
}

/// Starts this program as a child that does nothing.
pub fn posix_spawn() -> Result<libc::pid_t> {
    let program = env::current_exe()?;
    let program = CString::new(program.as_os_str().as_bytes())?;
    let words = [program.as_c_str(), c"child", c"nothing"];
    let words = words.iter().map(|word| word.as_ptr().cast_mut());
    let words: Vec<_> = words.chain(iter::once(ptr::null_mut())).collect();
    let (mut pid, none) = (0, ptr::null());
    // SAFETY: All strings end in a zero and outlive the call, and the lists end in a null.
    let error = unsafe {
        let nothing = [ptr::null_mut()];
        libc::posix_spawn(
            &mut pid,
            program.as_ptr(),
            none,
            none.cast(),
            words.as_ptr(),
            nothing.as_ptr(),
        )
    };
    ensure!(error == 0, io::Error::from_raw_os_error(error));
    Ok(pid)
}

/// Waits until the child ends.
pub fn waitpid(pid: libc::pid_t) -> Result<()> {
    let mut status = 0;
    // SAFETY: `status` is there to be written to.
    let ended = unsafe { libc::waitpid(pid, &mut status, 0) };
    ensure!(ended == pid && status == 0, "a child failed: {status}");
    Ok(())
}

/// How often a thread of this process has been taken from its core, or given it up.
pub fn context_switches() -> Option<u64> {
    let mut usage = MaybeUninit::<libc::rusage>::uninit();
    // SAFETY: `usage` is there to be written to, and is read only if it was.
    let usage = unsafe {
        match libc::getrusage(libc::RUSAGE_SELF, usage.as_mut_ptr()) {
            0 => usage.assume_init(),
            _ => return None,
        }
    };
    u64::try_from(usage.ru_nvcsw + usage.ru_nivcsw).ok()
}
