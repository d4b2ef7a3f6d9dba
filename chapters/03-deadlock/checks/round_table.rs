//! What an answer to `round_table` must do.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use super::answer::Table;

exercise::checks![
    puts_the_forks_back,
    serves_a_table_for_two,
    serves_a_table_for_three,
    lets_others_eat_at_the_same_time,
    serves_five_on_real_threads,
];

/// A table that notices who eats beside whom.
struct Watched {
    table: Table,
    /// As the learner's: whoever eats has both of them in use.
    forks: Vec<Mutex<()>>,
    meals: AtomicUsize,
}

impl Watched {
    fn new(seats: usize) -> Arc<Self> {
        let forks = (0..seats).map(|_| Mutex::new(())).collect();
        Arc::new(Self { table: Table::new(seats), forks, meals: AtomicUsize::new(0) })
    }

    fn dine(&self, seat: usize) {
        self.table.dine(seat, || {
            let seats = self.forks.len();
            let _in_use = [seat, (seat + 1) % seats].map(|fork| {
                self.forks[fork].try_lock().unwrap_or_else(|_| {
                    panic!("two neighbours eat at the same time, with fork {fork} (of {seats})")
                })
            });
            self.meals.fetch_add(1, SeqCst);
        });
    }

    fn have_eaten(&self, expected: usize) {
        let meals = self.meals.load(SeqCst);
        assert!(meals == expected, "{meals} meals were eaten when dine had returned {expected} times");
    }
}

fn puts_the_forks_back() {
    explorer::explore(|| {
        let watched = Watched::new(3);
        for seat in [0, 0, 1, 2] {
            watched.dine(seat);
        }
        watched.have_eaten(4);
    })
    .assert_ok();
}

fn serves_a_table_for_two() {
    explorer::explore(|| everybody_eats(2)).assert_ok();
}

fn serves_a_table_for_three() {
    explorer::explore(|| everybody_eats(3)).assert_ok();
}

fn everybody_eats(seats: usize) {
    let watched = Watched::new(seats);
    let dine = |seat| {
        let watched = Arc::clone(&watched);
        thread::spawn(move || watched.dine(seat))
    };
    let diners: Vec<_> = (0..seats).map(dine).collect();
    diners.into_iter().for_each(|diner| diner.join().unwrap());
    watched.have_eaten(seats);
}

fn lets_others_eat_at_the_same_time() {
    for seats in [[0, 2], [1, 3]] {
        explorer::explore(move || {
            // Nobody passes the barrier before both have come to it.
            let both_eat = Arc::new(Barrier::new(2));
            let table = Arc::new(Table::new(4));
            let dine = |seat| {
                let (table, both_eat) = (Arc::clone(&table), Arc::clone(&both_eat));
                let eat = move || {
                    both_eat.wait();
                };
                thread::spawn(move || table.dine(seat, eat))
            };
            seats.map(dine).map(|diner| diner.join().unwrap());
        })
        .assert_ok();
    }
}

fn serves_five_on_real_threads() {
    let watched = Watched::new(5);
    thread::scope(|scope| {
        for seat in 0..5 {
            let watched = &watched;
            scope.spawn(move || (0..1000).for_each(|_| watched.dine(seat)));
        }
    });
    watched.have_eaten(5000);
}
