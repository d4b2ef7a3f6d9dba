//! All schedules of a section's program as one JSON file, for the reader to step through in the page.
//!
//! The file has everything the stepper shows, the listing included, so that the two can't differ.
//! What comes up often is in a table of its own, and elsewhere its index:
//!
//! - `listing`: for each item of the source that has a step, its lines: their number and text;
//! - `threads`, `objects`: their names; `texts`: all other texts;
//! - `said`: what one step says, as thread, text, mark and line (0 if none, -1 if in another file);
//! - `stands`: where a thread stands: what it is about to do, in which line (0 if none), with which object (-1 if none), what
//!   it waits for (-1 if nothing), and for which threads; the first two are a thread not yet born, and one that has ended;
//! - `before`: what is said before the first choice;
//! - `states`: each as where the threads stand, how the objects do, and either the steps (thread, what it
//!   says, the state it leads to) or the end (does it end well? what is there to say?);
//! - `simplest`: the shortest way it breaks, as the number of each step;
//! - `par`: the fewest preemptions that break it, null if it can't be broken; `chance`: how likely picking at random does;
//! - `map`: where each state stands in a picture of them all, as columns and rows times ten; null if there are many.
//!
//! What operation a step is, with which object and in which line, is said by where its thread stood before it.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::path::Path;

use explorer::{End, Graph, Said, Stand, State, Step};
use serde_json::{Value, json};

/// So many states are a picture; more are a tangle.
const DRAWN: usize = 80;

/// The file's text; the listing is from the file that is named for the section.
pub(crate) fn json(graph: &Graph, section: &str) -> String {
    let name = format!("{section}.rs");
    let (source, listing) = source(graph, &name);
    let source = source.as_str();
    let mut tables = Tables::default();
    let shown: Vec<usize> = (0..graph.objects.len())
        .filter(|object| graph.states.iter().any(|s| s.objects[*object].is_some()))
        .collect();
    let before: Vec<usize> = graph
        .before
        .iter()
        .map(|s| tables.said(s, source))
        .collect();
    tables.stands.index(Value::Null);
    tables.stands.index(json!(0));
    let states = graph
        .states
        .iter()
        .map(|s| tables.state(s, &graph.threads, &shown, source));
    let states: Vec<Value> = states.collect();
    let objects: Vec<&String> = shown.iter().map(|object| &graph.objects[*object]).collect();
    let parts = [
        ("source", json!(name)),
        ("listing", json!(listing)),
        ("threads", json!(graph.threads)),
        ("objects", json!(objects)),
        ("texts", json!(tables.texts.things)),
        ("said", json!(tables.said.things)),
        ("stands", json!(tables.stands.things)),
        ("before", json!(before)),
        ("simplest", json!(graph.simplest)),
        ("par", json!(graph.fewest_preemptions())),
        ("chance", json!((graph.chance() * 1e4).round() / 1e4)),
        ("map", json!(map(graph))),
        ("states", json!(states)),
    ];
    // A line for each thing, so that one can see what has changed.
    let mut out = String::new();
    for (name, value) in parts {
        let things = value.as_array().map_or(value.to_string(), |things| {
            let lines: Vec<String> = things.iter().map(Value::to_string).collect();
            format!("[\n{}\n]", lines.join(",\n"))
        });
        out += if out.is_empty() { "{" } else { ",\n" };
        out += &format!("\"{name}\": {things}");
    }
    // In a page it stands inside a <script>.
    out.replace("</", "<\\/") + "}\n"
}

/// The lines of the listing as text, with a line of dots between two items.
pub(crate) fn listing(graph: &Graph, section: &str) -> String {
    let (_, items) = source(graph, &format!("{section}.rs"));
    let texts = items.iter().map(|item| {
        let lines = item.iter().map(|(_, line)| format!("{line}\n"));
        lines.collect::<String>()
    });
    texts.collect::<Vec<_>>().join("// …\n")
}

