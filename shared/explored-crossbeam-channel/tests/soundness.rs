//! Pruning must not lose anything: on many random programs, each search finds the outcomes that trying every
//! schedule finds.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded, select, unbounded};
use explored_std::__std as real;
use explorer::outcomes::{Search, outcomes};

#[path = "soundness/script.rs"]
mod script;

use script::{Act, Random, Script};

const PROGRAMS: usize = 300;
/// A program with more schedules than this is passed over: too slow to try them all.
const SCHEDULES: usize = 2_000;
const SEED: u64 = 20_261_120;

/// The ends that one thread has.
#[derive(Default)]
struct Hands {
    senders: [Option<Sender<usize>>; 2],
    receivers: [Option<Receiver<usize>>; 2],
}

const SOON: Duration = Duration::from_millis(1);

fn act(act: Act, hands: &mut Hands, value: usize) -> Option<String> {
    let to = |c: usize| hands.senders[c].as_ref();
    let from = |c: usize| hands.receivers[c].as_ref();
    Some(match act {
        Act::Send(c) => format!("{:?}", to(c)?.send(value)),
        Act::TrySend(c) => format!("{:?}", to(c)?.try_send(value)),
        Act::SendInTime(c) => format!("{:?}", to(c)?.send_timeout(value, SOON)),
        Act::Receive(c) => format!("{:?}", from(c)?.recv()),
        Act::TryReceive(c) => format!("{:?}", from(c)?.try_recv()),
        Act::ReceiveInTime(c) => format!("{:?}", from(c)?.recv_timeout(SOON)),
        Act::ReceiveAll(c) => format!("{:?}", from(c)?.iter().collect::<Vec<_>>()),
        Act::Look(c) => from(c)?.len().to_string(),
        Act::LookFromBehind(c) => to(c)?.is_full().to_string(),
        Act::SelectReceive => select! {
            recv(from(0)?) -> it => format!("0: {it:?}"),
            recv(from(1)?) -> it => format!("1: {it:?}"),
        },
        Act::SelectReceiveOr => select! {
            recv(from(0)?) -> it => format!("0: {it:?}"),
            recv(from(1)?) -> it => format!("1: {it:?}"),
            default => "nothing".to_owned(),
        },
        Act::SelectReceiveInTime => select! {
            recv(from(0)?) -> it => format!("0: {it:?}"),
            recv(from(1)?) -> it => format!("1: {it:?}"),
            default(SOON) => "nothing".to_owned(),
        },
        Act::SelectSend => select! {
            send(to(0)?, value) -> it => format!("0: {it:?}"),
            send(to(1)?, value) -> it => format!("1: {it:?}"),
        },
        Act::SelectSendOr => select! {
            send(to(0)?, value) -> it => format!("0: {it:?}"),
            send(to(1)?, value) -> it => format!("1: {it:?}"),
            default => "nothing".to_owned(),
        },
        Act::SelectBoth(c) => select! {
            send(to(c)?, value) -> it => format!("sent: {it:?}"),
            recv(from(1 - c)?) -> it => format!("received: {it:?}"),
        },
        Act::SelectBothInTime(c) => select! {
            send(to(c)?, value) -> it => format!("sent: {it:?}"),
            recv(from(1 - c)?) -> it => format!("received: {it:?}"),
            default(SOON) => "nothing".to_owned(),
        },
        Act::DropSender(c) => {
            hands.senders[c] = None;
            String::new()
        }
        Act::DropReceiver(c) => {
            hands.receivers[c] = None;
            String::new()
        }
    })
}

type Log = Arc<real::sync::Mutex<Vec<Vec<String>>>>;

fn run(script: &Script, log: &Log) {
    *log.lock().unwrap() = vec![Vec::new(); script.threads.len()];
    let mut hands: Vec<Hands> = script.threads.iter().map(|_| Hands::default()).collect();
    for (c, capacity) in script.capacities.iter().enumerate() {
        let (sender, receiver) = capacity.map_or_else(unbounded, bounded);
        for (hands, acts) in hands.iter_mut().zip(&script.threads) {
            hands.senders[c] = acts.iter().any(|a| a.sends(c)).then(|| sender.clone());
            hands.receivers[c] = acts.iter().any(|a| a.receives(c)).then(|| receiver.clone());
        }
        drop((sender, receiver));
    }
    let threads = script.threads.iter().cloned().zip(hands).enumerate();
    let threads: Vec<_> = threads
        .map(|(i, (acts, mut hands))| {
            let log = Arc::clone(log);
            thread::spawn(move || {
                for (j, one) in acts.into_iter().enumerate() {
                    let seen = act(one, &mut hands, 10 * i + j);
                    log.lock().unwrap()[i].push(format!("{seen:?}"));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
}

/// How the program can end, according to one search.
fn found(search: Search, script: &Script) -> Option<BTreeSet<String>> {
    let log: Log = Arc::default();
    let (own, theirs) = (script.clone(), Arc::clone(&log));
    let program = Arc::new(move || run(&own, &theirs));
    let ends = outcomes(search, SCHEDULES, program, &mut || {
        format!("{:?}", log.lock().unwrap())
    });
    Some(ends?.into_keys().collect())
}

/// What a search misses, or makes up; `None` if there are too many schedules to tell.
/// The other searches may find more with timers: trying everything has a thread whose timer has fired let others go first
/// before its next one fires. So it is not asked about threads with two of them.
fn difference(search: Search, script: &Script) -> Option<Vec<String>> {
    let (all, some) = (found(Search::Exhaustive, script)?, found(search, script)?);
    let missed = all.difference(&some).map(|end| format!("misses {end}"));
    let made_up = some.difference(&all).map(|end| format!("makes up {end}"));
    let made_up = made_up.filter(|_| !script.has_timers());
    Some(missed.chain(made_up).collect())
}

#[track_caller]
fn check(search: Search, script: &Script) -> bool {
    let is_different = |s: &Script| difference(search, s).is_some_and(|d| !d.is_empty());
    if difference(search, script).is_none() {
        return false;
    }
    if !is_different(script) {
        return true;
    }
    let mut script = script.clone();
    while let Some(smaller) = script.smaller().into_iter().find(is_different) {
        script = smaller;
    }
    let difference = difference(search, &script);
    panic!("{search:?} is not the same as trying everything on\n{script:?}it {difference:#?}");
}

fn check_all(seed: u64, programs: usize) {
    let mut random = Random(seed);
    let (mut checked, mut passed_over) = (0, 0);
    while checked < programs {
        let script = Script::random(&mut random);
        if script.rests() {
            continue;
        }
        if check(Search::Reduced, &script) && check(Search::ByPreemptions, &script) {
            checked += 1;
        } else {
            passed_over += 1;
        }
    }
    println!("{checked} programs agree; {passed_over} had too many schedules");
}

/// Found by longer runs of this test.
#[test]
fn nothing_is_lost_that_once_was() {
    use Act::*;
    let once_lost = [
        (Some(0), vec![vec![Send(0)], vec![ReceiveInTime(0)]]),
        (
            Some(2),
            vec![vec![Send(0), ReceiveAll(0)], vec![Send(0), TryReceive(0)]],
        ),
    ];
    for (capacity, threads) in once_lost {
        let script = Script {
            capacities: [capacity; 2],
            threads,
        };
        assert!(check(Search::Reduced, &script));
        assert!(check(Search::ByPreemptions, &script));
    }
}

#[test]
fn nothing_is_lost_first_half() {
    check_all(SEED, PROGRAMS / 2);
}

#[test]
fn nothing_is_lost_second_half() {
    check_all(SEED + 1, PROGRAMS / 2);
}
