//! Who waits for whom, in a circle.
//!
//! - `A > B: WORDS`: an arrow from A to B; the names stand in a circle in the order in which they come

use std::f64::consts::{FRAC_PI_2, TAU};

use anyhow::{Context, Result};

use crate::svg::{Area, Drawing, Paint, WIDTH};

pub fn draw<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Drawing> {
    let mut arrows = Vec::new();
    let mut names = Vec::new();
    for line in lines {
        let (ends, words) = line.split_once(": ").with_context(|| format!("not A > B: WORDS: {line}"))?;
        let (from, to) = ends.split_once(" > ").with_context(|| format!("not A > B: WORDS: {line}"))?;
        for name in [from, to] {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        arrows.push((from, to, words));
    }
    let (across, down) = (148.0, if names.len() > 4 { 116.0 } else { 84.0 });
    let area = |name: &str| {
        let n = names.iter().position(|known| *known == name).unwrap_or_default();
        let angle = TAU * n as f64 / names.len() as f64 - FRAC_PI_2;
        let (x, y) = (WIDTH / 2.0 + across * angle.cos(), down + 18.0 + down * angle.sin());
        Area { x: x - 44.0, y: y - 16.0, width: 88.0, height: 32.0 }
    };
    let mut drawing = Drawing::default();
    for name in &names {
        // Who acts is filled; what is acted upon is not.
        let acts = arrows.iter().any(|(from, _, words)| from == name && words.starts_with("wait"));
        drawing.labelled(area(name), if acts { Paint::Blue } else { Paint::Plain }, name, 13.4)?;
    }
    for (from, to, words) in arrows {
        let (one, two) = (area(from), area(to));
        let (mut start, mut end) = (one.edge(two.middle()), two.edge(one.middle()));
        if names.len() == 2 {
            let aside = if start.1 < end.1 { 16.0 } else { -16.0 }; // two arrows, side by side
            (start.0, end.0) = (start.0 + aside, end.0 + aside);
        }
        drawing.arrow(start, end, words.starts_with("wait"));
        let (x, y) = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0);
        let (outward, anchor) = if x < WIDTH / 2.0 - 1.0 { (-8.0, "end") } else { (8.0, "start") };
        drawing.words((x + outward, y + if y < down { -2.0 } else { 10.0 }), anchor, words, 12.4);
        drawing.say(format!("{from}: {words} {to}."));
    }
    Ok(drawing)
}
