//! Anna has the brush and wants the bucket; Ben has the bucket and
//! wants the brush.

use std::sync::{Barrier, Mutex};
use std::thread;

use anyhow::Result;

use crate::watch;

/// Each takes one thing and then wants the other's.
pub fn broken(witness: impl Fn(&str, &str, &str) + Sync) {
    let brush = Mutex::new("dry");
    let bucket = Mutex::new(10); // litres of paint
    thread::scope(|scope| {
        let anna = scope.spawn(|| {
            let mut brush = brush.lock().unwrap();
            witness("anna", "the brush", "the bucket");
            *bucket.lock().unwrap() -= 3;
            *brush = "wet";
        });
        let ben = scope.spawn(|| {
            let mut bucket = bucket.lock().unwrap();
            witness("ben", "the bucket", "the brush");
            *brush.lock().unwrap() = "wet";
            *bucket -= 3;
        });
        anna.join().and(ben.join()).unwrap();
    });
}

/// Both take the brush first. How many litres are left?
pub fn cured() -> i32 {
    let brush = Mutex::new("dry");
    let bucket = Mutex::new(10);
    let paint = || {
        let mut brush = brush.lock().unwrap();
        *bucket.lock().unwrap() -= 3;
        *brush = "wet";
    };
    thread::scope(|scope| {
        scope.spawn(paint);
        scope.spawn(paint);
    });
    bucket.into_inner().unwrap()
}

pub fn run() -> Result<()> {
    let both_have_one = Barrier::new(2); // until then, wait
    let painters = watch::start(move |witness| {
        broken(|who, has, wants| {
            witness(who, has, wants);
            both_have_one.wait();
        });
    });
    painters.cycle()?.iter().for_each(|wait| println!("{wait}"));
    println!("stuck for good: {}", painters.is_stuck());
    println!("the brush first for both: {} litres left", cured());
    Ok(())
}
