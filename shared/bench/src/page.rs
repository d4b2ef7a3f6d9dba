//! Figures, tables and sentences for the book, made from the results.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::chart::{BLUE, Chart, Cost, GREEN, Line, PURPLE, Style, TEXT, VERMILLION, costs};
use crate::claims::CLAIMS;
use crate::results::{Results, Spread};
use crate::unit::Unit;

/// Where the book keeps what was measured.
pub const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../book/src/measured");
/// The results that the book shows.
pub const RESULTS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../book/src/measured/results.json");

/// What a figure shows.
struct Figure {
    name: &'static str,
    title: &'static str,
    /// The stem of the program that measured it.
    program: &'static str,
    across: (&'static str, Unit),
    up: &'static str,
    lines: &'static [(&'static str, &'static str)],
}

#[rustfmt::skip] // a table
const FIGURES: &[Figure] = &[
    Figure { name: "start", title: "Starting one, and waiting for its end", program: "start",
        across: ("how many at once", Unit::Count), up: "time for each",
        lines: &[("Rust task", GREEN), ("Rust thread", BLUE), ("Rust process", VERMILLION),
            ("Python task", GREEN), ("Python thread", BLUE), ("Python process (fork)", VERMILLION), ("Python process (spawn)", PURPLE),
            ("floor: pthread_create", TEXT), ("floor: posix_spawn", TEXT)] },
    Figure { name: "message_threads", title: "A message to another thread, or task", program: "message_threads",
        across: ("size of the message", Unit::Bytes), up: "time for each",
        lines: &[("Rust crossbeam bounded", BLUE), ("Rust crossbeam unbounded", VERMILLION), ("Rust std mpsc", PURPLE), ("Rust tokio mpsc", GREEN),
            ("Python queue.Queue", BLUE), ("Python SimpleQueue", VERMILLION), ("Python asyncio.Queue", GREEN), ("floor: memcpy", TEXT)] },
    Figure { name: "message_processes", title: "A message to another process", program: "message_processes",
        across: ("size of the message", Unit::Bytes), up: "time for each",
        lines: &[("Rust pipe", BLUE), ("Rust Unix socket", GREEN), ("Rust ipc-channel", VERMILLION), ("Rust shared memory, new", PURPLE), ("Rust shared memory, kept", PURPLE),
            ("Python mp.Pipe, bytes", BLUE), ("Python mp.Pipe", GREEN), ("Python mp.Queue", VERMILLION), ("floor: socketpair", TEXT)] },
    Figure { name: "compute", title: "Computing, a little and a lot", program: "compute",
        across: ("numbers to look at", Unit::Count), up: "time",
        lines: &[("Rust one thread", PURPLE), ("Rust threads", BLUE), ("Rust processes", VERMILLION), ("Rust tasks", GREEN),
            ("Python one thread", PURPLE), ("Python threads", BLUE), ("Python processes", VERMILLION), ("Python tasks", GREEN)] },
    Figure { name: "speed_up", title: "How many times as fast as one worker", program: "compute",
        across: ("workers", Unit::Count), up: "speed-up",
        lines: &[("Rust threads", BLUE), ("Rust processes", VERMILLION), ("Rust tasks", GREEN),
            ("Python threads", BLUE), ("Python processes", VERMILLION), ("Python tasks", GREEN), ("floor: the cores there are", TEXT)] },
    Figure { name: "wait", title: "Waiters: started, woken and ended", program: "wait",
        across: ("waiters", Unit::Count), up: "time for all",
        lines: &[("Rust tasks", GREEN), ("Rust threads", BLUE), ("Python tasks", GREEN), ("Python threads", BLUE), ("floor: pthreads", TEXT)] },
    Figure { name: "wait_memory", title: "Waiters: the memory that each occupies", program: "wait",
        across: ("waiters", Unit::Count), up: "memory for each",
        lines: &[("Rust tasks", GREEN), ("Rust threads", BLUE), ("Python tasks", GREEN), ("Python threads", BLUE), ("floor: pthreads", TEXT)] },
    Figure { name: "wait_switches", title: "Waiters: context switches in all", program: "wait",
        across: ("waiters", Unit::Count), up: "context switches",
        lines: &[("Rust tasks", GREEN), ("Rust threads", BLUE), ("Python tasks", GREEN), ("Python threads", BLUE), ("floor: pthreads", TEXT)] },
    Figure { name: "server", title: "A server under load", program: "server",
        across: ("connections, all busy", Unit::Count), up: "time for a request",
        lines: &[("Rust tasks", GREEN), ("Rust threads", BLUE), ("Python tasks", GREEN), ("Python threads", BLUE), ("floor: no server", TEXT)] },
    Figure { name: "counter", title: "Adding one to a counter that threads share", program: "counter",
        across: ("threads", Unit::Count), up: "time for each addition",
        lines: &[("Rust own, then merged", GREEN), ("Rust atomic", BLUE), ("Rust mutex", VERMILLION), ("Rust channel", PURPLE),
            ("Python own, then merged", GREEN), ("Python lock", VERMILLION), ("Python queue", PURPLE), ("floor: one thread, no lock", TEXT)] },
];

/// The unit of a figure's values.
pub fn unit(figure: &str) -> Unit {
    match figure {
        "wait_memory" => Unit::Bytes,
        "wait_switches" => Unit::Count,
        "speed_up" => Unit::Times,
        _ => Unit::Seconds,
    }
}

/// Writes all that the book includes.
pub fn write(results: &Results) -> Result<()> {
    for (file, text) in files(results) {
        fs::write(&file, text).with_context(|| file.display().to_string())?;
    }
    Ok(())
}

/// All that the book includes, by file.
pub fn files(results: &Results) -> Vec<(PathBuf, String)> {
    let mut files =
        vec![("facts.md".to_owned(), facts(results)), ("guide.svg".to_owned(), guide(results))];
    for figure in FIGURES {
        if figure.is_drawn() {
            let svg = figure.chart(results).svg();
            files.push((format!("{}.svg", figure.name), svg));
        }
        files.push((format!("{}.md", figure.name), figure.show(results)));
    }
    files.into_iter().map(|(name, text)| (Path::new(FOLDER).join(name), text)).collect()
}

/// Sentences, each between anchors.
fn facts(results: &Results) -> String {
    let machine = &results.machine;
    let or_unknown =
        |what: &Option<String>| what.clone().unwrap_or("of an unknown version".to_owned());
    let gil = match machine.gil {
        Some(true) => "with its global lock in use",
        Some(false) => "without a global lock",
        None => "not measured",
    };
    let python = machine.python.as_deref().unwrap_or("not there");
    let cpu = machine.cpu.as_deref().unwrap_or("an unnamed processor");
    let about = [
        ("machine", format!("{} cores of {cpu}, {}", machine.cores, machine.system)),
        ("versions", format!("Rust {}, and Python {python}, {gil}", or_unknown(&machine.rust))),
        ("gil", gil.to_owned()),
        ("date", machine.date.clone()),
        ("rounds", results.rounds.to_string()),
    ];
    let claims = CLAIMS.iter().map(|claim| (claim.id, claim.sentence(results)));
    let mut text = String::from("<!-- Written by `just bench`, from results.json. -->\n");
    for (id, sentence) in about.into_iter().chain(claims) {
        _ = writeln!(text, "<!-- ANCHOR: {id} -->\n{sentence}\n<!-- ANCHOR_END: {id} -->");
    }
    text
}

/// Everything on one axis.
#[rustfmt::skip] // a table
fn guide(results: &Results) -> String {
    let cores = results.machine.cores;
    let point = |figure: &str, series: &str, x| results.point(figure, series, x);
    let row = |label, figure, x, [rust, python, floor]: [&str; 3]| Cost {
        label, rust: point(figure, rust, x), python: point(figure, python, x), floor: point(figure, floor, x),
    };
    costs("guide", "What one of each takes, in Rust and in Python", &[
        row("add to a counter of one's own", "counter", cores, ["Rust own, then merged", "Python own, then merged", "floor: one thread, no lock"]),
        row("add to a shared counter, locked", "counter", cores, ["Rust mutex", "Python lock", "floor: one thread, no lock"]),
        row("a message to another task", "message_threads", 8, ["Rust tokio mpsc", "Python asyncio.Queue", "floor: memcpy"]),
        row("a message to another thread", "message_threads", 8, ["Rust crossbeam bounded", "Python queue.Queue", "floor: memcpy"]),
        row("a message to another process", "message_processes", 8, ["Rust ipc-channel", "Python mp.Queue", "floor: socketpair"]),
        row("a request to a server of tasks", "server", 100, ["Rust tasks", "Python tasks", "floor: no server"]),
        row("a request to a server of threads", "server", 100, ["Rust threads", "Python threads", "floor: no server"]),
        row("start a task", "start", 100, ["Rust task", "Python task", ""]),
        row("start a thread", "start", 100, ["Rust thread", "Python thread", "floor: pthread_create"]),
        row("start a process, afresh", "start", 10, ["Rust process", "Python process (spawn)", "floor: posix_spawn"]),
        row("start a process by forking", "start", 10, ["", "Python process (fork)", ""]),
    ])
}

impl Figure {
    /// Counts go down to nothing, which a logarithmic axis can't show: they get a table alone.
    fn is_drawn(&self) -> bool {
        unit(self.name) != Unit::Count
    }

