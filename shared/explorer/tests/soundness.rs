//! Pruning must not lose anything: on thousands of random programs, each search finds the same outcomes as trying
//! every schedule does.

#[macro_use]
extern crate explored_std as std;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Condvar, Mutex, OnceLock, RwLock};
use std::thread;

use explored_std::__std as real;
use explorer::outcomes::{Search, outcomes};

const PROGRAMS: usize = 2_000;
/// A program with more schedules than this is passed over: too slow to try them all.
const SCHEDULES: usize = 500;
const SEED: u64 = 20_140_122;

/// One thing a thread does. Numbers say which object, or which value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Load(usize),
    Store(usize, u32),
    Add(usize),
    Exchange(usize, u32, u32),
    Update(usize),
    TryUpdate(usize),
    Both(usize, usize),
    WaitOnce,
    WaitForFlag,
    NotifyOne,
    NotifyAll,
    SetAndNotify,
    Send(u32),
    SendBounded(u32),
    TrySend(u32),
    Receive,
    TryReceive,
    ReadLocked,
    WriteLocked,
    TryWriteLocked,
    InitOnce(u32),
    PanicIf(usize, u32),
    Park,
    Unpark(usize),
}

impl Act {
    fn needs_channels(&self) -> bool {
        use Act::*;
        matches!(
            self,
            Send(_) | SendBounded(_) | TrySend(_) | Receive | TryReceive
        )
    }

    fn random(random: &mut Random) -> Act {
        use Act::*;
        let (object, value) = (random.below(2), random.below(3) as u32);
        match random.below(24) {
            0 => Load(object),
            1 => Store(object, value),
            2 => Add(object),
            3 => Exchange(object, value, value + 1),
            4 => Update(object),
            5 => TryUpdate(object),
            6 => Both(object, 1 - object),
            7 => WaitOnce,
            8 => WaitForFlag,
            9 => NotifyOne,
            10 => NotifyAll,
            11 => SetAndNotify,
            12 => Send(value),
            13 => SendBounded(value),
            14 => TrySend(value),
            15 => Receive,
            16 => TryReceive,
            17 => ReadLocked,
            18 => WriteLocked,
            19 => TryWriteLocked,
            20 => InitOnce(value),
            21 => PanicIf(object, value),
            22 => Park,
            _ => Unpark(random.below(3)),
        }
    }
}

/// What each thread does, one after another.
#[derive(Clone, PartialEq, Eq)]
struct Script {
    threads: Vec<Vec<Act>>,
    /// Main joins only so many of them, and the program ends without the others.
    joined: usize,
}

impl Script {
    fn random(random: &mut Random) -> Script {
        let threads = 2 + random.below(2);
        let acts = |random: &mut Random| {
            let count = 1 + random.below(if threads == 2 { 3 } else { 2 });
            (0..count).map(|_| Act::random(random)).collect()
        };
        let acts = (0..threads).map(|_| acts(random)).collect();
        let joined = threads - usize::from(random.below(4) == 0);
        Script {
            threads: acts,
            joined,
        }
    }

    /// All scripts with one act or one thread less.
    fn smaller(&self) -> Vec<Script> {
        let mut smaller = Vec::new();
        for thread in 0..self.threads.len() {
            let mut without = self.clone();
            without.threads.remove(thread);
            smaller.push(without);
            for act in 0..self.threads[thread].len() {
                let mut without = self.clone();
                without.threads[thread].remove(act);
                smaller.push(without);
            }
        }
        smaller
    }
}

