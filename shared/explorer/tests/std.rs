//! std's own meaning, type by type: right programs come out clean, wrong ones with the right diagnosis.

#[macro_use]
extern crate explored_std as std;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, Once, OnceLock, RwLock, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use explorer::{FailureKind, Limits, explore, explore_with};

#[track_caller]
fn clean(program: impl Fn() + Send + Sync + 'static) {
    let exploration = explore(program);
    exploration.assert_ok();
}

#[track_caller]
fn fails(program: impl Fn() + Send + Sync + 'static) -> explorer::Failure {
    let failure = explore(program).failure.expect("this program is wrong");
    println!("{failure}");
    assert!(
        failure.narration.lines().all(|l| l.chars().count() <= 100),
        "too wide:\n{failure}"
    );
    failure
}

mod statics {
    use super::*;

    static COUNT: AtomicU32 = AtomicU32::new(0);
    static NAMES: Mutex<Vec<String>> = Mutex::new(Vec::new());
    static TABLE: LazyLock<Mutex<HashMap<u32, u32>>> = LazyLock::new(|| Mutex::new(HashMap::new()));
    static ONCE: OnceLock<u32> = OnceLock::new();

    fn program() {
        let threads = [1, 2].map(|i| {
            thread::spawn(move || {
                COUNT.fetch_add(1, SeqCst);
                NAMES.lock().unwrap().push(format!("thread {i}"));
                *TABLE.lock().unwrap().entry(7).or_default() += i;
                *ONCE.get_or_init(|| i)
            })
        });
        let sum: u32 = threads.map(|t| t.join().unwrap()).into_iter().sum();
        assert!(sum == 2 || sum == 4);
        assert_eq!(COUNT.load(SeqCst), 2);
        assert_eq!(NAMES.lock().unwrap().len(), 2);
        assert_eq!(TABLE.lock().unwrap()[&7], 3);
    }

    #[test]
    fn start_afresh_in_each_schedule() {
        clean(program);
    }

    #[test]
    fn even_if_explored_by_two_tests_at_once() {
        clean(program);
    }

    #[test]
    fn what_outlives_a_run_is_refused() {
        let shared = Arc::new(Mutex::new(0));
        let failure = fails(move || {
            let other = Arc::clone(&shared);
            let thread = thread::spawn(move || *other.lock().unwrap() += 1);
            *shared.lock().unwrap() += 1;
            thread.join().unwrap();
        });
        assert!(
            failure.narration.contains("make it inside the program"),
            "{failure}"
        );
    }
}

thread_local! {
    static MINE: Cell<u32> = const { Cell::new(0) };
    static LIST: RefCell<Vec<u32>> = RefCell::new(Vec::new());
}

#[test]
fn thread_locals_are_each_threads_own() {
    clean(|| {
        MINE.set(1);
        let thread = thread::spawn(|| {
            assert_eq!(MINE.get(), 0);
            LIST.with_borrow_mut(|list| list.push(1));
            LIST.with(|list| list.borrow().len())
        });
        assert_eq!(thread.join().unwrap(), 1);
        assert_eq!(MINE.get(), 1);
        assert!(LIST.take().is_empty());
    });
}

#[test]
fn a_panic_reaches_join_and_poisons() {
    clean(|| {
        let lock = Arc::new(Mutex::new(0));
        let other = Arc::clone(&lock);
        let thread = thread::spawn(move || {
            let _guard = other.lock().unwrap();
            panic!("on purpose");
        });
        let payload = thread.join().unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"on purpose"));
        assert!(lock.is_poisoned());
        assert!(lock.try_lock().is_err());
        assert_eq!(*lock.lock().unwrap_or_else(|e| e.into_inner()), 0);
        lock.clear_poison();
        assert!(lock.lock().is_ok());
    });
}

#[test]
fn an_unjoined_panic_is_a_failure() {
    let failure = fails(|| {
        let _ = thread::spawn(|| panic!("unheard"));
        thread::yield_now();
    });
    assert!(
        matches!(failure.kind, FailureKind::Panic { unjoined: true, .. }),
        "{failure}"
    );
}