    fn chart(&self, results: &Results) -> Chart {
        let line = |(series, colour): &(&str, &'static str)| Line {
            label: series.replace("floor: ", ""),
            colour,
            style: match series.split_once(' ') {
                Some(("Rust", _)) => Style::Rust,
                Some(("Python", _)) => Style::Python,
                _ => Style::Floor,
            },
            points: results.line(self.name, series).to_vec(),
        };
        Chart {
            name: self.name,
            title: self.title,
            across: self.across.0,
            across_unit: self.across.1,
            up: self.up,
            up_unit: unit(self.name),
            lines: self.lines.iter().map(line).collect(),
        }
    }

    /// What the page includes: the drawing, its numbers, and what was timed.
    fn show(&self, results: &Results) -> String {
        let (name, title, program, table) =
            (self.name, self.title, self.program, self.table(results));
        let timed = format!("<a href=\"#timed-{program}\">what was timed</a>");
        let what = if self.is_drawn() { "drawn, and in numbers" } else { "the numbers" };
        let first = FIGURES.iter().find(|figure| figure.program == program);
        let listings = match first {
            Some(first) if first.name == name => listings(program),
            _ => String::new(), // it has been shown
        };
        let figure = format!(
            "<figure id=\"{name}\">\n<figcaption>{title} ({timed})</figcaption>\n\
             {{{{#include {name}.svg}}}}\n</figure>\n\n"
        );
        let figure = if self.is_drawn() { figure } else { String::new() };
        format!(
            "<details>\n<summary>{title}: {what}</summary>\n\n{figure}{table}\n</details>\n{listings}"
        )
    }

