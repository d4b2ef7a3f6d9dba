//! A shop has shelves and a till. Selling takes both, and so does the
//! boss, who counts before she goes home.

use std::sync::Mutex;
use std::thread;

fn evening(count: impl Fn(&Mutex<u32>, &Mutex<u32>) + Sync) {
    let (shelf, till) = (Mutex::new(4), Mutex::new(0));
    let sell = || {
        let mut goods = shelf.lock().unwrap();
        *till.lock().unwrap() += 1;
        *goods -= 1;
    };
    thread::scope(|shop| {
        shop.spawn(sell);
        shop.spawn(|| {
            (0..3).for_each(|_| sell());
            count(&shelf, &till);
        });
    });
}

/// First the money, and then the goods.
pub fn broken() {
    evening(|shelf, till| {
        let money = till.lock().unwrap();
        let goods = shelf.lock().unwrap();
        assert!(*money + *goods == 4);
    });
}

/// First the goods, as everybody does.
pub fn cured() {
    evening(|shelf, till| {
        let goods = shelf.lock().unwrap();
        let money = till.lock().unwrap();
        assert!(*money + *goods == 4);
    });
}
