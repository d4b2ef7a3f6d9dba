//! All schedules as one graph: what is in it, and when there is none.

#[macro_use]
extern crate explored_std as std;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use explorer::{Graph, NoGraph, Stand, State};

/// Goes through the graph by the threads whose turn it is.
fn after<'a>(graph: &'a Graph, turns: &[&str]) -> &'a State {
    turns.iter().fold(&graph.states[0], |state, turn| {
        let whose = |thread: usize| graph.threads[thread] == *turn;
        let step = state.steps.iter().find(|step| whose(step.thread));
        &graph.states[step.expect("it can go on").to]
    })
}

fn waits(graph: &Graph, state: &State) -> Vec<String> {
    let stands = graph.threads.iter().zip(&state.threads);
    let waits = stands.filter_map(|(name, stand)| match stand {
        Stand::At { waits, .. } => waits.as_ref().map(|why| format!("{name} {why}")),
        Stand::NotBorn | Stand::Ended => None,
    });
    waits.collect()
}

#[test]
fn states_tell_who_waits_and_what_is_held() {
    let graph = explorer::graph(1_000, || {
        let (left, right) = (Mutex::new(1), Mutex::new(2));
        thread::scope(|scope| {
            scope.spawn(|| drop((left.lock(), right.lock())));
            scope.spawn(|| drop((right.lock(), left.lock())));
        });
    })
    .unwrap();
    assert_eq!(graph.threads, ["main", "A", "B"]);
    let stuck = after(&graph, &["A", "B"]);
    let end = stuck.end.as_ref().expect("a deadlock");
    assert!(!end.well);
    assert_eq!(end.says, "deadlock: A and B wait for each other");
    let circle = [
        "main waits for A to end",
        "A waits for right, held by B",
        "B waits for left, held by A",
    ];
    assert_eq!(waits(&graph, stuck), circle);
    let held: Vec<&str> = stuck.objects.iter().flatten().map(String::as_str).collect();
    assert_eq!(held, ["held by A", "held by B"]);
}

#[test]
fn the_simplest_failure_is_a_way_to_a_bad_end() {
    let graph = explorer::graph(1_000, || {
        let counter = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| counter.store(counter.load(SeqCst) + 1, SeqCst));
            }
        });
        assert_eq!(counter.into_inner(), 2);
    })
    .unwrap();
    let end = graph
        .simplest
        .iter()
        .fold(0, |state, step| graph.states[state].steps[*step].to);
    assert!(!graph.states[end].end.as_ref().unwrap().well);
    let (well, badly) = graph.schedules();
    assert_eq!(well + badly, graph.outcomes().values().sum::<u64>());
    assert!(well > 0 && badly > 0);
}

#[test]
fn a_program_that_is_too_large_says_so() {
    let nobody_waits = || {
        let numbers: [AtomicU32; 4] = Default::default();
        thread::scope(|scope| {
            for number in &numbers {
                scope.spawn(|| [1, 2, 3].map(|n| number.fetch_add(n, SeqCst)));
            }
        });
    };
    let why = explorer::graph(100, nobody_waits).unwrap_err();
    let NoGraph::TooLarge { limit, found, left } = why else {
        panic!("{why}");
    };
    assert_eq!(limit, 100);
    assert!(found > limit && left > 0, "{why}");
}

#[test]
fn things_that_can_t_be_told_apart_are_not_confused() {
    let graph = explorer::graph(1_000, || {
        let number = AtomicU32::new(0);
        let basket = || Mutex::new(0);
        let (one, other) = (basket(), basket());
        // Which of the two is used first, and would be called the first, depends on the schedule.
        let reach = |into: &Mutex<u32>| *into.lock().unwrap() += number.load(SeqCst);
        thread::scope(|scope| {
            scope.spawn(|| reach(&one));
            scope.spawn(|| reach(&other));
        });
    });
    assert!(matches!(graph, Err(NoGraph::Alike(_))), "{graph:?}");
}
