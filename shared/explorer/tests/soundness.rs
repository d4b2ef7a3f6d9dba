//! Pruning must not lose anything: on many random programs, each search finds the same outcomes as trying every
//! schedule does; and every outcome that real threads show is among those that the explorer finds.
//!
//! A thread that passes the time (yields, sleeps, lets a timer run out) again and again lets others go first once its patience
//! is at an end, and what is seen then depends on the search. So programs that do so are compared with the explorer's greatest
//! patience, 10, and no thread of theirs passes the time more often in one place.
//! Real threads are compared with all passes of the explorer: with patience 1, with wake-ups for no reason, with patience 10.
//! A script that might not end, as the explorer sees it, is not run on real threads.
//!
//! `SOUNDNESS_PROGRAMS=5000` makes each comparison on so many programs.

#[macro_use]
extern crate explored_std as std;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use explored_std::__std as real;
use explorer::outcomes::{Search, outcomes_of_pass};

#[path = "soundness/running.rs"]
mod running;
#[path = "soundness/script.rs"]
mod script;

use running::{Log, run};
use script::{Act, Random, Script};

const PROGRAMS: usize = 400;
/// So many are compared with real threads, each run so often.
const PROGRAMS_ON_REAL_THREADS: usize = 150;
const RUNS: usize = 20;
/// A program with more schedules than this is passed over: too slow to try them all.
const SCHEDULES: usize = 500;
/// As much for each pass of the reduced search alone.
const SCHEDULES_OF_PASS: usize = 1_000;
/// The explorer's: none of the scripts polls so often.
const MOST_PATIENCE: u32 = 10;
const SEED: u64 = 20_140_122;

/// How each schedule can end, according to one search.
fn found(search: Search, script: &Script) -> Option<BTreeMap<String, usize>> {
    let patience = if script.uses(Act::passes_time) {
        MOST_PATIENCE
    } else {
        1
    };
    found_with(search, (patience, 0), SCHEDULES, script)
}

/// The same, with so much patience, and so many wake-ups for no reason.
fn found_with(
    search: Search,
    pass: (u32, u32),
    budget: usize,
    script: &Script,
) -> Option<BTreeMap<String, usize>> {
    let log: Log = Arc::default();
    let (own, theirs) = (script.clone(), Arc::clone(&log));
    let program = Arc::new(move || run(&own, &theirs));
    outcomes_of_pass(search, pass, budget, program, &mut || {
        format!("{:?}", log.lock().unwrap())
    })
}

/// What a search misses, or makes up; `None` if there are too many schedules to tell.
fn difference(search: Search, script: &Script) -> Option<BTreeSet<String>> {
    let all: BTreeSet<String> = found(Search::Exhaustive, script)?.into_keys().collect();
    let some: BTreeSet<String> = found(search, script)?.into_keys().collect();
    Some(all.symmetric_difference(&some).cloned().collect())
}

#[track_caller]
fn check(search: Search, script: &Script) -> bool {
    let Some(difference) = difference(search, script) else {
        return false;
    };
    if difference.is_empty() {
        return true;
    }
    let mut script = script.clone();
    let fails = |s: &Script| difference_is_there(search, s);
    while let Some(smaller) = script.smaller().into_iter().find(fails) {
        script = smaller;
    }
    panic!(
        "{search:?} and trying everything differ on\n{script:?}by {:#?}",
        self::difference(search, &script)
    );
}

fn difference_is_there(search: Search, script: &Script) -> bool {
    difference(search, script).is_some_and(|d| !d.is_empty())
}

/// Both searches against trying everything, on one half of the programs.
fn check_all(seed: u64, programs: usize) {
    let mut random = Random(seed);
    let (mut checked, mut passed_over) = (0, 0);
    while checked < programs {
        let script = Script::random(&mut random);
        if check(Search::Reduced, &script) && check(Search::ByPreemptions, &script) {
            checked += 1;
        } else {
            passed_over += 1;
        }
    }
    println!("{checked} programs agree; {passed_over} had too many schedules");
}

#[test]
fn nothing_is_lost_first_half() {
    check_all(SEED, programs(PROGRAMS) / 2);
}

#[test]
fn nothing_is_lost_second_half() {
    check_all(SEED + 1, programs(PROGRAMS) / 2);
}