#[test]
fn a_scoped_panic_is_the_scopes() {
    let failure = fails(|| {
        thread::scope(|s| {
            s.spawn(|| panic!("inside"));
        });
    });
    assert!(
        failure.narration.contains("a scoped thread panicked"),
        "{failure}"
    );
}

#[test]
fn channels() {
    clean(|| {
        let (sender, receiver) = mpsc::channel();
        let threads = [1, 2].map(|i| {
            let sender = sender.clone();
            thread::spawn(move || sender.send(i).unwrap())
        });
        drop(sender);
        assert_eq!(receiver.iter().sum::<i32>(), 3);
        for thread in threads {
            thread.join().unwrap();
        }
    });
}

#[test]
fn a_channel_whose_sender_stays() {
    let failure = fails(|| {
        let (sender, receiver) = mpsc::channel();
        let other = sender.clone();
        let producer = thread::spawn(move || other.send(1).unwrap());
        let sum: i32 = receiver.iter().sum();
        producer.join().unwrap();
        drop(sender);
        assert_eq!(sum, 1);
    });
    assert_eq!(failure.kind, FailureKind::WaitsForMessage);
}

#[test]
fn a_rendezvous() {
    for bound in 0..2 {
        clean(move || {
            let (sender, receiver) = mpsc::sync_channel(bound);
            let thread = thread::spawn(move || {
                for i in 0..2 {
                    sender.send(i).unwrap();
                }
            });
            assert_eq!(receiver.recv(), Ok(0));
            assert_eq!(receiver.recv(), Ok(1));
            assert!(receiver.recv().is_err());
            thread.join().unwrap();
        });
    }
    let failure = fails(|| {
        let (sender, receiver) = mpsc::sync_channel(0);
        sender.send(1).unwrap();
        drop(receiver);
    });
    assert_eq!(failure.kind, FailureKind::WaitsForMessage);
}

#[test]
fn timeouts_fire_and_dont() {
    let seen: &'static explored_std::__std::sync::Mutex<Vec<bool>> = Box::leak(Box::default());
    clean(move || {
        let (sender, receiver) = mpsc::channel();
        let thread = thread::spawn(move || {
            thread::sleep(Duration::from_millis(10));
            let _ = sender.send(());
        });
        seen.lock()
            .unwrap()
            .push(receiver.recv_timeout(Duration::from_millis(100)).is_ok());
        thread.join().unwrap();
    });
    let seen = seen.lock().unwrap();
    assert!(seen.contains(&true) && seen.contains(&false));
}

