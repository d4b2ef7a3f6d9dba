//! What an answer to `round_table` must do.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

#[path = "explored.rs"]
mod explored;

use super::answer::Table;
use explored::{explored, sleeps};

exercise::checks![
    puts_the_forks_back,
    serves_a_table_for_two,
    sleeps_while_a_neighbour_eats,
    serves_a_table_for_three,
    lets_others_eat_at_the_same_time,
    serves_five_on_real_threads,
];

/// A table that notices who eats beside whom.
struct Watched {
    table: Table,
    /// What two neighbours share, for us to see; the forks are the table's.
    shared: Vec<Mutex<()>>,
    meals: AtomicUsize,
    /// Somebody has eaten while a neighbour was eating.
    disturbed: AtomicBool,
}

impl Watched {
    fn new(seats: usize) -> Arc<Self> {
        Arc::new(Self {
            table: Table::new(seats),
            shared: (0..seats).map(|_| Mutex::new(())).collect(),
            meals: AtomicUsize::new(0),
            disturbed: AtomicBool::new(false),
        })
    }

    fn dine(&self, seat: usize) {
        self.table.dine(seat, || {
            let right = (seat + 1) % self.shared.len();
            let both = [seat, right].map(|n| self.shared[n].try_lock());
            if both.iter().any(Result::is_err) {
                self.disturbed.store(true, SeqCst);
            }
            self.meals.fetch_add(1, SeqCst);
        });
    }

    fn have_eaten(&self, expected: usize) {
        let disturbed = self.disturbed.load(SeqCst);
        assert!(
            !disturbed,
            "two neighbours have eaten at the same time"
        );
        let meals = self.meals.load(SeqCst);
        assert!(
            meals == expected,
            "dine was called {expected} times, and {meals} meals were eaten"
        );
    }
}

fn puts_the_forks_back() {
    explored(|| {
        let watched = Watched::new(3);
        for seat in [0, 0, 1, 2] {
            watched.dine(seat);
        }
        watched.have_eaten(4);
    });
}

fn serves_a_table_for_two() {
    explored(|| everybody_eats(2));
}

fn serves_a_table_for_three() {
    explored(|| everybody_eats(3));
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

fn sleeps_while_a_neighbour_eats() {
    for (eating, waiting) in [(0, 1), (1, 0), (0, 2), (2, 0)] {
        sleeps("dine must wait while a neighbour eats", move || {
            let table = Table::new(3);
            table.dine(eating, || {
                thread::scope(|scope| {
                    scope.spawn(|| table.dine(waiting, || ()));
                });
            });
        });
    }
}

fn lets_others_eat_at_the_same_time() {
    for seats in [[0, 2], [1, 3]] {
        explored(move || {
            // Nobody passes the barrier before both have come to it.
            let both_eat = Arc::new(Barrier::new(2));
            let table = Arc::new(Table::new(4));
            let dine = |seat| {
                let (table, both_eat) =
                    (Arc::clone(&table), Arc::clone(&both_eat));
                let eat = move || {
                    both_eat.wait();
                };
                thread::spawn(move || table.dine(seat, eat))
            };
            let diners = seats.map(dine);
            diners.into_iter().for_each(|diner| diner.join().unwrap());
        });
    }
}

fn serves_five_on_real_threads() {
    let watched = Watched::new(5);
    thread::scope(|scope| {
        for seat in 0..5 {
            let watched = &watched;
            scope.spawn(move || {
                (0..1000).for_each(|_| watched.dine(seat))
            });
        }
    });
    watched.have_eaten(5000);
}
