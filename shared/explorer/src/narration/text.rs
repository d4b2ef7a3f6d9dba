//! The story as text: at most [`WIDTH`] columns, a line a step.

use std::ops::Range;

use crate::engine::{Access, Event, Line, TaskId};
use crate::narration::{Story, names};

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
        0 => "this one needs no preemption".to_owned(),
        1 => "this one needs 1 preemption".to_owned(),
        n => format!("this one needs {n} preemptions"),
    };
    let mut out = String::new();
    push_wrapped(
        &mut out,
        "",
        &format!("FAILED after {runs}; {needs}: {}", story.headline),
    );
    let rows = rows(story);
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
    let left_out = left_out(story, rows.len());
    for (i, row) in rows.iter().enumerate() {
        if left_out.contains(&i) {
            if i == left_out.start {
                out += &format!(
                    "{:>number_width$}  {} steps like these\n",
                    "...",
                    left_out.len()
                );
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

/// Of a long run, the part that is not worth showing.
fn left_out(story: &Story, rows: usize) -> Range<usize> {
    let event_of = |row: usize| story.execution.lines[row].event.unwrap_or(0);
    let repeated = repetition(story).map(|(start, period)| start + 3 * period);
    let from = repeated.and_then(|event| (0..rows).find(|row| event_of(*row) >= event));
    match from {
        Some(from) if rows > 60 => from.max(10)..rows,
        _ if rows > 200 => 100..rows - 100,
        _ => rows..rows,
    }
}

/// One step as shown.
pub(crate) struct Row {
    pub(crate) thread: String,
    pub(crate) what: String,
    pub(crate) place: String,
    pub(crate) mark: String,
}

/// The steps in order.
pub(crate) fn rows(story: &Story) -> Vec<Row> {
    let mut file = String::new();
    let lines = &story.execution.lines;
    let marks = marks(story);
    lines
        .iter()
        .zip(marks)
        .map(|(line, mark)| row(story, line, mark, &mut file))
        .collect()
}

fn row(story: &Story, line: &Line, mark: String, file: &mut String) -> Row {
    let place = match &line.at {
        Some((path, number)) if path == file => format!(":{number}"),
        Some((path, number)) => {
            file.clone_from(path);
            format!("{}:{number}", story.names.file(path))
        }
        None => String::new(),
    };
    let what = story.names.resolve(&line.text).replace('\n', " ");
    Row {
        thread: story.names.task(line.task).to_owned(),
        what,
        place,
        mark,
    }
}

/// What a reader should see about a line: an update that it destroys.
fn marks(story: &Story) -> Vec<String> {
    let trace = &story.execution.trace;
    let lines = &story.execution.lines;
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
    let mark =
        |line: &Line| lost(line).map(|by| format!("{}'s update is lost", story.names.task(by)));
    lines
        .iter()
        .map(|line| mark(line).unwrap_or_default())
        .collect()
}

/// A run that goes on and on: after how many of its events do the same steps repeat, and how many are they?
pub(crate) fn repetition(story: &Story) -> Option<(usize, usize)> {
    let events = &story.execution.trace.events;
    let same = |a: usize, b: usize| {
        let (a, b) = (&events[a], &events[b]);
        (a.task, a.what, a.at) == (b.task, b.what, b.at)
    };
    let n = events.len();
    let start_of = |k: usize| {
        (0..n - k)
            .rev()
            .take_while(|i| same(*i, i + k))
            .last()
            .unwrap_or(n - k)
    };
    // The period that explains most of the run.
    let periods = (1..(n / 4).min(200)).map(|k| (start_of(k), k));
    let (start, period) = periods.filter(|(start, k)| start + 3 * k <= n).min()?;
    Some((start, period))
}

/// What to say about a run that goes on and on.
pub(crate) fn goes_on(story: &Story) -> Vec<String> {
    let events = &story.execution.trace.events;
    let n = events.len();
    let Some((_, period)) = repetition(story) else {
        return vec![format!("still going after {n} steps")];
    };
    let steps = if period == 1 {
        "this step repeats".to_owned()
    } else {
        format!("these {period} steps repeat")
    };
    let describe = |e: &Event| {
        format!(
            "  {} {} ({}:{})",
            story.names.task(e.task),
            e.what,
            names::file_name(e.at.file()),
            e.at.line()
        )
    };
    let mut sentences = vec![format!("still going after {n} steps; {steps}:")];
    sentences.extend(events[n - period..].iter().take(20).map(describe));
    sentences
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
