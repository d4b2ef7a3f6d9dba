//! What an answer to `pool_map` must do.

use std::io;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use super::answer::pool_map;
use crate::stage::{Event, Running, Stage, answer_to, crowds};

exercise::checks![
    answers_one_number,
    /// No child answers before each of them has something to answer; there
    /// are two, three, or more than processors.
    keeps_all_workers_busy,
    starts_each_child_once,
    /// Two children; the one that got the first number answers last of all.
    gives_the_next_to_whoever_is_free,
    /// No child answers for a while.
    gives_one_number_at_a_time,
    lets_the_children_end,
    /// A child dies: before it gets a number, when it has got one, in the
    /// middle of its answer, or right after it. That at each number.
    reports_a_child_that_died,
    /// A child dies, and another one still works on its number.
    waits_for_the_others_if_a_child_died,
    /// The second of two commands can't be started.
    reports_a_child_that_cannot_be_started,
    does_with_few_numbers_and_with_many,
];

type Answer = io::Result<Vec<u64>>;

/// So many: of any size, some of them equal, in no order.
fn some(count: usize) -> Vec<u64> {
    let number = |n: u64| match n % 5 {
        0 => n.wrapping_mul(0x9E37_79B9_7F4A_7C15),
        4 => u64::MAX,
        _ => n * n % 7,
    };
    (0..count as u64).map(number).collect()
}

fn started(
    stage: &Stage,
    numbers: &[u64],
    workers: usize,
) -> Running<Answer> {
    let worker = stage.maker("child", |_| "serve");
    let numbers = numbers.to_vec();
    stage.run(move || pool_map(&numbers, workers, &worker))
}

/// The number that this child has just got, if it has.
fn number(event: &Event) -> Option<u64> {
    event.what.strip_prefix("got ")?.parse().ok()
}

/// The whole run, in which every child answers at once.
fn answered(count: usize, workers: usize) {
    let stage = Stage::open();
    let numbers = some(count);
    let running = started(&stage, &numbers, workers);
    finish(&stage, running, &numbers);
    let came = stage.count("came");
    stage.ensure(came <= workers, || {
        format!(
            "{came} children were started for {count} numbers, and \
             {workers} were asked for: each can answer many"
        )
    });
}

/// From here on every child answers at once.
fn finish(stage: &Stage, running: Running<Answer>, numbers: &[u64]) {
    play(stage, |_| "answer");
    let answers = running.returns(stage, "");
    ended(stage);
    right(stage, answers, numbers);
}

/// Plays the children until the answer returns; `reply` is told how many
/// numbers came before.
fn play(stage: &Stage, reply: impl Fn(usize) -> &'static str) {
    let mut came = 0;
    loop {
        let event = stage.next(|| hangs(stage));
        if event.what == "returned" {
            return;
        }
        if number(&event).is_some() {
            stage.reply(event.child, reply(came));
            came += 1;
        }
    }
}

fn hangs(stage: &Stage) -> String {
    let (came, gone) = (stage.count("came"), stage.count("gone"));
    format!(
        "pool_map doesn't return: {} of its {came} children are running, \
         and every number that one of them got was answered; a child ends \
         when its stdin is closed, and if you wait for a child whose stdin \
         is still open, it waits for you",
        came - gone
    )
}

fn right(stage: &Stage, answers: Answer, numbers: &[u64]) {
    let answers = answers.unwrap_or_else(|error| {
        stage.fail(&format!(
            "every child answered, and pool_map returns an error: {error}"
        ))
    });
    let expected: Vec<_> =
        numbers.iter().map(|&n| answer_to(n)).collect();
    let (mut came, mut due) = (answers.clone(), expected.clone());
    came.sort();
    due.sort();
    let few =
        |list: &[u64]| format!("{:?}", &list[..list.len().min(4)]);
    stage.ensure(came == due, || {
        format!(
            "there are {} numbers, whose answers begin with {}; pool_map \
             returned {}, which begin with {}",
            expected.len(),
            few(&expected),
            answers.len(),
            few(&answers)
        )
    });
    stage.ensure(answers == expected, || {
        "the answers are not in the order of the numbers".to_owned()
    });
}

/// Every child has ended, and by itself.
fn ended(stage: &Stage) {
    stage.nobody_is_left();
    while stage.count("gone") < stage.count("came") {
        stage.next(|| "a child is still running".to_owned());
    }
    let (eof, came) = (stage.count("eof"), stage.count("came"));
    stage.ensure(eof == came, || {
        format!(
            "{} of {came} children were killed; they end by themselves \
             when their stdin is closed",
            came - eof
        )
    });
}

fn answers_one_number() {
    answered(1, 1);
}

fn keeps_all_workers_busy() {
    for workers in crowds() {
        let stage = Stage::open();
        let numbers = some(2 * workers);
        let running = started(&stage, &numbers, workers);
        busy(&stage, workers)
            .into_iter()
            .for_each(|child| stage.reply(child, "answer"));
        finish(&stage, running, &numbers);
    }
}

/// Waits until so many children have a number, which they keep.
fn busy(stage: &Stage, workers: usize) -> Vec<usize> {
    let mut busy = Vec::new();
    while busy.len() < workers {
        let few = |busy: usize| {
            format!(
                "{busy} of {workers} children were busy at the same time: \
                 each of them is to get a number before any has answered"
            )
        };
        let event = stage.next(|| few(busy.len()));
        stage.ensure(event.what != "returned", || few(busy.len()));
        if number(&event).is_some() {
            stage.ensure(!busy.contains(&event.child), || {
                "a child was given a second number, and has not yet \
                 answered the first"
                    .to_owned()
            });
            busy.push(event.child);
        }
    }
    busy
}

