//! What an answer to `histogram` must do.

use std::process;

use super::answer::{Histogram, count, histogram};
use crate::stage::{Running, Stage, crowds, part, since_epoch};

exercise::checks![
    counts_one_part,
    adds_up_all_parts,
    counts_far,
    /// Four children begin to count at the same moment, and count the same
    /// letters: many, and then each letter once, in several rounds.
    counts_together,
    /// No child begins to count before all are there; there are two, three, or
    /// more than processors.
    counts_them_all_at_the_same_time,
    waits_for_the_others_if_a_child_failed,
    has_no_result_if_a_child_failed,
    /// A child dies before it counts, while it counts, or after it.
    has_no_result_wherever_it_failed,
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
    for count in crowds() {
        let stage = Stage::open();
        let running =
            started(&stage, &vec!["abb"; count], "meet; learner");
        stage.meet(count, |here| {
            format!(
                "{here} of {count} children were running at the same time: \
                 start all of them before you wait for what one counts"
            )
        });
        let got = told(running.returns(&stage, HANGS));
        stage.nobody_is_left();
        let expected = format!("a {count}, b {}", 2 * count);
        same(
            &stage,
            &format!("{count} times \"abb\""),
            &expected,
            &got,
        );
    }
}

fn counts_far() {
    play_the_child();
    let stage = Stage::open();
    let got = result(&stage, &["a*300", "b*70000"]);
    let parts = "\"a\" 300 times and \"b\" 70000 times";
    same(&stage, parts, "a 300, b 70000", &got);
}

fn counts_together() {
    play_the_child();
    for round in 0..6 {
        // Each letter at once, and then one letter again and again.
        let part = match round {
            0 => "ab*400000",
            _ => "abcdefghijklmnopqrstuvwxyz",
        };
        let stage = Stage::open();
        let running = started(&stage, &[part; 4], "moment; learner");
        let here = stage.assemble("moment", 4, |here| {
            format!(
                "{here} of 4 children were running at the same time"
            )
        });
        let moment = since_epoch() + 3_000_000;
        for child in here {
            stage.reply(child, &moment.to_string());
        }
        let got = told(running.returns(&stage, HANGS));
        stage.nobody_is_left();
        let expected = match round {
            0 => "a 1600000, b 1600000".to_owned(),
            _ => ('a'..='z')
                .map(|c| format!("{c} 4"))
                .collect::<Vec<_>>()
                .join(", "),
        };
        stage.ensure(got == expected, || {
            format!(
                "four children count \"{part}\" at the same moment: expected \
                 {expected}, got {got} (do they change the same memory, and \
                 not in one step?)"
            )
        });
    }
}

fn has_no_result_wherever_it_failed() {
    play_the_child();
    // "doomed" dies when it is told so: at once, which is while it counts.
    for script in ["exit 1", "abort", "doomed; learner"] {
        let stage = Stage::open();
        let well = stage.command("abc", "learner");
        let dies = stage.command("ab*20000000", script);
        let running = stage.run(|| histogram(vec![dies, well]));
        if script.starts_with("doomed") {
            let doomed = stage.assemble("doomed", 1, |_| {
                "a child was not started".to_owned()
            });
            std::thread::sleep(std::time::Duration::from_millis(10));
            stage.reply(doomed[0], "die");
        }
        let total = running.returns(&stage, HANGS);
        not_the_rest(&stage, total);
        stage.nobody_is_left();
    }
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
    running.sleeps(&stage, std::time::Duration::from_millis(200));
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
