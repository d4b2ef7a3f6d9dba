//! What an answer to `collect` must do.

use super::answer::collect;
use crate::stage::Stage;

exercise::checks![
    returns_what_they_print,
    runs_them_all_at_the_same_time,
    keeps_the_order_of_the_commands,
    reads_more_than_a_pipe_holds,
    tells_who_failed,
    does_with_no_command_and_with_many,
];

/// What `collect` returns for these scripts; line ends don't matter.
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
    trimmed(printed)
}

fn trimmed(printed: Vec<Option<String>>) -> Vec<Option<String>> {
    let trim = |text: String| text.trim_end().to_owned();
    printed.into_iter().map(|text| text.map(trim)).collect()
}

fn some(texts: &[&str]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some(text.to_string())).collect()
}

fn returns_what_they_print() {
    let stage = Stage::open();
    for (script, text) in
        [("say one; say two", "one\ntwo"), ("exit 0", "")]
    {
        let printed = collected(&stage, &[script]);
        let expected = some(&[text]);
        stage.ensure(printed == expected, || {
            format!(
                "the only child prints {text:?}: expected {expected:?}, \
                 got {printed:?}"
            )
        });
    }
}

fn runs_them_all_at_the_same_time() {
    let stage = Stage::open();
    // Nobody goes on before all three are there.
    let three =
        ["a", "b", "c"].map(|n| stage.command(n, "meet; say met"));
    let running = stage.run(|| collect(three.into()));
    stage.meet(3, |here| {
        format!(
            "{here} of 3 children were running at the same time: start \
             all of them before you wait for what one prints"
        )
    });
    let printed = running.returns(
        &stage,
        "collect doesn't return, though every child has ended",
    );
    stage.nobody_is_left();
    stage.ensure(trimmed(printed) == some(&["met"; 3]), || {
        "three children each print \"met\", and that isn't what collect \
         returns"
            .to_owned()
    });
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
    let printed = trimmed(printed);
    stage.ensure(printed == some(&three), || {
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
    let commands =
        (0..2).map(|_| stage.command("child", "print 200000"));
    let commands = commands.collect();
    let running = stage.run(|| collect(commands));
    let printed = running.returns(
        &stage,
        "collect waits for a child that prints 200000 bytes, and the \
         child waits for room in its pipe, which holds less: read before \
         you wait",
    );
    let lengths = printed.iter().map(|text| {
        text.as_ref().map_or(0, |text| text.trim_end().len())
    });
    let lengths: Vec<_> = lengths.collect();
    stage.ensure(lengths == [200_000; 2], || {
        format!(
            "two children print 200000 bytes each, and the answer has \
             {lengths:?} of them"
        )
    });
    stage.nobody_is_left();
}

fn tells_who_failed() {
    let stage = Stage::open();
    let scripts =
        ["say whole", "say half of; exit 3", "say all", "abort"];
    let printed = collected(&stage, &scripts);
    let mut expected = some(&["whole", "", "all", ""]);
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

fn does_with_no_command_and_with_many() {
    let stage = Stage::open();
    let printed = collected(&stage, &[]);
    stage.ensure(printed.is_empty(), || {
        format!("no command, and the answer is {printed:?}")
    });
    let printed = collected(&stage, &["say x"; 12]);
    stage.ensure(printed == some(&["x"; 12]), || {
        format!("twelve children print \"x\", got {printed:?}")
    });
}