/// The file of this name in which steps are, and those of its items.
fn source(graph: &Graph, name: &str) -> (String, Vec<Item>) {
    let all_lines = graph.lines();
    let mut sources = all_lines
        .iter()
        .filter(|(file, _)| Path::new(file).ends_with(name));
    let (source, lines) = sources.next().expect("a step in the section's file");
    // The compiler names it relative to the project.
    let text = std::fs::read_to_string(Path::new("../..").join(source));
    let text = text.expect("the section can be read");
    ((*source).to_owned(), items(&text, lines))
}

/// The lines of a function or the like, numbered.
type Item = Vec<(u32, String)>;

/// A way to each end, as the explorer writes a schedule: whose turn it is, and which way it goes if there are several.
///
/// The stepper writes its own in the same way, for the reader to replay.
pub(crate) fn a_way_to_each_end(graph: &Graph) -> Vec<(&End, String)> {
    let mut ways: Vec<Option<String>> = vec![None; graph.states.len()];
    ways[0] = Some(String::new());
    let mut ends = Vec::new();
    for (number, state) in graph.states.iter().enumerate() {
        let here = ways[number].take().expect("every state can be reached");
        for (place, step) in state.steps.iter().enumerate() {
            ways[step.to].get_or_insert_with(|| format!("{here} {}", turn(state, place)));
        }
        ends.extend(state.end.as_ref().map(|end| (end, here)));
    }
    ends
}

/// The simplest schedule that fails, in the same form.
pub(crate) fn simplest(graph: &Graph) -> String {
    let mut at = 0;
    let turns = graph.simplest.iter().map(|&place| {
        let state = &graph.states[at];
        at = state.steps[place].to;
        turn(state, place)
    });
    turns.collect::<Vec<_>>().join(" ")
}

/// Whose step it is, and if the thread can go on in several ways, which.
fn turn(state: &State, place: usize) -> String {
    let step = &state.steps[place];
    let of_thread = |s: &&Step| s.thread == step.thread;
    let way = state.steps[..place].iter().filter(of_thread).count();
    match state.steps.iter().filter(of_thread).count() {
        1 => step.thread.to_string(),
        _ => format!("{}.{way}", step.thread),
    }
}

/// The lines of each item in which one of `lines` is: from what is said of it to the brace that ends it.
fn items(source: &str, lines: &BTreeSet<u32>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut item = Item::new();
    for (number, line) in (1..).zip(source.lines()) {
        let is_said = line.starts_with("///");
        if item.is_empty() && !is_said && (line.starts_with([' ', '/', '}']) || line.is_empty()) {
            continue;
        }
        let begins = item.iter().all(|(_, line)| line.starts_with("///"));
        item.push((number, line.to_owned()));
        if line.starts_with('}') || (begins && !is_said && line.ends_with([';', '}'])) {
            let last = std::mem::take(&mut item);
            if last.iter().any(|(number, _)| lines.contains(number)) {
                items.push(last);
            }
        }
    }
    items
}

#[derive(Default)]
struct Tables {
    texts: Table<String>,
    said: Table<Value>,
    stands: Table<Value>,
}

impl Tables {
    fn text(&mut self, text: Option<&str>) -> i64 {
        match text {
            Some(text) if !text.is_empty() => self.texts.index(text.to_owned()) as i64,
            _ => -1,
        }
    }

    fn said(&mut self, said: &Said, source: &str) -> usize {
        let (text, mark) = (self.text(Some(&said.text)), self.text(Some(&said.mark)));
        let line = line_in(source, said.line.as_ref());
        self.said.index(json!([said.thread, text, mark, line]))
    }

