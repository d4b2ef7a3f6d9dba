//! Why nobody can go on: who waits for whom, in a sentence each.

use crate::engine::{Blocked, Ending, FailureKind, Task, TaskId, Waiting, list};
use crate::narration::Story;
use crate::narration::names::is_same_channel;

/// The kind of failure, its headline, and a sentence for each thread that waits.
pub(crate) fn explain(story: &Story) -> (FailureKind, String, Vec<String>) {
    let waiting = &story.execution.record.waiting;
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
        // What it holds may keep from coming who would notify it.
        let kept =
            |other: &&Waiting| matches!(other.why, Blocked::HeldBy(by) if by.contains(w.task));
        let headline = match (w.why, w.object) {
            (Blocked::NotNotified, Some(o)) if waiting.iter().any(|other| kept(&other)) => {
                let others: Vec<&Waiting> = waiting.iter().filter(kept).collect();
                let held = others.iter().find_map(|other| other.object);
                let held = held.map_or("a lock", |held| story.names.object(held));
                let names: Vec<String> = others.iter().map(|other| name(other)).collect();
                let wait = if names.len() == 1 { "waits" } else { "wait" };
                format!(
                    "{} waits on {} and holds {held} meanwhile, for which {} {wait}",
                    name(w),
                    story.names.object(o),
                    list(&names)
                )
            }
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
            _ => format!("{} waits for a partner, and nobody comes", name(w)),
        };
        return (FailureKind::WaitsForMessage, headline, sentences);
    }
    (
        FailureKind::Deadlock,
        "deadlock: nobody can go on".to_owned(),
        sentences,
    )
}

