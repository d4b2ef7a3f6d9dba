//! Who does what when: a lane for each thread, task or process, time to the right.
//!
//! - `NAME | PIECE; PIECE; ...`: a lane; a piece is `run`, `wait`, `hold`, `other`, `die` or `gone`, how long, and perhaps a word
//! - `legend KIND WORDS`: what the pieces of a kind mean here
//! - `@TIME A > B: WORDS`: at that time A does something for B

use anyhow::{Context, Result, bail, ensure};

use crate::svg::{Area, Drawing, Paint, WIDTH, width};

const LANE: f64 = 26.0;
const GAP: f64 = 22.0;
const SIZE: f64 = 13.4;

struct Lane<'a> {
    name: &'a str,
    pieces: Vec<(&'a str, f64, &'a str)>,
}

pub fn draw<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Drawing> {
    let (mut lanes, mut arrows) = (Vec::new(), Vec::new());
    let mut meanings = Vec::new();
    for line in lines {
        if let Some(meaning) = line.strip_prefix("legend ") {
            meanings.push(meaning.split_once(' ').with_context(|| format!("not legend KIND WORDS: {line}"))?);
        } else if let Some(arrow) = line.strip_prefix('@') {
            arrows.push(arrow);
        } else {
            lanes.push(lane(line)?);
        }
    }
    let length = |lane: &Lane| lane.pieces.iter().map(|piece| piece.1).sum::<f64>();
    let end = lanes.iter().map(length).fold(0.0, f64::max);
    let left = lanes.iter().map(|lane| width(lane.name, SIZE) + 8.0).fold(20.0, f64::max);
    let x = |time: f64| left + time * (WIDTH - left) / end;
    let y = |n: usize| n as f64 * (LANE + GAP);

    let mut drawing = Drawing::default();
    let mut used = Vec::new();
    for (n, lane) in lanes.iter().enumerate() {
        drawing.words((0.0, y(n) + LANE / 2.0 + 4.5), "start", lane.name, SIZE);
        let mut from = 0.0;
        let mut said = Vec::new();
        for (kind, ticks, word) in &lane.pieces {
            let area = Area { x: x(from), y: y(n), width: x(from + ticks) - x(from), height: LANE };
            from += ticks;
            let (paint, does) = look(kind)?;
            let does = meanings.iter().find(|meaning| meaning.0 == *kind).map_or(does, |meaning| meaning.1);
            let Some(paint) = paint else { continue };
            drawing.labelled(area, paint, word, SIZE - 1.0)?;
            said.push(if word.is_empty() { does.to_owned() } else { format!("{does} ({word})") });
            let explains_itself = matches!(paint, Paint::Green | Paint::Red);
            if !explains_itself && !used.contains(&(paint, does)) {
                used.push((paint, does));
            }
        }
        drawing.say(format!("{}: {}.", lane.name, said.join(", ")));
    }
    for arrow in arrows {
        let (time, from, to, words) = parts(arrow).with_context(|| format!("not TIME A > B: WORDS: @{arrow}"))?;
        let find =
            |name: &str| lanes.iter().position(|lane| lane.name == name).with_context(|| format!("no lane \"{name}\""));
        let (one, two) = (find(from)?, find(to)?);
        let (start, tip, mid) = if one < two {
            (y(one) + LANE, y(two), y(one) + LANE + GAP / 2.0)
        } else {
            (y(one), y(two) + LANE, y(one) - GAP / 2.0)
        };
        drawing.arrow((x(time), start), (x(time), tip), false);
        let right = x(time) + 5.0 + width(words, 12.4) <= WIDTH;
        let (at, anchor) = if right { (x(time) + 5.0, "start") } else { (x(time) - 5.0, "end") };
        drawing.words((at, mid + 4.0), anchor, words, 12.4);
        drawing.say(format!("{from} to {to}: {words}."));
    }
    legend(&mut drawing, &used, y(lanes.len()) - GAP + 12.8);
    Ok(drawing)
}

fn lane(line: &str) -> Result<Lane<'_>> {
    let (name, pieces) = line.split_once(" | ").with_context(|| format!("not NAME | PIECES: {line}"))?;
    let mut found = Vec::new();
    for text in pieces.split("; ") {
        let mut words = text.splitn(3, ' ');
        let (Some(kind), Some(ticks)) = (words.next(), words.next()) else {
            bail!("not KIND TICKS WORD: {text}");
        };
        let ticks = ticks.parse().with_context(|| format!("how long? {text}"))?;
        found.push((kind, ticks, words.next().unwrap_or_default()));
    }
    ensure!(!found.is_empty(), "an empty lane: {line}");
    Ok(Lane { name, pieces: found })
}

fn look(kind: &str) -> Result<(Option<Paint>, &'static str)> {
    Ok(match kind {
        "run" => (Some(Paint::Blue), "runs"),
        "wait" => (Some(Paint::Dashed), "waits"),
        "hold" => (Some(Paint::Orange), "has the lock"),
        "other" => (Some(Paint::Green), "goes on"),
        "die" => (Some(Paint::Red), "fails"),
        "gone" => (None, ""),
        _ => bail!("there is no piece \"{kind}\"; there are: run, wait, hold, other, die, gone"),
    })
}

fn parts(arrow: &str) -> Option<(f64, &str, &str, &str)> {
    let (time, rest) = arrow.split_once(' ')?;
    let (from, rest) = rest.split_once(" > ")?;
    let (to, words) = rest.split_once(": ")?;
    Some((time.parse().ok()?, from, to, words))
}

/// What the looks mean, and that time goes to the right.
fn legend(drawing: &mut Drawing, used: &[(Paint, &str)], y: f64) {
    let mut x = 0.0;
    for (paint, does) in used {
        drawing.area(Area { x, y, width: 16.0, height: 11.0 }, *paint);
        drawing.words((x + 21.0, y + 10.0), "start", does, 12.4);
        x += 33.0 + width(does, 12.4);
    }
    drawing.words((WIDTH - 22.0, y + 10.0), "end", "time", 12.4);
    drawing.arrow((WIDTH - 18.0, y + 6.0), (WIDTH, y + 6.0), false);
}
