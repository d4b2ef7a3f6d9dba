//! What a person types, and what the desk says to it.

mod workspace;

use std::process::Output;

use workspace::{RIGHT, WRONG, Workspace};

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn names_are_forgiven_and_guessed() {
    let workspace = Workspace::new();
    for words in [
        &["three-times"][..],
        &["1", "three_times"],
        &["NUMBERS", "Three-Times.rs"],
    ] {
        let said = workspace.desk(&[&["exercise"], words].concat());
        assert_eq!(said.status.code(), Some(1), "{words:?}: {}", err(&said));
        assert!(
            out(&said).starts_with("three times (1 point), not started\n"),
            "{words:?}"
        );
    }
    let said = workspace.desk(&["exercise", "01", "thre_times"]);
    assert_eq!(said.status.code(), Some(2));
    assert_eq!(
        err(&said),
        "there is no exercise \"thre_times\"; did you mean \"three_times\"? There are: twice, three_times\n"
    );
    let said = workspace.desk(&["chapter", "numbres"]);
    assert_eq!(
        err(&said),
        "there is no chapter \"numbres\"; did you mean \"numbers\"? There are: 01 numbers\n"
    );
    let said = workspace.desk(&["progres"]);
    assert!(err(&said).contains("'progress'"), "{}", err(&said));
}

#[test]
fn hints_come_one_at_a_time() {
    let workspace = Workspace::new();
    let hint = |number: &str| out(&workspace.desk(&["hint", "twice", "--number", number]));
    assert_eq!(hint("1"), "Hint 1 of 2: What is it?\n\nA sum.\n");
    assert!(out(&workspace.desk(&["hint", "twice"])).starts_with("Hint 2 of 2: Of what?"));
    let said = workspace.desk(&["hint", "twice", "--number", "3"]);
    assert_eq!(
        (said.status.code(), &*err(&said)),
        (Some(2), "twice has 2 hints\n")
    );
}

#[test]
fn a_verdict_ends_with_the_diagnosis() {
    let workspace = Workspace::new();
    workspace.save("twice", WRONG); // and no line says its points
    let said = workspace.desk(&["exercise", "twice"]);
    assert_eq!(said.status.code(), Some(1), "{}", err(&said));
    let text = out(&said);
    assert!(
        text.contains("test result: FAILED. 1 passed; 1 failed; 1 not judged before that"),
        "{text}"
    );
    let end = "twice of 4\n  left: 5\n right: 8\n\nRead again: book/src/01-numbers/counting.md\nA hint:     cargo hint 01 twice\n";
    assert!(text.ends_with(end), "{text}");

    workspace.save("twice", RIGHT);
    let said = workspace.desk(&["exercise", "twice"]);
    assert_eq!(said.status.code(), Some(0), "{}", err(&said));
    assert!(
        out(&said)
            .ends_with("\ntwice is done: 2 points.\nNext:       cargo exercise 01 three_times\n"),
        "{}",
        out(&said)
    );
}

#[test]
fn a_deleted_exercise_is_shown_and_comes_back_without_git() {
    let workspace = Workspace::new();
    let file = "chapters/01-numbers/exercises/twice.rs";
    let original = workspace.read(file);
    std::fs::remove_file(workspace.root.join(file)).unwrap();
    let said = out(&workspace.desk(&["progress", "01"]));
    assert!(said.contains("! deleted         twice"), "{said}");
    assert!(said.contains("0 of 3 points"), "{said}");
    let said = out(&workspace.desk(&["reset", "twice"]));
    assert_eq!(said, format!("{file} was deleted, and is as new again\n"));
    assert_eq!(workspace.read(file), original);
    assert_eq!(
        out(&workspace.desk(&["reset", "twice"])),
        format!("{file} is as new already\n")
    );
    for answer in [WRONG, RIGHT] {
        workspace.save("twice", answer);
        workspace.desk(&["reset", "twice"]);
    }
    assert_eq!(workspace.read(&format!("{file}.bak")), WRONG);
    assert_eq!(
        workspace.read(&format!("{}.2.bak", file)),
        RIGHT,
        "no answer is lost"
    );
}

#[test]
fn an_answer_passes_by_its_result_alone() {
    let workspace = Workspace::new();
    for ends in [
        "std::process::exit(0)",
        "std::process::exit(87)",
        "std::process::abort()",
    ] {
        workspace.save(
            "twice",
            &format!("pub fn twice(n: u32) -> u32 {{ {ends} }}\n"),
        );
        let said = workspace.desk(&["exercise", "twice"]);
        assert_eq!(said.status.code(), Some(1), "{ends}: {}", out(&said));
        assert!(
            out(&said).contains("\nthe answer ended the whole process: "),
            "{ends}: {}",
            out(&said)
        );
    }
    let prints =
        "pub fn twice(n: u32) -> u32 { for i in 0..100_000 { eprintln!(\"line {i}\"); } n }\n";
    workspace.save("twice", prints);
    let text = out(&workspace.desk(&["exercise", "twice"]));
    assert!(
        text.lines()
            .rev()
            .take(8)
            .any(|line| line.contains("twice of 4")),
        "{text}"
    );
}

#[test]
fn a_report_is_about_the_learner_alone() {
    let workspace = Workspace::new();
    workspace.save("twice", WRONG);
    let said = workspace.desk(&["report", "out", "--learner", "Ada"]);
    assert_eq!(
        out(&said).lines().next(),
        Some("0 of 3 points: out/report.csv"),
        "{}",
        err(&said)
    );
    assert_eq!(
        workspace.read("out/report.csv"),
        "learner,chapter,exercise,state,points,of,minutes,diagnosis\n\
         Ada,01-numbers,twice,not yet right,0,2,10,assertion `left == right` failed: twice of 4\n\
         Ada,01-numbers,three_times,not started,0,1,10,\n"
    );
    let junit = workspace.read("out/report.xml");
    for expected in [
        "tests=\"2\" skipped=\"1\" errors=\"0\" failures=\"1\"",
        "<testcase name=\"twice\" classname=\"01-numbers\">",
        "message=\"assertion `left == right` failed: twice of 4\"",
    ] {
        assert!(junit.contains(expected), "{expected}:\n{junit}");
    }
    assert!(
        workspace
            .read("out/report.json")
            .contains("\"state\": \"not started\"")
    );

    // Such reports make a table, whatever stands in them.
    let report = workspace.read("out/report.json");
    let hostile = report
        .replace("assertion", "<script>alert(1)</script>")
        .replace("twice\"", "=1+1\"");
    workspace.write("class/Ada/report.json", &report);
    workspace.write("class/=cmd()/report.json", &hostile);
    let said = workspace.desk(&["class", "class", "--out", "table"]);
    assert_eq!(
        out(&said),
        "2 learners: table/class.html\n",
        "{}",
        err(&said)
    );
    assert_eq!(
        workspace.read("table/class.csv"),
        "learner,points,of,01-numbers =1+1,01-numbers three_times,01-numbers twice\n\
         '=cmd(),0,3,not yet right,not started,\n\
         Ada,0,3,,not started,not yet right\n"
    );
    let page = workspace.read("table/class.html");
    assert!(
        !page.contains("<script>") && page.contains("&lt;script&gt;"),
        "{page}"
    );

    workspace.write("class/Eve/report.json", "[]");
    let said = workspace.desk(&["class", "class", "--out", "table"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(
        err(&said).contains("Eve/report.json is no report"),
        "{}",
        err(&said)
    );
}
