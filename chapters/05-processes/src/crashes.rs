//! Children fail in every way a process can; the parent tells of it.

use std::process::{self, ExitStatus, Stdio};
use std::{thread, time::Duration};

use anyhow::{Result, bail};

use crate::child::{self, Child};

pub fn run() -> Result<()> {
    if let Some(role) = child::role() {
        child::end_with_parent();
        return fail(&role);
    }

    for role in ["returns Err", "exits with 3", "panics", "aborts"] {
        let status = Child::start(quiet(role)?)?.wait()?;
        println!("{role}: {}", told(status));
    }

    let role = "waits for ever";
    let (mut child, ()) = Child::start_and_meet(quiet(role)?)?;
    child.kill()?;
    println!("{role}, is killed: {}", told(child.wait()?));

    let role = "never connects";
    if let Err(error) = Child::start_and_meet::<()>(quiet(role)?) {
        println!("{role}: {error}");
    }

    println!("six children failed, and the parent is still here");
    Ok(())
}

fn fail(role: &str) -> Result<()> {
    match role {
        "returns Err" => bail!("no more tea"),
        "exits with 3" => process::exit(3),
        "panics" => panic!("no more tea"),
        "aborts" => process::abort(), // as a wild pointer would end it
        "waits for ever" => {
            child::hand_over(())?; // by now it is really running
            thread::sleep(Duration::MAX);
        }
        _ => {}
    }
    Ok(())
}

/// What the children say of it themselves is not the lesson here.
fn quiet(role: &str) -> Result<process::Command> {
    let mut command = child::command("crashes", role)?;
    command.stderr(Stdio::null());
    Ok(command)
}

/// Whether a core was dumped depends on the machine's settings.
fn told(status: ExitStatus) -> String {
    status.to_string().replace(" (core dumped)", "")
}