    /// The medians, each with its quartiles.
    fn table(&self, results: &Results) -> String {
        let lines: Vec<_> = self
            .lines
            .iter()
            .map(|(series, _)| (series, results.line(self.name, series)))
            .collect();
        let mut columns: Vec<_> =
            lines.iter().flat_map(|(_, points)| points.iter().map(|point| point.x)).collect();
        columns.sort_unstable();
        columns.dedup();
        let unit = unit(self.name);
        let cell = |point: &Spread| {
            let [low, median, high] =
                [point.low, point.median, point.high].map(|value| unit.show(value));
            format!("{median}<br><small>{low} to {high}</small>")
        };
        let heads: Vec<_> = columns.iter().map(|x| self.across.1.exact(*x)).collect();
        let mut text = format!(
            "| {} | {} |\n|---{}|\n",
            self.across.0,
            heads.join(" | "),
            "|--:".repeat(columns.len())
        );
        for (series, points) in lines {
            let cells = columns
                .iter()
                .map(|x| points.iter().find(|point| point.x == *x).map_or(String::new(), cell));
            let cells = match points {
                [] => vec!["not measured here".to_owned(); columns.len()],
                _ => cells.collect(),
            };
            _ = writeln!(text, "| {series} | {} |", cells.join(" | "));
        }
        text
    }
}

/// The program and its twin, folded up.
fn listings(program: &str) -> String {
    let listing = |language: &str, file: String, code: &str| {
        format!(
            "<figure>\n<figcaption>{language}: {file}</figcaption>\n\n\
             ```{code}\n{{{{#include ../../../shared/bench/{file}}}}}\n```\n\n</figure>\n"
        )
    };
    let rust = match program {
        "message_processes" => &["message_processes", "message_ipc"][..],
        "server" => &["server", "serve"],
        other => &[other],
    };
    let rust = rust.iter().map(|stem| format!("src/measure/{stem}.rs"));
    let rust: String = rust.map(|file| listing("Rust", file, "rust")).collect();
    let python = listing("Python", format!("python/{program}.py"), "python");
    format!(
        "<details id=\"timed-{program}\">\n<summary>What was timed: {program}, in Python and in Rust</summary>\n\
         <div class=\"program\">\n\n{python}{rust}\n</div>\n</details>\n"
    )
}
