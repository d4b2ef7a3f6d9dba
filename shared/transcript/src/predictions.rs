//! Questions for the reader of a page: how can this program end?
//!
//! What is true of each option is found by running the program under every schedule, and never said by an author, who
//! writes the question, what a reader may believe, and why it is as it is. The page includes `output/NAME.question.md`.

use std::collections::BTreeMap;
use std::fmt::{Display, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use explorer::Graph;
use explorer::outcomes::{self, Search, outcomes};
use serde_json::{Value, json};

use crate::promise::Promise;
use crate::steps;

/// So many states are found in a second or two.
const STATES: usize = 5_000;

/// So many schedules are run in a second or two.
const SCHEDULES: usize = 200_000;

/// What is asked of a program.
#[derive(Clone, Copy)]
pub enum Asks<'a> {
    /// How can it end? The options are how it can, and these beliefs.
    Ends(&'a [&'a str]),
    /// Can it end like this?
    Can(&'a str),
    /// What is the fewest number of preemptions with which it ends badly?
    Preemptions,
}

/// A question of a page.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The question itself, in Markdown.
    pub question: &'a str,
    /// What is asked, and with which options.
    pub asks: Asks<'a>,
    /// The option that surprises, if there is one.
    pub surprise: Option<&'a str>,
    /// Why it is as it is, in Markdown: shown with the answer.
    pub why: &'a str,
}

/// One option, and what all schedules say of it.
struct Choice {
    text: String,
    right: bool,
    found: String,
    schedule: Option<String>,
}

/// Runs the program under every schedule, and keeps the question with its answer in `output/NAME.question.md`.
///
/// `source` is the file of the program, without `.rs`. The graph is compared with a search that merges nothing.
#[track_caller]
pub fn predict<R: Display>(
    name: &str,
    source: &str,
    question: Question<'_>,
    program: impl Fn() -> R + Send + Sync + 'static,
) {
    // Of the real std: what a run observes is no part of it.
    let seen = Arc::new(Mutex::new(String::new()));
    let observed = Arc::clone(&seen);
    let run = Arc::new(move || {
        let result = program().to_string();
        *observed.lock().unwrap_or_else(PoisonError::into_inner) = result;
    });
    let take = move || std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
    let graph = outcomes::graph(STATES, run.clone(), take.clone());
    let graph = graph.unwrap_or_else(|why| panic!("{name}: {why}"));
    let all = outcomes(Search::Exhaustive, SCHEDULES, run, &mut take.clone());
    let all = all.unwrap_or_else(|| panic!("{name}: more than {SCHEDULES} schedules"));
    let all = all.into_iter().map(|(end, ways)| (end, ways as u64));
    assert_eq!(graph.outcomes(), all.collect(), "{name}");

    let choices = choices(&graph, question.asks);
    if let Some(surprise) = question.surprise {
        let is_there = choices.iter().any(|choice| choice.text == surprise);
        assert!(is_there, "{name}: nothing surprises in \"{surprise}\"");
    }
    let record = Path::new("output").join(format!("{name}.question.md"));
    let page = page(name, source, question, &choices, &graph);
    if let Err(stale) = Promise::default().keep(&record, &page) {
        panic!("{stale:#}");
    }
}

/// How a run ends, in the words of an option.
fn in_words(outcome: &str) -> String {
    match outcome {
        _ if outcome.starts_with("Panic") => "it panics".to_owned(),
        _ if ["deadlock", "LostWakeup", "WaitsForMessage"]
            .iter()
            .any(|hang| outcome.starts_with(hang)) =>
        {
            "it hangs".to_owned()
        }
        result => result.to_owned(),
    }
}

