//! What things are called: by the names in the source, as far as they tell things apart.

mod source;

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Execution, Object, ObjectId, Place, TaskId, is_spoken_of};

pub(crate) use source::Sources;

/// The names of one run.
pub(crate) struct Names {
    tasks: Vec<String>,
    objects: Vec<String>,
    /// The source files that come up in the story.
    files: BTreeSet<Vec<String>>,
}

/// What is known of a task before it has a name.
#[derive(Clone)]
pub(crate) struct Born {
    /// By the program, when it was built.
    pub(crate) named: Option<String>,
    pub(crate) at: Place,
}

/// What is known of an object before it has a name.
#[derive(Clone, Copy)]
pub(crate) struct Made {
    pub(crate) kind: &'static str,
    pub(crate) at: Place,
}

impl Made {
    pub(crate) fn of(object: &Object) -> Made {
        Made {
            kind: object.kind,
            at: object.created,
        }
    }
}

impl Names {
    pub(crate) fn of(execution: &Execution) -> Names {
        let born = execution.tasks.iter().map(|task| Born {
            named: task.name.clone(),
            at: task.spawned_at,
        });
        let made = execution.trace.objects().iter().map(Made::of);
        Names {
            files: files(execution),
            ..Names::of_all(&born.collect::<Vec<_>>(), &made.collect::<Vec<_>>())
        }
    }

    /// Of these tasks and objects, whichever run they are from.
    pub(crate) fn of_all(born: &[Born], made: &[Made]) -> Names {
        let mut sources = Sources::default();
        Names {
            tasks: task_names(born, &mut sources),
            objects: object_names(made, &mut sources),
            files: BTreeSet::new(),
        }
    }

    /// Calls the run's tasks and objects so.
    pub(crate) fn given(execution: &Execution, tasks: Vec<String>, objects: Vec<String>) -> Names {
        Names {
            tasks,
            objects,
            files: files(execution),
        }
    }

    pub(crate) fn objects(&self) -> &[String] {
        &self.objects
    }

    /// The names of these objects, a channel's by both its ends: `order → orders`.
    pub(crate) fn of_channels(&self, made: &[Made]) -> Vec<String> {
        let in_full = |(i, name): (usize, &String)| match other_end(made, i) {
            Some(sender) if made[i].kind == RECEIVER && self.objects[sender] != *name => {
                format!("{} → {name}", self.objects[sender])
            }
            _ => name.clone(),
        };
        self.objects.iter().enumerate().map(in_full).collect()
    }

    pub(crate) fn task(&self, task: TaskId) -> &str {
        &self.tasks[task.index()]
    }

    pub(crate) fn tasks(&self) -> &[String] {
        &self.tasks
    }

    pub(crate) fn object(&self, object: ObjectId) -> &str {
        &self.objects[object.0 as usize]
    }

    /// The last part of a path, and as many before it as it takes to tell the files of the story apart.
    pub(crate) fn file(&self, path: &str) -> String {
        let path = parts(path);
        let others = || self.files.iter().filter(|file| **file != path);
        let mut tail = 1;
        while tail < path.len() && others().any(|o| o.ends_with(&path[path.len() - tail..])) {
            tail += 1;
        }
        path[path.len().saturating_sub(tail)..].join("/")
    }

    /// Replaces the marks that stand for objects and tasks.
    pub(crate) fn resolve(&self, text: &str) -> String {
        replace_marks(text, |kind, number| {
            let names = if kind == 'o' {
                &self.objects
            } else {
                &self.tasks
            };
            names.get(number).cloned().unwrap_or_default()
        })
    }
}

fn replace_marks(text: &str, name: impl Fn(char, usize) -> String) -> String {
    let mut out = String::new();
    for (i, piece) in text.split('\u{1}').enumerate() {
        match piece.split_once('\u{2}') {
            Some((mark, rest)) if i > 0 => {
                let kind = mark.chars().next().unwrap_or('o');
                out += &name(kind, mark[1..].parse().unwrap_or(usize::MAX));
                out += rest;
            }
            _ => out += piece,
        }
    }
    out
}

/// For a text told without a run: tasks by number.
pub(crate) fn without_marks(text: &str) -> String {
    replace_marks(text, |kind, number| {
        if kind == 't' {
            letter(number)
        } else {
            format!("object {number}")
        }
    })
}

/// The name of a task of which only the number is known.
pub(crate) fn guess(task: TaskId, _at: Place) -> String {
    letter(task.index())
}

fn letter(task: usize) -> String {
    match task {
        0 => "main".to_owned(),
        1..=26 => char::from(b'A' + (task - 1) as u8).to_string(),
        _ => format!("thread {task}"),
    }
}

