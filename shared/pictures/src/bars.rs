//! How much: bars from a recorded output.
//!
//! - `unit WORD`: what the numbers are
//! - `rust PATH`, `python PATH`: the record that the bars below are read from
//! - `bar WORDS = TEXT`: the number that stands after the text in the record

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::svg::{Area, Drawing, Paint, WIDTH};

const ROW: f64 = 38.0;

pub fn draw<'a>(lines: impl Iterator<Item = &'a str>, project: &Path) -> Result<Drawing> {
    let (mut unit, mut record, mut paint, mut who) = ("", String::new(), Paint::Blue, "");
    let mut bars = Vec::new();
    for line in lines {
        let (word, rest) = line.split_once(' ').with_context(|| format!("what is this? {line}"))?;
        match word {
            "unit" => unit = rest,
            "rust" | "python" => {
                record = std::fs::read_to_string(project.join(rest)).with_context(|| rest.to_owned())?;
                (paint, who) = if word == "rust" { (Paint::Blue, "Rust") } else { (Paint::Orange, "Python") };
            }
            "bar" => {
                let (words, text) = rest.split_once(" = ").with_context(|| format!("not WORDS = TEXT: {rest}"))?;
                bars.push((who, paint, words, number_after(&record, text)?));
            }
            _ => bail!("what is this? {line}"),
        }
    }
    let most = bars.iter().map(|bar| bar.3).fold(0.0, f64::max);
    let mut drawing = Drawing::default();
    for (n, (who, paint, words, value)) in bars.iter().enumerate() {
        let y = ROW * n as f64;
        drawing.words((0.0, y + 13.0), "start", &format!("{who}: {words}"), 13.4);
        let width = (value / most * (WIDTH - 96.0)).max(2.0);
        drawing.area(Area { x: 0.0, y: y + 18.0, width, height: 14.0 }, *paint);
        drawing.words((width + 7.0, y + 29.5), "start", &format!("{value} {unit}"), 12.8);
        drawing.say(format!("{who}, {words}: {value} {unit}."));
    }
    Ok(drawing)
}

/// The first number after the first `text`.
fn number_after(record: &str, text: &str) -> Result<f64> {
    let (_, rest) = record.split_once(text).with_context(|| format!("the record has no \"{text}\""))?;
    let rest = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
    let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    number.parse().with_context(|| format!("no number after \"{text}\""))
}
