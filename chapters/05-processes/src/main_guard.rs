//! A child starts at the top of `main`, as its parent did. Whoever
//! doesn't ask for the role starts a child that starts a child ...

use anyhow::Result;

use crate::child::{self, Child};

pub fn run() -> Result<()> {
    match child::role().as_deref() {
        None => {
            println!("main starts, without a role: the parent");
            start_and_wait("multiply")?;
            println!("the parent waited for it");
            println!("\nand without the guard:");
            unguarded(1)
        }
        Some("multiply") => {
            child::end_with_parent();
            println!("main starts, in a role: a child");
            println!("the child multiplies: 6 x 7 = {}", 6 * 7);
            Ok(())
        }
        Some(generation) => {
            child::end_with_parent();
            unguarded(generation.parse()?)
        }
    }
}

/// What `run` would do if it didn't look at the role.
fn unguarded(generation: u32) -> Result<()> {
    println!("process {generation} starts and wants a child");
    if generation == 4 {
        println!("this demonstration ends here");
        return Ok(());
    }
    start_and_wait(&(generation + 1).to_string())
}

fn start_and_wait(role: &str) -> Result<()> {
    Child::start(child::command("main_guard", role)?)?.wait()?;
    Ok(())
}
