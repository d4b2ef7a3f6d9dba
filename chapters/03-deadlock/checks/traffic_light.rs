//! What an answer to `traffic_light` must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{self, JoinHandle};

use exercise::{CROWDS, explored, explored_crowd, sleeps};

use super::answer::Light;

exercise::checks![
    /// Cars come one after the other, at green.
    lets_pass_at_green,
    /// A car comes at red, and it stays red.
    sleeps_while_it_is_red,
    /// A car comes at red; then the light turns green.
    stops_whoever_comes_at_red,
    /// The light is green, then red; a car comes, and the light turns green.
    stops_again_when_red_again,
    /// The light turns green twice and then red; or red, green and then red twice. It stays red, and a car comes.
    stops_after_any_number_of_greens,
    /// Two cars come at red; then the light turns green.
    lets_everybody_pass,
    /// A car comes at red; the light turns green, red, and green again.
    lets_pass_at_the_next_green,
    /// A car comes at red; the light turns green, and red. Another car comes, and the light turns green.
    stops_whoever_comes_after_a_green,
    /// There are two lights. When a car has passed at the second one, another car comes at the first.
    has_a_colour_of_its_own,
    /// 3 cars, then 5, 9, 17 and 29, sleep at red; then the light turns green.
    lets_a_crowd_pass,
    /// 4 cars come at red, 500 times; then the light turns green.
    lets_everybody_pass_on_real_threads,
];

fn lets_pass_at_green() {
    explored(|| {
        let light = Light::new();
        light.turn_green();
        light.pass();
        light.pass();
        light.turn_red();
        light.turn_red();
        light.turn_green();
        light.pass();
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
    for unparked in [false, true] {
        sleeps("pass must wait while the light is red", move || {
            if unparked {
                thread::current().unpark(); // the first `park` returns at once
            }
            Light::new().pass();
        });
    }
}

fn stops_after_any_number_of_greens() {
    use Light as L;
    let changes: [&[fn(&Light)]; 3] = [
        &[L::turn_green, L::turn_green, L::turn_red],
        &[L::turn_red, L::turn_green, L::turn_red],
        &[L::turn_green, L::turn_red, L::turn_red],
    ];
    for changes in changes {
        sleeps("pass must wait while the light is red", move || {
            let light = Light::new();
            changes.iter().for_each(|change| change(&light));
            light.pass();
        });
    }
}

/// A car that comes now.
fn car(light: &Arc<Light>) -> JoinHandle<()> {
    let light = Arc::clone(light);
    thread::spawn(move || light.pass())
}

fn lets_pass_at_the_next_green() {
    explored(|| {
        let light = Arc::new(Light::new());
        let car = car(&light);
        light.turn_green();
        light.turn_red();
        light.turn_green();
        car.join().unwrap();
    });
}

fn stops_whoever_comes_after_a_green() {
    explored(|| {
        let light = Arc::new(Light::new());
        let early = car(&light); // goes at the first green or at the second
        light.turn_green();
        light.turn_red();
        one_green_for(&light, 1);
        early.join().unwrap();
    });
}

fn has_a_colour_of_its_own() {
    explored(|| {
        let lights = [(); 2].map(|()| Arc::new(Light::new()));
        let second = car(&lights[1]);
        lights[1].turn_green();
        second.join().unwrap();
        one_green_for(&lights[0], 1);
    });
}

fn lets_a_crowd_pass() {
    for cars in CROWDS {
        explored_crowd(cars, move || {
            let light = Arc::new(Light::new());
            let cars: Vec<_> = (0..cars).map(|_| car(&light)).collect();
            // When this one has run, the cars sleep.
            thread::spawn(|| ()).join().unwrap();
            light.turn_green();
            cars.into_iter().for_each(|car| car.join().unwrap());
        });
    }
}
