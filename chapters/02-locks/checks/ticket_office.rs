//! What an answer to `ticket_office` must do.

use std::sync::{Arc, Barrier};
use std::thread::{self, JoinHandle};

use exercise::explored;

use super::answer::TicketOffice;

exercise::checks![
    /// One buyer after the other in a hall of 5 seats.
    sells_every_seat_and_no_more,
    /// One hall has no seat, and another one has one.
    has_seats_of_its_own,
    /// A hall of 4000000000 seats; one buyer wants one, another one wants all but one of the others.
    counts_far,
    /// Two buyers want the only seat.
    never_sells_a_seat_twice,
    /// There are 3 seats; two buyers want one each.
    counts_every_seat,
    /// There are 2 seats; one buyer wants 3, another one 2.
    refuses_only_when_too_few_are_left,
    /// There is one seat, for which there is a buyer; somebody asks how many are sold.
    sells_while_somebody_asks,
    /// There are 2 seats; a buyer wants 3, and main asks how many are sold.
    never_says_that_more_are_sold_than_are,
    /// Two of 5 seats are sold. A buyer wants one more, or too many; main asks how many are sold.
    never_says_that_fewer_are_sold_than_are,
    /// Three buyers want one seat each, and there are two.
    serves_as_many_as_there_are_seats,
    /// There are 3 seats, and two buyers want 2 each.
    serves_one_of_two_big_ones,
    /// 4 sellers sell 1000 seats one by one.
    sells_out_on_real_threads,
    /// 4 buyers want 1, 2, 3 and 4 of 5 seats at the same moment, a thousand times.
    sells_at_the_same_moment_on_real_threads,
];

fn sells_every_seat_and_no_more() {
    explored(|| {
        let office = TicketOffice::new(5);
        let sold = office.sold();
        assert!(sold == 0, "nothing is sold, but sold() says {sold}");
        assert!(
            office.sell(3),
            "5 seats were free, and the buyer who wanted 3 was refused"
        );
        for _ in 0..2 {
            assert!(
                !office.sell(3),
                "2 seats were free, and 3 more were sold"
            );
            let sold = office.sold();
            assert!(
                sold == 3,
                "3 seats are sold, but sold() says {sold}"
            );
        }
        assert!(
            office.sell(2),
            "2 seats were free, and the buyer who wanted both was refused"
        );
        for _ in 0..2 {
            assert!(
                !office.sell(1),
                "no seat was free, and one more was sold"
            );
            let sold = office.sold();
            assert!(
                sold == 5,
                "5 seats are sold, but sold() says {sold}"
            );
        }
    });
}

fn has_seats_of_its_own() {
    explored(|| {
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
    });
}

fn counts_far() {
    explored(|| {
        let office = TicketOffice::new(4_000_000_000);
        for (count, sold) in [(1, 1), (3_999_999_998, 3_999_999_999)] {
            assert!(
                office.sell(count) && office.sold() == sold,
                "{sold} of 4000000000 seats were wanted, and {} are sold",
                office.sold()
            );
        }
        assert!(
            !office.sell(2) && office.sell(1),
            "1 of 4000000000 seats was left, and 2 were sold, or none"
        );
    });
}

/// So many seats, and buyers who want so many at the same time: how many are sold when all have
/// been served or refused, and who has been served.
fn sell<const N: usize>(
    seats: u32,
    counts: [u32; N],
) -> (u32, [bool; N]) {
    let office = Arc::new(TicketOffice::new(seats));
    let buyers = counts.map(|count| buy(&office, count));
    let served = buyers.map(|buyer| buyer.join().unwrap());
    (office.sold(), served)
}

fn buy(office: &Arc<TicketOffice>, count: u32) -> JoinHandle<bool> {
    let office = Arc::clone(office);
    thread::spawn(move || office.sell(count))
}

fn count(served: &[bool]) -> usize {
    served.iter().filter(|served| **served).count()
}

