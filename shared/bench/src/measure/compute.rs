//! How long does computing take, by one thread and by several workers?
//!
//! The work is that of the chapter on threads: how many happy numbers are there up to a limit?
//! Starting and ending the workers is part of the time.

use std::{ops::RangeInclusive, thread};

use anyhow::{Context, Result, anyhow, ensure};
use tokio::runtime;

use super::{command, cores, number, point, seconds, workers};

type Way = fn(limit: usize, workers: usize) -> Result<usize>;
const WAYS: [(&str, Way); 3] = [("threads", threads), ("processes", processes), ("tasks", tasks)];

pub fn run() -> Result<()> {
    // OEIS A068571
    let answers = [(1_000, 143), (10_000, 1_442), (100_000, 14_377), (1_000_000, 143_071)];
    for (limit, answer) in answers {
        point(
            "compute",
            "one thread",
            limit,
            time(limit, answer, |limit, _| Ok(count(1..=limit)), 1)?,
        )?;
        for (series, way) in WAYS {
            point("compute", series, limit, time(limit, answer, way, cores()?)?)?;
        }
    }
    let (limit, answer) = answers[3];
    for (series, way) in WAYS {
        let mut alone = None;
        for workers in workers()? {
            let time = time(limit, answer, way, workers)?;
            let speed_up = *alone.get_or_insert(time) / time;
            point("speed_up", series, workers, speed_up)?;
        }
    }
    for workers in workers()? {
        point("speed_up", "floor: the cores there are", workers, workers.min(cores()?) as f64)?;
    }
    Ok(())
}

fn time(limit: usize, answer: usize, way: Way, workers: usize) -> Result<f64> {
    seconds(|| {
        let happy = way(limit, workers)?;
        ensure!(happy == answer, "counted {happy} happy numbers up to {limit}");
        Ok(())
    })
}

fn share(limit: usize, workers: usize, n: usize) -> RangeInclusive<usize> {
    limit * n / workers + 1..=limit * (n + 1) / workers
}

fn threads(limit: usize, workers: usize) -> Result<usize> {
    let start = |n| thread::spawn(move || count(share(limit, workers, n)));
    let threads: Vec<_> = (0..workers).map(start).collect();
    threads.into_iter().map(|t| t.join().map_err(|_| anyhow!("a thread panicked"))).sum()
}

fn processes(limit: usize, workers: usize) -> Result<usize> {
    let start = |n| {
        let (first, last) = share(limit, workers, n).into_inner();
        Ok(command("count", &[first.to_string(), last.to_string()])?.spawn()?)
    };
    let children: Vec<_> = (0..workers).map(start).collect::<Result<_>>()?;
    let answers = children.into_iter().map(|child| {
        let said = String::from_utf8(child.wait_with_output()?.stdout)?;
        said.trim().parse::<usize>().context("a child failed")
    });
    answers.sum()
}

/// What the child process does.
pub fn count_in_child(arguments: &[String]) -> Result<()> {
    println!("{}", count(number(arguments, 0)?..=number(arguments, 1)?));
    Ok(())
}

/// All on one thread: a task gives it up only where it waits, and here nothing waits.
fn tasks(limit: usize, workers: usize) -> Result<usize> {
    runtime::Builder::new_current_thread().build()?.block_on(async {
        let start = |n| tokio::spawn(async move { count(share(limit, workers, n)) });
        let tasks: Vec<_> = (0..workers).map(start).collect();
        let mut happy = 0;
        for task in tasks {
            happy += task.await?;
        }
        Ok(happy)
    })
}

fn count(numbers: RangeInclusive<usize>) -> usize {
    numbers.filter(is_happy).count()
}

/// Sum the squares of the digits, again and again: a happy number comes to 1, any other to 4.
fn is_happy(number: &usize) -> bool {
    let mut number = *number;
    while number != 1 && number != 4 {
        let mut sum = 0;
        while number > 0 {
            sum += (number % 10).pow(2);
            number /= 10;
        }
        number = sum;
    }
    number == 1
}
