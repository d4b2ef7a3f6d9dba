//! What an answer to `payments` must do.

use std::sync::{Arc, Mutex};
use std::thread;

#[path = "explored.rs"]
mod explored;

use super::answer::{Account, pay};
use explored::{explored, sleeps};

exercise::checks![
    moves_the_money,
    pays_to_itself,
    pays_both_ways_at_once,
    sleeps_while_it_waits,
    pays_round_in_a_circle,
    never_overdraws_an_account,
    loses_no_money_on_the_way,
    does_not_wait_for_other_accounts,
    pays_on_real_threads,
];

/// Accounts with the numbers 1, 2 and so on, and this much in them.
fn accounts<const N: usize>(euros: [i64; N]) -> Arc<[Account; N]> {
    let mut number = 0;
    Arc::new(euros.map(|euros| {
        number += 1;
        Account { number, euros: Mutex::new(euros) }
    }))
}

fn hold<const N: usize>(
    accounts: &[Account; N],
    expected: [i64; N],
    after: &str,
) {
    let held = accounts
        .each_ref()
        .map(|account| *account.euros.lock().unwrap());
    assert!(
        held == expected,
        "{after} the accounts hold {held:?} euros instead of {expected:?}"
    );
}

fn moves_the_money() {
    explored(|| {
        let accounts = accounts([100, 100]);
        let [one, two] = &*accounts;
        let paid = |returned: bool| {
            assert!(
                returned,
                "a payment was refused although there was enough"
            )
        };
        paid(pay(one, two, 30));
        hold(&accounts, [70, 130], "after 30 euros from 1 to 2");
        paid(pay(two, one, 130));
        hold(
            &accounts,
            [200, 0],
            "after all 130 euros from 2 to 1, too,",
        );
        assert!(
            !pay(two, one, 1),
            "a payment of 1 euro from an empty account returned true"
        );
        hold(&accounts, [200, 0], "after a payment that can't be made");
        assert!(
            !pay(one, two, 201),
            "a payment of 201 euros from 200 returned true"
        );
        hold(&accounts, [200, 0], "after a payment that can't be made");
    });
}

fn pays_to_itself() {
    explored(|| {
        let accounts = accounts([100]);
        for amount in [30, 1000] {
            pay(&accounts[0], &accounts[0], amount);
            hold(&accounts, [100], "after a payment from 1 to itself");
        }
    });
}

/// Makes these payments, each in a thread of its own.
fn at_once<const N: usize>(
    accounts: &Arc<[Account; N]>,
    payments: &[(usize, usize, u32)],
) -> Vec<bool> {
    let start = |&(from, to, amount): &(usize, usize, u32)| {
        let accounts = Arc::clone(accounts);
        thread::spawn(move || {
            pay(&accounts[from - 1], &accounts[to - 1], amount)
        })
    };
    let threads: Vec<_> = payments.iter().map(start).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

fn pays_both_ways_at_once() {
    explored(|| {
        let accounts = accounts([100, 100]);
        let paid = at_once(&accounts, &[(1, 2, 30), (2, 1, 5)]);
        assert!(
            paid == [true; 2],
            "a payment was refused although there was enough: {paid:?}"
        );
        hold(
            &accounts,
            [75, 125],
            "after 30 euros from 1 to 2 and 5 from 2 to 1",
        );
    });
}

fn sleeps_while_it_waits() {
    for (taken, from, to) in
        [(0, 0, 1), (0, 1, 0), (1, 0, 1), (1, 1, 0)]
    {
        sleeps("pay must wait for an account in use", move || {
            let accounts = accounts([100, 100]);
            let _for_ever = accounts[taken].euros.lock().unwrap();
            pay(&accounts[from], &accounts[to], 30);
        });
    }
}

fn pays_round_in_a_circle() {
    explored(|| {
        let accounts = accounts([100, 100, 100]);
        let paid =
            at_once(&accounts, &[(1, 2, 10), (2, 3, 20), (3, 1, 30)]);
        assert!(
            paid == [true; 3],
            "a payment was refused although there was enough: {paid:?}"
        );
        hold(
            &accounts,
            [120, 90, 90],
            "after 10 euros from 1 to 2, 20 from 2 to 3, 30 from 3 to 1",
        );
    });
}

fn never_overdraws_an_account() {
    explored(|| {
        let accounts = accounts([0, 100, 0]);
        let paid = at_once(&accounts, &[(2, 1, 70), (2, 3, 70)]);
        let held = accounts
            .each_ref()
            .map(|account| *account.euros.lock().unwrap());
        assert!(
            held[1] >= 0,
            "account 2 was overdrawn: 100 euros, two payments of 70, {held:?}"
        );
        assert!(
            paid.contains(&true),
            "two payments of 70 euros from 100, and both were refused"
        );
        let expected = if paid[0] { [70, 30, 0] } else { [0, 30, 70] };
        assert!(
            paid != [true; 2],
            "two payments of 70 euros from 100, and both returned true"
        );
        hold(
            &accounts,
            expected,
            "after one of two payments of 70 euros",
        );
    });
}

fn loses_no_money_on_the_way() {
    for (from, to) in [(1, 2), (2, 1)] {
        explored(move || {
            let accounts = accounts([100, 100]);
            let payment = {
                let accounts = Arc::clone(&accounts);
                thread::spawn(move || {
                    pay(&accounts[from - 1], &accounts[to - 1], 30)
                })
            };
            let one = accounts[0].euros.lock().unwrap();
            // It looks only if both are to be had: an auditor stops no payment.
            if let Ok(two) = accounts[1].euros.try_lock() {
                let sum = *one + *two;
                assert!(
                    sum == 200,
                    "an auditor finds {sum} euros instead of 200: money is missing"
                );
            }
            drop(one);
            payment.join().unwrap();
        });
    }
}

fn does_not_wait_for_other_accounts() {
    explored(|| {
        let accounts = accounts([100, 100, 100, 100]);
        let held_up = accounts[0].euros.lock().unwrap();
        let payment = {
            let accounts = Arc::clone(&accounts);
            thread::spawn(move || pay(&accounts[0], &accounts[1], 30))
        };
        // The accounts 3 and 4 have nothing to do with that.
        pay(&accounts[2], &accounts[3], 5);
        drop(held_up);
        payment.join().unwrap();
    });
}

fn pays_on_real_threads() {
    let accounts = accounts([1000; 4]);
    thread::scope(|scope| {
        for thread in 0..4 {
            let accounts = &accounts;
            scope.spawn(move || {
                for n in 0..1000 {
                    pay(
                        &accounts[(n + thread) % 4],
                        &accounts[(n * n + thread) % 4],
                        7,
                    );
                }
            });
        }
    });
    let held = accounts
        .each_ref()
        .map(|account| *account.euros.lock().unwrap());
    let sum: i64 = held.iter().sum();
    assert!(
        sum == 4000,
        "after 4000 payments there are {sum} euros instead of 4000: {held:?}"
    );
    assert!(
        held.iter().all(|&euros| euros >= 0),
        "an account was overdrawn: {held:?}"
    );
}
