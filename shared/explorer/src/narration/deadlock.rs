//! Why nobody can go on: who waits for whom, in a sentence each.

use crate::engine::{Blocked, Ending, TaskId, Waiting};
use crate::failure::FailureKind;
use crate::narration::Story;
use crate::narration::names::is_same_channel;

/// The kind of failure, its headline, and a sentence for each thread that waits.
pub(crate) fn explain(story: &Story) -> (FailureKind, String, Vec<String>) {
    let waiting = &story.execution.waiting;
    let circle = find_circle(story);
    let of = |task: TaskId| waiting.iter().find(|w| w.task == task);
    let in_circle = circle.iter().filter_map(|t| of(*t));
    let others = waiting.iter().filter(|w| !circle.contains(&w.task));
    let mut sentences: Vec<String> = in_circle
        .chain(others)
        .map(|w| sentence(story, w))
        .collect();
    for (index, task) in story.execution.tasks.iter().enumerate() {
        if let Ending::Panicked { by, .. } = &task.ending {
            let name = story.names.task(TaskId::from_index(index));
            sentences.push(format!("{name} had panicked: {}", by.message));
        }
    }
    let name = |w: &Waiting| story.names.task(w.task).to_owned();
    if !circle.is_empty() {
        let names: Vec<&str> = circle.iter().map(|t| story.names.task(*t)).collect();
        let headline = match names.as_slice() {
            [one] => format!("deadlock: {one} waits for itself"),
            [one, other] => format!("deadlock: {one} and {other} wait for each other"),
            many => format!("deadlock: {} wait for each other in a circle", list(many)),
        };
        return (FailureKind::Deadlock, headline, sentences);
    }
    let unnotified = |w: &&Waiting| matches!(w.why, Blocked::NotNotified | Blocked::NotUnparked);
    if let Some(w) = waiting.iter().find(unnotified) {
        let headline = match (w.why, w.object) {
            (Blocked::NotNotified, Some(o)) => {
                format!(
                    "{} waits on {} and nobody is left to notify it",
                    name(w),
                    story.names.object(o)
                )
            }
            _ => format!("{} is parked and nobody is left to unpark it", name(w)),
        };
        return (FailureKind::LostWakeup, headline, sentences);
    }
    let of_channel = |w: &&Waiting| {
        matches!(
            w.why,
            Blocked::Empty | Blocked::Full | Blocked::NoPartner | Blocked::NoArmReady
        )
    };
    if let Some(w) = waiting.iter().find(of_channel) {
        let headline = match w.why {
            Blocked::Empty => format!(
                "{} waits for a message that nobody goes on to send",
                name(w)
            ),
            Blocked::Full => format!("{} waits for room, and nobody goes on to receive", name(w)),
            _ => format!("{} waits for a partner, and nobody is left", name(w)),
        };
        return (FailureKind::WaitsForMessage, headline, sentences);
    }
    (
        FailureKind::Deadlock,
        "deadlock: nobody can go on".to_owned(),
        sentences,
    )
}

/// `a, b and c`.
fn list(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, first)) => format!("{} and {last}", first.join(", ")),
        None => String::new(),
    }
}

/// Follows from each task whom it waits for, until somebody comes up again.
fn find_circle(story: &Story) -> Vec<TaskId> {
    let waiting = &story.execution.waiting;
    let waits_for = |task: TaskId| {
        let w = waiting.iter().find(|w| w.task == task)?;
        match w.why {
            Blocked::HeldBy(holders) => holders.iter().next(),
            Blocked::NotEnded(other) | Blocked::BeingInitialised(other) => Some(other),
            Blocked::Full => other_end(story, w),
            _ => None,
        }
    };
    for w in waiting {
        let mut path = vec![w.task];
        while let Some(next) = path.last().and_then(|t| waits_for(*t)) {
            if let Some(from) = path.iter().position(|t| *t == next) {
                return path.split_off(from);
            }
            path.push(next);
        }
    }
    Vec::new()
}