fn task_names(born: &[Born], sources: &mut Sources) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, task) in born.iter().enumerate() {
        let alone = born
            .iter()
            .skip(1)
            .filter(|other| same_place(other.at, task.at))
            .count()
            == 1;
        let given = task.named.clone().or_else(|| {
            let bound = (alone && index > 0)
                .then(|| sources.binding_of_spawn(task.at))
                .flatten();
            bound.map(|name| name.trim_start_matches('_').to_owned())
        });
        let taken = |name: &String| names.contains(name) || name == "main";
        names.push(match given {
            Some(name) if !taken(&name) && !name.is_empty() => name,
            _ => letter(index),
        });
    }
    names
}

fn same_place(a: Place, b: Place) -> bool {
    (a.file(), a.line(), a.column()) == (b.file(), b.line(), b.column())
}

fn object_names(objects: &[Made], sources: &mut Sources) -> Vec<String> {
    let plain = objects.iter().map(|object| {
        if !is_spoken_of(object.kind) {
            return String::new();
        }
        let declared = sources.declared(object.at, object.kind);
        declared.unwrap_or_else(|| object.kind.to_lowercase())
    });
    let mut plain: Vec<String> = plain.collect();
    name_in_full(&mut plain, objects, sources);
    // The two ends of a channel that has one name are one.
    let is_other_end =
        |i: usize| other_end(objects, i) == i.checked_sub(1) && i > 0 && plain[i] == plain[i - 1];
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, name) in plain.iter().enumerate().filter(|(i, _)| !is_other_end(*i)) {
        *count.entry(name).or_default() += 1;
    }
    let mut given: BTreeMap<&str, usize> = BTreeMap::new();
    let numbered = plain.iter().enumerate().map(|(i, name)| {
        if count[name.as_str()] == 1 {
            return name.clone();
        }
        let number = given.entry(name).or_default();
        if !is_other_end(i) {
            *number += 1;
        }
        format!("{name} {number}")
    });
    numbered.collect()
}

/// Fields of one name that belong to things of different names are called by both.
fn name_in_full(names: &mut [String], objects: &[Made], sources: &mut Sources) {
    let shared: Vec<usize> = (0..names.len())
        .filter(|i| names.iter().filter(|name| **name == names[*i]).count() > 1)
        .collect();
    for i in shared {
        if is_spoken_of(objects[i].kind)
            && let Some(full) = sources.declared_in_full(objects[i].at, objects[i].kind)
        {
            names[i] = full;
        }
    }
}

/// A channel that has an object for each end makes them one after the other: first its sender, then its receiver.
fn other_end(objects: &[Made], end: usize) -> Option<usize> {
    let is = |i: usize, kind: &str| {
        objects
            .get(i)
            .is_some_and(|o| o.kind == kind && same_place(o.at, objects[end].at))
    };
    match objects[end].kind {
        SENDER if is(end + 1, RECEIVER) => Some(end + 1),
        RECEIVER if end > 0 && is(end - 1, SENDER) => Some(end - 1),
        _ => None,
    }
}

/// Are these the same, or the two ends of one channel?
pub(crate) fn is_same_channel(objects: &[Object], a: ObjectId, b: ObjectId) -> bool {
    let objects: Vec<Made> = objects.iter().map(Made::of).collect();
    a == b || other_end(&objects, a.0 as usize) == Some(b.0 as usize)
}

/// The end by which one sees what is in a channel: of a sender, its receiver.
pub(crate) fn seen_by(objects: &[Object], object: ObjectId) -> ObjectId {
    let made: Vec<Made> = objects.iter().map(Made::of).collect();
    match other_end(&made, object.0 as usize) {
        Some(receiver) if made[receiver].kind == RECEIVER => ObjectId(receiver as u32),
        _ => object,
    }
}

const SENDER: &str = "Sender";
const RECEIVER: &str = "Receiver";

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A path part by part, without detours: `checks/../exercises/x.rs` is in `exercises`.
fn parts(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.split(['/', '\\']) {
        if part == ".." && parts.last().is_some_and(|last| last != "..") {
            parts.pop();
        } else if part != "." {
            parts.push(part.to_owned());
        }
    }
    parts
}

fn files(execution: &Execution) -> BTreeSet<Vec<String>> {
    let lines = execution
        .record
        .lines
        .iter()
        .filter_map(|line| line.at.as_ref());
    let waiting = execution
        .record
        .waiting
        .iter()
        .filter_map(|w| w.at.as_ref());
    lines.chain(waiting).map(|(path, _)| parts(path)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, parts};

    #[test]
    fn files_are_told_apart() {
        let paths = [
            "chapters/02/checks/queue.rs",
            "chapters/02/checks/../exercises/queue.rs",
            "chapters\\02\\src\\lib.rs",
        ];
        let names = Names {
            tasks: Vec::new(),
            objects: Vec::new(),
            files: paths.map(parts).into(),
        };
        let told = paths.map(|path| names.file(path));
        assert_eq!(told, ["checks/queue.rs", "exercises/queue.rs", "lib.rs"]);
    }
}
