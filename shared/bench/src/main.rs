//! When to use what: measured, Python and Rust side by side.
//!
//! ```text
//! bench                 measures for a few minutes, and draws the book's figures anew
//! bench --quick         two rounds only; records nothing
//! bench --out FILE      keeps the results in FILE, and leaves the book alone
//! bench --check FILE    which of the book's claims do the results in FILE support?
//! ```
//!
//! # Layout
//!
//! - [`measure`]: what is measured, a file each; the Python twins are in `python/`
//! - [`rounds`]: Rust and Python in turns, several times
//! - [`results`]: medians and quartiles, with the machine they are from, as JSON
//! - [`machine`]: which machine that is
//! - [`claims`]: what the book says of the results
//! - [`page`]: figures, tables and sentences for the book, made from the results
//! - [`chart`]: drawing as SVG
//! - [`unit`]: numbers as a reader likes them

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::Arg;

use crate::results::Results;

mod chart;
mod claims;
mod machine;
mod measure;
mod page;
mod results;
mod rounds;
mod unit;

#[cfg(test)]
mod tests;

const ROUNDS: usize = 13;
const QUICK_ROUNDS: usize = 2;

/// What the command line asks for.
enum Request {
    Run { quick: bool, out: Option<PathBuf> },
    Check(PathBuf),
    Help,
}

fn main() -> ExitCode {
    // Measurements and their children are this program too.
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["measure", name, ..] => measure::run(name, &arguments[2..]),
        ["child", role, ..] => measure::child(role, &arguments[2..]),
        _ => match request() {
            Ok(request) => answer(request),
            Err(error) => {
                eprintln!("{error}; try --help");
                return ExitCode::from(2);
            }
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn request() -> Result<Request, lexopt::Error> {
    let (mut quick, mut out) = (false, None);
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("quick") => quick = true,
            Arg::Long("out") => out = Some(arguments.value()?.into()),
            Arg::Long("check") => return Ok(Request::Check(arguments.value()?.into())),
            Arg::Long("help") | Arg::Short('h') => return Ok(Request::Help),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Request::Run { quick, out })
}

fn answer(request: Request) -> Result<()> {
    match request {
        Request::Help => {
            println!("usage: bench [--quick] [--out FILE] | bench --check FILE");
            Ok(())
        }
        Request::Check(file) => report(&Results::read(&file)?),
        Request::Run { quick, out } => {
            let rounds = if quick { QUICK_ROUNDS } else { ROUNDS };
            let results = rounds::measure(rounds)?;
            match out {
                Some(file) => results.write(&file)?,
                None if quick => eprintln!("not recorded: --out FILE would do it"),
                None => {
                    results.write(Path::new(page::RESULTS))?;
                    page::write(&results)?;
                }
            }
            report(&results)
        }
    }
}

/// Prints every claim of the book, with these results' numbers.
fn report(results: &Results) -> Result<()> {
    let mut wrong = 0;
    for claim in claims::CLAIMS {
        let verdict = claim.verdict(results);
        wrong += usize::from(verdict == claims::Verdict::Refuted);
        println!("{verdict:>12}  {}", claim.sentence(results));
    }
    match wrong {
        0 => Ok(()),
        _ => bail!("{wrong} of the book's claims are not supported"),
    }
}
