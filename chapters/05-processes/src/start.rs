//! A child process computes; the parent waits for its end.

use std::process;

use anyhow::Result;

use crate::child::{self, Child};

pub fn run() -> Result<()> {
    if child::role().is_some() {
        return look_for_perfect_numbers();
    }

    println!("parent: my pid is {}", process::id());
    let child = Child::start(child::command("start", "worker")?)?;
    let pid = child.id();
    println!("parent: started process {pid}");

    let status = child.wait()?;
    println!("parent: {pid} has ended, success: {}", status.success());
    Ok(())
}

fn look_for_perfect_numbers() -> Result<()> {
    child::end_with_parent();
    println!("child: my pid is {}", process::id());
    for number in 2_u32..3_000 {
        let divisors = (1..number).filter(|d| number % d == 0);
        if divisors.sum::<u32>() == number {
            println!("child: {number} is the sum of its divisors");
        }
    }
    Ok(())
}
