//! Three workers do three different things, and main carries on.

use std::thread;

use anyhow::Result;

pub fn run() -> Result<()> {
    let characters = thread::spawn(|| {
        for character in "Rust".chars() {
            let code = character as u32;
            say(format!("characters: {character} has the code {code}"));
        }
    });

    let numbers = thread::spawn(|| {
        for number in 12..16 {
            let square = number * number;
            say(format!("numbers: {number} x {number} = {square}"));
        }
    });

    let letters = thread::spawn(|| {
        for word in ["alpha", "bravo", "charlie", "delta"] {
            say(format!("letters: {} as in {word}", &word[..1]));
        }
    });

    println!("main: all three are started, and I carry on");
    for worker in [characters, numbers, letters] {
        worker.join().unwrap();
    }
    println!("main: all three have ended");
    Ok(())
}

/// Prints the line, then lets another thread go first.
fn say(line: String) {
    println!("{line}");
    thread::yield_now();
}
