//! Panics of explored threads belong to the story, not to stderr.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, PanicHookInfo};
use std::sync::Once;

use super::task::Panicked;

thread_local! {
    /// Whom to tell, while this OS thread runs explored code.
    static TELL: Cell<Option<fn(Panicked)>> = const { Cell::new(None) };
}

/// Keeps panics of this OS thread off stderr until dropped.
pub(crate) struct Silence(());

impl Silence {
    pub(crate) fn new(tell: fn(Panicked)) -> Silence {
        static INSTALL: Once = Once::new();
        INSTALL.call_once(|| {
            let usual = panic::take_hook();
            panic::set_hook(Box::new(move |info| match TELL.get() {
                Some(tell) => tell(panicked(info)),
                None => usual(info),
            }));
        });
        TELL.set(Some(tell));
        Silence(())
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        TELL.set(None);
    }
}

fn panicked(info: &PanicHookInfo<'_>) -> Panicked {
    let at = info.location().map(|l| (l.file().to_owned(), l.line()));
    Panicked {
        message: message(info.payload()),
        at,
    }
}

/// The text of a panic, as std prints it.
pub(crate) fn message(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "a value that is not text".to_owned()
    }
}