/// Every schedule is a path through the graph and every path a schedule: as many come to each end.
#[test]
fn the_graph_has_as_many_paths_to_each_end() {
    let mut random = Random(SEED + 2);
    let mut checked = 0;
    while checked < PROGRAMS / 5 {
        let script = Script::random(&mut random);
        let Some(ends) = found_with(Search::Exhaustive, (1, 0), SCHEDULES, &script) else {
            continue;
        };
        let ends: BTreeMap<String, u64> = ends.into_iter().map(|(e, n)| (e, n as u64)).collect();
        let log: Log = Arc::default();
        let (own, theirs) = (script.clone(), Arc::clone(&log));
        let program = Arc::new(move || run(&own, &theirs));
        let observed = move || format!("{:?}", log.lock().unwrap());
        let graph = explorer::outcomes::graph(10_000, program, observed).unwrap();
        assert_eq!(graph.outcomes(), ends, "{script:?}");
        checked += 1;
    }
}

/// All ends that the explorer sees, in all its passes; `None` if there are too many schedules.
fn explored(script: &Script) -> Option<BTreeSet<String>> {
    let passes = [(1, 0), (1, 1), (MOST_PATIENCE, 0)];
    let ends = passes.map(|pass| found_with(Search::Reduced, pass, SCHEDULES_OF_PASS, script));
    let mut all = BTreeSet::new();
    for ends in ends {
        all.extend(ends?.into_keys());
    }
    Some(all)
}

/// One real run at a time: the statics are theirs together.
static TURN: real::sync::Mutex<()> = real::sync::Mutex::new(());

/// How a script ends on real threads.
fn on_real_threads(script: &Script, runs: usize) -> BTreeSet<String> {
    let (done, is_done) = real::sync::mpsc::channel();
    let own = script.clone();
    real::thread::spawn(move || {
        let _turn = TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let ends = (0..runs).map(|_| {
            let log: Log = Arc::default();
            run(&own, &log);
            let end = format!("{:?}", log.lock().unwrap());
            end
        });
        // Nobody waits any more if it took too long.
        let _ = done.send(ends.collect());
    });
    let ends = is_done.recv_timeout(Duration::from_secs(60));
    ends.unwrap_or_else(|_| panic!("the explorer says that this ends, and it doesn't:\n{script:?}"))
}

/// What real threads show and the explorer doesn't find; `None` if there are too many schedules, or one that doesn't end.
fn not_explored(script: &Script, runs: usize) -> Option<Vec<String>> {
    let explored = explored(script)?;
    let all_end = explored.iter().all(|end| end.starts_with('['));
    let shown = all_end.then(|| on_real_threads(script, runs))?;
    Some(shown.difference(&explored).cloned().collect())
}

/// Whatever real threads do, the explorer has seen.
#[test]
fn what_real_threads_show_is_found() {
    let programs = programs(PROGRAMS_ON_REAL_THREADS);
    let mut random = Random(SEED + 3);
    let (mut checked, mut passed_over, mut lost) = (0, 0, Vec::new());
    while checked < programs {
        let mut script = Script::random(&mut random);
        // What a thread does after the end of the program is seen only here.
        script.joined = script.threads.len();
        match not_explored(&script, RUNS) {
            Some(ends) if ends.is_empty() => checked += 1,
            Some(ends) => {
                checked += 1;
                lost.push(format!("{:?}it shows {ends:#?}", smallest_lost(script)));
            }
            None => passed_over += 1,
        }
    }
    println!(
        "{checked} programs compared with real threads; {passed_over} may not end or are too long"
    );
    assert!(
        lost.is_empty(),
        "{} of {checked}:\n{}",
        lost.len(),
        lost.join("\n")
    );
}

/// Real threads show it again in the smaller one, if they are given time.
fn smallest_lost(mut script: Script) -> Script {
    let shows = |s: &Script| not_explored(s, 20 * RUNS).is_some_and(|ends| !ends.is_empty());
    let join_all = |mut s: Script| {
        s.joined = s.threads.len();
        s
    };
    while let Some(smaller) = script.smaller().into_iter().map(join_all).find(shows) {
        script = smaller;
    }
    script
}

/// As many as `SOUNDNESS_PROGRAMS` says, if it is set.
fn programs(usual: usize) -> usize {
    real::env::var("SOUNDNESS_PROGRAMS").map_or(usual, |n| n.parse().expect("a number"))
}
