//! What an answer to `payments` must do.

use std::sync::{Arc, Mutex};
use std::thread;

use exercise::{explored, sleeps};

use super::answer::{Account, pay};

exercise::checks![
    /// One payment after the other, between two accounts.
    moves_the_money,
    /// An account pays to itself.
    pays_to_itself,
    /// Account 1 pays to 2, and 2 to 1.
    pays_both_ways_at_once,
    /// One of two accounts is in use for ever.
    sleeps_while_it_waits,
    /// Account 1 pays to 2, 2 to 3, and 3 to 1.
    pays_round_in_a_circle,
    /// Account 1 pays to 2, 2 to 1, and again 1 to 2.
    pays_three_times_at_once,
    /// Two payments of 70 euros from an account with 100.
    never_overdraws_an_account,
    /// Account 1 has 50 euros. It is to pay 70, and gets 30.
    decides_at_one_moment,
    /// A payment, and an auditor who locks both accounts and looks.
    loses_no_money_on_the_way,
    /// A payment of 130 euros from an account with 100, and an auditor who locks both accounts and looks.
    shows_nothing_of_a_refused_payment,
    /// Account 1 or 2 is in use, so that a payment between them is held up. 3 pays to 4.
    does_not_wait_for_other_accounts,
    /// Two accounts pay both ways at once; their numbers are alike in every way but one.
    pays_both_ways_whatever_the_numbers,
    /// A payment between two accounts is held up. Two others, whose numbers are alike in every way but one,
    /// pay meanwhile.
    does_not_wait_whatever_the_numbers,
    /// Amounts of 4000000000 and 0 euros.
    pays_much_and_nothing,
    /// Two accounts pay to themselves and to each other.
    pays_to_itself_meanwhile,
    /// 4 threads make 1000 payments each among 4 accounts.
    pays_on_real_threads,
];

/// Accounts with the numbers 1, 2 and so on, and this much in them.
fn accounts<const N: usize>(euros: [i64; N]) -> Arc<[Account; N]> {
    let mut numbers = 1..;
    numbered(euros.map(|euros| (numbers.next().unwrap_or(0), euros)))
}

