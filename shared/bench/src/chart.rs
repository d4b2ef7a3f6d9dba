//! Drawing as SVG, in the colour of the text around it.
//!
//! A small module of our own: the libraries there are paint black on white, and know neither
//! `currentColor` nor a text alternative.

use std::fmt::Write;

use crate::results::Spread;
use crate::unit::Unit;

/// Colours that colour-blind readers can tell apart, and that show on white and on navy (Okabe and
/// Ito); and that of the text.
pub const BLUE: &str = "#0072b2";
/// See [`BLUE`].
pub const VERMILLION: &str = "#d55e00";
/// See [`BLUE`].
pub const GREEN: &str = "#009e73";
/// See [`BLUE`].
pub const PURPLE: &str = "#cc79a7";
/// See [`BLUE`].
pub const TEXT: &str = "currentColor";

/// What is drawn as circles, as squares, or dotted.
#[derive(Clone, Copy, PartialEq)]
pub enum Style {
    /// Circles on a solid line.
    Rust,
    /// Squares on a dashed line.
    Python,
    /// A dotted line.
    Floor,
}

/// One line of a chart.
pub struct Line {
    pub label: String,
    pub colour: &'static str,
    pub style: Style,
    pub points: Vec<Spread>,
}

/// Lines over a common axis.
pub struct Chart {
    pub name: &'static str,
    pub title: &'static str,
    /// What runs to the right.
    pub across: &'static str,
    pub across_unit: Unit,
    /// What runs upwards.
    pub up: &'static str,
    pub up_unit: Unit,
    pub lines: Vec<Line>,
}

const WIDTH: f64 = 720.0;
const LEFT: f64 = 66.0;
const RIGHT: f64 = 480.0;
const TOP: f64 = 40.0;
const LABEL: f64 = 18.0; // the height of one

/// From the logarithms of `from` to places on the page.
struct Axis {
    from: (f64, f64),
    to: (f64, f64),
}

impl Axis {
    fn at(&self, value: f64) -> f64 {
        let log = value.log10().max(self.from.0); // of zero there is none
        let part = (log - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + part * (self.to.1 - self.to.0)
    }
}

/// The powers of `base` that hold all values.
fn powers(base: f64, values: impl Iterator<Item = f64>) -> (i32, i32) {
    let logs: Vec<_> = values.filter(|v| *v > 0.0).map(|v| v.log(base)).collect();
    let low = logs.iter().copied().fold(f64::INFINITY, f64::min).floor();
    let high = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max).ceil();
    if low < high { (low as i32, high as i32) } else { (0, 1) }
}

impl Chart {
    /// The drawing, without an empty line, so that it can stand in a page.
    pub fn svg(&self) -> String {
        let lines: Vec<_> = self.lines.iter().filter(|line| !line.points.is_empty()).collect();
        let points = || lines.iter().flat_map(|line| &line.points);
        let mut ticks: Vec<_> = points().map(|point| point.x).collect();
        ticks.sort_unstable();
        ticks.dedup();
        let bottom = TOP + (LABEL * lines.len() as f64).max(260.0);
        let ends = |ticks: &[u64]| match *ticks {
            [first, .., last] => ((first as f64).log10(), (last as f64).log10()),
            _ => (0.0, 1.0),
        };
        let x = Axis { from: ends(&ticks), to: (LEFT + 14.0, RIGHT) };
        let y = self.upwards(points(), bottom);

        let mut svg = open(self.name, self.title, &self.description(), bottom + 52.0);
        text(&mut svg, (0.0, 18.0), "start", self.up);
        for (value, name) in &y.ticks {
            let at = y.axis.at(*value);
            grid(&mut svg, (LEFT, at), (RIGHT, at));
            text(&mut svg, (LEFT - 8.0, at + 5.0), "end", name);
        }
        for tick in ticks {
            let at = x.at(tick as f64);
            grid(&mut svg, (at, bottom), (at, bottom + 6.0));
            text(&mut svg, (at, bottom + 23.0), "middle", &self.across_unit.exact(tick));
        }
        text(&mut svg, (RIGHT, bottom + 45.0), "end", self.across);
        let place = |point: &Spread| (x.at(point.x as f64), y.axis.at(point.median));
        for line in &lines {
            line.draw(&mut svg, place, |value| y.axis.at(value));
        }
        label(&mut svg, &lines, place, bottom);
        close(svg)
    }

