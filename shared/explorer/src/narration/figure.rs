//! The story as a figure: a lane for each thread, time downwards, an arrow for each thing that one does for another.
//!
//! One block of SVG without blank lines, so that it can stand in Markdown. Its colours are those of Okabe and Ito, which
//! the colour-blind can tell apart, and whatever is marked by a colour is marked by a shape too.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;

use crate::engine::{Access, ENDS, ENDS_BY_PANIC, Event, ObjectId, TaskId};
use crate::narration::{Story, text};

const LANE: usize = 76;
const ROW: usize = 26;
const TOP: usize = 44;
const CHARACTER: usize = 8;

/// More steps than this make no figure.
const ROWS: usize = 80;

/// Lanes and rows, and where they are.
struct Drawing<'a> {
    story: &'a Story,
    rows: Vec<text::Row>,
    /// For each event, the row that shows it, or the one before.
    row_of: Vec<usize>,
    out: String,
}

/// A swim-lane diagram; empty if the run is too long for one.
pub(crate) fn render(story: &Story) -> String {
    let rows = text::rows(&story.execution, &story.names);
    if rows.is_empty() || rows.len() > ROWS {
        return String::new();
    }
    let row_of = rows_of_events(story);
    let mut drawing = Drawing {
        story,
        rows,
        row_of,
        out: String::new(),
    };
    drawing.open();
    drawing.lanes();
    drawing.arrows();
    drawing.steps();
    drawing.ends();
    drawing.out += "</svg>\n";
    drawing.out
}

fn rows_of_events(story: &Story) -> Vec<usize> {
    let lines = &story.execution.record.lines;
    let mut row = 0;
    let mut rows = Vec::new();
    for event in 0..story.execution.trace.events.len() {
        if let Some(found) = lines.iter().position(|l| l.event == Some(event)) {
            row = found;
        }
        rows.push(row);
    }
    rows
}

fn x(task: TaskId) -> usize {
    40 + LANE * task.index()
}

fn y(row: usize) -> usize {
    TOP + ROW * (row + 1)
}