#[test]
fn a_condvar_with_timeout_in_a_loop() {
    clean(|| {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        let thread = thread::spawn(move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let (ready, changed) = &*pair;
        let mut guard = ready.lock().unwrap();
        while !*guard {
            guard = changed
                .wait_timeout(guard, Duration::from_millis(5))
                .unwrap()
                .0;
        }
        drop(guard);
        thread.join().unwrap();
    });
}

#[test]
fn polling_ends() {
    for poll in [
        thread::yield_now,
        std::hint::spin_loop,
        || thread::sleep(Duration::from_millis(1)),
        || {},
    ] {
        clean(move || {
            let flag = Arc::new(AtomicBool::new(false));
            let other = Arc::clone(&flag);
            let thread = thread::spawn(move || other.store(true, SeqCst));
            while !flag.load(SeqCst) {
                poll();
            }
            thread.join().unwrap();
        });
    }
    clean(|| {
        let flag = Arc::new(Mutex::new(false));
        let other = Arc::clone(&flag);
        let thread = thread::spawn(move || *other.lock().unwrap() = true);
        while !*flag.lock().unwrap() {}
        thread.join().unwrap();
    });
    clean(|| {
        let thread = thread::spawn(|| {});
        let start = Instant::now();
        while !thread.is_finished() && start.elapsed() < Duration::from_secs(1) {
            thread::yield_now();
        }
        thread.join().unwrap();
    });
}

#[test]
fn a_livelock() {
    let failure = fails(|| {
        let flag = AtomicBool::new(false);
        while !flag.load(SeqCst) {
            thread::yield_now();
        }
    });
    assert_eq!(failure.kind, FailureKind::Livelock);
    assert!(
        failure.narration.contains("these 2 steps repeat"),
        "{failure}"
    );
}

#[test]
fn the_watchdog() {
    let limits = Limits {
        watchdog: Duration::from_millis(200),
        ..Limits::default()
    };
    let exploration = explore_with(limits, || {
        let worker = thread::spawn(|| {
            thread::yield_now();
            loop {
                std::hint::black_box(0);
            }
        });
        worker.join().unwrap();
    });
    let failure = exploration.failure.expect("it never ends");
    assert_eq!(failure.kind, FailureKind::Stuck);
    assert!(
        failure
            .narration
            .contains("without a synchronisation operation since std.rs:"),
        "{failure}"
    );
}

#[test]
fn locks_for_reading_and_writing() {
    clean(|| {
        let lock = Arc::new(RwLock::new(1));
        let threads = [(); 2].map(|()| {
            let lock = Arc::clone(&lock);
            thread::spawn(move || {
                let seen = *lock.read().unwrap();
                *lock.write().unwrap() += 1;
                seen
            })
        });
        for thread in threads {
            assert!(thread.join().unwrap() <= 2);
        }
        assert_eq!(*lock.read().unwrap(), 3);
        assert!(lock.try_read().is_ok());
    });
    let failure = fails(|| {
        let lock = RwLock::new(1);
        let seen = lock.read().unwrap();
        *lock.write().unwrap() += *seen;
    });
    assert_eq!(failure.kind, FailureKind::Deadlock);
    assert!(
        failure.narration.contains("main waits for itself"),
        "{failure}"
    );
}

#[test]
fn barriers_once_and_parking() {
    clean(|| {
        let barrier = Arc::new(Barrier::new(3));
        let threads = [(); 2].map(|()| {
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || barrier.wait().is_leader())
        });
        let mut leaders = usize::from(barrier.wait().is_leader());
        for thread in threads {
            leaders += usize::from(thread.join().unwrap());
        }
        assert_eq!(leaders, 1);
    });
    clean(|| {
        static ONCE: Once = Once::new();
        static TIMES: AtomicUsize = AtomicUsize::new(0);
        let thread = thread::spawn(|| ONCE.call_once(|| _ = TIMES.fetch_add(1, SeqCst)));
        ONCE.call_once(|| _ = TIMES.fetch_add(1, SeqCst));
        thread.join().unwrap();
        assert_eq!(TIMES.load(SeqCst), 1);
    });
    clean(|| {
        let flag = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&flag);
        let waiter = thread::spawn(move || {
            while !other.load(SeqCst) {
                thread::park();
            }
        });
        flag.store(true, SeqCst);
        waiter.thread().unpark();
        waiter.join().unwrap();
    });
    let failure = fails(|| {
        let barrier = Barrier::new(2);
        barrier.wait();
    });
    assert!(
        failure.narration.contains("for 1 more to arrive"),
        "{failure}"
    );
}

#[test]
fn threads_by_name() {
    clean(|| {
        let thread = thread::Builder::new().name("worker".to_owned()).spawn(|| {
            assert_eq!(thread::current().name(), Some("worker"));
            thread::current().id()
        });
        let thread = thread.unwrap();
        let id = thread.thread().id();
        assert_eq!(thread.join().unwrap(), id);
        assert_ne!(id, thread::current().id());
        assert_eq!(thread::current().name(), Some("main"));
        assert_eq!(thread::available_parallelism().unwrap().get(), 2);
        let (mut a, b) = (vec![1], 2);
        let sum = thread::scope(|s| {
            let first = thread::Builder::new()
                .spawn_scoped(s, || a.push(b))
                .unwrap();
            let second = s.spawn(move || b + 1);
            first.join().unwrap();
            second.join().unwrap()
        });
        assert_eq!((a, sum), (vec![1, 2], 3));
    });
}

#[test]
fn detached_threads_may_run_or_not() {
    let failure = fails(|| {
        static DONE: AtomicBool = AtomicBool::new(false);
        thread::spawn(|| DONE.store(true, SeqCst));
        assert!(DONE.load(SeqCst));
    });
    assert!(matches!(failure.kind, FailureKind::Panic { task: 0, .. }));
    clean(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
            }
        });
    });
}