    /// Powers of ten; of two or four where ten says little.
    fn upwards<'a>(&self, points: impl Iterator<Item = &'a Spread>, bottom: f64) -> Upwards {
        let values: Vec<_> = points.map(|point| point.median).collect();
        let base: f64 = match self.up_unit {
            Unit::Times => 2.0,
            Unit::Bytes => 4.0,
            _ => 10.0,
        };
        let (low, high) = powers(base, values.into_iter());
        let ticks = (low..=high).map(|power| base.powi(power));
        let name = |value: f64| match self.up_unit {
            Unit::Bytes => (value, Unit::Bytes.exact(value as u64)),
            unit => (value, unit.show(value)),
        };
        Upwards {
            axis: Axis {
                from: (base.powi(low).log10(), base.powi(high).log10()),
                to: (bottom, TOP),
            },
            ticks: ticks.map(name).collect(),
        }
    }

    /// For those who don't see it: where each line begins and ends.
    fn description(&self) -> String {
        let mut said = format!("{}, by {}.", self.up, self.across);
        for line in &self.lines {
            if let [first, .., last] = line.points[..] {
                let (from, to) = (self.up_unit.show(first.median), self.up_unit.show(last.median));
                let (x, end) = (self.across_unit.exact(first.x), self.across_unit.exact(last.x));
                _ = write!(said, " {}: {from} at {x}, {to} at {end}.", line.label);
            }
        }
        said
    }
}

struct Upwards {
    axis: Axis,
    ticks: Vec<(f64, String)>,
}

impl Line {
    fn draw(
        &self,
        svg: &mut String,
        place: impl Fn(&Spread) -> (f64, f64),
        y: impl Fn(f64) -> f64,
    ) {
        let path: Vec<_> =
            self.points.iter().map(&place).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let (width, dashes) = match self.style {
            Style::Rust => (2.5, "none"),
            Style::Python => (2.0, "7 4"),
            Style::Floor => (2.0, "1 5"),
        };
        let (colour, path) = (self.colour, path.join(" "));
        _ = writeln!(
            svg,
            r#"<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dashes}" stroke-linecap="round"/>"#
        );
        for point in &self.points {
            let (at, (low, high)) = (place(point), (y(point.low), y(point.high)));
            if low - high > 9.0 {
                _ = writeln!(
                    svg,
                    r#"<line x1="{0:.1}" y1="{low:.1}" x2="{0:.1}" y2="{high:.1}" stroke="{colour}" stroke-width="1.5"/>"#,
                    at.0
                );
            }
            marker(svg, at, self.colour, self.style);
        }
    }
}

/// Each line's name right of its end; they make room for one another.
fn label(svg: &mut String, lines: &[&Line], place: impl Fn(&Spread) -> (f64, f64), bottom: f64) {
    let mut ends: Vec<_> =
        lines.iter().filter_map(|line| Some((line, place(line.points.last()?)))).collect();
    ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
    let mut at: Vec<_> = ends.iter().map(|(_, end)| end.1).collect();
    for n in 1..at.len() {
        at[n] = at[n].max(at[n - 1] + LABEL);
    }
    if let Some(last) = at.last_mut() {
        *last = last.min(bottom);
    }
    for n in (1..at.len()).rev() {
        at[n - 1] = at[n - 1].min(at[n] - LABEL);
    }
    for ((line, end), at) in ends.into_iter().zip(at) {
        let (x, y) = end;
        _ = writeln!(
            svg,
            r#"<line x1="{:.1}" y1="{y:.1}" x2="{}" y2="{at:.1}" stroke="currentColor" stroke-width="0.7" opacity="0.6"/>"#,
            x + 6.0,
            RIGHT + 24.0
        );
        marker(svg, (RIGHT + 32.0, at), line.colour, line.style);
        text(svg, (RIGHT + 44.0, at + 5.0), "start", &line.label);
    }
}

