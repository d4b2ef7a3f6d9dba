//! Three stages in a row, joined by queues with room for one.

use std::thread;

use anyhow::{Context, Result, bail};
use crossbeam_channel::bounded;

pub fn run() -> Result<()> {
    let (lines_in, lines) = bounded(1);
    let (sums_in, sums) = bounded(1);

    let reader = thread::spawn(move || {
        for line in ["6 * 7", "1 / 0", "20 + 22", "six * seven"] {
            lines_in.send(line).unwrap();
        }
    }); // the reader ends and so closes `lines` ...

    let calculator = thread::spawn(move || {
        for line in lines {
            sums_in.send((line, calculate(line))).unwrap();
        }
    }); // ... so the calculator's loop ends, which closes `sums` ...

    for (line, result) in sums {
        match result {
            Ok(number) => println!("{line} = {number}"),
            Err(error) => println!("{line}: {error:#}"),
        }
    } // ... and so the printer's.

    reader.join().unwrap();
    calculator.join().unwrap();
    println!("every stage has ended, the first one first");
    Ok(())
}

/// An error is a value too: it goes down the line and stops nobody.
fn calculate(line: &str) -> Result<i64> {
    let [left, operator, right] =
        line.split(' ').collect::<Vec<_>>()[..]
    else {
        bail!("not of the form: number, operator, number");
    };
    let number = |text: &str| {
        text.parse::<i64>().with_context(|| format!("\"{text}\""))
    };
    let result = match operator {
        "+" => number(left)?.checked_add(number(right)?),
        "*" => number(left)?.checked_mul(number(right)?),
        "/" => number(left)?.checked_div(number(right)?),
        other => bail!("unknown operator {other}"),
    };
    result.context("no such number")
}
