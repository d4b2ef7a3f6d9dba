//! Lines, boxes and words.

use std::fmt::Write;

use anyhow::{Result, ensure};

/// Narrow enough for a phone, where it is shown at about its own size.
pub const WIDTH: f64 = 420.0;

/// Colours that colour-blind readers can tell apart (Okabe and Ito, the darker ones darker still), with that of words on
/// them.
#[derive(Clone, Copy, PartialEq)]
pub enum Paint {
    Blue,
    Orange,
    Green,
    Red,
    /// A dashed outline.
    Dashed,
    /// A plain outline.
    Plain,
}

impl Paint {
    fn look(self) -> (&'static str, &'static str) {
        match self {
            Paint::Blue => (r##"fill="#0072b2""##, "#ffffff"),
            Paint::Orange => (r##"fill="#e69f00""##, "#000000"),
            Paint::Green => (r##"fill="#00775a""##, "#ffffff"),
            Paint::Red => (r##"fill="#b34700""##, "#ffffff"),
            Paint::Dashed => (r#"fill="none" stroke="currentColor" stroke-dasharray="4 3""#, "currentColor"),
            Paint::Plain => (r#"fill="none" stroke="currentColor" stroke-width="1.5""#, "currentColor"),
        }
    }
}

/// A drawing that grows.
#[derive(Default)]
pub struct Drawing {
    shapes: String,
    height: f64,
    said: Vec<String>,
}

/// A place, and a size.
#[derive(Clone, Copy)]
pub struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    pub fn middle(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Where the line from the middle to `to` leaves the area.
    pub fn edge(&self, to: (f64, f64)) -> (f64, f64) {
        let (x, y) = self.middle();
        let (dx, dy) = (to.0 - x, to.1 - y);
        let part = (self.width / 2.0 / dx.abs().max(0.01)).min(self.height / 2.0 / dy.abs().max(0.01));
        (x + dx * part, y + dy * part)
    }
}

/// About how wide `words` are.
pub fn width(words: &str, size: f64) -> f64 {
    words.chars().count() as f64 * size * 0.525
}

impl Drawing {
    /// One more sentence for those who don't see it.
    pub fn say(&mut self, sentence: String) {
        self.said.push(sentence);
    }

    fn reach(&mut self, y: f64) {
        self.height = self.height.max(y);
    }

    pub fn area(&mut self, area: Area, paint: Paint) {
        let Area { x, y, width, height } = area;
        let (look, _) = paint.look();
        let round = 4;
        _ = writeln!(
            self.shapes,
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" {look}/>"#
        );
        self.reach(y + height + 2.0);
    }

    /// An area with words in it; ` / ` begins a new line.
    pub fn labelled(&mut self, area: Area, paint: Paint, words: &str, size: f64) -> Result<()> {
        self.area(area, paint);
        let lines: Vec<_> = words.split(" / ").collect();
        let (x, y) = area.middle();
        let colour = paint.look().1;
        for (n, line) in lines.iter().enumerate() {
            let has_room = width(line, size) <= area.width + 1.0;
            ensure!(has_room, "\"{line}\" is too long: {:.0} of {:.0}", width(line, size), area.width);
            let down = (n as f64 - (lines.len() - 1) as f64 / 2.0) * (size + 2.5) + size * 0.35;
            self.words_in(colour, (x, y + down), "middle", line, size);
        }
        Ok(())
    }

    pub fn words(&mut self, at: (f64, f64), anchor: &str, words: &str, size: f64) {
        self.words_in("currentColor", at, anchor, words, size);
    }

    fn words_in(&mut self, colour: &str, (x, y): (f64, f64), anchor: &str, words: &str, size: f64) {
        let words = escaped(words);
        _ = writeln!(
            self.shapes,
            r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{words}</text>"#
        );
        self.reach(y + size * 0.4);
    }

    /// In a type whose letters are equally wide.
    pub fn code(&mut self, (x, y): (f64, f64), code: &str, size: f64) {
        let code = escaped(code);
        _ = writeln!(
            self.shapes,
            r#"<text x="{x:.1}" y="{y:.1}" font-family="monospace" font-size="{size}" fill="currentColor">{code}</text>"#
        );
        self.reach(y + size * 0.4);
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), dashed: bool) {
        let dashes = if dashed { r#" stroke-dasharray="4 3""# } else { "" };
        _ = writeln!(
            self.shapes,
            r#"<line x1="{:.1}" y1="{:.1}" x2="{:.1}" y2="{:.1}" stroke="currentColor" stroke-width="1.5"{dashes}/>"#,
            from.0, from.1, to.0, to.1
        );
    }

    pub fn arrow(&mut self, from: (f64, f64), to: (f64, f64), dashed: bool) {
        self.line(from, to, dashed);
        let angle = (to.1 - from.1).atan2(to.0 - from.0);
        let corner = |turn: f64| (to.0 - 9.0 * (angle + turn).cos(), to.1 - 9.0 * (angle + turn).sin());
        let (one, two) = (corner(0.42), corner(-0.42));
        _ = writeln!(
            self.shapes,
            r#"<polygon points="{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}" fill="currentColor"/>"#,
            to.0, to.1, one.0, one.1, two.0, two.1
        );
        self.reach(to.1 + 3.0);
    }

    /// The whole, as a block of SVG.
    pub fn finish(self, name: &str, title: &str) -> String {
        let (height, shapes) = (self.height.ceil() + 2.0, self.shapes);
        let (title, said) = (escaped(title), escaped(&self.said.join(" ")));
        format!(
            r#"<svg class="figure picture" viewBox="-2 -2 {} {height}" role="img" aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">
<title id="{name}-title">{title}</title>
<desc id="{name}-desc">{said}</desc>
<g font-family="inherit">
{shapes}</g></svg>
"#,
            WIDTH + 4.0
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
