//! Processes that have left their check's group, as a daemon does by `setsid`: whoever ends the group doesn't reach them.
//!
//! On Linux nobody gets lost: a process whose parent has ended becomes a child of this one, and is found there.
//! Elsewhere the group is all that is ended, or, on Windows, the job.

#[cfg(target_os = "linux")]
pub(crate) use linux::{bury, end_those_of, register, start};

#[cfg(not(target_os = "linux"))]
#[allow(unused_imports)] // there are no groups on Windows
pub(crate) use elsewhere::{bury, end_those_of, register, start};

#[cfg(target_os = "linux")]
mod linux {
    use std::collections::HashSet;
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use nix::sys::signal::{Signal, kill};
    use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
    use nix::unistd::Pid;

    /// Our own children, which are no strays, for as long as they run.
    static CHECKS: Mutex<Option<HashSet<i32>>> = Mutex::new(None);

    fn checks() -> MutexGuard<'static, Option<HashSet<i32>>> {
        CHECKS.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts a process by `spawn`; until it is registered nobody looks for strays.
    pub(crate) fn start<T>(spawn: impl FnOnce() -> T, pid: impl FnOnce(&T) -> Option<u32>) -> T {
        let mut checks = checks();
        let checks = checks.get_or_insert_with(|| {
            let _ = nix::sys::prctl::set_child_subreaper(true);
            HashSet::new()
        });
        let child = spawn();
        checks.extend(pid(&child).map(u32::cast_signed));
        child
    }

    /// The process with this id, a check's own, runs until the guard is dropped.
    pub(crate) fn register(pid: u32) -> Registered {
        Registered(pid.cast_signed())
    }

    pub(crate) struct Registered(i32);

    impl Drop for Registered {
        fn drop(&mut self) {
            checks().as_mut().map(|checks| checks.remove(&self.0));
        }
    }

    /// Ends whoever is left of this check, whose own process has ended and whose group has been ended. Was there anybody?
    pub(crate) fn end_those_of(group: u32, mark: &str) -> bool {
        bury(Pid::from_raw(group.cast_signed()));
        let mut found = false;
        // One that is ended leaves its own children to us, so look again; but not for ever.
        for _ in 0..100 {
            let strays = strays(mark);
            if strays.is_empty() {
                return found;
            }
            found = true;
            for pid in strays {
                let _ = kill(pid, Signal::SIGKILL);
                let _ = waitpid(pid, None);
            }
        }
        found
    }

    /// Who has ended in this group is nobody's any more but ours, and would count as being there.
    pub(crate) fn bury(group: Pid) {
        let any_of = Pid::from_raw(-group.as_raw());
        let dead = || waitpid(any_of, Some(WaitPidFlag::WNOHANG));
        while dead().is_ok_and(|status| status != WaitStatus::StillAlive) {}
    }

    fn strays(mark: &str) -> Vec<Pid> {
        let checks = checks();
        let ours = std::process::id().to_string();
        let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        let pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let is_stray = |pid: &i32| {
            checks.as_ref().is_some_and(|checks| !checks.contains(pid))
                && parent(*pid).is_some_and(|parent| parent == ours)
                && belongs_to(*pid, mark)
        };
        pids.filter(is_stray).map(Pid::from_raw).collect()
    }

    /// `/proc/7/stat` is "7 (its name) S 1 ...", and in a name there may be anything.
    fn parent(pid: i32) -> Option<String> {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        let (_, rest) = stat.rsplit_once(')')?;
        rest.split_whitespace().nth(1).map(String::from)
    }

    /// Whoever has thrown its environment away is anybody's.
    fn belongs_to(pid: i32, mark: &str) -> bool {
        let environment = std::fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
        let name = mark.split_inclusive('=').next().unwrap_or(mark);
        let theirs = environment
            .split(|byte| *byte == 0)
            .find(|variable| variable.starts_with(name.as_bytes()));
        theirs.is_none_or(|variable| variable == mark.as_bytes())
    }
}

#[cfg(not(target_os = "linux"))]
mod elsewhere {
    pub(crate) fn start<T>(spawn: impl FnOnce() -> T, _: impl FnOnce(&T) -> Option<u32>) -> T {
        spawn()
    }

    pub(crate) fn register(_: u32) {}

    #[cfg(unix)]
    pub(crate) fn bury(_: nix::unistd::Pid) {}

    #[cfg(not(unix))]
    pub(crate) fn bury() {}

    pub(crate) fn end_those_of(_: u32, _: &str) -> bool {
        false
    }
}
