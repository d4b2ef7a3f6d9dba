//! Three savings plans grow in three threads; `join` brings the result.

use std::thread;

use anyhow::Result;

/// What Python would pass by keyword, with the same defaults.
struct Plan {
    monthly: f64,
    percent: f64,
    years: u32,
}

impl Default for Plan {
    fn default() -> Self {
        Self { monthly: 0.0, percent: 2.0, years: 10 }
    }
}

pub fn run() -> Result<()> {
    let savers = [
        ("Ada", 1_000.0, Plan::default()),
        ("Blaise", 1_000.0, Plan { percent: 4.0, ..Plan::default() }),
        (
            "Grace",
            0.0,
            Plan { monthly: 50.0, years: 5, ..Plan::default() },
        ),
    ];

    let threads = savers.map(|(name, start, plan)| {
        (name, thread::spawn(move || final_balance(start, plan)))
    });

    for (name, thread) in threads {
        let euros = thread.join().unwrap();
        println!("{name} will have {euros:.2} euros");
    }
    Ok(())
}

fn final_balance(start: f64, plan: Plan) -> f64 {
    let mut balance = start;
    for _month in 0..plan.years * 12 {
        balance *= 1.0 + plan.percent / 100.0 / 12.0;
        balance += plan.monthly;
    }
    balance
}
