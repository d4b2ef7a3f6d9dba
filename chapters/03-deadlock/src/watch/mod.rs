//! Runs a program that is meant to hang, and finds out who waits for
//! whom.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Result, bail, ensure};

/// Called by a thread just before it waits: who it is, what it has,
/// and what it waits for.
pub type Witness = dyn Fn(&str, &str, &str) + Sync;

const ENDED: &str = "no deadlock: the program has ended";

/// A program that runs beside this thread, and what it has told.
pub struct Watched {
    waits: Receiver<Wait>,
}

struct Wait {
    who: String,
    has: String,
    wants: String,
}

/// Starts `program` in a thread that nobody joins. If it hangs, it
/// hangs there until the process ends, and holds up nobody else.
pub fn start(
    program: impl FnOnce(&Witness) + Send + 'static,
) -> Watched {
    let (sender, waits) = mpsc::channel();
    thread::spawn(move || {
        program(&move |who, has, wants| {
            let [who, has, wants] = [who, has, wants].map(String::from);
            // It fails only if nobody is interested any more.
            let _ = sender.send(Wait { who, has, wants });
        });
    });
    Watched { waits }
}

impl Watched {
    /// Listens until those who wait form a circle. If they have what
    /// they have all at once, that is a deadlock: nobody in it gives
    /// anything up before getting the rest.
    pub fn cycle(&self) -> Result<Vec<String>> {
        let mut waits = Vec::new();
        loop {
            match self.waits.recv_timeout(Duration::from_secs(10)) {
                Ok(wait) => waits.push(wait),
                Err(RecvTimeoutError::Disconnected) => bail!(ENDED),
                Err(RecvTimeoutError::Timeout) => {
                    bail!("it stands still, but not in a circle")
                }
            }
            if let Some(mut circle) = circle(&waits) {
                // They may have waited one after the other.
                ensure!(self.is_stuck(), ENDED);
                circle.sort_by_key(|wait| &wait.who);
                return Ok(circle.iter().map(told(&waits)).collect());
            }
        }
    }

    /// Whether the program is still running a tenth of a second later.
    pub fn is_stuck(&self) -> bool {
        let later = self.waits.recv_timeout(Duration::from_millis(100));
        !matches!(later, Err(RecvTimeoutError::Disconnected))
    }
}

/// Goes from the last to whoever has what is wanted, and on from there,
/// until that leads back to the last, or nowhere.
fn circle(waits: &[Wait]) -> Option<Vec<&Wait>> {
    let last = waits.last()?;
    let mut circle = vec![last];
    let mut wanted = &last.wants;
    while *wanted != last.has {
        let next = waits.iter().find(|wait| wait.has == *wanted)?;
        circle.push(next);
        wanted = &next.wants;
    }
    Some(circle)
}

fn told(waits: &[Wait]) -> impl Fn(&&Wait) -> String {
    |wait| {
        let Wait { who, has, wants } = wait;
        let holder = waits.iter().find(|other| other.has == *wants);
        let holder = holder.map_or("nobody", |other| &other.who);
        format!("{who} has {has}, waits for {wants}, held by {holder}")
    }
}
