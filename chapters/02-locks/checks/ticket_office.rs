//! What an answer to `ticket_office` must do.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::answer::TicketOffice;

exercise::checks![
    sells_every_seat_and_no_more,
    has_seats_of_its_own,
    never_sells_a_seat_twice,
    counts_every_seat,
    refuses_only_when_too_few_are_left,
    never_says_that_more_are_sold_than_are,
    sells_out_on_real_threads,
];

fn sells_every_seat_and_no_more() {
    explorer::explore(|| {
        let office = TicketOffice::new(5);
        assert!(office.sell(3), "5 seats were free, and the buyer who wanted 3 was refused");
        assert!(!office.sell(3), "2 seats were free, and 3 more were sold");
        let sold = office.sold();
        assert!(sold == 3, "3 seats are sold, but sold() says {sold}");
        assert!(office.sell(2), "2 seats were free, and the buyer who wanted both was refused");
        assert!(!office.sell(1), "no seat was free, and one more was sold");
    })
    .assert_ok();
}

fn has_seats_of_its_own() {
    explorer::explore(|| {
        let (full, free) = (TicketOffice::new(0), TicketOffice::new(1));
        assert!(
            !full.sell(1),
            "a hall without seats, and one was sold"
        );
        assert!(
            free.sell(1),
            "a seat was free, and the buyer was refused"
        );
        assert!(
            full.sold() == 0,
            "a seat was sold in one hall, and is gone in another"
        );
    })
    .assert_ok();
}

fn never_sells_a_seat_twice() {
    explorer::explore(|| {
        let office = Arc::new(TicketOffice::new(1));
        let other = {
            let office = Arc::clone(&office);
            thread::spawn(move || office.sell(1))
        };
        let buyers = [office.sell(1), other.join().unwrap()];
        let served = buyers.iter().filter(|served| **served).count();
        assert!(served > 0, "a seat was free, and both buyers were refused");
        assert!(
            served == 1,
            "the hall has 1 seat, and 2 buyers were told that it is theirs"
        );
        let sold = office.sold();
        assert!(sold == 1, "1 seat was sold, but sold() says {sold}");
    })
    .assert_ok();
}

fn counts_every_seat() {
    explorer::explore(|| {
        let office = Arc::new(TicketOffice::new(3));
        let other = {
            let office = Arc::clone(&office);
            thread::spawn(move || office.sell(1))
        };
        let served = office.sell(1) && other.join().unwrap();
        assert!(
            served,
            "3 seats were free, and one of two buyers was refused"
        );
        let sold = office.sold();
        assert!(
            sold == 2,
            "2 seats were sold one by one, but sold() says {sold}"
        );
    })
    .assert_ok();
}

fn refuses_only_when_too_few_are_left() {
    explorer::explore(|| {
        let office = Arc::new(TicketOffice::new(2));
        let greedy = sell_too_many(&office);
        let served = office.sell(2); // whatever the other is doing just now
        assert!(
            served,
            "2 seats were free, and the buyer who wanted 2 was refused"
        );
        assert!(
            !greedy.join().unwrap(),
            "the hall has 2 seats, and 3 were sold"
        );
    })
    .assert_ok();
}

fn never_says_that_more_are_sold_than_are() {
    explorer::explore(|| {
        let office = Arc::new(TicketOffice::new(2));
        let greedy = sell_too_many(&office);
        let sold = office.sold();
        assert!(sold == 0, "somebody is about to be refused, but sold() says {sold} already");
        assert!(!greedy.join().unwrap(), "the hall has 2 seats, and 3 were sold");
    })
    .assert_ok();
}

fn sell_too_many(office: &Arc<TicketOffice>) -> JoinHandle<bool> {
    let office = Arc::clone(office);
    thread::spawn(move || office.sell(3))
}

fn sells_out_on_real_threads() {
    let office = TicketOffice::new(1000);
    let sell = || (0..1000).filter(|_| office.sell(1)).count();
    let served: usize = thread::scope(|scope| {
        let sellers: Vec<_> =
            (0..4).map(|_| scope.spawn(sell)).collect();
        sellers.into_iter().map(|seller| seller.join().unwrap()).sum()
    });
    assert!(
        served == 1000,
        "the hall has 1000 seats, and {served} buyers got one"
    );
    let sold = office.sold();
    assert!(
        sold == 1000,
        "1000 seats were sold, but sold() says {sold}"
    );
}
