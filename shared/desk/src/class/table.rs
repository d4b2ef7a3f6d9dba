//! The table of a class: `class.html` to look at, `class.csv` to go on with.

use std::path::Path;

use anyhow::{Context, Result};
use maud::{DOCTYPE, Markup, html};

use crate::report::{Line, Report, no_formula};

const STYLE: &str = "
    body { font: 1rem/1.4 system-ui, sans-serif; margin: 2rem; color-scheme: light dark; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid #8888; padding: .3rem .6rem; text-align: left; vertical-align: top; }
    thead th { vertical-align: bottom; }
    .sideways { writing-mode: vertical-rl; font-weight: normal; }
    .done { background: #2a82; }
    .wrong { background: #c332; }
    .number { text-align: right; }
";

pub fn write(reports: &[Report], folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{} can't be made", folder.display()))?;
    std::fs::write(folder.join("class.html"), page(reports).into_string())?;
    std::fs::write(folder.join("class.csv"), csv(reports)?)?;
    Ok(())
}

/// The exercises of all reports, in the order of the first that has them.
fn columns(reports: &[Report]) -> Vec<(String, String)> {
    let mut columns = Vec::new();
    for line in reports.iter().flat_map(|report| &report.exercises) {
        let column = (line.chapter.clone(), line.exercise.clone());
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns
}

fn find<'a>(report: &'a Report, (chapter, exercise): &(String, String)) -> Option<&'a Line> {
    let mut lines = report.exercises.iter();
    lines.find(|line| (&line.chapter, &line.exercise) == (chapter, exercise))
}

fn page(reports: &[Report]) -> Markup {
    let columns = columns(reports);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { "Exercises of " (reports.len()) " learners" }
                style { (STYLE) }
            }
            body {
                h1 { "Exercises of " (reports.len()) " learners" }
                table {
                    thead { tr {
                        th { "Learner" }
                        th { "Points" }
                        @for (chapter, exercise) in &columns {
                            th { span.sideways { (chapter) " " (exercise) } }
                        }
                    } }
                    tbody { @for report in reports { tr {
                        th { (report.learner) }
                        td.number { (report.points()) " of " (report.of()) }
                        @for column in &columns { (cell(find(report, column))) }
                    } } }
                }
                h2 { "What is not yet right" }
                @for report in reports {
                    @let wrong: Vec<_> = report.exercises.iter().filter(|line| !line.diagnosis.is_empty()).collect();
                    @if !wrong.is_empty() {
                        h3 { (report.learner) }
                        dl { @for line in wrong {
                            dt { (line.chapter) " " (line.exercise) ": " (line.state) }
                            dd { (line.diagnosis) }
                        } }
                    }
                }
            }
        }
    }
}

fn cell(line: Option<&Line>) -> Markup {
    let Some(line) = line else {
        return html! { td { "no such exercise" } };
    };
    match &*line.state {
        "done" => html! { td.done { "done" } },
        "not started" => html! { td { "" } },
        state => html! { td.wrong title=(line.diagnosis) { (state) } },
    }
}

fn csv(reports: &[Report]) -> Result<Vec<u8>> {
    let columns = columns(reports);
    let mut csv = csv::Writer::from_writer(Vec::new());
    let names = columns
        .iter()
        .map(|(chapter, exercise)| format!("{chapter} {exercise}"));
    let head = ["learner", "points", "of"]
        .map(String::from)
        .into_iter()
        .chain(names);
    csv.write_record(head.map(|cell| no_formula(&cell)))?;
    for report in reports {
        let (points, of) = (report.points().to_string(), report.of().to_string());
        let states = columns
            .iter()
            .map(|column| find(report, column).map_or("", |line| &line.state));
        let cells = [&*report.learner, &points, &of].into_iter().chain(states);
        csv.write_record(cells.map(no_formula))?;
    }
    Ok(csv.into_inner()?)
}
