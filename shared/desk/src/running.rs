//! A process that can be stopped while somebody else waits for what it prints.

use std::process::{Command, ExitStatus};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, bail};
use process_wrap::std::{ChildWrapper, CommandWrap};

/// The one process that runs at present, if any.
#[derive(Clone, Default)]
pub struct Running {
    /// With all that it starts: then Ctrl-C doesn't reach it, and [`Running::stop`] has to.
    apart: bool,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    child: Option<Box<dyn ChildWrapper>>,
    stopped: bool,
}

impl Running {
    /// For processes that are to be stopped.
    pub fn apart() -> Self {
        Self {
            apart: true,
            ..Self::default()
        }
    }

    /// Starts a process; `take` gets it to take its pipes.
    pub fn start<R>(
        &self,
        command: Command,
        take: impl FnOnce(&mut dyn ChildWrapper) -> R,
    ) -> Result<R> {
        let mut command = CommandWrap::from(command);
        if self.apart {
            #[cfg(unix)]
            command.wrap(process_wrap::std::ProcessGroup::leader());
            #[cfg(windows)]
            command.wrap(process_wrap::std::JobObject);
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.stopped {
            bail!("stopped");
        }
        let mut child = command.spawn()?;
        let taken = take(child.as_mut());
        state.child = Some(child);
        Ok(taken)
    }

    /// Waits for its end; for a process that has closed its pipes, so that it takes no time.
    pub fn wait(&self) -> Result<ExitStatus> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(mut child) = state.child.take() else {
            bail!("stopped");
        };
        drop(state);
        Ok(child.wait()?)
    }

    /// Ends the process and all that it has started; none is started any more.
    pub fn stop(&self) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.stopped = true;
        if let Some(mut child) = state.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
