//! An answer on real threads may hang, and a check can't wait for its own process's deadline to say why.

use std::fmt::Display;
use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Far longer than a right answer takes, on a busy machine too.
const SOON: Duration = Duration::from_secs(5);

/// What `ask` returns, in a thread of its own; a panic in it is passed on.
///
/// # Panics
///
/// It doesn't return within five seconds. Then `otherwise` is the reason.
pub fn soon<R: Send + 'static>(
    otherwise: impl Display,
    ask: impl FnOnce() -> R + Send + 'static,
) -> R {
    let (sender, answer) = channel();
    // With this name, a panic gives its reason as one of the check itself does.
    let asker = thread::Builder::new().name("main".to_owned());
    let asker = asker
        .spawn(move || drop(sender.send(ask())))
        .expect("a thread can be started");
    match answer.recv_timeout(SOON) {
        Ok(answer) => answer,
        Err(RecvTimeoutError::Timeout) => panic!("{otherwise}"),
        Err(RecvTimeoutError::Disconnected) => match asker.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => unreachable!("it sends before it ends"),
        },
    }
}
