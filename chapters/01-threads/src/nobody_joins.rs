//! Main ends while a thread still runs: with and without a join.
//! To show an end of main, the program runs itself as a child.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::{env, sync::mpsc, thread, time::Duration};

use anyhow::Result;

/// In the child this variable says how it shall end.
const ENDING: &str = "CHAPTER_01_ENDING";
static STOP: AtomicBool = AtomicBool::new(false);

pub fn run() -> Result<()> {
    match env::var(ENDING) {
        Ok(ending) => return child(&ending),
        Err(_) => println!("parent: starts a child twice"),
    }
    for ending in ["return", "stop and join"] {
        let status = Command::new(env::current_exe()?)
            .arg("nobody-joins")
            .env(ENDING, ending)
            .status()?;
        println!("parent: exit code {}", status.code().unwrap_or(-1));
    }
    Ok(())
}

fn child(ending: &str) -> Result<()> {
    let (beats, heard) = mpsc::channel();
    let heart = thread::spawn(move || {
        let _farewell = Farewell;
        while !STOP.load(Relaxed) {
            let _ = beats.send(()); // whether or not anybody listens
            thread::sleep(Duration::from_millis(1));
        }
    });

    println!("  main: hears {} beats", heard.iter().take(3).count());
    if ending == "stop and join" {
        STOP.store(true, Relaxed);
        heart.join().unwrap();
    }
    println!("  main: {ending}");
    Ok(())
}

/// Says a word when the thread has come to its end.
struct Farewell;

impl Drop for Farewell {
    fn drop(&mut self) {
        println!("  heart: stopped, and tidied up");
    }
}