    fn state(&mut self, state: &State, names: &[String], shown: &[usize], source: &str) -> Value {
        let stands = state.threads.iter();
        let threads: Vec<usize> = stands.map(|s| self.stand(s, shown, source)).collect();
        let objects: Vec<i64> = shown
            .iter()
            .map(|object| self.text(state.objects[*object].as_deref()))
            .collect();
        if let Some(end) = &state.end {
            let details = end
                .details
                .iter()
                .map(|detail| with_line(detail, names, state));
            let details: Vec<i64> = details.map(|d| self.text(Some(&d))).collect();
            let end = json!([end.well, self.text(Some(&end.says)), details]);
            return json!([threads, objects, [], end]);
        }
        let steps = state.steps.iter().map(|step| {
            let says: Vec<usize> = step.says.iter().map(|s| self.said(s, source)).collect();
            json!([step.thread, says, step.to])
        });
        json!([threads, objects, steps.collect::<Vec<_>>()])
    }

    fn stand(&mut self, stand: &Stand, shown: &[usize], source: &str) -> usize {
        match stand {
            Stand::NotBorn => 0,
            Stand::Ended => 1,
            Stand::At {
                what,
                line,
                object,
                waits,
                waits_for,
            } => {
                let (what, waits) = (self.text(Some(what)), self.text(waits.as_deref()));
                let line = line_in(source, line.as_ref());
                let object = shown.iter().position(|shown| Some(*shown) == *object);
                let object = object.map_or(-1, |object| object as i64);
                let stand = json!([what, line, object, waits, waits_for]);
                self.stands.index(stand)
            }
        }
    }
}

/// A sentence of the story, such as `A waits for left (two_locks.rs:18)`, with the line that the stepper shows for its
/// thread elsewhere: a scope waits at its end, and the story names its beginning.
fn with_line(sentence: &str, names: &[String], state: &State) -> String {
    let Some((before, (_, after))) = sentence
        .split_once(" (")
        .and_then(|(before, rest)| Some((before, rest.split_once(')')?)))
    else {
        return sentence.to_owned();
    };
    let thread = names.iter().position(|name| {
        before
            .strip_prefix(name.as_str())
            .is_some_and(|rest| rest.starts_with(' '))
    });
    match thread.map(|thread| &state.threads[thread]) {
        Some(Stand::At {
            line: Some(line), ..
        }) => format!("{before} (line {}){after}", line.number),
        _ => format!("{before}{after}"),
    }
}

/// Where each state stands in a picture of all of them, time from left to right.
fn map(graph: &Graph) -> Option<Vec<(i64, i64)>> {
    if graph.states.len() > DRAWN {
        return None;
    }
    let numbered = || (0_u32..).zip(&graph.states);
    let states: Vec<_> = numbered().map(|(number, _)| (number, (0.5, 0.5))).collect();
    let steps: BTreeSet<_> = numbered()
        .flat_map(|(from, state)| state.steps.iter().map(move |step| (from, step.to as u32)))
        .collect();
    let steps: Vec<_> = steps.into_iter().collect();
    let config = rust_sugiyama::configure::Config {
        vertex_spacing: 1.0,
        ..Default::default()
    };
    let layouts = rust_sugiyama::from_vertices_and_edges(&states, &steps, &config);
    let [(places, ..)] = layouts.as_slice() else {
        return None; // a single state
    };
    let mut places: Vec<_> = places.iter().collect();
    places.sort_by_key(|(state, _)| *state);
    let tenths = |length: f64| (length * 10.0).round() as i64;
    let place = |(_, (across, along)): &(usize, (f64, f64))| (tenths(*along), tenths(*across));
    Some(places.into_iter().map(place).collect())
}

fn line_in(source: &str, line: Option<&explorer::Line>) -> i64 {
    match line {
        Some(line) if line.file == source => line.number.into(),
        Some(_) => -1,
        None => 0,
    }
}

/// Things in the order of first use, each once.
struct Table<T> {
    things: Vec<T>,
    numbers: HashMap<T, usize>,
}

impl<T: Clone + Eq + Hash> Table<T> {
    fn index(&mut self, thing: T) -> usize {
        *self.numbers.entry(thing).or_insert_with_key(|thing| {
            self.things.push(thing.clone());
            self.things.len() - 1
        })
    }
}

impl<T> Default for Table<T> {
    fn default() -> Table<T> {
        Table {
            things: Vec::new(),
            numbers: HashMap::new(),
        }
    }
}
