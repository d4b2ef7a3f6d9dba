//! What an answer to `traffic_light` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

#[path = "explored.rs"]
mod explored;

use super::answer::Light;
use explored::{explored, sleeps};

exercise::checks![
    lets_pass_at_green,
    sleeps_while_it_is_red,
    stops_whoever_comes_at_red,
    stops_again_when_red_again,
    lets_everybody_pass,
    lets_everybody_pass_on_real_threads,
];

fn lets_pass_at_green() {
    explored(|| {
        let light = Light::new();
        light.turn_green();
        light.pass();
        light.pass();
        light.turn_red();
        light.turn_green();
        light.pass();
    });
}

fn stops_whoever_comes_at_red() {
    explored(|| one_green_for(&Arc::new(Light::new()), 1));
}

fn stops_again_when_red_again() {
    explored(|| {
        let light = Arc::new(Light::new());
        light.turn_green();
        light.turn_red();
        one_green_for(&light, 1);
    });
}

fn lets_everybody_pass() {
    explored(|| one_green_for(&Arc::new(Light::new()), 2));
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
            may_go.load(SeqCst)
        })
    };
    let cars: Vec<_> = (0..cars).map(car).collect();
    may_go.store(true, SeqCst);
    light.turn_green();
    for car in cars {
        assert!(car.join().unwrap(), "somebody passed at red");
    }
}

fn sleeps_while_it_is_red() {
    sleeps("pass must wait while the light is red", || {
        Light::new().pass()
    });
}
