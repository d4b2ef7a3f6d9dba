//! Small programs, each with what is expected of the explorer in its first line. Each runs in a process of its own:
//! whatever the program does, the test goes on. As expected is what returns from its `main` before the deadline.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

use std::collections::BTreeSet;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{env, fs};

use libtest_mimic::{Arguments, Failed, Trial};
use process_control::{ChildExt, Control};

/// Apart from the others (`tests/conformance_allocator.rs`): the allocator it brings is the whole process's.
const APART: &str = "counting_allocator";

/// With load on the machine, too; most take some milliseconds.
const DEADLINE: Duration = Duration::from_secs(120);

macro_rules! programs {
    ($($name:ident)*) => {
        #[expect(clippy::undocumented_unsafe_blocks, reason = "what a program does is its own affair")]
        mod conformance {
            $(pub mod $name;)*
        }
        const PROGRAMS: &[(&str, fn())] = &[$((stringify!($name), conformance::$name::main)),*];
    };
}

programs! {
    after_a_sleep
    after_before_the_deadline
    after_in_another_thread
    after_ready_then_empty
    atomic_from_pointer
    atomic_moved_pointer
    catches_its_own_panic
    core_atomic_unseen
    deep_recursion
    downgrade_lets_nobody_between
    downgrade_lets_readers_in
    downgrade_twice
    drop_panics_while_unwinding
    endless_loop_in_a_thread
    fairness_polls_until_it_comes
    fairness_recv_timeout_twice
    fairness_three_looks
    fewest_preemptions
    gives_up_after_ten_attempts
    guard_covariance
    guard_covariance_unsized
    guard_shared
    huge_sleep
    huge_timeout
    joined_too_late
    keeps_a_sender_itself
    lazy_dropped
    lazy_force_mut
    lazy_local_mutex
    long_counter
    long_loop
    long_readers
    long_rendezvous
    longest_waits
    lost_between_two_lockings
    message_that_panics
    never_after_all_time
    never_but_clones
    never_twins
    nul_at_the_end
    nul_in_name
    nul_in_scoped_name
    park_in_a_loop
    park_without_a_reason
    polls_by_yielding
    raced_for_a_lock_and_slept
    real_std_is_not_ok
    real_threads_that_print
    recursive_read
    results_outside
    rwlock_waiting_writer
    sequential_if_said
    sixty_four_threads
    slow_livelock
    static_array
    static_array_const
    static_as_ptr
    static_behind_a_function
    static_by_own_lazy_macro
    static_cell_spinlock
    static_const_fn
    static_debug
    static_for_real_then_explored
    static_in_a_library_of_its_own
    static_mut_guarded
    static_plain_test_too
    static_used_before
    static_word
    stdout_left_locked
    tls_arc_mutex
    tls_destructor_panics
    tls_drop_asserts
    tls_mutex_dropped
    tls_own_drop
    tls_set_first
    unfinished_is_not_ok
    unwinding_drop_locks
    unwinding_pool_joins
    unwinding_sends
    weak_exchange_in_a_loop
    weak_exchange_tried_once
    weak_exchange_two_tries
    who_could_send
    writer_lets_readers_in
}

fn main() -> ExitCode {
    if let Some(name) = env::var_os("PROGRAM") {
        let known = PROGRAMS.iter().find(|(known, _)| name == *known);
        known.expect("a program of the list").1();
        return ExitCode::SUCCESS;
    }
    let mut trials = vec![Trial::test(
        "every_program_is_listed",
        every_program_is_listed,
    )];
    trials.extend(
        PROGRAMS
            .iter()
            .map(|(name, _)| Trial::test(*name, || as_expected(name))),
    );
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn as_expected(name: &str) -> Result<(), Failed> {
    let output = Command::new(env::current_exe()?)
        .env("PROGRAM", name)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?
        .controlled_with_output()
        .time_limit(DEADLINE)
        .terminate_for_timeout()
        .wait()?
        .ok_or_else(|| format!("still running after {DEADLINE:?}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{}\n{said}", output.status).into())
}

fn every_program_is_listed() -> Result<(), Failed> {
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/conformance"))?;
    let files = folder.map(|file| {
        Ok(file?
            .path()
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .into_owned())
    });
    let files: BTreeSet<String> = files.collect::<std::io::Result<_>>()?;
    let listed = PROGRAMS.iter().map(|(name, _)| (*name).to_owned());
    let listed: BTreeSet<String> = listed.chain([APART.to_owned()]).collect();
    let forgotten: Vec<_> = files.difference(&listed).collect();
    if forgotten.is_empty() {
        Ok(())
    } else {
        Err(format!("not in `programs!`: {forgotten:?}").into())
    }
}
