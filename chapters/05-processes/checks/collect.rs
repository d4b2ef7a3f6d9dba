//! What an answer to `collect` must do.

use std::process::Stdio;

use super::answer::collect;
use crate::stage::{Stage, crowds};

exercise::checks![
    returns_what_they_print,
    /// No child goes on before all are there; there are two, three, or more
    /// than processors.
    runs_them_all_at_the_same_time,
    keeps_the_order_of_the_commands,
    reads_more_than_a_pipe_holds,
    /// Children write to stderr, too, more than a pipe holds.
    reads_on_while_they_complain,
    tells_who_failed,
    /// Children die after each step of what they do, in the middle of a line,
    /// too, by an exit code or a crash.
    tells_who_failed_wherever,
    /// A child takes its time.
    waits_asleep,
    does_with_no_command_and_with_many,
];

/// What `collect` returns for these scripts.
fn collected(stage: &Stage, scripts: &[&str]) -> Vec<Option<String>> {
    let commands = scripts.iter().map(|s| stage.command("child", s));
    let commands = commands.collect();
    let running = stage.run(|| collect(commands));
    let printed = running.returns(
        stage,
        "collect doesn't return, though every child has only to print a \
         few words",
    );
    stage.nobody_is_left();
    printed
}

fn some(texts: &[impl ToString]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some(text.to_string())).collect()
}

fn returns_what_they_print() {
    let stage = Stage::open();
    for (script, text) in [
        ("say one; say two", "one\ntwo\n"),
        ("exit 0", ""),
        ("half no line end", "no line end"),
        (
            "say  größe \u{2603}; say ; say ",
            "\u{20}größe \u{2603}\n\n\n",
        ),
        (
            "warn (this goes to stderr); say this does not",
            "this does not\n",
        ),
    ] {
        let printed = collected(&stage, &[script]);
        let expected = some(&[text]);
        stage.ensure(printed == expected, || {
            format!(
                "the only child prints {text:?}: expected {expected:?}, \
                 got {printed:?} (what it prints to stdout, line ends \
                 included, and nothing else)"
            )
        });
    }
}

fn runs_them_all_at_the_same_time() {
    for count in crowds() {
        let stage = Stage::open();
        let commands =
            (0..count).map(|_| stage.command("child", "meet; say met"));
        let commands = commands.collect();
        let running = stage.run(|| collect(commands));
        stage.meet(count, |here| {
            format!(
                "{here} of {count} children were running at the same time: \
                 start all of them before you wait for what one prints"
            )
        });
        let printed = running.returns(
            &stage,
            "collect doesn't return, though every child has ended",
        );
        stage.nobody_is_left();
        stage.ensure(printed == some(&vec!["met\n"; count]), || {
            format!(
                "{count} children each print \"met\", and that isn't what \
                 collect returns"
            )
        });
    }
}

fn keeps_the_order_of_the_commands() {
    let stage = Stage::open();
    let three = ["first", "second", "third"];
    let script = |name| format!("meet; say {name}; exit 0");
    let commands = three.map(|n| stage.command(n, &script(n))).into();
    let running = stage.run(|| collect(commands));
    // They end in the opposite order, each after the one before is gone.
    let mut here = Vec::new();
    while here.len() < 3 {
        let event = stage.await_event(
            "meet",
            "fewer than 3 of 3 children were running at the same time",
        );
        here.push(event);
    }
    for name in ["third", "second", "first"] {
        let child = here.iter().find(|e| e.name == name).unwrap().child;
        stage.reply(child, "go");
        let gone = stage.count("gone");
        while stage.count("gone") == gone {
            stage.next(|| format!("the child \"{name}\" doesn't end"));
        }
        // The answer may learn of an end a little later than we do.
        std::thread::sleep(std::time::Duration::from_millis(30));
    }
    let printed = running.returns(
        &stage,
        "collect doesn't return, though every child has ended",
    );
    let expected = some(&three.map(|name| format!("{name}\n")));
    stage.ensure(printed == expected, || {
        format!(
            "the results are not in the order of the commands: the child \
             that ended last was started first, and the answer is \
             {printed:?}"
        )
    });
    stage.nobody_is_left();
}