fn numbered<const N: usize>(
    accounts: [(u32, i64); N],
) -> Arc<[Account; N]> {
    Arc::new(accounts.map(|(number, euros)| Account {
        number,
        euros: Mutex::new(euros),
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

fn pays_three_times_at_once() {
    explored(|| {
        let accounts = accounts([100, 100]);
        let paid =
            at_once(&accounts, &[(1, 2, 10), (2, 1, 20), (1, 2, 30)]);
        assert!(
            paid == [true; 3],
            "a payment was refused although there was enough: {paid:?}"
        );
        hold(
            &accounts,
            [80, 120],
            "after 10 and 30 euros from 1 to 2, 20 from 2 to 1,",
        );
    });
}

fn decides_at_one_moment() {
    explored(|| {
        let accounts = accounts([50, 0, 30]);
        let paid = at_once(&accounts, &[(1, 2, 70), (3, 1, 30)]);
        assert!(
            paid[1],
            "a payment of 30 euros was refused although there was enough"
        );
        let expected = if paid[0] { [10, 70, 0] } else { [80, 0, 0] };
        hold(
            &accounts,
            expected,
            "after a payment of 70 euros, made or refused, and one of 30",
        );
    });
}

fn loses_no_money_on_the_way() {
    audit(30, |one, other| {
        let sum = one + other;
        assert!(
            sum == 200,
            "an auditor finds {sum} euros instead of 200: money is missing"
        );
    });
}

fn shows_nothing_of_a_refused_payment() {
    audit(130, |one, other| {
        assert!(
            (one, other) == (100, 100),
            "an account with 100 euros can't pay 130, and an auditor finds {one} and {other} euros"
        );
    });
}

/// One of two accounts with 100 euros each is to pay such an amount to the other, and an auditor
/// locks both and looks, in any order.
fn audit(amount: u32, look: fn(i64, i64)) {
    for (from, to) in [(1, 2), (2, 1)] {
        for looks_first_at in [0, 1] {
            explored(move || {
                let accounts = accounts([100, 100]);
                let payment = {
                    let accounts = Arc::clone(&accounts);
                    thread::spawn(move || {
                        pay(
                            &accounts[from - 1],
                            &accounts[to - 1],
                            amount,
                        )
                    })
                };
                let one =
                    accounts[looks_first_at].euros.lock().unwrap();
                // It looks only if both are to be had: an auditor stops no payment.
                let other = &accounts[1 - looks_first_at].euros;
                if let Ok(other) = other.try_lock() {
                    look(*one, *other);
                }
                drop(one);
                payment.join().unwrap();
            });
        }
    }
}

fn does_not_wait_for_other_accounts() {
    for held_up in [0, 1] {
        explored(move || {
            others_pay_meanwhile(held_up, [1, 2, 3, 4]);
        });
    }
}

fn does_not_wait_whatever_the_numbers() {
    for bit in [1 << 4, 1 << 6, 1 << 8, 1 << 10, 1 << 16, 1 << 31] {
        explored(move || {
            others_pay_meanwhile(0, [1, 2, 1 + bit, 2 + bit]);
        });
    }
}

/// The first account pays to the second one, and is held up; the third one pays to the fourth.
fn others_pay_meanwhile(held_up: usize, numbers: [u32; 4]) {
    let accounts = numbered(numbers.map(|number| (number, 100)));
    let held_up = accounts[held_up].euros.lock().unwrap();
    let payment = {
        let accounts = Arc::clone(&accounts);
        thread::spawn(move || pay(&accounts[0], &accounts[1], 30))
    };
    pay(&accounts[2], &accounts[3], 5);
    drop(held_up);
    payment.join().unwrap();
    hold(
        &accounts,
        [70, 130, 95, 105],
        "after 30 euros from 1 to 2 and 5 from 3 to 4",
    );
}

fn pays_both_ways_whatever_the_numbers() {
    for bit in (0..32).map(|n| 1 << n) {
        explored(move || {
            let accounts = numbered([(bit, 100), (0, 100)]);
            let paid = at_once(&accounts, &[(1, 2, 30), (2, 1, 5)]);
            assert!(
                paid == [true; 2],
                "a payment was refused although there was enough: {paid:?}"
            );
            hold(
                &accounts,
                [75, 125],
                "after 30 euros from one to the other and 5 back",
            );
        });
    }
}

fn pays_much_and_nothing() {
    explored(|| {
        let accounts = accounts([5_000_000_000, 0]);
        let [rich, poor] = &*accounts;
        let there = pay(rich, poor, 4_000_000_000);
        hold(
            &accounts,
            [1_000_000_000, 4_000_000_000],
            "after 4000000000 euros from 1 to 2",
        );
        let paid = [there, pay(poor, rich, 3_999_999_999)];
        hold(
            &accounts,
            [4_999_999_999, 1],
            "after 4000000000 euros from 1 to 2, and 3999999999 back,",
        );
        let nothing = [
            pay(rich, poor, 0),
            pay(poor, rich, 1),
            pay(poor, rich, 0),
        ];
        hold(
            &accounts,
            [5_000_000_000, 0],
            "after 0 euros from 1 to 2, and 1 and 0 from 2 to 1",
        );
        assert!(
            paid == [true; 2] && nothing == [true; 3],
            "a payment was refused although there was enough: {paid:?}, {nothing:?}"
        );
    });
}

fn pays_to_itself_meanwhile() {
    explored(|| {
        let accounts = accounts([100, 100]);
        at_once(&accounts, &[(1, 1, 30), (1, 2, 10), (2, 2, 500)]);
        hold(
            &accounts,
            [90, 110],
            "after 10 euros from 1 to 2, and payments of both to themselves,",
        );
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