impl Drawing<'_> {
    fn tasks(&self) -> usize {
        self.story.names.tasks().len()
    }

    fn bottom(&self) -> usize {
        y(self.rows.len() - 1) + ROW
    }

    fn text_x(&self) -> usize {
        x(TaskId::from_index(self.tasks() - 1)) + 36
    }

    fn open(&mut self) {
        let widest = self
            .rows
            .iter()
            .map(|r| label(r).chars().count())
            .max()
            .unwrap_or(0);
        let waits = self
            .story
            .epilogue
            .iter()
            .map(|s| s.chars().count() + 2)
            .max()
            .unwrap_or(0);
        let width = (self.text_x() + CHARACTER * widest + 16).max(24 + CHARACTER * waits);
        let height = self.bottom() + 14 + 20 * self.story.epilogue.len();
        let title = escape(&self.story.headline);
        let steps = self
            .rows
            .iter()
            .map(|r| format!("{} {}.", r.thread, r.what));
        let description: Vec<String> = steps.chain(self.story.epilogue.iter().cloned()).collect();
        let description = escape(&description.join(" "));
        let _ = writeln!(
            self.out,
            r#"<svg class="swim-lanes" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" style="max-width:{width}px;width:100%">
<title>{title}</title>
<desc>{description}</desc>
{STYLE}"#
        );
    }

    /// When a thread begins and ends, in pixels.
    fn life(&self, task: TaskId) -> (usize, usize) {
        let born = self
            .story
            .execution
            .record
            .lines
            .iter()
            .position(|l| l.spawned == Some(task));
        let from = born.map_or(TOP - 8, y);
        let events = &self.story.execution.trace.events;
        let end = events.iter().position(|e| e.task == task && is_end(e));
        let last_word = self
            .story
            .execution
            .record
            .lines
            .iter()
            .rposition(|l| l.task == task)
            .map_or(from, y);
        (
            from,
            end.map_or(self.bottom(), |e| {
                last_word.max(y(self.row_of[e])) + ROW / 2
            }),
        )
    }

    fn lanes(&mut self) {
        for index in 0..self.tasks() {
            let task = TaskId::from_index(index);
            let (from, to) = self.life(task);
            let name = escape(self.story.names.task(task));
            let (x, lane) = (x(task), index % 6);
            let name_y = from.max(TOP) - 16;
            let _ = writeln!(
                self.out,
                r#"<text class="name l{lane}" x="{x}" y="{name_y}">{name}</text>"#
            );
            for (from, to, waits) in self.stretches(task, from, to) {
                let class = if waits { "waits" } else { "runs" };
                let _ = writeln!(
                    self.out,
                    r#"<path class="lane {class} l{lane}" d="M{x} {from}V{to}"/>"#
                );
            }
        }
    }

    /// The parts of a lane in which the thread could go on, and those in which it had to wait.
    fn stretches(&self, task: TaskId, from: usize, to: usize) -> Vec<(usize, usize, bool)> {
        let mut stretches: Vec<(usize, usize, bool)> = Vec::new();
        let mut at = from;
        let ends = (0..self.rows.len())
            .map(y)
            .filter(|y| *y > from && *y < to)
            .chain([to]);
        for end in ends {
            let waits = self.waits_until(task, end);
            match stretches.last_mut() {
                Some(last) if last.2 == waits => last.1 = end,
                _ => stretches.push((at, end, waits)),
            }
            at = end;
        }
        stretches
    }

    /// Did the thread have to wait when the row at `end` came?
    fn waits_until(&self, task: TaskId, end: usize) -> bool {
        let execution = &self.story.execution;
        if end >= self.bottom() {
            return execution.record.waiting.iter().any(|w| w.task == task);
        }
        let row = (end - TOP) / ROW;
        let line = row
            .checked_sub(1)
            .and_then(|row| execution.record.lines.get(row));
        line.is_some_and(|line| {
            let waiting = line.event.and_then(|event| self.story.waiting.get(event));
            line.task != task && waiting.is_some_and(|w| w.contains(task))
        })
    }

    fn arrows(&mut self) {
        for (row, line) in self.story.execution.record.lines.iter().enumerate() {
            if let Some(child) = line.spawned {
                let (from, to, y) = (x(line.task), x(child), y(row));
                let _ = writeln!(
                    self.out,
                    r#"<path class="arrow" d="M{from} {y}H{}"/>{}"#,
                    to - 4,
                    head(to - 1, y, 0.0)
                );
            }
        }
        for (from, to) in self.gifts() {
            let events = &self.story.execution.trace.events;
            let (giver, taker) = (events[from].task, events[to].task);
            let start = if is_end(&events[from]) {
                self.life(giver).1
            } else {
                y(self.row_of[from])
            };
            self.arrow((x(giver), start), (x(taker), y(self.row_of[to])));
        }
    }

    /// Pairs of events of which the second takes what the first gave: a lock, a message, a wake-up, an end.
    fn gifts(&self) -> Vec<(usize, usize)> {
        let trace = &self.story.execution.trace;
        let mut given: BTreeMap<ObjectId, usize> = BTreeMap::new();
        let mut messages: BTreeMap<ObjectId, VecDeque<usize>> = BTreeMap::new();
        let mut gifts = Vec::new();
        for (index, event) in trace.events.iter().enumerate() {
            for touch in trace.touches(event) {
                let object = touch.object;
                match touch.access {
                    Access::Release | Access::ReleaseShared => _ = given.insert(object, index),
                    Access::Acquire | Access::AcquireShared => {
                        gifts.extend(given.get(&object).map(|g| (*g, index)))
                    }
                    Access::Write if self.says(index, "sends ") => {
                        messages.entry(object).or_default().push_back(index)
                    }
                    Access::Write if self.says(index, "receives ") => {
                        let message = messages.entry(object).or_default().pop_front();
                        gifts.extend(message.map(|m| (m, index)));
                    }
                    Access::Write if event.what == "unpark" => _ = given.insert(object, index),
                    Access::Write | Access::Read => {}
                }
            }
        }
        gifts.retain(|(from, to)| trace.events[*from].task != trace.events[*to].task);
        gifts.dedup();
        gifts
    }

    fn says(&self, event: usize, how: &str) -> bool {
        self.story
            .execution
            .record
            .lines
            .iter()
            .any(|l| l.event == Some(event) && l.text.starts_with(how))
    }

    fn arrow(&mut self, (x1, y1): (usize, usize), (x2, y2): (usize, usize)) {
        let (dx, dy) = (x2 as f64 - x1 as f64, y2 as f64 - y1 as f64);
        let length = dx.hypot(dy).max(1.0);
        // Short of the dot that it points to.
        let (tip_x, tip_y) = (x2 as f64 - dx / length * 7.0, y2 as f64 - dy / length * 7.0);
        let angle = dy.atan2(dx).to_degrees();
        let head = format!(
            r#"<path class="head" d="M0 0L-8 -4V4Z" transform="translate({tip_x:.1} {tip_y:.1}) rotate({angle:.1})"/>"#
        );
        let _ = writeln!(
            self.out,
            r#"<path class="arrow" d="M{x1} {y1}L{tip_x:.1} {tip_y:.1}"/>{head}"#
        );
    }

    fn steps(&mut self) {
        let text_x = self.text_x();
        let failing = self.failing_row();
        for (index, (row, line)) in self
            .rows
            .iter()
            .zip(&self.story.execution.record.lines)
            .enumerate()
        {
            let (x, y, lane) = (x(line.task), y(index), line.task.index() % 6);
            let bad = !row.mark.is_empty() || Some(index) == failing;
            let dot = if bad {
                format!(
                    r#"<path class="bad" d="M{} {}l14 14m0 -14l-14 14"/>"#,
                    x - 7,
                    y - 7
                )
            } else {
                format!(r#"<circle class="dot l{lane}" cx="{x}" cy="{y}" r="5"/>"#)
            };
            let class = if bad { "step failing" } else { "step" };
            let _ = writeln!(
                self.out,
                r#"{dot}<text class="{class}" x="{text_x}" y="{}">{}</text>"#,
                y + 4,
                escape(&label(row))
            );
        }
    }

    /// The step at which it went wrong, if it was a step.
    fn failing_row(&self) -> Option<usize> {
        self.story
            .execution
            .record
            .lines
            .iter()
            .rposition(|l| l.text.starts_with("panics: "))
    }

    /// Who waits for ever, and for what.
    fn ends(&mut self) {
        let bottom = self.bottom();
        for waiting in &self.story.execution.record.waiting {
            if self.story.epilogue.is_empty() {
                break;
            }
            let x = x(waiting.task);
            let _ = writeln!(
                self.out,
                r#"<path class="bad" d="M{} {bottom}l14 0m-14 5l14 0"/>"#,
                x - 7
            );
        }
        for (i, sentence) in self.story.epilogue.iter().enumerate() {
            let y = bottom + 26 + 20 * i;
            let _ = writeln!(
                self.out,
                r#"<text class="step failing" x="16" y="{y}">{}</text>"#,
                escape(sentence)
            );
        }
    }
}