impl fmt::Debug for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Act::*;
        match self {
            Load(o) => write!(f, "load a{o}"),
            Store(o, v) => write!(f, "a{o} = {v}"),
            Add(o) => write!(f, "a{o} += 1"),
            Exchange(o, from, to) => write!(f, "a{o}: {from} -> {to}"),
            Update(o) => write!(f, "update m{o}"),
            TryUpdate(o) => write!(f, "try to update m{o}"),
            Both(o, p) => write!(f, "lock m{o}, then m{p}"),
            WaitOnce => write!(f, "if !flag wait"),
            WaitForFlag => write!(f, "while !flag wait"),
            NotifyOne => write!(f, "notify one"),
            NotifyAll => write!(f, "notify all"),
            SetAndNotify => write!(f, "set flag, notify one"),
            Send(v) => write!(f, "send {v}"),
            SendBounded(v) => write!(f, "send {v} bounded"),
            TrySend(v) => write!(f, "try to send {v} bounded"),
            Receive => write!(f, "receive"),
            TryReceive => write!(f, "try to receive"),
            ReadLocked => write!(f, "read rw"),
            WriteLocked => write!(f, "write rw"),
            TryWriteLocked => write!(f, "try to write rw"),
            InitOnce(v) => write!(f, "init once {v}"),
            PanicIf(o, v) => write!(f, "panic if a{o} == {v}"),
            Park => write!(f, "park"),
            Unpark(t) => write!(f, "unpark {t}"),
        }
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, acts) in self.threads.iter().enumerate() {
            writeln!(f, "    {i}: {acts:?}")?;
        }
        writeln!(f, "    main joins {}", self.joined)
    }
}

/// What the threads share.
struct World {
    atomics: [AtomicU32; 2],
    mutexes: [Mutex<u32>; 2],
    flag: Mutex<bool>,
    changed: Condvar,
    lock: RwLock<u32>,
    once: OnceLock<u32>,
    receivers: Option<Mutex<(Receiver<u32>, Receiver<u32>)>>,
}

type Log = Arc<real::sync::Mutex<Vec<Vec<String>>>>;

fn act(
    act: Act,
    world: &World,
    sender: Option<&Sender<u32>>,
    bounded: Option<&SyncSender<u32>>,
    threads: &real::sync::Mutex<Vec<thread::Thread>>,
) -> String {
    match act {
        Act::Load(o) => world.atomics[o].load(SeqCst).to_string(),
        Act::Store(o, v) => {
            world.atomics[o].store(v, SeqCst);
            String::new()
        }
        Act::Add(o) => world.atomics[o].fetch_add(1, SeqCst).to_string(),
        Act::Exchange(o, from, to) => format!(
            "{:?}",
            world.atomics[o].compare_exchange(from, to, SeqCst, SeqCst)
        ),
        Act::Update(o) => {
            let mut value = world.mutexes[o].lock().unwrap();
            *value = *value * 2 + 1;
            value.to_string()
        }
        Act::TryUpdate(o) => match world.mutexes[o].try_lock() {
            Ok(mut value) => {
                *value = *value * 3 + 1;
                value.to_string()
            }
            Err(error) => error.to_string(),
        },
        Act::Both(o, p) => {
            let mut one = world.mutexes[o].lock().unwrap();
            let other = world.mutexes[p].lock().unwrap();
            *one += *other + 1;
            one.to_string()
        }
        Act::WaitOnce => {
            let flag = world.flag.lock().unwrap();
            let flag = if *flag {
                flag
            } else {
                world.changed.wait(flag).unwrap()
            };
            flag.to_string()
        }
        Act::WaitForFlag => {
            let flag = world.flag.lock().unwrap();
            world
                .changed
                .wait_while(flag, |flag| !*flag)
                .unwrap()
                .to_string()
        }
        Act::NotifyOne => {
            world.changed.notify_one();
            String::new()
        }
        Act::NotifyAll => {
            world.changed.notify_all();
            String::new()
        }
        Act::SetAndNotify => {
            *world.flag.lock().unwrap() = true;
            world.changed.notify_one();
            String::new()
        }
        Act::Send(v) => format!("{:?}", sender.unwrap().send(v)),
        Act::SendBounded(v) => format!("{:?}", bounded.unwrap().send(v)),
        Act::TrySend(v) => format!("{:?}", bounded.unwrap().try_send(v)),
        Act::Receive => format!(
            "{:?}",
            world.receivers.as_ref().unwrap().lock().unwrap().0.recv()
        ),
        Act::TryReceive => {
            let receivers = world.receivers.as_ref().unwrap().lock().unwrap();
            format!("{:?} {:?}", receivers.1.try_recv(), receivers.0.try_recv())
        }
        Act::ReadLocked => world.lock.read().unwrap().to_string(),
        Act::WriteLocked => {
            let mut value = world.lock.write().unwrap();
            *value = *value * 2 + 1;
            value.to_string()
        }
        Act::TryWriteLocked => match world.lock.try_write() {
            Ok(mut value) => {
                *value = *value * 3 + 1;
                value.to_string()
            }
            Err(error) => error.to_string(),
        },
        Act::InitOnce(v) => world
            .once
            .get_or_init(|| v + world.atomics[0].load(SeqCst))
            .to_string(),
        Act::PanicIf(o, v) => {
            let value = world.mutexes[o].lock().unwrap();
            assert_ne!(*value, v);
            value.to_string()
        }
        Act::Park => {
            thread::park();
            String::new()
        }
        Act::Unpark(t) => {
            let thread = threads.lock().unwrap().get(t).cloned();
            thread.map_or_else(
                || "not yet there".to_owned(),
                |t| {
                    t.unpark();
                    String::new()
                },
            )
        }
    }
}