fn choices(graph: &Graph, asks: Asks<'_>) -> Vec<Choice> {
    let mut ends: BTreeMap<String, (u64, Option<String>)> = BTreeMap::new();
    for (outcome, ways) in graph.outcomes() {
        ends.entry(in_words(&outcome)).or_default().0 += ways;
    }
    for (end, schedule) in steps::a_way_to_each_end(graph) {
        let known = ends.get_mut(&in_words(&end.outcome));
        known
            .expect("an end has a number")
            .1
            .get_or_insert(schedule);
    }
    let all: u64 = ends.values().map(|(ways, _)| ways).sum();
    let proof = match all {
        1 => "the only schedule ends otherwise".to_owned(),
        _ => format!("none of the {all} schedules ends so"),
    };
    let can = |text: String| match ends.get(&text) {
        Some((ways, schedule)) => Choice {
            text,
            right: true,
            found: match all {
                1 => "the only schedule ends so".to_owned(),
                _ => format!("possible: {ways} of {all} schedules"),
            },
            schedule: schedule.clone(),
        },
        None => Choice {
            text,
            right: false,
            found: format!("impossible: {proof}"),
            schedule: None,
        },
    };
    match asks {
        Asks::Ends(beliefs) => {
            let beliefs = beliefs.iter().map(|belief| (*belief).to_owned());
            let mut texts: Vec<String> = ends.keys().cloned().chain(beliefs).collect();
            texts.sort();
            texts.dedup();
            texts.into_iter().map(can).collect()
        }
        Asks::Can(end) => {
            let found = can(end.to_owned());
            let no = Choice {
                text: "no".to_owned(),
                right: !found.right,
                found: match found.right {
                    true => "there is such a schedule".to_owned(),
                    false => proof.clone(),
                },
                schedule: None,
            };
            let yes = Choice {
                text: "yes".to_owned(),
                ..found
            };
            vec![yes, no]
        }
        Asks::Preemptions => {
            let par = graph.fewest_preemptions();
            let numbers = (0..par.unwrap_or(1).max(2) + 1).map(|n| (n.to_string(), Some(n)));
            let options = numbers.chain([("it can't be done".to_owned(), None)]);
            options
                .map(|(text, n)| Choice {
                    right: n == par,
                    found: match (n, par) {
                        _ if n == par && par.is_some() => "the fewest that do it".to_owned(),
                        _ if n == par => format!("{all} schedules, and all end well"),
                        (Some(n), Some(par)) if n < par => {
                            format!("no schedule with {} ends badly", preemptions(n))
                        }
                        (Some(_), Some(_)) => "it can be done with fewer".to_owned(),
                        (Some(_), None) => format!("all {all} schedules end well"),
                        (None, _) => "it can".to_owned(),
                    },
                    schedule: (n == par && par.is_some()).then(|| steps::simplest(graph)),
                    text,
                })
                .collect()
        }
    }
}

fn preemptions(n: usize) -> String {
    match n {
        0 => "no preemption".to_owned(),
        1 => "1 preemption".to_owned(),
        n => format!("{n} preemptions"),
    }
}

/// The question as Markdown: with its options, and its answer folded.
fn page(
    name: &str,
    source: &str,
    question: Question<'_>,
    choices: &[Choice],
    graph: &Graph,
) -> String {
    let mut page = format!("<div class=\"prediction\" id=\"predict-{name}\">\n\n");
    let _ = writeln!(page, "**Predict.** {}\n", question.question);
    let listing = steps::listing(graph, source);
    let _ = writeln!(page, "```rust\n{listing}```\n");
    for choice in choices {
        let _ = writeln!(page, "- `{}`", choice.text);
    }
    let _ = writeln!(
        page,
        "\n<details>\n<summary>The answer, from every schedule</summary>\n"
    );
    for choice in choices {
        let _ = writeln!(page, "- `{}`: {}.", choice.text, choice.found);
    }
    let surprise = question.surprise;
    let surprise = surprise.map_or(String::new(), |it| format!(" (Few expect `{it}`.)"));
    let _ = writeln!(page, "\n{}{surprise}\n\n</details>\n", question.why);
    let options: Vec<Value> = choices
        .iter()
        .map(
            |c| json!({"text": c.text, "right": c.right, "found": c.found, "schedule": c.schedule}),
        )
        .collect();
    let mut said = json!({
        "id": format!("predict-{name}"),
        "several": matches!(question.asks, Asks::Ends(_)),
        "options": options,
    })
    .to_string();
    said.truncate(said.len() - 1);
    let graph = steps::json(graph, source);
    let _ = writeln!(
        page,
        "<script type=\"application/json\">\n{},\n\"graph\": {}}}\n</script>\n\n</div>",
        said.replace("</", "<\\/"),
        graph.trim_end()
    );
    page
}