fn gives_one_number_at_a_time() {
    let stage = Stage::open();
    let numbers = some(9);
    let running = started(&stage, &numbers, 2);
    let children = busy(&stage, 2);
    running.sleeps(&stage, Duration::from_millis(200));
    stage.catch_up();
    let given = stage.count_those(|event| number(event).is_some());
    stage.ensure(given == 2, || {
        format!(
            "two children have not yet answered their first number, and \
             {given} numbers were given out: a child gets the next when it \
             has answered the one before"
        )
    });
    children.into_iter().for_each(|child| stage.reply(child, "answer"));
    finish(&stage, running, &numbers);
}

fn starts_each_child_once() {
    answered(12, 3);
}

fn gives_the_next_to_whoever_is_free() {
    let stage = Stage::open();
    let numbers: Vec<u64> = (0..8).rev().collect();
    let running = started(&stage, &numbers, 2);
    let (mut slow, mut answered) = (None, 0);
    // The child with the first number is slow: it answers last of all.
    while slow.is_none() || answered < 7 {
        let stuck = || {
            format!(
                "a child is free, and is given no number: the other one \
                 still works on its first, and {} numbers are left",
                7 - answered
            )
        };
        let event = stage.next(stuck);
        stage.ensure(event.what != "returned", || {
            "pool_map returns before every number was answered"
                .to_owned()
        });
        match number(&event) {
            Some(7) => slow = Some(event.child),
            Some(_) => {
                answered += 1;
                stage.reply(event.child, "answer");
            }
            None => {}
        }
    }
    // The other answers may still be on their way.
    sleep(Duration::from_millis(50));
    stage.reply(slow.unwrap(), "answer");
    finish(&stage, running, &numbers);
}

fn lets_the_children_end() {
    answered(4, 2);
}

fn reports_a_child_that_died() {
    for (count, workers) in [(1, 1), (3, 1), (4, 3)] {
        let numbers = some(count);
        for dies in 0..count {
            for how in ["die", "die halfway", "answer and die"] {
                let stage = Stage::open();
                let running = started(&stage, &numbers, workers);
                play(
                    &stage,
                    |n| if n == dies { how } else { "answer" },
                );
                let answers = running.returns(&stage, "");
                stage.nobody_is_left();
                // Who has answered all that it was given owes nothing, and
                // what it has written last may look like an answer.
                let owes =
                    how == "die" || workers == 1 && dies + 1 < count;
                stage.ensure(answers.is_err() || !owes, || {
                    died(how, &answers, count)
                });
            }
        }
    }
    // The last one has closed its stdin when its answer comes, so that the
    // next number can't even be written.
    for script in ["exit 9", "abort", "once"] {
        let stage = Stage::open();
        let worker = stage.maker("child", move |_| script);
        let running = stage.run(move || pool_map(&[1, 2], 1, &worker));
        play(&stage, |_| "answer");
        let answers = running.returns(&stage, "");
        stage.nobody_is_left();
        stage.ensure(answers.is_err(), || died(script, &answers, 2));
    }
}

fn died(how: &str, answers: &Answer, count: usize) -> String {
    format!(
        "a child died before it had answered (\"{how}\"), and instead of an \
         error pool_map returns {answers:?} for {count} numbers"
    )
}

fn waits_for_the_others_if_a_child_died() {
    let stage = Stage::open();
    let running = started(&stage, &some(9), 2);
    let children = busy(&stage, 2);
    stage.reply(children[0], "die");
    // That may be known soon; the other is still at work.
    running.sleeps(&stage, Duration::from_millis(200));
    let running = match running.try_returns(&stage) {
        Ok(_) if stage.has_children() => stage.fail(
            "one child died, and pool_map has returned while the other \
             child was still running",
        ),
        Ok(answers) => {
            stage.ensure(answers.is_err(), || died("die", &answers, 9));
            return; // it ended the other, which is as good
        }
        Err(running) => running,
    };
    stage.reply(children[1], "answer");
    play(&stage, |_| "answer");
    let answers = running.returns(&stage, "");
    stage.nobody_is_left();
    stage.ensure(answers.is_err(), || died("die", &answers, 9));
}

fn reports_a_child_that_cannot_be_started() {
    let stage = Stage::open();
    let worker = stage.maker("child", |made| match made {
        1 => "none",
        _ => "serve",
    });
    let worker = move || {
        let command = worker();
        let none = command.get_envs().any(|(_, value)| {
            value.is_some_and(|script| script == "none")
        });
        match none {
            true => Command::new("no such program"),
            false => command,
        }
    };
    let running = stage.run(move || pool_map(&some(5), 2, &worker));
    play(&stage, |_| "answer");
    let answers = running.returns(&stage, "");
    stage.ensure(answers.is_err(), || {
        format!(
            "the second child can't be started, and instead of an error \
             pool_map returns {answers:?}"
        )
    });
    stage.nobody_is_left();
}

fn does_with_few_numbers_and_with_many() {
    answered(0, 2);
    answered(2, 4);
    answered(300, 4);
}