fn run(script: &Script, log: &Log) {
    *log.lock().unwrap() = vec![Vec::new(); script.threads.len() + 1];
    // To drop an end of a channel is a step, so only scripts that need channels have them.
    let uses = |channel: fn(&Act) -> bool| script.threads.iter().flatten().any(channel);
    let ((sender, receiver), (bounded, other)) = (channel(), sync_channel(1));
    let (mut senders, mut receivers) =
        (Some((sender, bounded)), Some(Mutex::new((receiver, other))));
    if !uses(Act::needs_channels) {
        real::mem::forget((senders.take(), receivers.take()));
    }
    let world = Arc::new(World {
        atomics: [AtomicU32::new(0), AtomicU32::new(0)],
        mutexes: [Mutex::new(0), Mutex::new(0)],
        flag: Mutex::new(false),
        changed: Condvar::new(),
        lock: RwLock::new(0),
        once: OnceLock::new(),
        receivers,
    });
    let threads = Arc::new(real::sync::Mutex::new(Vec::new()));
    let mut handles: Vec<_> = script
        .threads
        .iter()
        .cloned()
        .enumerate()
        .map(|(i, acts)| {
            let (world, sender, bounded) = {
                let sends = acts.iter().any(|a| matches!(a, Act::Send(_)));
                let sends_bounded = acts
                    .iter()
                    .any(|a| matches!(a, Act::SendBounded(_) | Act::TrySend(_)));
                (
                    Arc::clone(&world),
                    sends.then(|| senders.as_ref().unwrap().0.clone()),
                    sends_bounded.then(|| senders.as_ref().unwrap().1.clone()),
                )
            };
            let (log, threads) = (Arc::clone(log), Arc::clone(&threads));
            thread::spawn(move || {
                for one in acts {
                    let seen = act(one, &world, sender.as_ref(), bounded.as_ref(), &threads);
                    log.lock().unwrap()[i].push(seen);
                }
            })
        })
        .collect();
    *threads.lock().unwrap() = handles.iter().map(|h| h.thread().clone()).collect();
    drop(senders);
    let detached = handles.split_off(script.joined.min(handles.len()));
    let all_are_joined = detached.is_empty();
    drop(detached);
    let ends: Vec<_> = handles.into_iter().map(|h| h.join().is_ok()).collect();
    let mut last = format!("{ends:?}");
    if all_are_joined {
        // Otherwise this would be a look that the explorer doesn't know of.
        let World {
            atomics,
            mutexes,
            lock,
            once,
            ..
        } = &*world;
        last += &format!(" {atomics:?} {mutexes:?} {lock:?} {once:?}");
    }
    log.lock().unwrap().push(vec![last]);
}

/// How each schedule can end, according to one search.
fn found(search: Search, script: &Script) -> Option<BTreeMap<String, usize>> {
    let log: Log = Arc::default();
    let (own, theirs) = (script.clone(), Arc::clone(&log));
    outcomes(
        search,
        SCHEDULES,
        Arc::new(move || run(&own, &theirs)),
        &mut || format!("{:?}", log.lock().unwrap()),
    )
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
    check_all(SEED, PROGRAMS / 2);
}

#[test]
fn nothing_is_lost_second_half() {
    check_all(SEED + 1, PROGRAMS / 2);
}

/// Every schedule is a path through the graph and every path a schedule: as many come to each end.
#[test]
fn the_graph_has_as_many_paths_to_each_end() {
    let mut random = Random(SEED + 2);
    let mut checked = 0;
    while checked < PROGRAMS / 5 {
        let script = Script::random(&mut random);
        let Some(ends) = found(Search::Exhaustive, &script) else {
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

/// Small and good enough: splitmix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}
