//! An editor's two helpers have names, and main keeps the list of them.

use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle, Thread};

use anyhow::Result;

/// A helper works until its `quit` is dropped.
struct Helper {
    handle: JoinHandle<String>,
    quit: Sender<()>,
}

pub fn run() -> Result<()> {
    let mut helpers = Vec::new();
    for name in ["autosave", "spell-checker"] {
        let (quit, until_quit) = mpsc::channel();
        let builder = thread::Builder::new().name(name.into());
        let handle = builder.spawn(move || {
            let _ = until_quit.recv();
            describe(&thread::current())
        })?;
        helpers.push(Helper { handle, quit });
    }

    println!("this is {}", describe(&thread::current()));
    for helper in &helpers {
        println!("alive: {}", describe(helper.handle.thread()));
    }

    for Helper { handle, quit } in helpers {
        drop(quit);
        println!("{} says good-bye", handle.join().unwrap());
    }
    Ok(())
}

fn describe(thread: &Thread) -> String {
    let name = thread.name().unwrap_or("a thread without a name");
    format!("{name} with {:?}", thread.id())
}