/// Who else waits and has the other end of the channel, as far as one can tell from who used it.
fn other_end(story: &Story, waiting: &Waiting) -> Option<TaskId> {
    let trace = &story.execution.trace;
    let uses: &[&str] = if waiting.why == Blocked::Empty {
        &["send", "offer"]
    } else {
        &["receive", "wait to receive"]
    };
    let others = || {
        story
            .execution
            .waiting
            .iter()
            .filter(|w| w.task != waiting.task)
    };
    let used_it = |w: &&Waiting| {
        let own = trace.events.iter().rfind(|e| {
            e.task == w.task
                && trace.touches(e).iter().any(|t| {
                    waiting
                        .object
                        .is_some_and(|o| is_same_channel(trace.objects(), o, t.object))
                })
        });
        own.is_some_and(|e| uses.contains(&e.what))
    };
    // A receiver that was never used is somewhere too, or sending would fail: with the only one who could have it.
    let mut at_channels = others().filter(|w| matches!(w.why, Blocked::Full | Blocked::Empty));
    let only = match (waiting.why, at_channels.next(), at_channels.next()) {
        (Blocked::Full, Some(one), None) => Some(one),
        _ => None,
    };
    others().find(used_it).or(only).map(|w| w.task)
}

fn sentence(story: &Story, waiting: &Waiting) -> String {
    let name = story.names.task(waiting.task);
    let object = waiting.object.map_or("it", |o| story.names.object(o));
    let line = match &waiting.at {
        Some((file, line)) => format!("{}:{line}", story.names.file(file)),
        None => "somewhere".to_owned(),
    };
    let other_end = other_end(story, waiting);
    let task = |t: TaskId| story.names.task(t);
    let ended = |t: TaskId| story.execution.has_ended(t);
    match waiting.why {
        Blocked::HeldBy(holders) if holders.contains(waiting.task) => {
            format!("{name} waits for {object} ({line}), which it holds itself")
        }
        Blocked::HeldBy(holders) => {
            let who = |t: TaskId| {
                if ended(t) {
                    format!("{}, which has ended", task(t))
                } else {
                    task(t).to_owned()
                }
            };
            let holders: Vec<String> = holders.iter().map(who).collect();
            let holders: Vec<&str> = holders.iter().map(String::as_str).collect();
            format!(
                "{name} waits for {object} ({line}), held by {}",
                list(&holders)
            )
        }
        Blocked::NotEnded(other) if other == waiting.task => {
            format!("{name} waits for its own end ({line})")
        }
        Blocked::NotEnded(other) => format!("{name} waits for {} to end ({line})", task(other)),
        Blocked::NotNotified => {
            format!("{name} waits on {object} ({line}), and nobody is left to notify it")
        }
        Blocked::NotUnparked => {
            format!("{name} is parked ({line}), and nobody is left to unpark it")
        }
        Blocked::Empty => match other_end {
            Some(other) => {
                let other = task(other);
                format!(
                    "{name} waits for a message from {object} ({line}), and {other}, who could send one, waits too"
                )
            }
            None => format!(
                "{name} waits for a message from {object} ({line}), and nobody is left to send one"
            ),
        },
        Blocked::Full => match other_end {
            Some(other) => {
                let other = task(other);
                format!(
                    "{name} waits for room in {object} ({line}), and {other}, who could receive, waits too"
                )
            }
            None => {
                format!("{name} waits for room in {object} ({line}), and nobody goes on to receive")
            }
        },
        Blocked::NoPartner => {
            format!("{name} waits for a partner at {object} ({line}), and nobody is left")
        }
        Blocked::Missing(n) => format!("{name} waits at {object} ({line}) for {n} more to arrive"),
        Blocked::BeingInitialised(other) if other == waiting.task => {
            format!("{name} waits for {object} ({line}), which it is initialising itself")
        }
        Blocked::BeingInitialised(other) => format!(
            "{name} waits for {object} ({line}), which {} initialises",
            task(other)
        ),
        Blocked::NoArmReady => {
            format!("{name} waits in a select ({line}), and nobody is left to make an arm ready")
        }
    }
}
