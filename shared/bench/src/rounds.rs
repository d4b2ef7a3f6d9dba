//! Rust and Python in turns, several times.
//!
//! Why no benchmark library: they time a function in their own process. Half of what is measured
//! here is another language, or a process from its first moment; what is left of a library then
//! is a median.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};

use crate::machine::{self, Machine};
use crate::measure::Point;
use crate::results::{Results, Spread};

/// A program that measures, with its arguments.
const PROGRAMS: [&[&str]; 16] = [
    &["start"],
    &["message_threads"],
    &["message_processes"],
    &["compute"],
    &["counter"],
    &["wait", "tasks", "100"],
    &["wait", "tasks", "1000"],
    &["wait", "tasks", "10000"],
    &["wait", "threads", "100"],
    &["wait", "threads", "1000"],
    &["wait", "threads", "10000"],
    &["wait", "floor: pthreads", "100"],
    &["wait", "floor: pthreads", "1000"],
    &["wait", "floor: pthreads", "10000"],
    &["server", "threads"],
    &["server", "tasks"],
];
/// Measured in every other round only, so that nobody has to wait too long.
const SLOWEST: &[&str] = &["wait", "threads", "10000"];
const SERVER_FLOOR: &[&str] = &["server", "floor: no server"];

/// One program in one language.
#[derive(Clone, Copy)]
struct Job<'a> {
    program: &'static [&'static str],
    python: Option<&'a str>,
}

/// All values of a point, by figure, series and x.
type Values = BTreeMap<(String, String, u64), Vec<f64>>;

/// Measures everything so many times.
pub fn measure(rounds: usize) -> Result<Results> {
    let python = machine::python();
    if python.is_none() {
        eprintln!("no Python 3.9 or newer here: only Rust is measured");
    }
    let mut jobs = jobs(python.as_deref());
    let (mut values, mut failures) = (Values::new(), BTreeSet::new());
    let bar = bar(rounds * jobs.len())?;
    for round in 1..=rounds {
        for job in &jobs {
            bar.inc(1);
            if job.program == SLOWEST && round % 2 == 0 {
                continue;
            }
            bar.set_message(job.name());
            let ended = job.run(|point| {
                let place = (point.figure, point.series, point.x);
                values.entry(place).or_default().push(point.value);
            });
            if let Err(error) = ended {
                failures.insert(format!("{}: {error:#}", job.name()));
            }
        }
        jobs.reverse(); // so that nobody is always the first
    }
    bar.finish_and_clear();
    failures.iter().for_each(|failure| eprintln!("not measured to the end: {failure}"));

    let mut measured = BTreeMap::<_, BTreeMap<_, Vec<_>>>::new();
    for ((figure, series, x), values) in values {
        let figure = measured.entry(figure).or_default();
        figure.entry(series).or_default().push(Spread::of(x, values));
    }
    let machine = Machine::here(python.as_deref());
    Ok(Results { machine, rounds, measured })
}

/// Each program in Rust and then in Python, if it has a twin.
fn jobs(python: Option<&str>) -> Vec<Job<'_>> {
    let mut jobs = vec![Job { program: SERVER_FLOOR, python: None }];
    for program in PROGRAMS {
        jobs.push(Job { program, python: None });
        let floor = program.iter().any(|word| word.starts_with("floor"));
        if python.is_some() && !floor {
            jobs.push(Job { program, python });
        }
    }
    jobs
}

impl Job<'_> {
    fn language(&self) -> &'static str {
        if self.python.is_some() { "Python" } else { "Rust" }
    }

    fn name(&self) -> String {
        format!("{} {}", self.language(), self.program.join(" "))
    }

    fn command(&self) -> Result<Command> {
        let mut command = Command::new(env::current_exe()?);
        let script = format!("{}/python/{}.py", env!("CARGO_MANIFEST_DIR"), self.program[0]);
        match (self.program, self.python) {
            // The clients are Rust, whatever the server is.
            (["server", kind], Some(python)) => {
                command.args(["measure", "server", kind, python, &script, kind]);
            }
            (["server", kind], None) if self.program != SERVER_FLOOR => {
                command.args(["measure", "server", kind]);
                command.arg(env::current_exe()?).args(["child", "serve", kind]);
            }
            (program, None) => _ = command.arg("measure").args(program),
            (program, Some(python)) => {
                command = Command::new(python);
                command.arg(script).args(&program[1..]);
            }
        }
        Ok(command)
    }

    /// Hands on the points it prints, those before a failure too, with the language in the name.
    fn run(&self, mut keep: impl FnMut(Point)) -> Result<()> {
        let output = self.command()?.stdin(Stdio::null()).output()?;
        for line in String::from_utf8(output.stdout)?.lines() {
            let mut point: Point = serde_json::from_str(line).context("its output")?;
            if !point.series.starts_with("floor") {
                point.series = format!("{} {}", self.language(), point.series);
            }
            keep(point);
        }
        let complaint = String::from_utf8_lossy(&output.stderr);
        let complaint = complaint.lines().last().unwrap_or("no word of why");
        ensure!(output.status.success(), "{}: {complaint}", output.status);
        Ok(())
    }
}

/// How much is measured, how long it still takes; one line without a bar where nobody is looking.
fn bar(measurements: usize) -> Result<ProgressBar> {
    let bar = ProgressBar::new(measurements as u64);
    if bar.is_hidden() {
        eprintln!("{measurements} measurements, of a second or two each");
    }
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos} of {len}, {eta} to go: {msg}")?);
    Ok(bar)
}
