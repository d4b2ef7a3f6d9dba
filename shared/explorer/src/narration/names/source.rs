//! Reads from the source what a thing that is made there is bound to.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::SENDER;
use crate::engine::Place;

/// Source files, as far as they are still there.
#[derive(Default)]
pub(crate) struct Sources {
    files: BTreeMap<String, Option<String>>,
}

impl Sources {
    /// The whole file that a place is in.
    pub(crate) fn text(&mut self, at: Place) -> Option<&str> {
        let file = self.files.entry(at.file().to_owned());
        file.or_insert_with(|| read(at.file())).as_deref()
    }

    /// The text before a place, as far back as a statement may begin.
    fn before(&mut self, at: Place) -> Option<String> {
        let text = self.text(at)?;
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

    /// The same with what the whole is bound to, if it is a field: `giro.euros`.
    pub(super) fn declared_in_full(&mut self, at: Place, kind: &str) -> Option<String> {
        let before = self.before(at)?;
        let field = declared(&before, kind)?;
        Some(format!("{}.{field}", whole(&before, &field)?))
    }

    /// The line in which a guard is given up that is made here, for that is written nowhere: `drop(NAME)`, or the end of
    /// its block, or, without a name, of its statement.
    pub(crate) fn end_of_guard(&mut self, at: Place) -> Option<u32> {
        let before = self.before(at)?;
        end_of_guard(
            self.text(at)?,
            &before,
            at.line() as usize,
            at.column() as usize,
        )
    }

    /// The line in which a call of `scope` ends, where all its threads are joined; of any other call, its own.
    pub(crate) fn end_of_scope(&mut self, at: Place) -> Option<u32> {
        end_of_scope(self.text(at)?, at.line() as usize, at.column() as usize)
    }

    /// `let NAME = thread::spawn(`: the name.
    pub(super) fn binding_of_spawn(&mut self, at: Place) -> Option<String> {
        let before = self.before(at)?;
        let statement = before.rsplit([';', '{', '}']).next()?;
        let (left, right) = statement.rsplit_once('=')?;
        let path = |c: char| c.is_alphanumeric() || "_.:()\n \"".contains(c);
        let names: Vec<String> = pattern(left);
        (names.len() == 1 && right.chars().all(path)).then(|| names[0].clone())
    }

    /// The name that what is made here is given.
    pub(super) fn declared(&mut self, at: Place, kind: &str) -> Option<String> {
        declared(&self.before(at)?, kind)
    }
}

fn read(file: &str) -> Option<String> {
    let here = std::env::current_dir().ok()?;
    here.ancestors()
        .find_map(|dir| fs::read_to_string(dir.join(Path::new(file))).ok())
}

/// The line, from 1, in which a guard is given up that a call in this line and column returns; `before` is what is
/// written before the call.
fn end_of_guard(text: &str, before: &str, line: usize, column: usize) -> Option<u32> {
    let lines: Vec<&str> = text.lines().collect();
    let call = lines.get(line - 1)?.get(column - 1..)?;
    let is_path = |c: char| c.is_alphanumeric() || "_.:&[] \n".contains(c);
    let unwraps = |call: &str| {
        ["unwrap", "expect"]
            .iter()
            .any(|name| call.starts_with(name))
    };
    let statement = before.rsplit([';', '{', '}']).next()?;
    let bound = statement.split_once('=');
    let bound = bound.filter(|(_, value)| value.chars().all(is_path));
    let Some((left, _)) = bound.filter(|_| call.split('.').skip(1).all(unwraps)) else {
        return u32::try_from(line).ok();
    };
    let name = pattern(left).pop()?;
    let names = |line: &str| {
        let left = line.split('=').next().unwrap_or(line);
        let mut words = left.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        left.contains("let ") && words.any(|word| word == name)
    };
    let is_in_item = |number: &usize| !lines[*number].starts_with(char::is_alphabetic);
    let mut above = (0..line).rev().take_while(is_in_item);
    let from = above.find(|number| names(lines[*number]))?;
    let dropped = format!("drop({name})");
    let mut depth = 0;
    for (number, code) in (1..).zip(&lines).skip(from) {
        let code = code.split("//").next()?;
        depth += code.matches('{').count() as i32 - code.matches('}').count() as i32;
        if depth < 0 || (number > line && code.contains(&dropped)) {
            return u32::try_from(number).ok();
        }
    }
    None
}

/// The line, from 1, in which the call ends that is in this line and column, if it is one of `scope`.
fn end_of_scope(text: &str, line: usize, column: usize) -> Option<u32> {
    let mut depth = 0;
    for (number, code) in (line..).zip(text.lines().skip(line - 1)) {
        let from = if number == line { column - 1 } else { 0 };
        let code = code.get(from..)?.split("//").next()?;
        let path = code.split('(').next()?;
        if number == line && !path.ends_with("scope") {
            return u32::try_from(line).ok();
        }
        depth += code.matches('(').count() as i32 - code.matches(')').count() as i32;
        if depth <= 0 {
            return u32::try_from(number).ok();
        }
    }
    None
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

/// What a struct is bound to of which a field is being set: `let giro = Account { number: 1, euros: `.
fn whole(before: &str, field: &str) -> Option<String> {
    let (outside, _) = before.rsplit_once(&format!("{field}:"))?;
    let (outside, fields) = outside.rsplit_once('{')?;
    if fields.contains(['}', ';']) {
        return None;
    }
    let is_type = |c: char| c.is_alphanumeric() || "_:<>".contains(c);
    let value = outside.trim_end().trim_end_matches(is_type);
    let left = value.trim_end().strip_suffix('=')?;
    pattern(left.rsplit([';', '{', '}']).next()?).pop()
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
    use super::{declared, end_of_guard, end_of_scope, whole};

    #[test]
    fn finds_where_a_scope_ends() {
        let text = "    thread::scope(|scope| {\n        scope.spawn(|| f(1));\n    }); // ) joined\n    h.join();\n";
        assert_eq!(end_of_scope(text, 1, 5), Some(3));
        assert_eq!(end_of_scope(text, 4, 7), Some(4));
    }

    #[test]
    fn finds_the_whole_of_a_field() {
        let cases = [
            ("    let giro = Account { number: 1, euros: ", Some("giro")),
            ("    let x = bank::Account {\n        euros: ", Some("x")),
            ("    Account { number: 1, euros: ", None),
            ("    f(Account { euros: ", None),
        ];
        for (before, name) in cases {
            assert_eq!(whole(before, "euros").as_deref(), name, "{before}");
        }
    }

    #[test]
    fn finds_where_a_guard_is_given_up() {
        let ends = |text: &str| {
            let at = text.find("lock(").or(text.find("wait(")).unwrap();
            let line = text[..at].lines().count();
            let column = at - text[..at].rfind('\n').map_or(0, |newline| newline + 1) + 1;
            end_of_guard(text, &text[..at], line, column)
        };
        let cases = [
            ("{\n    let x = m.lock().unwrap();\n    f(&x);\n}\n", 4),
            (
                "{\n    let x = m.lock().unwrap();\n    if a {\n    }\n    g();\n}\n",
                6,
            ),
            ("{\n    let x = m.lock()?;\n    drop(x);\n    g();\n}\n", 3),
            ("{\n    *m.lock().unwrap() += 1;\n    g();\n}\n", 2),
            ("{\n    let n = m.lock().unwrap().len();\n    g();\n}\n", 2),
            ("{\n    let n = *m.lock().unwrap();\n    g();\n}\n", 2),
            (
                "{\n    if *m.lock().unwrap() > 0 {\n        g();\n    }\n}\n",
                2,
            ),
            (
                "{\n    let mut x = f();\n    while !*x {\n        x = c.wait(x).unwrap();\n    }\n    g();\n}\n",
                7,
            ),
        ];
        for (text, line) in cases {
            assert_eq!(ends(text), Some(line), "{text}");
        }
        let handed_over = "fn f() {\n    let x = m;\n}\nfn g() {\n    h(|mut x| {\n        x = c.wait(x).unwrap();\n        x\n    });\n}\n";
        assert_eq!(ends(handed_over), None);
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
