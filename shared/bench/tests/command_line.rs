//! What the command line promises.

use std::process::{Command, Output};

fn bench(arguments: &[&str]) -> Output {
    let program = env!("CARGO_BIN_EXE_bench");
    Command::new(program).args(arguments).output().unwrap()
}

#[test]
fn wrong_arguments_get_one_line() {
    for wrong in [&["--quik"][..], &["nonsense"], &["--out"], &["--check"], &["--quick=yes"]] {
        let output = bench(wrong);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{wrong:?}: {said}");
        assert_eq!(said.lines().count(), 1, "{wrong:?}: {said}");
    }
}

#[test]
fn a_missing_file_is_told() {
    let output = bench(&["--check", "no/such/file.json"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("no/such/file.json"), "{said}");
}

#[test]
fn a_measurement_prints_a_line_for_each_point() {
    let output = bench(&["measure", "wait", "tasks", "100"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    assert!(said.starts_with(r#"{"figure":"wait","series":"tasks","x":100,"value":"#), "{said}");
}