/// Of another thread than main.
fn is_end(event: &Event) -> bool {
    matches!(event.what, ENDS | ENDS_BY_PANIC)
}

fn head(x: usize, y: usize, angle: f64) -> String {
    format!(
        r#"<path class="head" d="M0 0L-8 -4V4Z" transform="translate({x} {y}) rotate({angle:.0})"/>"#
    )
}

fn label(row: &text::Row) -> String {
    let mark = if row.mark.is_empty() {
        String::new()
    } else {
        format!(" — {}", row.mark)
    };
    let place = if row.place.is_empty() {
        String::new()
    } else {
        format!("  {}", row.place)
    };
    format!("{} {}{mark}{place}", row.thread, row.what)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\n', " ")
}

/// Inside a page the figure takes the page's colour of text; alone it follows the reader's preference.
const STYLE: &str = "<style>
svg.swim-lanes:root{color:#1f2328;background:#fff}
.swim-lanes{--l0:currentColor;--l1:#0072B2;--l2:#B86E00;--l3:#009E73;--l4:#CC79A7;--l5:#56B4E9;--bad:#D55E00;font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.coal .swim-lanes,.navy .swim-lanes,.ayu .swim-lanes{--l1:#56B4E9;--l2:#E69F00;--l3:#2FC99B;--l4:#E3A6C8;--l5:#F0E442;--bad:#FF8A3D}
@media (prefers-color-scheme:dark){svg.swim-lanes:root{color:#e6e6e6;background:#161b22;--l1:#56B4E9;--l2:#E69F00;--l3:#2FC99B;--l4:#E3A6C8;--l5:#F0E442;--bad:#FF8A3D}}
.swim-lanes .l0{--lane:var(--l0)}.swim-lanes .l1{--lane:var(--l1)}.swim-lanes .l2{--lane:var(--l2)}.swim-lanes .l3{--lane:var(--l3)}.swim-lanes .l4{--lane:var(--l4)}.swim-lanes .l5{--lane:var(--l5)}
.swim-lanes text{fill:currentColor;white-space:pre}
.swim-lanes .name{fill:var(--lane);font-weight:bold;text-anchor:middle}
.swim-lanes .lane{stroke:var(--lane);stroke-width:3;fill:none}
.swim-lanes .waits{stroke-width:2;stroke-dasharray:2 5}
.swim-lanes .dot{fill:var(--lane)}
.swim-lanes .arrow{stroke:currentColor;stroke-width:1.2;fill:none;opacity:.65}
.swim-lanes .head{fill:currentColor;opacity:.65}
.swim-lanes .bad{stroke:var(--bad);stroke-width:3.5;fill:none}
.swim-lanes .failing{fill:var(--bad);font-weight:bold}
</style>";
