//! What goes where: boxes in columns and rows, and arrows between them.
//!
//! - `COLUMN,ROW KIND WORDS`: a box; its kind is `thread`, `data`, `plain`, `bad`, or `queue:FULL/PLACES`
//! - `frame COLUMN,ROW COLUMN,ROW WORDS`: around all boxes from the first place to the second
//! - `A > B: WORDS`, or `A ~ B: WORDS` for a dashed one: an arrow between two boxes, by the words of each

use anyhow::{Context, Result, bail};

use crate::svg::{Area, Drawing, Paint, WIDTH, width};

const ROW: f64 = 78.0;
const BOX: f64 = 42.0;
const SIZE: f64 = 13.4;
const TOP: f64 = 6.0;

/// Column and row.
type Place = (f64, f64);

pub fn draw<'a>(lines: impl Iterator<Item = &'a str>) -> Result<Drawing> {
    let (mut boxes, mut frames, mut arrows) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines {
        if let Some(frame) = line.strip_prefix("frame ") {
            frames.push(self::frame(frame).with_context(|| format!("not a frame: {line}"))?);
        } else if line.starts_with(|first: char| first.is_ascii_digit()) {
            boxes.push(place(line).with_context(|| format!("not COLUMN,ROW KIND WORDS: {line}"))?);
        } else {
            arrows.push(arrow(line).with_context(|| format!("not A > B: WORDS: {line}"))?);
        }
    }
    let columns = boxes.iter().map(|(at, ..)| at.0).fold(0.0, f64::max) + 1.0;
    let cell = WIDTH / columns;
    let wide = (cell * 0.6).min(118.0);
    let top = if frames.is_empty() { TOP } else { TOP + 26.0 };
    let area = |(column, row): (f64, f64)| Area {
        x: cell * (column + 0.5) - wide / 2.0,
        y: top + ROW * row,
        width: wide,
        height: BOX,
    };

    let mut drawing = Drawing::default();
    for (from, to, words) in frames {
        let (from, to) = (area(from), area(to));
        let (x, y) = ((from.x - 7.0).max(0.0), from.y - 26.0);
        let right = (to.x + to.width + 7.0).min(WIDTH);
        let frame = Area { x, y, width: right - x, height: to.y + to.height + 12.0 - y };
        drawing.area(frame, Paint::Plain);
        drawing.words((x + 8.0, y + 16.0), "start", words, SIZE);
        drawing.say(format!("A frame: {words}."));
    }
    for (at, kind, words) in &boxes {
        let area = area(*at);
        let paint = match *kind {
            "thread" => Paint::Blue,
            "data" => Paint::Green,
            "plain" => Paint::Plain,
            "bad" => Paint::Red,
            queue => {
                let (full, places) = queue_of(queue).with_context(|| format!("there is no box \"{queue}\""))?;
                cells(&mut drawing, area, full, places, words);
                continue;
            }
        };
        drawing.labelled(area, paint, words, SIZE)?;
        drawing.say(format!("{}.", words.replace(" / ", " ")));
    }
    for (from, to, dashed, words) in &arrows {
        let find = |name: &str| {
            let found = boxes.iter().find(|(.., words)| *words == name);
            found
                .map(|(at, kind, _)| if kind.starts_with("queue") { cells_of(area(*at)) } else { area(*at) })
                .with_context(|| format!("no box \"{name}\""))
        };
        let (one, two) = (find(from)?, find(to)?);
        let back = arrows.iter().any(|(f, t, ..)| f == to && t == from);
        let (mut start, mut end) = (one.edge(two.middle()), two.edge(one.middle()));
        let (dx, dy) = (end.0 - start.0, end.1 - start.1);
        let length = dx.hypot(dy);
        let aside = if back { 8.0 } else { 0.0 };
        let shift = (-dy / length * aside, dx / length * aside);
        start = (start.0 + shift.0, start.1 + shift.1);
        end = (end.0 + shift.0, end.1 + shift.1);
        drawing.arrow(start, end, *dashed);
        let (x, y) = ((start.0 + end.0) / 2.0, (start.1 + end.1) / 2.0);
        let level = dy.abs() < 1.0;
        if level && width(words, 12.4) > dx.abs() {
            bail!("\"{words}\" has no room between \"{from}\" and \"{to}\"");
        }
        let below = level && dx < 0.0 && back;
        // Right of a slope there is room below or above it.
        let beside = if dx.abs() < 1.0 {
            4.0
        } else if dx * dy < 0.0 {
            14.0
        } else {
            -3.0
        };
        let at = if level { (x, if below { y + 14.0 } else { y - 6.0 }) } else { (x + 7.0, y + beside) };
        drawing.words(at, if level { "middle" } else { "start" }, words, 12.4);
        let words = if words.is_empty() { String::new() } else { format!(": {words}") };
        drawing.say(format!("{from} to {to}{words}.").replace(" / ", " "));
    }
    Ok(drawing)
}

/// A queue: its places, the full ones filled, and its words above.
fn cells(drawing: &mut Drawing, area: Area, full: u32, places: u32, words: &str) {
    let row = cells_of(area);
    let cell = row.width / f64::from(places);
    for n in 0..places {
        let paint = if n >= places - full { Paint::Orange } else { Paint::Plain };
        let x = row.x + cell * f64::from(n);
        drawing.area(Area { x, width: cell - 2.0, ..row }, paint);
    }
    let (x, _) = area.middle();
    drawing.words((x, area.y + 4.0), "middle", words, SIZE - 1.0);
    drawing.say(format!("A queue, {words}, with {full} of {places} places full."));
}

/// Where they are, in a box's place.
fn cells_of(area: Area) -> Area {
    Area { y: area.y + 10.0, height: 22.0, ..area }
}

fn queue_of(kind: &str) -> Option<(u32, u32)> {
    let (full, places) = kind.strip_prefix("queue:")?.split_once('/')?;
    Some((full.parse().ok()?, places.parse().ok()?))
}

fn at(text: &str) -> Option<Place> {
    let (column, row) = text.split_once(',')?;
    Some((column.parse().ok()?, row.parse().ok()?))
}

fn place(line: &str) -> Option<(Place, &str, &str)> {
    let mut parts = line.splitn(3, ' ');
    Some((at(parts.next()?)?, parts.next()?, parts.next()?))
}

fn frame(line: &str) -> Option<(Place, Place, &str)> {
    let mut parts = line.splitn(3, ' ');
    Some((at(parts.next()?)?, at(parts.next()?)?, parts.next()?))
}

fn arrow(line: &str) -> Option<(&str, &str, bool, &str)> {
    let (ends, words) = line.rsplit_once(':')?;
    let (solid, dashed) = (ends.split_once(" > "), ends.split_once(" ~ "));
    let (from, to) = solid.or(dashed)?;
    Some((from, to, solid.is_none(), words.trim()))
}
