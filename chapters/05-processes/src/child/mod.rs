//! A child process: this very program, started again in a role.
//!
//! No child outlives its parent. Its stdin is a pipe, and the parent
//! holds the other end. When the parent is gone, for whatever reason,
//! the operating system closes that end, and the child notices.

mod meeting;

use std::process::{
    self, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};
use std::{env, io, thread};

use anyhow::Result;
pub use meeting::hand_over;

const ROLE: &str = "PROCESSES_ROLE";

/// In a child: the role it was started in. In the parent: none.
pub fn role() -> Option<String> {
    env::var(ROLE).ok()
}

/// In a child: from now on, end as soon as the parent has.
pub fn end_with_parent() {
    thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        meeting::tidy_up();
        process::exit(1);
    });
}

/// In the parent: how to start this program's `section` in a `role`.
pub fn command(section: &str, role: &str) -> Result<Command> {
    let mut command = Command::new(env::current_exe()?);
    command.arg(section).env(ROLE, role).stdin(Stdio::piped());
    // Ctrl-C is for the parent; the child notices, and tidies up.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    Ok(command)
}

/// In the parent: a running child. Dropped, it is killed.
pub struct Child {
    /// Stays open as long as the child may run.
    pub stdin: Option<ChildStdin>,
    /// There if the command asked for it.
    pub stdout: Option<ChildStdout>,
    process: process::Child,
}

impl Child {
    pub fn start(mut command: Command) -> Result<Self> {
        let mut process = command.spawn()?;
        let stdin = process.stdin.take(); // else `wait` would close it
        Ok(Child { stdin, stdout: process.stdout.take(), process })
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    pub fn kill(&mut self) -> Result<()> {
        Ok(self.process.kill()?)
    }

    /// Waits for the child's end, which also frees its process id.
    pub fn wait(mut self) -> Result<ExitStatus> {
        Ok(self.process.wait()?)
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill(); // it may have ended long ago
        let _ = self.process.wait(); // unwaited, it stays as a zombie
    }
}
