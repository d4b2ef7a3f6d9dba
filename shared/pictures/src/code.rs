//! Where something begins and ends, as bars beside the lines of a program.
//!
//! - `file PATH`, `from TEXT`, `lines N`: so many lines of it, from the first that contains the text
//! - `bar FIRST LAST WORDS`: beside these lines, counted from 1

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::svg::{Area, Drawing, Paint, WIDTH, width};

const LINE: f64 = 17.0;
const SIZE: f64 = 10.8;
const LETTER: f64 = SIZE * 0.602; // its width
const BAR: f64 = 12.0;

pub fn draw<'a>(lines: impl Iterator<Item = &'a str>, project: &Path) -> Result<Drawing> {
    let (mut file, mut start, mut many, mut bars) = ("", "", 0, Vec::new());
    for line in lines {
        let (word, rest) = line.split_once(' ').with_context(|| format!("what is this? {line}"))?;
        match word {
            "file" => file = rest,
            "from" => start = rest,
            "lines" => many = rest.parse()?,
            _ => bars.push(bar(rest).with_context(|| format!("not bar FIRST LAST WORDS: {line}"))?),
        }
    }
    let text = std::fs::read_to_string(project.join(file)).with_context(|| file.to_owned())?;
    let all: Vec<_> = text.lines().collect();
    let first = all.iter().position(|line| line.contains(start)).with_context(|| format!("{file}: no \"{start}\""))?;
    let shown = all.get(first..first + many).context("there aren't so many lines")?;
    let indent = |line: &str| line.len() - line.trim_start().len();
    let least = shown.iter().filter(|line| !line.is_empty()).map(|line| indent(line)).min().unwrap_or(0);

    // Those with the same words share a column.
    let mut columns: Vec<&str> = Vec::new();
    for (_, _, words) in &bars {
        if !columns.contains(words) {
            columns.push(words);
        }
    }
    let left = columns.len() as f64 * (BAR + 4.0) + 6.0;
    let mut drawing = Drawing::default();
    for (n, line) in shown.iter().enumerate() {
        let x = left + (indent(line).saturating_sub(least)) as f64 * LETTER;
        let room = ((WIDTH - x) / LETTER) as usize;
        let line = line.trim();
        let cut = if line.len() > room { format!("{} …", &line[..room - 2]) } else { line.to_owned() };
        drawing.code((x, LINE * (n as f64 + 1.0) - 4.0), &cut, SIZE);
    }
    drawing.say(format!("From {file}: {}.", shown.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")));
    let paints = [Paint::Orange, Paint::Blue, Paint::Green, Paint::Red];
    let bottom = LINE * many as f64 + 10.0;
    let paint = |n: usize| paints[n % paints.len()];
    for (from, to, words) in &bars {
        let n = columns.iter().position(|column| column == words).unwrap_or_default();
        let (y, high) = (LINE * (from - 1) as f64, LINE * (to + 1 - from) as f64);
        drawing.area(Area { x: n as f64 * (BAR + 4.0), y: y + 1.0, width: BAR, height: high - 3.0 }, paint(n));
        drawing.say(format!("{words}: from line {from} to line {to}."));
    }
    let mut x = 0.0;
    for (n, words) in columns.iter().enumerate() {
        drawing.area(Area { x, y: bottom, width: BAR, height: 12.0 }, paint(n));
        drawing.words((x + BAR + 5.0, bottom + 10.5), "start", words, 12.4);
        x += BAR + 17.0 + width(words, 12.4);
        ensure!(x <= WIDTH + 20.0, "the words for the bars have no room");
    }
    Ok(drawing)
}

fn bar(rest: &str) -> Option<(usize, usize, &str)> {
    let mut parts = rest.splitn(3, ' ');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?))
}
