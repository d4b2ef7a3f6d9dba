//! Two threads draw a picture row by row, each its half of every row.
//! A row needs all of the row above, so nobody may run ahead.

use std::sync::{Barrier, RwLock};
use std::thread;

use anyhow::Result;

pub const WIDTH: usize = 31;

pub fn run() -> Result<()> {
    let mut first = [false; WIDTH];
    first[WIDTH / 2] = true;
    println!("{}", drawn(&first));
    draw_below(first, 15);
    Ok(())
}

pub fn draw_below(first: [bool; WIDTH], rows: usize) {
    let row = RwLock::new(first);
    let both = Barrier::new(2);

    let draw = |half: std::ops::Range<usize>| {
        for _ in 0..rows {
            let cells: Vec<_> = {
                let above = row.read().unwrap();
                half.clone().map(|at| cell(&above, at)).collect()
            };
            both.wait(); // both have read the old row
            row.write().unwrap()[half.clone()].copy_from_slice(&cells);
            if both.wait().is_leader() {
                // Both have written, and one of the two is told so.
                println!("{}", drawn(&row.read().unwrap()));
            }
        }
    };
    thread::scope(|studio| {
        studio.spawn(|| draw(0..WIDTH / 2));
        studio.spawn(|| draw(WIDTH / 2..WIDTH));
    });
}

/// A cell is filled if exactly one of the two diagonally above it is.
fn cell(above: &[bool; WIDTH], at: usize) -> bool {
    let left = at > 0 && above[at - 1];
    let right = at + 1 < WIDTH && above[at + 1];
    left != right
}

fn drawn(row: &[bool; WIDTH]) -> String {
    let line: String = row
        .iter()
        .map(|&filled| if filled { '*' } else { ' ' })
        .collect();
    line.trim_end().to_owned()
}
