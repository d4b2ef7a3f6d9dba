//! What an answer to `traffic_light` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use explorer::FailureKind;

use super::answer::Light;

exercise::checks![
    lets_pass_at_green,
    stops_whoever_comes_at_red,
    stops_again_when_red_again,
    lets_everybody_pass,
    sleeps_while_it_is_red,
    lets_everybody_pass_on_real_threads,
];

fn lets_pass_at_green() {
    explorer::explore(|| {
        let light = Light::new();
        light.turn_green();
        light.pass();
        light.pass();
        light.turn_red();
        light.turn_green();
        light.pass();
    })
    .assert_ok();
}

fn stops_whoever_comes_at_red() {
    explorer::explore(|| one_green_for(&Arc::new(Light::new()), 1)).assert_ok();
}

fn stops_again_when_red_again() {
    explorer::explore(|| {
        let light = Arc::new(Light::new());
        light.turn_green();
        light.turn_red();
        one_green_for(&light, 1);
    })
    .assert_ok();
}

fn lets_everybody_pass() {
    explorer::explore(|| one_green_for(&Arc::new(Light::new()), 2)).assert_ok();
}

fn lets_everybody_pass_on_real_threads() {
    let light = Arc::new(Light::new());
    for _ in 0..500 {
        one_green_for(&light, 4);
        light.turn_red();
    }
}

/// So many come while `light` is red; it turns green, and they pass.
fn one_green_for(light: &Arc<Light>, cars: usize) {
    let may_go = Arc::new(AtomicBool::new(false));
    let car = |_| {
        let (light, may_go) = (Arc::clone(light), Arc::clone(&may_go));
        thread::spawn(move || {
            light.pass();
            assert!(may_go.load(SeqCst), "somebody passed at red");
        })
    };
    let cars: Vec<_> = (0..cars).map(car).collect();
    may_go.store(true, SeqCst);
    light.turn_green();
    cars.into_iter().for_each(|car| car.join().unwrap());
}

fn sleeps_while_it_is_red() {
    let exploration = explorer::explore(|| Light::new().pass());
    // It must hang, but quietly.
    let Some(failure) = exploration.failure else {
        panic!("somebody passed at red");
    };
    let why = match failure.kind {
        FailureKind::Deadlock | FailureKind::LostWakeup | FailureKind::WaitsForMessage => return,
        FailureKind::Livelock | FailureKind::Stuck => "looks again and again instead of sleeping",
        _ => "doesn't wait",
    };
    panic!("While the light is red, pass {why}:\n{failure}");
}
