//! What an answer to `histogram` must do.

use std::process;

use super::answer::{Histogram, count, histogram};
use crate::stage::{Running, Stage, part};

exercise::checks![
    counts_one_part,
    adds_up_all_parts,
    counts_them_all_at_the_same_time,
    counts_far,
    waits_for_the_others_if_a_child_failed,
    has_no_result_if_a_child_failed,
    does_with_no_part_and_with_many,
];

/// A check starts again from its top in every child, as `main` does. In
/// the check itself this does nothing.
fn play_the_child() {
    if let Some(part) = part() {
        // The name says what the part is, without the spaces.
        match part.split_once('*') {
            None => count(&part),
            Some((text, "half")) => {
                count(text);
                process::exit(5); // with something already counted
            }
            Some((text, times)) => {
                count(&text.repeat(times.parse().unwrap()));
            }
        }
        process::exit(0);
    }
}

fn started(
    stage: &Stage,
    parts: &[&str],
    script: &str,
) -> Running<Option<Histogram>> {
    let commands = parts.iter().map(|part| stage.command(part, script));
    let commands = commands.collect();
    stage.run(|| histogram(commands))
}

const HANGS: &str = "histogram doesn't return, though every child has only \
                     to count a few letters";

/// The result for these parts, and for what it stands: "a 3, b 1".
fn result(stage: &Stage, parts: &[&str]) -> String {
    let running = started(stage, parts, "learner");
    let total = running.returns(stage, HANGS);
    let text = told(total);
    stage.nobody_is_left();
    text
}

fn told(total: Option<Histogram>) -> String {
    let Some(total) = total else { return "None".to_owned() };
    let letters =
        ('a'..='z').zip(total).filter(|(_, count)| *count > 0);
    let counts: Vec<_> = letters
        .map(|(letter, count)| format!("{letter} {count}"))
        .collect();
    if counts.is_empty() {
        return "no letter at all".to_owned();
    }
    counts.join(", ")
}

fn counts_one_part() {
    play_the_child();
    let stage = Stage::open();
    let got = result(&stage, &["banana, Zz!"]);
    stage.ensure(got != "no letter at all", || {
        "one child counts \"banana, Zz!\", and the result says there is no \
         letter at all: the counts of the children never reach the parent"
            .to_owned()
    });
    same(&stage, "\"banana, Zz!\"", "a 3, b 1, n 2, z 1", &got);
}

fn same(stage: &Stage, parts: &str, expected: &str, got: &str) {
    stage.ensure(expected == got, || {
        format!("the parts are {parts}: expected {expected}, got {got}")
    });
}

fn adds_up_all_parts() {
    play_the_child();
    let stage = Stage::open();
    let got = result(&stage, &["abc", "ab", "a"]);
    stage.ensure(got == "a 3, b 2, c 1", || {
        format!(
            "three children count \"abc\", \"ab\" and \"a\"; added up that \
             is a 3, b 2, c 1, and got {got}"
        )
    });
}

fn counts_them_all_at_the_same_time() {
    play_the_child();
    let stage = Stage::open();
    let running = started(&stage, &["a", "b", "c"], "meet; learner");
    // No child begins to count before all are there.
    stage.meet(3, |here| {
        format!(
            "{here} of 3 children were running at the same time: start \
             all of them before you wait for what one counts"
        )
    });
    let got = told(running.returns(&stage, HANGS));
    stage.nobody_is_left();
    same(&stage, "\"a\", \"b\" and \"c\"", "a 1, b 1, c 1", &got);
}

fn counts_far() {
    play_the_child();
    let stage = Stage::open();
    let got = result(&stage, &["ab*300", "b*70000"]);
    let parts = "\"ab\" 300 times and \"b\" 70000 times";
    same(&stage, parts, "a 300, b 70300", &got);
}

fn waits_for_the_others_if_a_child_failed() {
    play_the_child();
    let stage = Stage::open();
    let failing = stage.command("first", "obey");
    let slow = stage.command("second", "meet; learner");
    let running = stage.run(|| histogram(vec![failing, slow]));
    let (mut first, mut second) = (None, None);
    while first.is_none() || second.is_none() {
        const FEWER: &str = "fewer than 2 of 2 children were started";
        let event = stage.next(|| FEWER.to_owned());
        stage.ensure(event.what != "returned", || FEWER.to_owned());
        match event.what.as_str() {
            "obey" => first = Some(event.child),
            "meet" => second = Some(event.child),
            _ => {}
        }
    }
    stage.reply(first.unwrap(), "exit 5");
    // The failure may be known soon; the other is still at work.
    std::thread::sleep(std::time::Duration::from_millis(200));
    let running = match running.try_returns(&stage) {
        Ok(_) if stage.has_children() => stage.fail(
            "one child failed, and histogram has returned while the other \
             child was still running",
        ),
        Ok(_) => return, // it ended the other, which is as good
        Err(running) => running,
    };
    stage.reply(second.unwrap(), "go");
    let total = running.returns(&stage, HANGS);
    stage.nobody_is_left();
    not_the_rest(&stage, total);
}

fn not_the_rest(stage: &Stage, total: Option<Histogram>) {
    stage.ensure(total.is_none(), || {
        let got = told(total);
        format!(
            "one of two children failed, and the rest is taken for the \
             whole: expected None, got {got}"
        )
    });
}

fn has_no_result_if_a_child_failed() {
    play_the_child();
    for parts in [["abc", "a*half"], ["a*half", "abc"]] {
        let stage = Stage::open();
        let running = started(&stage, &parts, "learner");
        let total = running.returns(&stage, HANGS);
        not_the_rest(&stage, total);
        stage.nobody_is_left();
    }
}

fn does_with_no_part_and_with_many() {
    play_the_child();
    let stage = Stage::open();
    let got = result(&stage, &[]);
    same(&stage, "none", "no letter at all", &got);
    let got = result(&stage, &["xyz"; 10]);
    same(&stage, "ten times \"xyz\"", "x 10, y 10, z 10", &got);
}
