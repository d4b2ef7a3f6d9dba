//! A repository for a class, and a class of thirty.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use exercise::Task;

fn root() -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap()
}

fn desk(arguments: &[&Path]) -> Output {
    let mut desk = Command::new(env!("CARGO_BIN_EXE_desk"));
    desk.args(arguments).current_dir(root()).output().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => files.extend(self::files(&path)),
            path => files.push(path),
        }
    }
    files.sort();
    files
}

#[test]
fn the_repository_for_a_class_holds_no_answers() {
    let folder = tempfile::tempdir().unwrap();
    let room = folder.path().join("Klasse für 30");
    let said = desk(&["classroom".as_ref(), &room]);
    assert!(said.status.success(), "{said:?}");
    assert!(room.join("book/src/SUMMARY.md").exists());
    for task in Task::all(&root()).unwrap() {
        let original = fs::read(task.original()).unwrap();
        assert_eq!(
            fs::read(room.join(task.shown())).unwrap(),
            original,
            "{}",
            task.name
        );
        assert!(
            room.join(format!("chapters/{}/checks/{}.rs", task.chapter, task.name))
                .exists()
        );
    }
    for file in files(&room) {
        let path = file.strip_prefix(&room).unwrap();
        assert!(
            !path
                .iter()
                .any(|part| ["solutions", "wrong_answers", ".git"]
                    .iter()
                    .any(|no| part == *no)),
            "{path:?}"
        );
        if path.starts_with("book/src") && path.extension().is_some_and(|ending| ending == "md") {
            let page = fs::read_to_string(&file).unwrap();
            let includes = page.lines().filter(|line| line.contains("{{#include"));
            let answers = includes
                .filter(|line| line.contains("solutions/") || line.contains("wrong_answers/"));
            assert_eq!(answers.collect::<Vec<_>>(), [""; 0], "{path:?}");
        }
    }
    let again = desk(&["classroom".as_ref(), &room]);
    assert_eq!(
        again.status.code(),
        Some(2),
        "it doesn't write over what is there"
    );
}

/// Statements that an answer could begin with.
const HOSTILE: [&str; 6] = [
    "std::process::exit(0);",
    "std::process::abort();",
    "let _ = std::fs::remove_dir_all(\"../../chapters\"); std::process::exit(1);",
    "loop { std::hint::spin_loop() }",
    "for n in 0..200_000 { println!(\"{n}\"); eprintln!(\"{n}\"); } panic!(\"enough\");",
    "fn deep(n: u64) -> u64 { std::hint::black_box(n) + deep(n + 1) } deep(0);",
];

/// Right, wrong, not begun, not to be compiled, hostile: each exercise has all of them somewhere in the class.
fn answers(task: &Task) -> Vec<(&'static str, Vec<u8>)> {
    let folder = task.folder();
    let others = |kind: &str| files(&folder.join(kind).join(&task.name));
    let sources = |kind| {
        others(kind)
            .into_iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
    };
    let solution = fs::read_to_string(folder.join(format!("solutions/{}.rs", task.name))).unwrap();
    let mut answers = vec![
        ("done", solution.clone().into_bytes()),
        ("not started", fs::read(task.original()).unwrap()),
        ("doesn't compile", b"pub fn (".to_vec()),
        ("doesn't compile", vec![0x80, 0xff]),
        (
            "doesn't compile",
            b"compile_error!(\"<script>alert(1)</script>\");".to_vec(),
        ),
    ];
    answers.extend(sources("solutions").map(|path| ("done", fs::read(path).unwrap())));
    answers.extend(sources("wrong_answers").map(|path| ("not yet right", fs::read(path).unwrap())));
    // Behind the brace of the first function, which every check comes through.
    let function = ["pub fn ", "pub async fn "]
        .iter()
        .filter_map(|word| solution.find(word))
        .min()
        .unwrap();
    let body = function + solution[function..].find("{\n").unwrap() + 1;
    answers.extend(HOSTILE.map(|statement| {
        let text = [&solution[..body], "\n", statement, &solution[body..]].concat();
        ("not yet right", text.into_bytes())
    }));
    answers
}

#[test]
#[ignore = "takes some minutes; .ci/run runs it"]
fn a_class_of_thirty_is_judged_in_ten_minutes() {
    let folder = tempfile::tempdir().unwrap();
    let class = folder.path().join("class");
    let mut expected = BTreeMap::new();
    let tasks = Task::all(&root()).unwrap();
    let answers: Vec<_> = tasks.iter().map(answers).collect();
    for learner in 0..30 {
        let name = if learner == 7 {
            "=SUM(1)<b>".to_owned()
        } else {
            format!("Lernende {learner:02} ä")
        };
        for (at, task) in tasks.iter().enumerate() {
            let file = class.join(&name).join(task.shown());
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            let column = format!("{} {}", task.chapter, task.name);
            if (learner + at) % 17 == 16 {
                expected.insert((name.clone(), column), "deleted");
                continue;
            }
            let (state, text) = &answers[at][(learner + at) % answers[at].len()];
            fs::write(file, text).unwrap();
            expected.insert((name.clone(), column), *state);
        }
    }
    let start = Instant::now();
    let out = folder.path().join("table");
    let said = desk(&["class".as_ref(), &class, "--out".as_ref(), &out]);
    let time = start.elapsed();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );

    let mut table = csv::Reader::from_path(out.join("class.csv")).unwrap();
    let columns = table.headers().unwrap().clone();
    let mut wrong = Vec::new();
    for row in table.records().map(Result::unwrap) {
        let name = row[0].strip_prefix('\'').unwrap_or(&row[0]).to_owned();
        for (column, state) in columns.iter().zip(&row).skip(3) {
            let expected = expected.remove(&(name.clone(), column.to_owned()));
            if expected != Some(state) {
                wrong.push(format!("{name}, {column}: {state}, expected {expected:?}"));
            }
        }
    }
    assert!(expected.is_empty(), "not in the table: {expected:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("a class of thirty: {time:?}");
    assert!(time < Duration::from_secs(600), "{time:?}");
}
