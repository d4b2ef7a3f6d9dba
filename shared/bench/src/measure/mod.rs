//! What is measured. Each file is a program of its own: it measures once, and prints a line of
//! JSON for each point.

use std::process::{Child, Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

mod compute;
mod counter;
mod message_ipc;
mod message_processes;
mod message_threads;
mod serve;
mod server;
mod start;
#[cfg(unix)]
mod system;
mod wait;

/// One point of a figure; `value` is in seconds, unless the figure says otherwise.
#[derive(Serialize, Deserialize)]
pub struct Point {
    /// The figure it belongs to.
    pub figure: String,
    /// The line within the figure.
    pub series: String,
    /// How many, or how large.
    pub x: u64,
    /// What the clock said.
    pub value: f64,
}

/// Runs the measurement of that name.
pub fn run(name: &str, arguments: &[String]) -> Result<()> {
    match name {
        "start" => start::run(),
        "message_threads" => message_threads::run(),
        "message_processes" => message_processes::run(),
        "compute" => compute::run(),
        "wait" => wait::run(arguments),
        "server" => server::run(arguments),
        "counter" => counter::run(),
        _ => bail!("there is no measurement \"{name}\""),
    }
}

/// What a child process of a measurement does.
pub fn child(role: &str, arguments: &[String]) -> Result<()> {
    match role {
        "nothing" => Ok(()),
        "count" => compute::count_in_child(arguments),
        "drain" => message_processes::drain(arguments),
        "drain_ipc" => message_ipc::drain(arguments),
        "serve" => serve::run(arguments),
        _ => bail!("there is no child \"{role}\""),
    }
}

fn point(figure: &str, series: &str, x: usize, value: f64) -> Result<()> {
    let (figure, series) = (figure.to_owned(), series.to_owned());
    let point = Point { figure, series, x: x as u64, value };
    println!("{}", serde_json::to_string(&point)?);
    Ok(())
}

fn seconds(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let clock = Instant::now();
    work()?;
    Ok(clock.elapsed().as_secs_f64())
}

/// This program again, as a child.
fn command(role: &str, arguments: &[String]) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("child").arg(role).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    Ok(command)
}

fn all_well(mut child: Child) -> Result<()> {
    let status = child.wait()?;
    anyhow::ensure!(status.success(), "a child failed: {status}");
    Ok(())
}

fn number(arguments: &[String], at: usize) -> Result<usize> {
    let text = arguments.get(at).context("a number is missing")?;
    text.parse().with_context(|| format!("\"{text}\" is no number"))
}

/// 1, 2, 4 ... up to twice the number of cores, which is always among them.
fn workers() -> Result<Vec<usize>> {
    let cores = cores()?;
    let mut workers: Vec<_> = (0..).map(|n| 1 << n).take_while(|&n| n < 2 * cores).collect();
    workers.extend([cores, 2 * cores]);
    workers.sort_unstable();
    workers.dedup();
    Ok(workers)
}

fn cores() -> Result<usize> {
    Ok(std::thread::available_parallelism()?.get())
}