fn never_sells_a_seat_twice() {
    explored(|| {
        let (sold, served) = sell(1, [1, 1]);
        let served = count(&served);
        assert!(
            served > 0,
            "a seat was free, and both buyers were refused"
        );
        assert!(
            served == 1,
            "the hall has 1 seat, and 2 buyers were told that it is theirs"
        );
        assert!(sold == 1, "1 seat was sold, but sold() says {sold}");
    });
}

fn serves_as_many_as_there_are_seats() {
    explored(|| {
        let (sold, served) = sell(2, [1, 1, 1]);
        let served = count(&served);
        assert!(
            served == 2 && sold == 2,
            "2 seats were free, three buyers wanted one each, {served} of them got one, \
             and sold() says {sold}"
        );
    });
}

fn serves_one_of_two_big_ones() {
    explored(|| {
        let (sold, served) = sell(3, [2, 2]);
        let served = count(&served);
        assert!(
            served == 1 && sold == 2,
            "3 seats were free, two buyers wanted 2 each, {served} of them got them, \
             and sold() says {sold}"
        );
    });
}

fn counts_every_seat() {
    explored(|| {
        let (sold, served) = sell(3, [1, 1]);
        assert!(
            served == [true; 2],
            "3 seats were free, and one of two buyers was refused"
        );
        assert!(
            sold == 2,
            "2 seats were sold one by one, but sold() says {sold}"
        );
    });
}

fn refuses_only_when_too_few_are_left() {
    explored(|| {
        let office = Arc::new(TicketOffice::new(2));
        let greedy = buy(&office, 3);
        let served = office.sell(2); // whatever the other is doing just now
        assert!(
            served,
            "2 seats were free, and the buyer who wanted 2 was refused"
        );
        assert!(
            !greedy.join().unwrap(),
            "the hall has 2 seats, and 3 were sold"
        );
    });
}

fn sells_while_somebody_asks() {
    explored(|| {
        let office = Arc::new(TicketOffice::new(1));
        let buyer = buy(&office, 1);
        let sold = office.sold();
        assert!(sold <= 1, "there is 1 seat, but sold() says {sold}");
        assert!(
            buyer.join().unwrap(),
            "a seat was free, and the only buyer was refused"
        );
    });
}

fn never_says_that_more_are_sold_than_are() {
    explored(|| {
        let office = Arc::new(TicketOffice::new(2));
        let greedy = buy(&office, 3);
        let sold = office.sold();
        assert!(
            sold == 0,
            "somebody is about to be refused, but sold() says {sold} already"
        );
        assert!(
            !greedy.join().unwrap(),
            "the hall has 2 seats, and 3 were sold"
        );
    });
}

fn never_says_that_fewer_are_sold_than_are() {
    for (wants, most) in [(1, 3), (4, 2)] {
        explored(move || {
            let office = Arc::new(TicketOffice::new(5));
            assert!(
                office.sell(2),
                "5 seats were free, and 2 were refused"
            );
            let buyer = buy(&office, wants);
            let sold = office.sold();
            assert!(
                (2..=most).contains(&sold),
                "2 of 5 seats are sold, somebody wants {wants} more, and sold() says {sold}"
            );
            buyer.join().unwrap();
        });
    }
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

fn sells_at_the_same_moment_on_real_threads() {
    let offices: Vec<_> =
        (0..1000).map(|_| TicketOffice::new(5)).collect();
    let start = Barrier::new(4);
    let buy = |count: u32| {
        let buy = |office: &TicketOffice| {
            start.wait();
            if office.sell(count) { count } else { 0 }
        };
        offices.iter().map(buy).collect::<Vec<_>>()
    };
    let got: Vec<Vec<u32>> = thread::scope(|scope| {
        let buyers: Vec<_> = (1..=4)
            .map(|count| scope.spawn(move || buy(count)))
            .collect();
        buyers.into_iter().map(|buyer| buyer.join().unwrap()).collect()
    });
    for (n, office) in offices.iter().enumerate() {
        let (got, sold) =
            (got.iter().map(|got| got[n]).sum::<u32>(), office.sold());
        assert!(
            got == sold && sold <= 5,
            "the hall has 5 seats, {got} were given out, and sold() says {sold}"
        );
    }
}