/// One thing and its cost, in both languages.
pub struct Cost {
    pub label: &'static str,
    pub rust: Option<Spread>,
    pub python: Option<Spread>,
    pub floor: Option<Spread>,
}

/// What each thing costs, on one axis of time.
pub fn costs(name: &str, title: &str, costs: &[Cost]) -> String {
    const ROW: f64 = 30.0;
    let all = || costs.iter().flat_map(|cost| [cost.rust, cost.python, cost.floor]).flatten();
    let (low, high) = powers(10.0, all().map(|point| point.median));
    let x = Axis { from: (f64::from(low), f64::from(high)), to: (262.0, WIDTH - 24.0) };
    let bottom = TOP + ROW * costs.len() as f64;
    let mut said = String::from("What one of each takes.");
    for cost in costs {
        _ = write!(said, " {}:", cost.label);
        for (who, point) in [("Rust", cost.rust), ("Python", cost.python)] {
            let time =
                point.map_or("not measured".into(), |point| Unit::Seconds.show(point.median));
            _ = write!(said, " {who} {time};");
        }
    }
    let mut svg = open(name, title, &said, bottom + 32.0);
    for power in low..=high {
        let at = x.at(10_f64.powi(power));
        grid(&mut svg, (at, TOP - 12.0), (at, bottom));
        if power % 3 == 0 {
            let name = Unit::Seconds.show(10_f64.powi(power));
            text(&mut svg, (at, bottom + 20.0), "middle", &name);
        }
    }
    for (at, style, colour, label) in [
        (262.0, Style::Rust, BLUE, "Rust"),
        (332.0, Style::Python, VERMILLION, "Python"),
        (418.0, Style::Floor, TEXT, "the floor: the machine alone"),
    ] {
        marker(&mut svg, (at, 13.0), colour, style);
        text(&mut svg, (at + 12.0, 18.0), "start", label);
    }
    for (n, cost) in costs.iter().enumerate() {
        let y = TOP + ROW * (n as f64 + 0.5);
        text(&mut svg, (0.0, y + 5.0), "start", cost.label);
        if let (Some(rust), Some(python)) = (cost.rust, cost.python) {
            let (one, other) = (x.at(rust.median), x.at(python.median));
            _ = writeln!(
                svg,
                r#"<line x1="{one:.1}" y1="{y}" x2="{other:.1}" y2="{y}" stroke="currentColor" stroke-width="1.5" opacity="0.5"/>"#
            );
        }
        for (point, style, colour) in [
            (cost.floor, Style::Floor, TEXT),
            (cost.python, Style::Python, VERMILLION),
            (cost.rust, Style::Rust, BLUE),
        ] {
            if let Some(point) = point {
                marker(&mut svg, (x.at(point.median), y), colour, style);
            }
        }
    }
    close(svg)
}

fn open(name: &str, title: &str, description: &str, height: f64) -> String {
    format!(
        r#"<svg class="figure" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">
<title id="{name}-title">{title}</title>
<desc id="{name}-desc">{description}</desc>
<g font-size="14" font-family="inherit">
"#
    )
}

fn close(svg: String) -> String {
    svg + "</g></svg>\n"
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, text: &str) {
    _ = writeln!(
        svg,
        r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}" fill="currentColor">{text}</text>"#
    );
}

fn grid(svg: &mut String, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
    _ = writeln!(
        svg,
        r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="currentColor" opacity="0.25"/>"#
    );
}

fn marker(svg: &mut String, (x, y): (f64, f64), colour: &str, style: Style) {
    _ = match style {
        Style::Rust => writeln!(svg, r#"<circle cx="{x:.1}" cy="{y:.1}" r="5" fill="{colour}"/>"#),
        Style::Python => writeln!(
            svg,
            r#"<rect x="{:.1}" y="{:.1}" width="9" height="9" fill="{colour}"/>"#,
            x - 4.5,
            y - 4.5
        ),
        Style::Floor => writeln!(
            svg,
            r#"<line x1="{0:.1}" y1="{1:.1}" x2="{0:.1}" y2="{2:.1}" stroke="{colour}" stroke-width="2.5"/>"#,
            x,
            y - 6.0,
            y + 6.0
        ),
    };
}
