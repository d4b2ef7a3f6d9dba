//! What things are called in the source: read from the lines where they are made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::engine::{Execution, Object, ObjectId, Place, TaskId};

/// The names of one run.
pub(crate) struct Names {
    tasks: Vec<String>,
    objects: Vec<String>,
    /// The source files that come up in the story.
    files: BTreeSet<Vec<String>>,
}

impl Names {
    pub(crate) fn of(execution: &Execution) -> Names {
        let mut sources = Sources::default();
        Names {
            tasks: task_names(execution, &mut sources),
            objects: object_names(execution, &mut sources),
            files: files(execution),
        }
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

fn task_names(execution: &Execution, sources: &mut Sources) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, task) in execution.tasks.iter().enumerate() {
        let alone = execution
            .tasks
            .iter()
            .skip(1)
            .filter(|t| same_place(t.spawned_at, task.spawned_at))
            .count()
            == 1;
        let given = task.name.clone().or_else(|| {
            let bound = (alone && index > 0)
                .then(|| sources.binding_of_spawn(task.spawned_at))
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

fn object_names(execution: &Execution, sources: &mut Sources) -> Vec<String> {
    let objects = execution.trace.objects();
    let plain = objects.iter().map(|object| {
        // Those in small letters stand behind others and are never spoken of.
        if object.kind.starts_with(char::is_lowercase) {
            return String::new();
        }
        let declared = sources.declared(object.created, object.kind);
        declared.unwrap_or_else(|| object.kind.to_lowercase())
    });
    let plain: Vec<String> = plain.collect();
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

/// A channel that has an object for each end makes them one after the other: first its sender, then its receiver.
fn other_end(objects: &[Object], end: usize) -> Option<usize> {
    let is = |i: usize, kind: &str| {
        objects
            .get(i)
            .is_some_and(|o| o.kind == kind && same_place(o.created, objects[end].created))
    };
    match objects[end].kind {
        SENDER if is(end + 1, RECEIVER) => Some(end + 1),
        RECEIVER if end > 0 && is(end - 1, SENDER) => Some(end - 1),
        _ => None,
    }
}

/// Are these the same, or the two ends of one channel?
pub(crate) fn is_same_channel(objects: &[Object], a: ObjectId, b: ObjectId) -> bool {
    a == b || other_end(objects, a.0 as usize) == Some(b.0 as usize)
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
    let lines = execution.lines.iter().filter_map(|line| line.at.as_ref());
    let waiting = execution.waiting.iter().filter_map(|w| w.at.as_ref());
    lines.chain(waiting).map(|(path, _)| parts(path)).collect()
}

/// Source files, as far as they are still there.
#[derive(Default)]
struct Sources {
    files: BTreeMap<String, Option<String>>,
}

impl Sources {
    /// The text before a place, as far back as a statement may begin.
    fn before(&mut self, at: Place) -> Option<String> {
        let text = self
            .files
            .entry(at.file().to_owned())
            .or_insert_with(|| read(at.file()))
            .as_ref()?;
        let line = at.line() as usize;
        let lines: Vec<&str> = text
            .lines()
            .skip(line.saturating_sub(6))
            .take(line.min(6))
            .collect();
        let (last, earlier) = lines.split_last()?;
        let upto: String = last.chars().take(at.column() as usize - 1).collect();
        let mut before: String = earlier
            .iter()
            .map(|l| format!("{}\n", l.split("//").next().unwrap_or(l)))
            .collect();
        before += &upto;
        Some(before)
    }

    /// `let NAME = thread::spawn(`: the name.
    fn binding_of_spawn(&mut self, at: Place) -> Option<String> {
        let before = self.before(at)?;
        let statement = before.rsplit([';', '{', '}']).next()?;
        let (left, right) = statement.rsplit_once('=')?;
        let path = |c: char| c.is_alphanumeric() || "_.:()\n \"".contains(c);
        let names: Vec<String> = pattern(left);
        (names.len() == 1 && right.chars().all(path)).then(|| names[0].clone())
    }

    /// The name that what is made here is given.
    fn declared(&mut self, at: Place, kind: &str) -> Option<String> {
        declared(&self.before(at)?, kind)
    }
}

/// Is the expression at this place the value of a `static` item?
pub(crate) fn is_in_static(at: Place) -> bool {
    let before = Sources::default().before(at).unwrap_or_default();
    let statement = before.rsplit([';', '}']).next().unwrap_or("");
    let mut words = statement.split(|c: char| !(c.is_alphanumeric() || "_'(".contains(c)));
    words.any(|word| word == "static")
}

fn read(file: &str) -> Option<String> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .find_map(|dir| fs::read_to_string(dir.join(Path::new(file))).ok())
}

/// Walks back from an expression to what it is bound to, out of calls (`Arc::new(`) and tuples.
fn declared(before: &str, kind: &str) -> Option<String> {
    let chars: Vec<char> = before.chars().collect();
    let (mut depth, mut commas, mut inside) = (0, 0, Vec::new());
    let mut i = chars.len();
    while i > 0 {
        i -= 1;
        let previous = chars[..i]
            .iter()
            .rev()
            .find(|c| !c.is_whitespace())
            .copied();
        match chars[i] {
            ')' | ']' | '}' => depth += 1,
            '(' | '[' | '{' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            '(' => {
                let is_call = previous.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '>');
                if !is_call {
                    inside.push(format!(".{commas}"));
                }
                commas = 0;
            }
            '[' => {
                inside.push(format!("[{commas}]"));
                commas = 0;
            }
            '{' if previous == Some('|') => commas = 0,
            '{' | ';' => return None,
            ',' => commas += 1,
            '=' if chars.get(i + 1) == Some(&'>') => return None,
            '=' => return bound(&before[..before.char_indices().nth(i)?.0], &inside, kind),
            ':' if commas == 0 && chars.get(i + 1) != Some(&':') && previous != Some(':') => {
                let field: String = chars[..i]
                    .iter()
                    .rev()
                    .take_while(|c| c.is_alphanumeric() || **c == '_')
                    .collect();
                let field: String = field.chars().rev().collect();
                let parts: String = inside.iter().rev().map(String::as_str).collect();
                return (!field.is_empty()).then_some(field + &parts);
            }
            _ => {}
        }
    }
    None
}

/// The name on the left of a `=`, where the object is the part `inside` of the right.
fn bound(left: &str, inside: &[String], kind: &str) -> Option<String> {
    let names = pattern(left.rsplit([';', '{', '}']).next()?);
    let outermost = inside
        .last()
        .and_then(|part| part.strip_prefix('.'))
        .and_then(|i| i.parse::<usize>().ok());
    let (name, parts) = match (names.len(), outermost) {
        (0, _) => return None,
        (1, _) => (names[0].clone(), inside),
        (_, Some(i)) => (names.get(i)?.clone(), &inside[..inside.len() - 1]),
        (_, None) if kind == SENDER => (names.first()?.clone(), inside),
        (_, None) => (names.last()?.clone(), inside),
    };
    (name != "_").then(|| name + &parts.iter().rev().map(String::as_str).collect::<String>())
}

/// The names that `let mut x: T`, `static X: T`, `let (a, b)` or `self.x` binds.
fn pattern(left: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let keyword = |word: &str| left.rfind(word).map(|at| at + word.len());
    let from = ["let ", "static ", "const "]
        .iter()
        .filter_map(|k| keyword(k))
        .max();
    let Some(from) = from else {
        let name = left
            .trim_end()
            .rsplit(|c: char| !is_name(c))
            .next()
            .unwrap_or("");
        return if name.is_empty() {
            Vec::new()
        } else {
            vec![name.to_owned()]
        };
    };
    let pattern = left[from..].split(':').next().unwrap_or("");
    let words = pattern.split(|c: char| !is_name(c));
    words
        .filter(|w| !matches!(*w, "" | "mut" | "ref"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Names, declared, parts};

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

    #[test]
    fn finds_what_an_expression_is_bound_to() {
        let cases = [
            ("    let counter = Arc::new(", "counter"),
            (
                "    let mut counter: Arc<Mutex<u32>> = Arc::new(",
                "counter",
            ),
            ("static COUNT: AtomicU32 = ", "COUNT"),
            ("    let pair = Arc::new((", "pair.0"),
            ("    let pair = Arc::new((Mutex::new(false), ", "pair.1"),
            ("    let (left, right) = (", "left"),
            ("    let (left, right) = (Mutex::new(f(1, 2)), ", "right"),
            ("    Self { items: ", "items"),
            (
                "    Self {\n        items: Mutex::new(VecDeque::new()),\n        not_empty: ",
                "not_empty",
            ),
            ("    let forks: Vec<_> = (0..5).map(|_| Arc::new(", "forks"),
            ("    let forks = vec![Mutex::new(0), ", "forks[1]"),
            ("    let counter =\n        Arc::new(", "counter"),
        ];
        for (before, name) in cases {
            assert_eq!(declared(before, "Mutex").as_deref(), Some(name), "{before}");
        }
        assert_eq!(declared("    use_it(&", "Mutex"), None);
        assert_eq!(declared("fn f() {\n    ", "Mutex"), None);
    }

    #[test]
    fn the_ends_of_a_channel_have_a_name_each() {
        let cases = [
            ("    let (tx, rx) = ", "tx", "rx"),
            (
                "    let (jobs, queue): (Sender<u32>, _) = ",
                "jobs",
                "queue",
            ),
            ("    let ends = ", "ends", "ends"),
            ("    let (ends, _ends) = ", "ends", "_ends"),
            ("    let (a, b) = (f(), ", "b", "b"),
        ];
        for (before, sender, receiver) in cases {
            let named = |kind| declared(before, kind).unwrap();
            assert_eq!((&*named("Sender"), &*named("Receiver")), (sender, receiver));
        }
        assert_eq!(declared("    let (jobs, _) = ", "Receiver"), None);
    }
}
