//! The story as text: at most [`WIDTH`] columns, a line a step.

use std::ops::Range;

use crate::engine::{Access, Event, Execution, FailureKind, Line, TaskId};
use crate::narration::Story;
use crate::narration::names::Names;
use crate::narration::repetition::longest;

/// The widest line.
pub(crate) const WIDTH: usize = 100;

/// `FAILED after ...`, the steps, and what is left to say.
pub(crate) fn render(story: &Story, schedules: usize) -> String {
    let runs = if schedules == 1 {
        "1 schedule".to_owned()
    } else {
        format!("{schedules} schedules")
    };
    let needs = match story.preemptions {
        0 => "; this one needs no preemption".to_owned(),
        1 => "; this one needs 1 preemption".to_owned(),
        // Some in each round.
        10.. if story.kind == FailureKind::Livelock => String::new(),
        n if story.is_simplest => format!("; this one needs {n} preemptions"),
        n => format!("; it needs at most {n} preemptions"),
    };
    let mut out = String::new();
    push_wrapped(
        &mut out,
        "",
        &format!("FAILED after {runs}{needs}: {}", story.headline),
    );
    let rows = rows(&story.execution, &story.names);
    let thread_width = rows
        .iter()
        .map(|r| r.thread.chars().count())
        .max()
        .unwrap_or(0)
        .min(16);
    let number_width = rows.len().to_string().len().max(2);
    let what_width = rows
        .iter()
        .map(|r| r.what.chars().count())
        .max()
        .unwrap_or(0)
        .min(52);
    let left_out = left_out(story, &rows);
    for (i, row) in rows.iter().enumerate() {
        if let Some((range, said)) = left_out.iter().find(|(range, _)| range.contains(&i)) {
            if i == range.start {
                out += &format!("{:>number_width$}  {said}\n", "...");
            }
            continue;
        }
        let thread = shorten(&row.thread, 16);
        let mark = if row.mark.is_empty() {
            String::new()
        } else {
            format!("   <- {}", row.mark)
        };
        let what = shorten(&row.what, WIDTH - number_width - thread_width - 6);
        let line = format!(
            "{:>number_width$}  {thread:thread_width$}  {what:what_width$}  {}{mark}",
            i + 1,
            row.place
        );
        out += shorten(&line, WIDTH).trim_end();
        out.push('\n');
    }
    for sentence in &story.epilogue {
        push_wrapped(&mut out, "    ", sentence);
    }
    out
}

/// Parts that are not worth showing: rounds of the same steps after the first, and the middle of what is long.
fn left_out(story: &Story, rows: &[Row]) -> Vec<(Range<usize>, String)> {
    let n = rows.len();
    let (most, head, tail) = match story.kind {
        FailureKind::Livelock | FailureKind::TooLong { .. } => (36, 12, 22),
        _ => (200, 100, 100),
    };
    let mut hidden = Vec::new();
    hide_rounds(rows, 0..n, &mut hidden);
    let shown = n - hidden.iter().map(|(range, _)| range.len()).sum::<usize>();
    if shown > most {
        let said = format!("{} more steps", n - head - tail);
        return vec![(head..n - tail, said)];
    }
    hidden
}

fn hide_rounds(rows: &[Row], among: Range<usize>, hidden: &mut Vec<(Range<usize>, String)>) {
    let same = |a: usize, b: usize| rows[among.start + a].is_like(&rows[among.start + b]);
    let Some(again) = longest(among.len(), 4, same) else {
        return;
    };
    let (start, end) = (among.start + again.start, among.start + again.end());
    let steps = match again.period {
        1 => "the same step".to_owned(),
        period => format!("the same {period} steps"),
    };
    let said = format!("{steps}, {} more times", again.rounds() - 1);
    hidden.push((start + again.period..end, said));
    hide_rounds(rows, among.start..start, hidden);
    hide_rounds(rows, end..among.end, hidden);
}

/// One step as shown.
pub(crate) struct Row {
    pub(crate) thread: String,
    pub(crate) what: String,
    pub(crate) place: String,
    pub(crate) mark: String,
}

impl Row {
    /// Apart from where it stands.
    fn is_like(&self, other: &Row) -> bool {
        let line = |row: &Row| row.place.rsplit(':').next().map(str::to_owned);
        (&self.thread, &self.what, &self.mark) == (&other.thread, &other.what, &other.mark)
            && line(self) == line(other)
    }
}

