//! Runs a script: explored, or on real threads.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock};
use std::thread::{self, Thread};
use std::time::Duration;

use explored_std::__std as real;

use crate::script::{Act, Random, Script};

/// What the threads share.
struct World {
    atomics: [AtomicU32; 2],
    mutexes: [Mutex<u32>; 2],
    flag: Mutex<bool>,
    changed: Condvar,
    lock: RwLock<u32>,
    once: OnceLock<u32>,
    barrier: Barrier,
    call: Once,
    threads: OnceLock<Vec<Thread>>,
    receivers: Option<Mutex<[Receiver<u32>; 3]>>,
}

/// The ends of channels that a thread has; those that it doesn't use are left out, for dropping one is a step.
struct Senders {
    unbounded: Option<Sender<u32>>,
    bounded: Option<SyncSender<u32>>,
    meeting: Option<SyncSender<u32>>,
}

/// What a thread leaves to be done when it ends.
struct Leave(Arc<World>, usize);

impl Drop for Leave {
    fn drop(&mut self) {
        self.0.atomics[self.1].fetch_add(5, SeqCst);
    }
}

thread_local! {
    static LEAVES: RefCell<Vec<Leave>> = const { RefCell::new(Vec::new()) };
}

static COUNT: AtomicU32 = AtomicU32::new(1);
static LAZY: LazyLock<Mutex<u32>> = LazyLock::new(|| Mutex::new(3));

const SOON: Duration = Duration::from_micros(30);

/// On real threads: now and then a little time, so that they meet in many ways.
fn dawdle() {
    real::thread_local!(static RANDOM: RefCell<Random> = RefCell::new(Random(
        real::hash::BuildHasher::hash_one(&real::hash::RandomState::new(), 0)
    )));
    if explorer::engine::exploring() {
        return;
    }
    match RANDOM.with_borrow_mut(|random| random.below(8)) {
        0 => real::thread::yield_now(),
        1 => real::thread::sleep(Duration::from_micros(1)),
        2 => real::thread::sleep(SOON),
        3 => (0..500).for_each(|_| real::hint::spin_loop()),
        _ => {}
    }
}

pub(crate) type Log = Arc<real::sync::Mutex<Vec<Vec<String>>>>;

fn act(act: Act, world: &Arc<World>, senders: &Senders) -> String {
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
            dawdle();
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
            dawdle();
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
        Act::Send(v) => format!("{:?}", senders.unbounded.as_ref().unwrap().send(v)),
        Act::SendBounded(v) => format!("{:?}", senders.bounded.as_ref().unwrap().send(v)),
        Act::TrySend(v) => format!("{:?}", senders.bounded.as_ref().unwrap().try_send(v)),
        Act::Receive => format!(
            "{:?}",
            world.receivers.as_ref().unwrap().lock().unwrap()[0].recv()
        ),
        Act::TryReceive => {
            let receivers = world.receivers.as_ref().unwrap().lock().unwrap();
            format!(
                "{:?} {:?}",
                receivers[1].try_recv(),
                receivers[0].try_recv()
            )
        }
        Act::ReadLocked => world.lock.read().unwrap().to_string(),
        Act::WriteLocked => {
            let mut value = world.lock.write().unwrap();
            dawdle();
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
            dawdle();
            assert_ne!(*value, v);
            value.to_string()
        }
        Act::Park => {
            thread::park();
            String::new()
        }
        Act::Unpark(t) => {
            let thread = world.threads.get().and_then(|threads| threads.get(t));
            thread.map_or_else(
                || "not yet there".to_owned(),
                |t| {
                    t.unpark();
                    String::new()
                },
            )
        }
        Act::Yield => {
            thread::yield_now();
            String::new()
        }
        Act::Sleep => {
            thread::sleep(SOON);
            String::new()
        }
        Act::ReceiveInTime => {
            let receivers = world.receivers.as_ref().unwrap().lock().unwrap();
            format!("{:?}", receivers[0].recv_timeout(SOON))
        }
        Act::WaitInTime => {
            let flag = world.flag.lock().unwrap();
            if *flag {
                return "true".to_owned();
            }
            let (flag, _) = world.changed.wait_timeout(flag, SOON).unwrap();
            flag.to_string()
        }
        Act::ParkInTime => {
            thread::park_timeout(SOON);
            String::new()
        }
        Act::MeetAtBarrier => world.barrier.wait().is_leader().to_string(),
        Act::CallOnce => {
            world.call.call_once(|| {
                dawdle();
                world.atomics[0].fetch_add(1, SeqCst);
            });
            world.call.is_completed().to_string()
        }
        Act::AddInScope(o) => thread::scope(|scope| {
            let child = scope.spawn(|| world.atomics[o].fetch_add(1, SeqCst));
            let seen = world.atomics[o].load(SeqCst);
            format!("{seen} {}", child.join().unwrap())
        }),
        Act::AddNested(o) => {
            let theirs = Arc::clone(world);
            let child = thread::spawn(move || theirs.atomics[o].fetch_add(1, SeqCst));
            let seen = world.atomics[o].load(SeqCst);
            format!("{seen} {}", child.join().unwrap())
        }
        Act::PanicNested(o) => {
            let theirs = Arc::clone(world);
            let child = thread::spawn(move || {
                let _held = theirs.mutexes[o].lock().unwrap();
                dawdle();
                panic!("as the script says");
            });
            child.join().is_err().to_string()
        }
        Act::TryReadLocked => match world.lock.try_read() {
            Ok(value) => value.to_string(),
            Err(error) => error.to_string(),
        },
        Act::ExchangeLoop(o) => {
            let mut seen = world.atomics[o].load(SeqCst);
            loop {
                dawdle();
                match world.atomics[o].compare_exchange(seen, seen * 2 + 1, SeqCst, SeqCst) {
                    Ok(old) => return old.to_string(),
                    Err(other) => seen = other,
                }
            }
        }
        Act::ThreeLooks(o) => {
            for attempt in 0..3 {
                let seen = world.atomics[o].load(SeqCst);
                if seen != 0 {
                    return format!("{seen} at {attempt}");
                }
                thread::yield_now();
            }
            "gives up".to_owned()
        }
        Act::HandOver(v) => format!("{:?}", senders.meeting.as_ref().unwrap().send(v)),
        Act::TryHandOver(v) => format!("{:?}", senders.meeting.as_ref().unwrap().try_send(v)),
        Act::TakeOver => format!(
            "{:?}",
            world.receivers.as_ref().unwrap().lock().unwrap()[2].recv()
        ),
        Act::TakeOverInTime => {
            let receivers = world.receivers.as_ref().unwrap().lock().unwrap();
            format!("{:?}", receivers[2].recv_timeout(SOON))
        }
        Act::LeaveBehind(o) => {
            LEAVES.with_borrow_mut(|leaves| leaves.push(Leave(Arc::clone(world), o)));
            String::new()
        }
        Act::UseStatics(v) => {
            let count = COUNT.fetch_add(v, SeqCst);
            dawdle();
            let mut lazy = LAZY.lock().unwrap();
            *lazy = *lazy * 2 + v;
            format!("{count} {lazy}")
        }
    }
}

