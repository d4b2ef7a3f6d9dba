//! What an answer to `roll_call` must do.

use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use super::answer::{Task, roll_call};

exercise::checks![
    reports_in_the_order_of_the_workers,
    keeps_two_of_the_same_name_apart,
    gives_each_thread_its_name,
    runs_all_tasks_at_once,
    calls_a_long_roll_on_real_threads,
    calls_nobody_if_nobody_is_there,
];

const LATE: &str =
    "on real threads, roll_call had not returned after 5 seconds";

fn reports_in_the_order_of_the_workers() {
    explorer::explore(|| {
        let reports =
            roll_call(vec![worker("Ada", 1), worker("Grace", 2)]);
        must_be(&reports, &["Ada: 1", "Grace: 2"]);
    })
    .assert_ok();
}

fn keeps_two_of_the_same_name_apart() {
    explorer::explore(|| {
        let reports = roll_call(vec![worker("Ada", 1), worker("Ada", 2)]);
        let expected = ["Ada: 1", "Ada: 2"];
        assert!(
            reports == expected,
            "two workers of the same name: reported {reports:?} instead of {expected:?}"
        );
    })
    .assert_ok();
}

fn gives_each_thread_its_name() {
    exercise::soon(LATE, || {
        let names = Arc::new(Mutex::new(Vec::new()));
        let note = |worker: &'static str| {
            let names = Arc::clone(&names);
            let task: Task = Box::new(move || {
                let name = thread::current().name().map(String::from);
                names.lock().unwrap().push((worker, name));
                0
            });
            (worker.to_owned(), task)
        };
        roll_call(vec![note("Ada"), note("Grace"), note("Barbara")]);
        let mut names = names.lock().unwrap();
        names.sort();
        assert!(
            names.len() == 3,
            "of 3 tasks {} were run",
            names.len()
        );
        for (worker, name) in names.iter() {
            match name {
                None => {
                    panic!(
                        "{worker}'s task ran in a thread without a name"
                    )
                }
                Some(name) => assert!(
                    name == worker,
                    "{worker}'s task ran in a thread with the name \"{name}\""
                ),
            }
        }
    });
}

fn runs_all_tasks_at_once() {
    explorer::explore(|| {
        // Nobody passes the barrier before all three tasks have come to it.
        let barrier = Arc::new(Barrier::new(3));
        let meet = |name: &str| {
            let barrier = Arc::clone(&barrier);
            let task: Task = Box::new(move || {
                barrier.wait();
                0
            });
            (name.to_owned(), task)
        };
        let reports = roll_call(vec![
            meet("Ada"),
            meet("Grace"),
            meet("Barbara"),
        ]);
        must_be(&reports, &["Ada: 0", "Grace: 0", "Barbara: 0"]);
    })
    .assert_ok();
}

fn calls_a_long_roll_on_real_threads() {
    exercise::soon(LATE, || {
        let names: Vec<String> =
            (0..50).map(|n| format!("worker {n}")).collect();
        let workers = names
            .iter()
            .zip(0..)
            .map(|(name, n)| worker(name, n))
            .collect();
        let expected: Vec<String> =
            (0..50).map(|n| format!("worker {n}: {n}")).collect();
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
