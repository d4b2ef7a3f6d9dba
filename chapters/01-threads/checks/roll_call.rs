//! What an answer to `roll_call` must do.

use std::collections::HashSet;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::{Task, roll_call};

exercise::checks![
    /// Grace's task returns 2, and Ada's returns 1.
    reports_in_the_order_of_the_workers,
    /// Three workers of the same name; their tasks return 2, 1 and 2.
    keeps_those_of_the_same_name_apart,
    /// One worker, whose task never ends.
    sleeps_while_it_waits,
    /// Each task notes in which thread it runs, and which name that thread has.
    gives_each_thread_its_name,
    /// Each of 3 tasks, then of 5, 9, 17 and 29, waits until all of them are there.
    runs_all_tasks_at_once,
    /// The roll is called twice; the second time there is one worker less.
    can_be_called_again,
    /// 50 workers, whose tasks return the numbers from 0 to 49, in no order.
    calls_a_long_roll_on_real_threads,
    /// Each of 131 tasks, all of workers of the same name, waits until all of them are there.
    runs_a_crowd_at_once_on_real_threads,
    /// No workers.
    calls_nobody_if_nobody_is_there,
];

const LATE: &str =
    "on real threads, roll_call had not returned after 5 seconds";

fn reports_in_the_order_of_the_workers() {
    explored(|| {
        let reports =
            roll_call(vec![worker("Grace", 2), worker("Ada", 1)]);
        must_be(&reports, &["Grace: 2", "Ada: 1"]);
    });
}

fn keeps_those_of_the_same_name_apart() {
    explored(|| {
        let reports =
            roll_call([2, 1, 2].map(|n| worker("Ada", n)).into());
        let expected = ["Ada: 2", "Ada: 1", "Ada: 2"];
        assert!(
            reports == expected,
            "three workers of the same name: reported {reports:?} instead of {expected:?}"
        );
    });
}

fn sleeps_while_it_waits() {
    sleeps("roll_call must wait for a task that never ends", || {
        let never: Task = Box::new(|| {
            Barrier::new(2).wait();
            0
        });
        roll_call(vec![("Ada".to_owned(), never)]);
    });
}

/// Long, empty, of two words, with letters from elsewhere, and one that is there twice.
const NAMES: [&str; 6] =
    ["Ada", "", "Grace Brewster Murray Hopper", "Émilie", "Ada", "7"];

fn gives_each_thread_its_name() {
    exercise::soon(LATE, || {
        let seen = Arc::new(Mutex::new(HashSet::new()));
        let note = |worker: &'static str| {
            let seen = Arc::clone(&seen);
            let task: Task = Box::new(move || {
                let thread = thread::current();
                let new = seen.lock().unwrap().insert(thread.id());
                match thread.name() {
                    _ if !new => 2,
                    Some(name) if name == worker => 0,
                    _ => 1,
                }
            });
            (worker.to_owned(), task)
        };
        let this = thread::current().id();
        seen.lock().unwrap().insert(this);
        let reports = roll_call(NAMES.map(note).into());
        for (worker, report) in NAMES.iter().zip(&reports) {
            match report.strip_prefix(worker) {
                Some(": 0") => {}
                Some(": 1") => panic!(
                    "the task of the worker {worker:?} ran in a thread without that name"
                ),
                Some(": 2") => panic!(
                    "the task of the worker {worker:?} had no thread of its own"
                ),
                _ => panic!(
                    "the worker {worker:?} was to report 0, and reported {report:?}"
                ),
            }
        }
        assert!(
            reports.len() == NAMES.len(),
            "there are {} workers, and {} reports",
            NAMES.len(),
            reports.len()
        );
    });
}

fn runs_all_tasks_at_once() {
    for tasks in CROWDS {
        explored_crowd(tasks, move || {
            let names = (0..tasks).map(|n| format!("worker {n}"));
            meet(names.collect());
        });
    }
}

fn runs_a_crowd_at_once_on_real_threads() {
    let late = "131 tasks were not run at the same time: they wait for each other";
    exercise::soon(late, || meet(vec!["Ada".to_owned(); 131]));
}

/// Nobody passes the barrier before all tasks have come to it.
fn meet(names: Vec<String>) {
    let barrier = Arc::new(Barrier::new(names.len()));
    let meet = |name: &String| {
        let barrier = Arc::clone(&barrier);
        let task: Task = Box::new(move || {
            barrier.wait();
            7
        });
        (name.clone(), task)
    };
    let reports = roll_call(names.iter().map(meet).collect());
    let expected: Vec<String> =
        names.iter().map(|name| format!("{name}: 7")).collect();
    let expected: Vec<&str> =
        expected.iter().map(String::as_str).collect();
    must_be(&reports, &expected);
}

fn can_be_called_again() {
    explored(|| {
        let first = roll_call(vec![
            worker("Ada", u32::MAX),
            worker("Grace", 0),
        ]);
        must_be(&first, &["Ada: 4294967295", "Grace: 0"]);
        must_be(&roll_call(vec![worker("Grace", 1)]), &["Grace: 1"]);
    });
}

fn calls_a_long_roll_on_real_threads() {
    exercise::soon(LATE, || {
        let numbers = (0..50).map(|n| n * 37 % 50);
        let names: Vec<String> = numbers
            .clone()
            .map(|n| format!("worker {}", n * 3 % 50))
            .collect();
        let workers = names
            .iter()
            .zip(numbers.clone())
            .map(|(name, n)| worker(name, n))
            .collect();
        let expected: Vec<String> = names
            .iter()
            .zip(numbers)
            .map(|(name, n)| format!("{name}: {n}"))
            .collect();
        let expected: Vec<&str> =
            expected.iter().map(String::as_str).collect();
        must_be(&roll_call(workers), &expected);
    });
}

fn calls_nobody_if_nobody_is_there() {
    exercise::soon(LATE, || {
        must_be(&roll_call(Vec::new()), &[]);
    });
}

fn worker(name: &str, result: u32) -> (String, Task) {
    (name.to_owned(), Box::new(move || result))
}

fn must_be(reports: &[String], expected: &[&str]) {
    let reports: Vec<&str> =
        reports.iter().map(String::as_str).collect();
    let (mut these, mut those) = (reports.clone(), expected.to_vec());
    these.sort_unstable();
    those.sort_unstable();
    let what = match (reports.len(), expected.len()) {
        (got, due) if got < due => "reports are missing",
        (got, due) if got > due => "there are too many reports",
        _ if these == those => {
            "the reports are not in the workers' order"
        }
        _ => "the reports are not the right ones",
    };
    assert!(
        reports == expected,
        "{what}: {reports:?} instead of {expected:?}"
    );
}
