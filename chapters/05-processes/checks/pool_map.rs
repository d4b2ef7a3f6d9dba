//! What an answer to `pool_map` must do. Its children square numbers.

use std::io;

use super::answer::pool_map;
use crate::stage::{Event, Running, Stage};

exercise::checks![
    answers_one_number,
    keeps_all_workers_busy,
    starts_each_child_once,
    gives_the_next_to_whoever_is_free,
    lets_the_children_end,
    reports_a_child_that_died,
    does_with_few_numbers_and_with_many,
];

type Answer = io::Result<Vec<u64>>;

fn started(
    stage: &Stage,
    numbers: u64,
    workers: usize,
) -> Running<Answer> {
    let worker = stage.maker("child", "serve");
    let numbers: Vec<_> = (0..numbers).collect();
    stage.run(move || pool_map(&numbers, workers, &worker))
}

/// The number that this child has just got, if it has.
fn number(event: &Event) -> Option<u64> {
    event.what.strip_prefix("got ")?.parse().ok()
}

/// The whole run, in which every child answers at once.
fn answered(numbers: u64, workers: usize) {
    let stage = Stage::open();
    let running = started(&stage, numbers, workers);
    finish(&stage, running, numbers);
    let came = stage.count("came");
    stage.ensure(came <= workers, || {
        format!(
            "{came} children were started for {numbers} numbers, and \
             {workers} were asked for: each can answer many"
        )
    });
}

/// From here on every child answers at once.
fn finish(stage: &Stage, running: Running<Answer>, numbers: u64) {
    play(stage, |_| "answer");
    let answers = running.returns(stage, "");
    ended(stage);
    right(stage, answers, numbers);
}

/// Plays the children until the answer returns.
fn play(stage: &Stage, reply: impl Fn(u64) -> &'static str) {
    loop {
        let event = stage.next(|| hangs(stage));
        if event.what == "returned" {
            return;
        }
        if let Some(number) = number(&event) {
            stage.reply(event.child, reply(number));
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

fn right(stage: &Stage, answers: Answer, numbers: u64) {
    let answers = answers.unwrap_or_else(|error| {
        stage.fail(&format!(
            "every child answered, and pool_map returns an error: {error}"
        ))
    });
    let expected: Vec<_> = (0..numbers).map(|n| n * n).collect();
    let mut sorted = answers.clone();
    sorted.sort();
    stage.ensure(sorted == expected, || {
        format!(
            "the squares of 0 to {}: expected {} answers, got {}: {:?}",
            numbers.saturating_sub(1),
            expected.len(),
            answers.len(),
            &answers[..answers.len().min(10)]
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
    let stage = Stage::open();
    let running = started(&stage, 9, 3);
    let mut busy = Vec::new();
    // Nobody answers before three have something to answer.
    while busy.len() < 3 {
        let few = |busy: usize| {
            format!(
                "{busy} of 3 children were busy at the same time: each of \
                 them is to get a number before any has answered"
            )
        };
        let event = stage.next(|| few(busy.len()));
        stage.ensure(event.what != "returned", || few(busy.len()));
        if number(&event).is_some() {
            busy.push(event.child);
        }
    }
    busy.into_iter().for_each(|child| stage.reply(child, "answer"));
    finish(&stage, running, 9);
}

fn starts_each_child_once() {
    answered(12, 3);
}

fn gives_the_next_to_whoever_is_free() {
    let stage = Stage::open();
    let running = started(&stage, 8, 2);
    let (mut slow, mut answered) = (None, 0);
    // The child with number 0 is slow: it answers last of all.
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
            Some(0) => slow = Some(event.child),
            Some(_) => {
                answered += 1;
                stage.reply(event.child, "answer");
            }
            None => {}
        }
    }
    // The other answers may still be on their way.
    std::thread::sleep(std::time::Duration::from_millis(50));
    stage.reply(slow.unwrap(), "answer");
    finish(&stage, running, 8);
}

fn lets_the_children_end() {
    answered(4, 2);
}

fn reports_a_child_that_died() {
    for (numbers, workers, dies) in [(1, 1, 0), (9, 3, 4), (9, 2, 8)] {
        let stage = Stage::open();
        let running = started(&stage, numbers, workers);
        let reply = |n| if n == dies { "die" } else { "answer" };
        play(&stage, reply);
        let answers = running.returns(&stage, "");
        stage.ensure(answers.is_err(), || {
            format!(
                "a child died before it had answered, and instead of an \
                 error pool_map returns {answers:?} for the numbers 0 to \
                 {}",
                numbers - 1
            )
        });
        stage.nobody_is_left();
    }
}

fn does_with_few_numbers_and_with_many() {
    answered(0, 2);
    answered(2, 4);
    answered(300, 4);
}
