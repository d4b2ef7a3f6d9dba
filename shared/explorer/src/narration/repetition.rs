//! What comes again and again in a story, so that it is told once.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::engine::{Access, Decision, Execution, ObjectId, Trace};

/// A stretch in which the same steps repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Repetition {
    pub(crate) start: usize,
    /// So many steps make one round.
    pub(crate) period: usize,
    /// So many rounds, the last of which may be incomplete.
    pub(crate) length: usize,
}

impl Repetition {
    pub(crate) fn rounds(&self) -> usize {
        self.length / self.period
    }

    pub(crate) fn end(&self) -> usize {
        self.start + self.rounds() * self.period
    }
}

/// The longest stretch with at least so many rounds; of several, the earliest with the shortest rounds.
pub(crate) fn longest(
    steps: usize,
    rounds: usize,
    same: impl Fn(usize, usize) -> bool,
) -> Option<Repetition> {
    const LONGEST_ROUND: usize = 200;
    let mut best: Option<Repetition> = None;
    for period in 1..=LONGEST_ROUND.min(steps / rounds) {
        let mut start = 0;
        for i in 0..=steps - period {
            if i + period < steps && same(i, i + period) {
                continue;
            }
            let length = i + period - start;
            if length >= rounds * period && best.is_none_or(|best| length > best.length) {
                best = Some(Repetition {
                    start,
                    period,
                    length,
                });
            }
            start = i + 1;
        }
    }
    best
}

/// Do these events leave everything as it was? A loop that sends, writes, or takes more and more may come to an end,
/// however long it does the same; one that looks and waits in vain has no reason to.
fn comes_to_nothing(trace: &Trace, round: Range<usize>) -> bool {
    let round = &trace.events[round];
    if round.iter().any(|event| event.in_vain) {
        return true;
    }
    let mut held: BTreeMap<ObjectId, i32> = BTreeMap::new();
    for event in round {
        for touch in trace.touches(event) {
            let taken = held.entry(touch.object).or_default();
            match touch.access {
                Access::Acquire | Access::AcquireShared => *taken += 1,
                Access::Release | Access::ReleaseShared => *taken -= 1,
                Access::Write => return false,
                Access::Read => {}
            }
        }
    }
    round.iter().all(|event| !event.wrote) && held.values().all(|taken| *taken == 0)
}

/// If a run does the same for long, in vain, with the same values: the decisions of the last round of it.
pub(crate) fn round(execution: &Execution) -> Option<Range<usize>> {
    const ROUNDS: usize = 3;
    let lines = &execution.record.lines;
    let events = &execution.trace.events;
    let turns: Vec<usize> = (0..)
        .zip(&execution.trace.decisions)
        .filter_map(|(at, decision)| matches!(decision, Decision::Turn(_)).then_some(at))
        .collect();
    let mut says: Vec<Vec<&str>> = vec![Vec::new(); events.len()];
    for line in lines {
        if let Some(event) = line.event {
            says[event].push(&line.text);
        }
    }
    let same = |a: usize, b: usize| {
        let told = |e: usize| (events[e].task, events[e].what, events[e].at, &says[e]);
        told(a) == told(b)
    };
    let found = longest(events.len(), ROUNDS, same)?;
    let last_round = found.end() - found.period..found.end();
    if !comes_to_nothing(&execution.trace, last_round) {
        return None;
    }
    let decision_of = |turn: usize| turns.get(turn).copied();
    let all = execution.trace.decisions.len();
    Some(decision_of(found.end() - found.period)?..decision_of(found.end()).unwrap_or(all))
}

/// Cuts a run that goes on and on after the first round, and says that it does.
pub(crate) fn goes_on(execution: &mut Execution) -> String {
    let events = &execution.trace.events;
    let still = format!("still going after {} steps", events.len());
    let same = |a: usize, b: usize| {
        let (a, b) = (&events[a], &events[b]);
        (a.task, a.what, a.at) == (b.task, b.what, b.at)
    };
    let Some(found) = longest(events.len(), 3, same) else {
        return still;
    };
    let round = found.start..found.start + found.period;
    let lines = &mut execution.record.lines;
    let first_after = lines
        .iter()
        .position(|line| line.event.is_some_and(|event| event >= round.end));
    lines.truncate(first_after.unwrap_or(lines.len()));
    let told = |event: Option<usize>| event.is_some_and(|event| round.contains(&event));
    match lines.iter().filter(|line| told(line.event)).count() {
        0 | 1 => format!("... and so on: {still}; this step repeats"),
        n => format!("... and so on: {still}; these {n} steps repeat"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_text(text: &str, rounds: usize) -> Option<&str> {
        let letters = text.as_bytes();
        let found = longest(letters.len(), rounds, |a, b| letters[a] == letters[b])?;
        Some(&text[found.start..found.start + found.period])
    }

    #[test]
    fn finds_the_longest_stretch() {
        assert_eq!(in_text("xyabcabcabcabz", 3), Some("abc"));
        assert_eq!(in_text("aaaaaxbcbcbcbcbc", 3), Some("bc"));
        assert_eq!(in_text("aaaa", 3), Some("a"));
        assert_eq!(in_text("abcabcx", 3), None);
        assert_eq!(in_text("", 3), None);
    }
}