fn reads_more_than_a_pipe_holds() {
    let stage = Stage::open();
    let scripts = ["print 200000", "umlauts 100000"];
    let commands = scripts.map(|script| stage.command("child", script));
    let running = stage.run(|| collect(commands.into()));
    let printed = running.returns(
        &stage,
        "collect waits for a child that prints 200000 bytes, and the \
         child waits for room in its pipe, which holds less: read before \
         you wait",
    );
    let long = format!("{}\n", "x".repeat(200_000));
    let umlauts = format!("x{}\n", "ä".repeat(100_000));
    let whole = printed == some(&[long, umlauts]);
    stage.ensure(whole, || {
        let lengths: Vec<_> = printed.iter().flatten().map(String::len).collect();
        format!(
            "two children print 200001 and 200002 bytes, the second one two \
             for each letter, and the answer has {lengths:?} of them, or \
             others"
        )
    });
    stage.nobody_is_left();
}

fn reads_on_while_they_complain() {
    for script in [
        "shout 200000; say done",
        "print 200000; shout 200000; print 200000",
    ] {
        let stage = Stage::open();
        let mut command = stage.command("child", script);
        command.stderr(Stdio::null()); // unless the answer wants it
        let running = stage.run(|| collect(vec![command]));
        let printed = running.returns(
            &stage,
            "a child writes 200000 bytes to its stderr and waits for somebody \
             who reads them, and collect waits for its stdout: leave stderr \
             alone, or read both at the same time",
        );
        stage.ensure(printed.len() == 1 && printed[0].is_some(), || {
            "a child that writes to stderr succeeds, and counts as failed"
                .to_owned()
        });
        stage.nobody_is_left();
    }
}

fn tells_who_failed() {
    let stage = Stage::open();
    let scripts =
        ["say whole", "say half of; exit 3", "say all", "abort"];
    let printed = collected(&stage, &scripts);
    let mut expected = some(&["whole\n", "", "all\n", ""]);
    expected[1] = None;
    expected[3] = None;
    stage.ensure(printed == expected, || {
        format!(
            "a child that failed, by exit code 3 or by a crash, counts as \
             None whatever it has printed, and the others keep theirs: \
             expected {expected:?}, got {printed:?}"
        )
    });
}

fn tells_who_failed_wherever() {
    let steps =
        ["say one", "half tw", "say o", "print 70000", "say three"];
    let stage = Stage::open();
    let (mut scripts, mut expected) = (vec![], vec![]);
    for done in 0..=steps.len() {
        for end in ["abort", "exit 1", "exit 255"] {
            let steps: Vec<_> =
                steps[..done].iter().copied().chain([end]).collect();
            scripts.push(steps.join("; "));
            expected.push(None);
        }
        scripts.push("say well".into());
        expected.push(Some("well\n".into()));
    }
    let scripts: Vec<&str> =
        scripts.iter().map(String::as_str).collect();
    let printed = collected(&stage, &scripts);
    let wrong =
        (0..scripts.len()).find(|&i| printed.get(i) != expected.get(i));
    stage.ensure(wrong.is_none(), || {
        let i = wrong.unwrap();
        let ends = if cfg!(unix) { " (after a crash there is no code)" } else { "" };
        format!(
            "a child whose steps are {:?} counts as {:?} instead of {:?}{ends}",
            scripts[i], printed.get(i), expected[i]
        )
    });
}

fn waits_asleep() {
    let stage = Stage::open();
    let commands = vec![stage.command("child", "meet; say late")];
    let running = stage.run(|| collect(commands));
    let here =
        stage.assemble("meet", 1, |_| "no child was started".into());
    running.sleeps(&stage, std::time::Duration::from_millis(300));
    here.into_iter().for_each(|child| stage.reply(child, "go"));
    let printed = running.returns(
        &stage,
        "collect doesn't return, though every child has ended",
    );
    stage.ensure(printed == some(&["late\n"]), || {
        format!("a child took its time and printed \"late\", got {printed:?}")
    });
    stage.nobody_is_left();
}

fn does_with_no_command_and_with_many() {
    let stage = Stage::open();
    let printed = collected(&stage, &[]);
    stage.ensure(printed.is_empty(), || {
        format!("no command, and the answer is {printed:?}")
    });
    let printed = collected(&stage, &["say x"; 12]);
    stage.ensure(printed == some(&["x\n"; 12]), || {
        format!("twelve children print \"x\", got {printed:?}")
    });
}
