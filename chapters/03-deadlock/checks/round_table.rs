//! What an answer to `round_table` must do.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::Table;

exercise::checks![
    /// One eats after the other.
    puts_the_forks_back,
    /// Both at a table for two are hungry.
    serves_a_table_for_two,
    /// One at a table for three eats for ever, and a neighbour is hungry.
    sleeps_while_a_neighbour_eats,
    /// All at a table for three are hungry.
    serves_a_table_for_three,
    /// Two at a table for four, who are not neighbours, wait for each other while they eat.
    lets_others_eat_at_the_same_time,
    /// Two at a table for five, whichever, who are not neighbours, wait for each other while they eat.
    lets_any_two_eat_at_the_same_time,
    /// Every second one at a table for 6, then for 10, 18, 34 and 58, waits for the others while eating.
    lets_a_crowd_eat_at_the_same_time,
    /// Both at a table for two are hungry twice.
    serves_two_again,
    /// All at a table for 5, then for 9, 17 and 29, are hungry.
    serves_a_crowd,
    /// There are two tables; the one who eats at the first eats at the second meanwhile.
    has_forks_of_its_own,
    /// All at a table for five are hungry 1000 times.
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
        explored(move || eat_together(4, &seats));
    }
}

fn lets_any_two_eat_at_the_same_time() {
    for seats in [[0, 2], [0, 3], [1, 3], [1, 4], [2, 4]] {
        explored(move || eat_together(5, &seats));
    }
}

fn lets_a_crowd_eat_at_the_same_time() {
    for eaters in CROWDS {
        explored_crowd(eaters, move || {
            let every_second: Vec<_> =
                (0..eaters).map(|n| n * 2).collect();
            eat_together(eaters * 2, &every_second);
        });
    }
}

/// Nobody passes the barrier before all of `hungry` have come to it.
fn eat_together(seats: usize, hungry: &[usize]) {
    let all_eat = Arc::new(Barrier::new(hungry.len()));
    let table = Arc::new(Table::new(seats));
    let dine = |&seat: &usize| {
        let (table, all_eat) =
            (Arc::clone(&table), Arc::clone(&all_eat));
        let eat = move || {
            all_eat.wait();
        };
        thread::spawn(move || table.dine(seat, eat))
    };
    let diners: Vec<_> = hungry.iter().map(dine).collect();
    diners.into_iter().for_each(|diner| diner.join().unwrap());
}

fn serves_two_again() {
    explored(|| {
        let watched = Watched::new(2);
        let diners = [0, 1].map(|seat| {
            let watched = Arc::clone(&watched);
            thread::spawn(move || {
                (0..2).for_each(|_| watched.dine(seat));
            })
        });
        diners.into_iter().for_each(|diner| diner.join().unwrap());
        watched.have_eaten(4);
    });
}

fn serves_a_crowd() {
    for seats in &CROWDS[1..] {
        explored_crowd(*seats, || everybody_eats(*seats));
    }
}

fn has_forks_of_its_own() {
    explored(|| {
        let (table, other) = (Table::new(2), Table::new(2));
        let mut meals = 0;
        table.dine(1, || {
            other.dine(1, || meals += 1);
            other.dine(0, || meals += 1);
        });
        assert!(
            meals == 2,
            "dine was called twice at the other table, and {meals} meals were eaten"
        );
    });
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