pub(crate) fn run(script: &Script, log: &Log) {
    *log.lock().unwrap() = vec![Vec::new(); script.threads.len() + 1];
    if !explorer::engine::exploring() {
        COUNT.store(1, SeqCst);
        *LAZY.lock().unwrap() = 3;
    }
    let ((sender, one), (bounded, two)) = (channel(), sync_channel(1));
    let (meeting, three) = sync_channel(0);
    let mut senders = Some((sender, bounded, meeting));
    let mut receivers = Some(Mutex::new([one, two, three]));
    if !script.uses(Act::needs_channels) {
        real::mem::forget((senders.take(), receivers.take()));
    }
    let world = Arc::new(World {
        atomics: [AtomicU32::new(0), AtomicU32::new(0)],
        mutexes: [Mutex::new(0), Mutex::new(0)],
        flag: Mutex::new(false),
        changed: Condvar::new(),
        lock: RwLock::new(0),
        once: OnceLock::new(),
        barrier: Barrier::new(2),
        call: Once::new(),
        threads: OnceLock::new(),
        receivers,
    });
    let mut handles: Vec<_> = script
        .threads
        .iter()
        .cloned()
        .enumerate()
        .map(|(i, acts)| {
            let uses = |what: fn(&Act) -> bool| acts.iter().any(what);
            let ends = |used: bool| senders.as_ref().filter(|_| used);
            let own = Senders {
                unbounded: ends(uses(|a| matches!(a, Act::Send(_)))).map(|s| s.0.clone()),
                bounded: ends(uses(|a| matches!(a, Act::SendBounded(_) | Act::TrySend(_))))
                    .map(|s| s.1.clone()),
                meeting: ends(uses(|a| {
                    matches!(a, Act::HandOver(_) | Act::TryHandOver(_))
                }))
                .map(|s| s.2.clone()),
            };
            let (log, world) = (Arc::clone(log), Arc::clone(&world));
            thread::spawn(move || {
                for one in acts {
                    dawdle();
                    let seen = act(one, &world, &own);
                    log.lock().unwrap()[i].push(seen);
                }
            })
        })
        .collect();
    if script.uses(|act| matches!(act, Act::Unpark(_))) {
        let threads = handles.iter().map(|h| h.thread().clone()).collect();
        world.threads.set(threads).unwrap();
    }
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