/// The steps in order.
pub(crate) fn rows(execution: &Execution, names: &Names) -> Vec<Row> {
    let mut file = String::new();
    let marks = marks(execution, names);
    execution
        .record
        .lines
        .iter()
        .zip(marks)
        .map(|(line, mark)| row(names, line, mark, &mut file))
        .collect()
}

fn row(names: &Names, line: &Line, mark: String, file: &mut String) -> Row {
    let place = match &line.at {
        Some((path, number)) if path == file => format!(":{number}"),
        Some((path, number)) => {
            file.clone_from(path);
            format!("{}:{number}", names.file(path))
        }
        None => String::new(),
    };
    let what = names.resolve(&line.text).replace('\n', " ");
    Row {
        thread: names.task(line.task).to_owned(),
        what,
        place,
        mark,
    }
}

/// What a reader should see about a line: an update that it destroys.
fn marks(execution: &Execution, names: &Names) -> Vec<String> {
    let (trace, lines) = (&execution.trace, &execution.record.lines);
    let lost = |line: &Line| -> Option<TaskId> {
        let event = &trace.events[line.event?];
        if event.what != "store" || event.task != line.task {
            return None;
        }
        let object = trace.touches(event).first()?.object;
        let mut writer = None;
        for earlier in trace.events[..line.event?].iter().rev() {
            let Some(touch) = trace.touches(earlier).iter().find(|t| t.object == object) else {
                continue;
            };
            if earlier.task == line.task {
                return if touch.access == Access::Read {
                    writer
                } else {
                    None
                };
            }
            if touch.access != Access::Read {
                writer = writer.or(Some(earlier.task));
            }
        }
        None
    };
    let mark = |line: &Line| {
        let by = lost(line).map(|by| format!("{}'s update is lost", names.task(by)));
        by.or_else(|| overwritten(execution, names, line))
    };
    lines
        .iter()
        .map(|line| mark(line).unwrap_or_default())
        .collect()
}

/// A task changes under a lock what another changed after it had only looked under the same lock: an update is lost if the
/// value stays as it was; otherwise one looks out of date.
fn overwritten(execution: &Execution, names: &Names, line: &Line) -> Option<String> {
    let (trace, at) = (&execution.trace, line.event?);
    let event = &trace.events[at];
    if event.what != "unlock" || !event.wrote || event.task != line.task {
        return None;
    }
    let object = trace.touches(event).first()?.object;
    let uses =
        |(_, event): &(usize, &Event)| trace.touches(event).iter().any(|t| t.object == object);
    let mut earlier = trace.events[..at].iter().enumerate().rev().filter(uses);
    let (locked, _) = earlier.next()?;
    let mut by = None;
    let (_, looked) = earlier.find(|(_, event)| {
        if event.wrote && event.task != line.task {
            by = by.or(Some(event.task));
        }
        event.task == line.task && event.what == "unlock"
    })?;
    let (me, by) = (
        names.task(line.task),
        names.task(by.filter(|_| !looked.wrote)?),
    );
    let value_at = |event: usize| {
        let lines = &mut execution.record.lines.iter();
        let said = lines.find(|line| line.event == Some(event))?;
        said.text.split_once(" = ").map(|(_, value)| value)
    };
    let unchanged = value_at(at).is_some() && value_at(at) == value_at(locked);
    Some(if unchanged {
        format!("{by}'s update is lost")
    } else {
        format!("{by} has changed it since {me} looked")
    })
}

/// Cuts a text to a width.
fn shorten(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars()
        .take(width.saturating_sub(1))
        .chain(['…'])
        .collect()
}

/// Adds a text, broken between words where it gets too wide.
pub(crate) fn push_wrapped(out: &mut String, indent: &str, text: &str) {
    for paragraph in text.lines() {
        let mut line = indent.to_owned();
        for word in paragraph.split(' ') {
            let width = line.chars().count() + word.chars().count() + 1;
            if width > WIDTH && line.trim() != "" {
                *out += line.trim_end();
                out.push('\n');
                line = format!("{indent}    ");
            }
            line += word;
            line.push(' ');
        }
        *out += line.trim_end();
        out.push('\n');
    }
}