#[test]
fn deep_recursion() {
    fn depth(n: u32) -> u32 {
        if n == 0 {
            0
        } else {
            std::hint::black_box(depth(n - 1)) + 1
        }
    }
    clean(|| assert_eq!(thread::spawn(|| depth(5_000)).join().unwrap(), 5_000));
}

#[test]
fn what_must_not_be_done() {
    let failure = fails(|| std::process::exit(0));
    assert!(failure.narration.contains("process::exit(0)"), "{failure}");
    let failure = fails(|| {
        let threads: Vec<_> = (0..100).map(|_| thread::spawn(|| {})).collect();
        threads.into_iter().for_each(|t| t.join().unwrap());
    });
    assert_eq!(failure.kind, FailureKind::TooManyThreads(64));
    let run = Arc::new(explored_std::__std::sync::atomic::AtomicU32::new(0));
    let failure = fails(move || {
        let flag = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&flag);
        let thread = thread::spawn(move || other.store(true, SeqCst));
        if run.fetch_xor(1, explored_std::__std::sync::atomic::Ordering::SeqCst) == 0 {
            flag.load(SeqCst);
        } else {
            flag.store(false, SeqCst);
        }
        thread.join().unwrap();
    });
    assert!(
        matches!(failure.kind, FailureKind::NotDeterministic(_)),
        "{failure}"
    );
}

#[test]
fn a_single_consumer_that_waits_with_if() {
    let failure = fails(|| {
        let pair = Arc::new((Mutex::new(None), Condvar::new()));
        let other = Arc::clone(&pair);
        let producer = thread::spawn(move || {
            *other.0.lock().unwrap() = Some(1);
            other.1.notify_one();
        });
        let mut slot = pair.0.lock().unwrap();
        if slot.is_none() {
            slot = pair.1.wait(slot).unwrap();
        }
        assert_eq!(slot.take(), Some(1));
        drop(slot);
        producer.join().unwrap();
    });
    assert!(
        failure.narration.contains("although nobody notified it"),
        "{failure}"
    );
}

