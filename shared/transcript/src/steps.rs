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
//! - `simplest`: the shortest way it breaks, as the number of each step.
//!
//! What operation a step is, with which object and in which line, is said by where its thread stood before it.

use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::path::Path;

use explorer::{Graph, Said, Stand, State};
use serde_json::{Value, json};

/// The file's text; the listing is from the file that is named for the section.
pub(crate) fn json(graph: &Graph, section: &str) -> String {
    let name = format!("{section}.rs");
    let all_lines = graph.lines();
    let mut sources = all_lines
        .iter()
        .filter(|(file, _)| Path::new(file).ends_with(&name));
    let (source, lines) = sources.next().expect("a step in the section's file");
    // The compiler names it relative to the project.
    let listing = std::fs::read_to_string(Path::new("../..").join(source));
    let listing = listing.expect("the section can be read");
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
    let states = graph.states.iter().map(|s| tables.state(s, &shown, source));
    let states: Vec<Value> = states.collect();
    let objects: Vec<&String> = shown.iter().map(|object| &graph.objects[*object]).collect();
    let parts = [
        ("source", json!(name)),
        ("listing", json!(items(&listing, lines))),
        ("threads", json!(graph.threads)),
        ("objects", json!(objects)),
        ("texts", json!(tables.texts.things)),
        ("said", json!(tables.said.things)),
        ("stands", json!(tables.stands.things)),
        ("before", json!(before)),
        ("simplest", json!(graph.simplest)),
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

/// The lines of each item, from its `fn` to the brace that ends it, in which one of `lines` is.
fn items(source: &str, lines: &BTreeSet<u32>) -> Vec<Vec<(u32, String)>> {
    let mut items = Vec::new();
    let mut item: Vec<(u32, String)> = Vec::new();
    for (number, line) in (1..).zip(source.lines()) {
        if item.is_empty() && (line.starts_with([' ', '/', '}']) || line.is_empty()) {
            continue;
        }
        item.push((number, line.to_owned()));
        if line.starts_with('}') || (item.len() == 1 && line.ends_with([';', '}'])) {
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

    fn state(&mut self, state: &State, shown: &[usize], source: &str) -> Value {
        let stands = state.threads.iter();
        let threads: Vec<usize> = stands.map(|s| self.stand(s, shown, source)).collect();
        let objects: Vec<i64> = shown
            .iter()
            .map(|object| self.text(state.objects[*object].as_deref()))
            .collect();
        if let Some(end) = &state.end {
            let details: Vec<i64> = end.details.iter().map(|d| self.text(Some(d))).collect();
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
