//! Medians and quartiles, with the machine they are from, as JSON.

use std::collections::BTreeMap;
use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::machine::Machine;

/// All that a run has measured.
#[derive(Serialize, Deserialize)]
pub struct Results {
    /// Where.
    pub machine: Machine,
    /// How often everything was measured.
    pub rounds: usize,
    /// By figure, and there by line: `measured["start"]["Rust thread"]`.
    pub measured: BTreeMap<String, BTreeMap<String, Vec<Spread>>>,
}

/// What the rounds gave for one point. A quarter of them lies below `low`, a quarter above `high`.
#[derive(Serialize, Deserialize, Clone, Copy)]
pub struct Spread {
    /// How many, or how large.
    pub x: u64,
    /// The lower quartile.
    pub low: f64,
    /// The median.
    pub median: f64,
    /// The upper quartile.
    pub high: f64,
}

impl Spread {
    /// Of at least one value.
    pub fn of(x: u64, mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |part: f64| {
            let place = part * (values.len() - 1) as f64;
            let (below, above) = (place.floor() as usize, place.ceil() as usize);
            values[below] + (values[above] - values[below]) * place.fract()
        };
        let (low, median, high) = (at(0.25), at(0.5), at(0.75));
        Self { x, low, median, high }
    }
}

impl Results {
    /// The results in a file.
    pub fn read(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
        serde_json::from_str(&text).with_context(|| file.display().to_string())
    }

    /// Writes them beside the file and renames them at the end: whoever interrupts this, or the
    /// measuring before, finds the old results whole.
    pub fn write(&self, file: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        let unfinished = file.with_extension("unfinished");
        fs::write(&unfinished, text)
            .and_then(|()| fs::rename(&unfinished, file))
            .with_context(|| file.display().to_string())
    }

    /// A line of a figure; empty if it wasn't measured.
    pub fn line(&self, figure: &str, series: &str) -> &[Spread] {
        let figure = self.measured.get(figure);
        figure.and_then(|lines| lines.get(series)).map_or(&[], Vec::as_slice)
    }

    /// One point of a line.
    pub fn point(&self, figure: &str, series: &str, x: u64) -> Option<Spread> {
        let line = self.line(figure, series);
        line.iter().copied().find(|point| point.x == x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_the_values() {
        let spread = Spread::of(1, vec![5.0, 1.0, 2.0, 4.0, 3.0]);
        assert_eq!([spread.low, spread.median, spread.high], [2.0, 3.0, 4.0]);
        let spread = Spread::of(1, vec![1.0, 2.0]);
        assert_eq!([spread.low, spread.median, spread.high], [1.25, 1.5, 1.75]);
    }
}