/// Follows from each task whom it waits for, until somebody comes up again.
fn find_circle(story: &Story) -> Vec<TaskId> {
    let waiting = &story.execution.record.waiting;
    let waits_for = |task: TaskId| {
        let w = waiting.iter().find(|w| w.task == task)?;
        match w.why {
            Blocked::HeldBy(others) | Blocked::HeldUpBy(others) => others.iter().next(),
            Blocked::NotEnded(other) | Blocked::BeingInitialised(other) => Some(other),
            Blocked::Full => other_end(story, w),
            Blocked::NoPartner if !receives(w) => other_end(story, w),
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

/// Does it wait for a message, and not for who takes one?
fn receives(waiting: &Waiting) -> bool {
    waiting.why == Blocked::Empty || waiting.what == "receive"
}

/// Who else waits and has the other end of the channel, as far as one can tell from who used it.
fn other_end(story: &Story, waiting: &Waiting) -> Option<TaskId> {
    let trace = &story.execution.trace;
    let uses: &[&str] = if receives(waiting) {
        &["send", "offer"]
    } else {
        &["receive", "wait to receive"]
    };
    let others = || {
        story
            .execution
            .record
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
    let is_at_channel = |why| matches!(why, Blocked::Full | Blocked::Empty | Blocked::NoPartner);
    let mut at_channels = others().filter(|w| is_at_channel(w.why));
    let only = match (at_channels.next(), at_channels.next()) {
        (Some(one), None) if !receives(waiting) => Some(one),
        _ => None,
    };
    others().find(used_it).or(only).map(|w| w.task)
}

/// As long as somebody has a sender, the receiver waits: who has one, and why none comes from there.
fn who_has_a_sender(story: &Story, waiting: &Waiting) -> Option<String> {
    let objects = story.execution.trace.objects();
    let channel = waiting.object?;
    let hands = story.execution.record.hands.iter();
    let own = hands.filter(|(_, end, _)| is_same_channel(objects, channel, *end));
    let mut of_others: Vec<String> = Vec::new();
    let mut says = String::new();
    for (_, end, holder) in own {
        let (name, sender) = (story.names.task(*holder), story.names.object(*end));
        if *holder == waiting.task {
            says = format!(", and has a sender itself, {sender}, which keeps the channel open");
            continue;
        }
        let state = if story.execution.tasks[holder.index()].has_ended() {
            "has ended"
        } else {
            "waits, too"
        };
        let other = format!("{name}, who has {sender}, {state}");
        if !of_others.contains(&other) {
            of_others.push(other);
        }
    }
    if !of_others.is_empty() {
        says += &format!(", and {}", list(&of_others));
    }
    (!says.is_empty()).then_some(says)
}

fn sentence(story: &Story, waiting: &Waiting) -> String {
    let name = story.names.task(waiting.task);
    let line = match &waiting.at {
        Some((file, line)) => format!("{}:{line}", story.names.file(file)),
        None => "somewhere".to_owned(),
    };
    let (what, which) = wants(&story.execution.tasks, waiting);
    let (what, which) = (story.names.resolve(&what), story.names.resolve(&which));
    let other_end = other_end(story, waiting).map(|t| story.names.task(t));
    let in_vain = match (waiting.why, other_end) {
        (Blocked::NotNotified, _) => ", and nobody is left to notify it".to_owned(),
        (Blocked::NotUnparked, _) => ", and nobody is left to unpark it".to_owned(),
        (Blocked::Empty, other) => {
            who_has_a_sender(story, waiting).unwrap_or_else(|| match other {
                Some(other) => format!(", and {other}, who could send one, waits too"),
                None => ", and nobody goes on to send one".to_owned(),
            })
        }
        (Blocked::NoPartner, Some(other)) if receives(waiting) => {
            format!(", and {other}, who could send, waits too")
        }
        (Blocked::Full | Blocked::NoPartner, Some(other)) => {
            format!(", and {other}, who could receive, waits too")
        }
        (Blocked::Full, None) => ", and nobody goes on to receive".to_owned(),
        (Blocked::NoPartner, None) => ", and nobody comes".to_owned(),
        (Blocked::NoArmReady, _) => ", and nobody is left to make an arm ready".to_owned(),
        _ => String::new(),
    };
    format!("{name} {what} ({line}){which}{in_vain}")
}

/// What a task waits for, with marks for names, in two halves between which the place may stand: `waits for forks[1]` and
/// `, held by B`.
pub(crate) fn wants(tasks: &[Task], waiting: &Waiting) -> (String, String) {
    let object = waiting
        .object
        .map_or_else(|| "it".to_owned(), |o| o.to_string());
    let waits_for = || format!("waits for {object}");
    match waiting.why {
        Blocked::HeldBy(holders) if holders.contains(waiting.task) => {
            (waits_for(), ", which it holds itself".to_owned())
        }
        Blocked::HeldBy(holders) => {
            let who = |t: TaskId| match tasks[t.index()].has_ended() {
                true => format!("{t}, which has ended"),
                false => t.to_string(),
            };
            let holders: Vec<String> = holders.iter().map(who).collect();
            (waits_for(), format!(", held by {}", list(&holders)))
        }
        Blocked::HeldUpBy(writers) => {
            let writers: Vec<String> = writers.iter().map(|t| t.to_string()).collect();
            let which = format!(", held up by {}, who waits to write", list(&writers));
            (waits_for(), which)
        }
        Blocked::NotEnded(other) if other == waiting.task => {
            ("waits for its own end".to_owned(), String::new())
        }
        Blocked::NotEnded(other) => (format!("waits for {other} to end"), String::new()),
        Blocked::NotNotified => (format!("waits on {object}"), String::new()),
        Blocked::NotUnparked => ("is parked".to_owned(), String::new()),
        Blocked::Empty => (format!("waits for a message from {object}"), String::new()),
        Blocked::Full => (format!("waits for room in {object}"), String::new()),
        Blocked::NoPartner => (format!("waits for a partner at {object}"), String::new()),
        Blocked::Missing(n) => (
            format!("waits at {object}"),
            format!(" for {n} more to arrive"),
        ),
        Blocked::BeingInitialised(other) if other == waiting.task => {
            (waits_for(), ", which it is initialising itself".to_owned())
        }
        Blocked::BeingInitialised(other) => (waits_for(), format!(", which {other} initialises")),
        Blocked::NoArmReady => ("waits in a select".to_owned(), String::new()),
    }
}