#[test]
fn printing_is_told() {
    let failure = fails(|| {
        println!("hello {}", 1);
        eprintln!("there");
        panic!("now");
    });
    assert!(
        failure.narration.contains(r#"prints "hello 1""#),
        "{failure}"
    );
}

#[test]
fn a_replay_tells_the_same() {
    fn program() {
        let counter = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&counter);
        let thread = thread::spawn(move || other.store(other.load(SeqCst) + 1, SeqCst));
        counter.store(counter.load(SeqCst) + 1, SeqCst);
        thread.join().unwrap();
        assert_eq!(counter.load(SeqCst), 2);
    }
    let failure = fails(program);
    let text = failure.schedule.to_string();
    let again = explorer::replay(&text.parse().unwrap(), program)
        .failure
        .unwrap();
    assert_eq!(again.kind, failure.kind);
    let steps = |f: &explorer::Failure| {
        f.narration
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(steps(&again), steps(&failure));
}

#[test]
fn a_timer_runs_from_when_the_waiting_began() {
    clean(|| {
        let (sender, receiver) = mpsc::channel::<()>();
        let other = sender.clone();
        let thread = thread::spawn(move || {
            thread::sleep(Duration::from_millis(60));
            drop(sender);
        });
        let start = Instant::now();
        assert!(receiver.recv_timeout(Duration::from_millis(100)).is_err());
        assert!(start.elapsed() < Duration::from_millis(150));
        thread.join().unwrap();
        drop(other);
    });
}

#[test]
fn polling_several_threads() {
    clean(|| {
        let count = Arc::new(AtomicU32::new(0));
        let threads = [(); 2].map(|()| {
            let count = Arc::clone(&count);
            thread::spawn(move || count.fetch_add(1, SeqCst))
        });
        while !threads.iter().all(thread::JoinHandle::is_finished) {
            thread::yield_now();
        }
        for thread in threads {
            thread.join().unwrap();
        }
    });
}

#[test]
fn polling_a_lock_that_another_needs() {
    fn get(place: &Mutex<Option<Option<u64>>>) -> u64 {
        loop {
            let mut place = place.lock().unwrap();
            match *place {
                Some(Some(value)) => return value,
                Some(None) => {}
                None => {
                    *place = Some(None);
                    break;
                }
            }
            drop(place);
            thread::yield_now();
        }
        *place.lock().unwrap() = Some(Some(7));
        7
    }
    clean(|| {
        let place = Arc::new(Mutex::new(None));
        let shared = Arc::clone(&place);
        let other = thread::spawn(move || get(&shared));
        assert_eq!(get(&place) + other.join().unwrap(), 14);
    });
}

#[test]
fn backing_off() {
    clean(|| {
        let printer = Arc::new(Mutex::new(()));
        let scanner = Arc::new(Mutex::new(()));
        let (one, two) = (Arc::clone(&printer), Arc::clone(&scanner));
        let anna = thread::spawn(move || {
            let _one = one.lock().unwrap();
            let _two = two.lock().unwrap();
        });
        loop {
            let _one = scanner.lock().unwrap();
            if printer.try_lock().is_ok() {
                break;
            }
        }
        anna.join().unwrap();
    });
}

#[test]
fn a_spinlock() {
    clean(|| {
        let busy = Arc::new(AtomicBool::new(false));
        let work = |busy: &AtomicBool| {
            while busy.compare_exchange(false, true, SeqCst, SeqCst).is_err() {
                std::hint::spin_loop();
            }
            busy.store(false, SeqCst);
        };
        let other = Arc::clone(&busy);
        let thread = thread::spawn(move || work(&other));
        work(&busy);
        thread.join().unwrap();
    });
    clean(|| {
        let lock = Arc::new(Mutex::new(0));
        let work = |lock: &Mutex<u32>| loop {
            if let Ok(mut value) = lock.try_lock() {
                *value += 1;
                return;
            }
            thread::yield_now();
        };
        let other = Arc::clone(&lock);
        let thread = thread::spawn(move || work(&other));
        work(&lock);
        thread.join().unwrap();
        assert_eq!(*lock.lock().unwrap(), 2);
    });
}

#[test]
fn polling_in_a_circle_is_a_livelock() {
    let failure = fails(|| {
        let left = Arc::new(Mutex::new(()));
        let right = Arc::new(Mutex::new(()));
        let (one, two) = (Arc::clone(&left), Arc::clone(&right));
        let take_both = |first: &Mutex<()>, second: &Mutex<()>| {
            let _first = first.lock().unwrap();
            while second.try_lock().is_err() {}
        };
        let other = thread::spawn(move || take_both(&one, &two));
        take_both(&right, &left);
        other.join().unwrap();
    });
    assert_eq!(failure.kind, FailureKind::Livelock);
    assert!(failure.narration.contains("steps repeat"), "{failure}");
}

#[test]
fn a_rendezvous_given_up_with_two_offers() {
    clean(|| {
        let (sender, receiver) = mpsc::sync_channel(0);
        let threads = [0, 1].map(|n| {
            let sender = sender.clone();
            thread::spawn(move || _ = sender.send(n))
        });
        drop(sender);
        let _ = receiver.recv_timeout(Duration::from_millis(100));
        drop(receiver);
        for thread in threads {
            thread.join().unwrap();
        }
    });
}

#[test]
fn a_panic_that_drops_a_sender() {
    clean(|| {
        let (sender, receiver) = mpsc::channel::<()>();
        let other = sender.clone();
        let fails = thread::spawn(move || {
            let _sender = other;
            panic!("fails");
        });
        let ends = thread::spawn(move || drop(sender));
        assert!(receiver.recv().is_err());
        ends.join().unwrap();
        assert!(fails.join().is_err());
    });
}

#[test]
fn full_queues_in_a_circle() {
    let failure = fails(|| {
        let (orders, order) = mpsc::sync_channel(1);
        let (dishes, dish) = mpsc::sync_channel(1);
        let cook = thread::spawn(move || {
            for order in order {
                dishes.send(order).unwrap();
            }
        });
        for n in 0..4 {
            orders.send(n).unwrap();
        }
        drop(orders);
        assert_eq!(dish.iter().count(), 4);
        cook.join().unwrap();
    });
    assert_eq!(failure.kind, FailureKind::Deadlock);
    assert!(
        failure
            .narration
            .contains("main and cook wait for each other"),
        "{failure}"
    );
}

#[test]
fn places_are_the_programs_own() {
    let failure = fails(|| {
        let (sender, receiver) = mpsc::channel();
        [1, 2]
            .map(|n| sender.send(n))
            .into_iter()
            .for_each(|sent| sent.unwrap());
        let threads: Vec<_> = [|| {}].map(thread::spawn).into();
        assert!(threads.iter().all(thread::JoinHandle::is_finished));
        let _: Vec<i32> = receiver.iter().collect();
        drop(threads);
    });
    assert!(!failure.narration.contains("array.rs"), "{failure}");
}

#[test]
fn what_is_printed_is_evaluated_once() {
    clean(|| {
        let thread = thread::spawn(|| 1);
        println!("{}", thread.join().unwrap());
    });
}

#[test]
fn what_is_too_large_ends_and_says_so() {
    let limits = Limits {
        enough: explorer::Coverage::Some,
        ..Limits::default()
    };
    let exploration = explore_with(limits, || {
        let count = Arc::new(Mutex::new(0));
        let threads = [(); 3].map(|()| {
            let count = Arc::clone(&count);
            thread::spawn(move || (0..40).for_each(|_| *count.lock().unwrap() += 1))
        });
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(*count.lock().unwrap(), 120);
    });
    exploration.assert_ok();
    assert!(
        !matches!(exploration.coverage, explorer::Coverage::Complete),
        "{exploration}"
    );
    println!("{exploration}");
}

#[test]
fn each_end_of_a_channel_by_its_name() {
    let failure = fails(|| {
        let (orders, kitchen) = mpsc::sync_channel(1);
        let _anna = thread::spawn(move || {
            orders.send(1).unwrap();
            orders.send(2).unwrap();
        });
        assert_eq!(kitchen.recv(), Ok(1));
        assert_eq!(kitchen.recv(), Ok(3));
    });
    for told in [
        "anna  sends 1 to orders",
        "main  receives 1 from kitchen",
        "anna  sends 2 to orders",
    ] {
        assert!(failure.narration.contains(told), "{failure}");
    }
}

#[test]
fn channels_that_are_made_in_one_place_are_numbered() {
    let failure = fails(|| {
        let ends = [0, 1].map(|_| mpsc::channel());
        ends[1].0.send(1).unwrap();
        ends[0].0.send(2).unwrap();
        assert_eq!(ends[1].1.recv(), Ok(2));
    });
    for told in [
        "sends 1 to ends 2",
        "sends 2 to ends 1",
        "receives 1 from ends 2",
    ] {
        assert!(failure.narration.contains(told), "{failure}");
    }
}

/// Somebody who can go on is never left out for ever, whatever the others poll.
mod fairness {
    use super::*;

    fn pairs(poll: fn(&Mutex<()>, &Mutex<()>)) {
        let locks: Arc<[Mutex<()>; 3]> = Arc::default();
        let threads = [(0, 1), (1, 2), (0, 2)].map(|(low, high)| {
            let locks = Arc::clone(&locks);
            thread::spawn(move || poll(&locks[low], &locks[high]))
        });
        threads.into_iter().for_each(|t| t.join().unwrap());
    }

    #[test]
    fn three_that_poll() {
        let few = Limits {
            schedules: 2_000,
            ..Limits::default()
        };
        let poll = || {
            pairs(|low, high| {
                loop {
                    let low = low.lock().unwrap();
                    if high.try_lock().is_ok() {
                        return;
                    }
                    drop(low);
                    thread::yield_now();
                }
            });
        };
        explore_with(few, poll).assert_ok();
    }

    #[test]
    fn one_that_yields_with_a_lock_in_hand() {
        clean(|| {
            let place = Arc::new(Mutex::new(false));
            let other = {
                let place = Arc::clone(&place);
                thread::spawn(move || *place.lock().unwrap() = true)
            };
            loop {
                let is_done = place.lock().unwrap();
                if *is_done {
                    break;
                }
                thread::yield_now();
            }
            other.join().unwrap();
        });
    }

    #[test]
    fn a_lock_tried_without_a_pause() {
        clean(|| {
            let locks: Arc<[Mutex<()>; 2]> = Arc::default();
            let other = {
                let locks = Arc::clone(&locks);
                thread::spawn(move || {
                    let _one = locks[1].lock().unwrap();
                    let _two = locks[0].lock().unwrap();
                })
            };
            loop {
                let _one = locks[0].lock().unwrap();
                if locks[1].try_lock().is_ok() {
                    break;
                }
            }
            other.join().unwrap();
        });
    }

    #[test]
    fn two_that_poll_and_one_that_works() {
        clean(|| {
            let is_done = Arc::new(Mutex::new(false));
            let poll = || {
                let is_done = Arc::clone(&is_done);
                thread::spawn(move || {
                    while !*is_done.lock().unwrap() {
                        thread::yield_now();
                    }
                })
            };
            let pollers = [poll(), poll()];
            *is_done.lock().unwrap() = true;
            pollers.into_iter().for_each(|t| t.join().unwrap());
        });
    }

    /// Two pauses in a row are no loop: nobody need have done anything meanwhile.
    #[test]
    fn two_pauses_are_no_loop() {
        let failure = fails(|| {
            let is_done = Arc::new(AtomicBool::new(false));
            let done = Arc::clone(&is_done);
            let other = thread::spawn(move || done.store(true, SeqCst));
            thread::sleep(Duration::from_millis(10));
            thread::sleep(Duration::from_millis(10));
            assert!(is_done.load(SeqCst));
            other.join().unwrap();
        });
        assert!(matches!(failure.kind, FailureKind::Panic { .. }));
    }

    #[test]
    fn two_that_step_back_at_the_same_time() {
        let failure = fails(|| {
            let locks: Arc<[Mutex<()>; 2]> = Arc::default();
            let both = |first: usize| {
                let locks = Arc::clone(&locks);
                thread::spawn(move || {
                    loop {
                        let one = locks[first].lock().unwrap();
                        if locks[1 - first].try_lock().is_ok() {
                            return;
                        }
                        drop(one);
                        thread::yield_now();
                    }
                })
            };
            let threads = [both(0), both(1)];
            threads.into_iter().for_each(|t| t.join().unwrap());
        });
        assert_eq!(failure.kind, FailureKind::Livelock);
        assert!(failure.narration.contains("steps repeat"), "{failure}");
        assert!(
            failure.narration.contains("schedules: it goes on"),
            "{failure}"
        );
        assert!(failure.narration.lines().count() <= 40, "{failure}");
        assert!(failure.figure.ends_with("</svg>\n"));
    }
}

#[test]
fn rounds_of_the_same_steps_are_told_once() {
    let failure = fails(|| {
        let (tx, rx) = mpsc::channel::<()>();
        drop(tx);
        for _ in 0..10 {
            assert!(rx.try_recv().is_err());
        }
        panic!("nobody there");
    });
    assert!(
        failure
            .narration
            .contains("...  the same step, 9 more times"),
        "{failure}"
    );
    assert!(
        failure.narration.contains("panics: nobody there"),
        "{failure}"
    );
}

#[test]
fn a_livelock_that_begins_late_is_short() {
    let failure = fails(|| {
        let count = AtomicU32::new(0);
        for _ in 0..20 {
            count.fetch_add(1, SeqCst);
            count.load(SeqCst);
        }
        while count.load(SeqCst) < 21 {
            thread::yield_now();
        }
    });
    assert_eq!(failure.kind, FailureKind::Livelock);
    assert!(
        failure.narration.contains("these 2 steps repeat"),
        "{failure}"
    );
    assert!(failure.narration.lines().count() <= 40, "{failure}");
}

/// Runs in a process of its own, started by the next one.
#[test]
#[ignore = "fails, so that there is a figure"]
fn fails_with_a_figure() {
    explore(|| panic!("it should")).assert_ok();
}

#[test]
fn the_figure_of_a_failure_in_a_file() {
    let path = std::env::temp_dir().join(format!("explorer-{}.svg", std::process::id()));
    let itself = std::env::current_exe().unwrap();
    let ran = std::process::Command::new(itself)
        .args(["--ignored", "--exact", "fails_with_a_figure"])
        .env("EXPLORER_FIGURE", &path)
        .output()
        .unwrap();
    assert!(!ran.status.success());
    let figure = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(figure.starts_with("<svg") && figure.contains("it should"));
}
