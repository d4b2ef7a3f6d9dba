//! Little programs: the right ones are clean within so many schedules, the wrong ones are diagnosed.

#[macro_use]
extern crate explored_std as std;
extern crate explored_crossbeam_channel as crossbeam_channel;

use explorer::{Coverage, FailureKind, explore};

mod programs {
    pub mod right;
    pub mod selects;
    pub mod wrong;
}

use programs::{right, selects, wrong};

#[track_caller]
fn is_clean(most: usize, program: impl Fn() + Send + Sync + 'static) {
    let exploration = explore(program);
    println!("{exploration}");
    exploration.assert_ok();
    assert_eq!(exploration.coverage, Coverage::Complete);
    let n = exploration.schedules;
    assert!(n <= most, "{n} schedules, expected at most {most}");
}

#[test]
fn right_ones() {
    is_clean(1, right::pair_with_room_for_one);
    is_clean(1, right::pair_with_endless_room);
    is_clean(1, right::pair_that_meets);
    is_clean(300, right::worker_pool);
    is_clean(30, right::timeouts);
    is_clean(10, right::tries);
    is_clean(300, selects::selects_of_several);
    is_clean(50, selects::selects_that_meet);
    is_clean(10, selects::try_meets_select);
    is_clean(50, || assert_eq!(selects::arms_of_all_kinds(), Some(7)));
    is_clean(50, selects::dynamic);
    is_clean(1, right::ends);
    is_clean(20, right::offers_in_vain);
    is_clean(10, right::panic_drops_a_sender);
    is_clean(10, right::receiver_leaves_a_full_queue);
    is_clean(10, right::polling);
    is_clean(10, || _ = selects::deadline_for_all());
}

/// A timer may come before messages that are there already, and after them.
#[test]
fn a_timer_comes_when_it_likes() {
    for expected in [true, false] {
        let program = move || assert_eq!(selects::deadline_for_all(), expected);
        assert!(explore(program).failure.is_some());
    }
}

/// The same code with crossbeam's own channels.
#[test]
fn outside_of_an_exploration() {
    right::pair_with_room_for_one();
    right::pair_with_endless_room();
    right::pair_that_meets();
    right::worker_pool();
    right::timeouts();
    right::tries();
    selects::selects_of_several();
    selects::selects_that_meet();
    selects::try_meets_select();
    assert_eq!(selects::arms_of_all_kinds(), Some(7));
    selects::dynamic();
    right::ends();
    right::offers_in_vain();
    right::receiver_leaves_a_full_queue();
    right::polling();
    selects::deadline_for_all();
}

#[test]
fn ends_can_be_sent_and_shared_as_crossbeams_own() {
    fn send_and_sync<T: Send + Sync + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}
    send_and_sync::<crossbeam_channel::Sender<std::cell::Cell<u8>>>();
    send_and_sync::<crossbeam_channel::Receiver<std::cell::Cell<u8>>>();
}

/// Fails in this way, with these words in the story.
#[track_caller]
fn fails(program: fn(), is_kind: fn(&FailureKind) -> bool, words: &[&str]) {
    let failure = explore(program).failure.expect("this program is wrong");
    println!("{failure}");
    assert!(is_kind(&failure.kind), "{:?}", failure.kind);
    for words in words {
        assert!(
            failure.narration.contains(words),
            "no `{words}` in\n{failure}"
        );
    }
}

fn panics(kind: &FailureKind) -> bool {
    matches!(kind, FailureKind::Panic { .. })
}

fn waits_for_message(kind: &FailureKind) -> bool {
    matches!(kind, FailureKind::WaitsForMessage | FailureKind::Deadlock)
}

fn goes_on_for_ever(kind: &FailureKind) -> bool {
    matches!(kind, FailureKind::Livelock)
}

#[test]
fn wrong_ones() {
    fails(
        wrong::main_keeps_a_sender,
        waits_for_message,
        &["consumer waits for a message"],
    );
    fails(
        wrong::two_senders_face_each_other,
        waits_for_message,
        &["waits for a partner"],
    );
    fails(wrong::order_of_arrival_assumed, panics, &["receives 2"]);
    fails(
        wrong::full_queues_in_a_circle,
        waits_for_message,
        &["waits for room"],
    );
    fails(wrong::try_iter_for_iter, panics, &["empty"]);
    fails(
        wrong::closed_channel_ignored_in_a_loop,
        goes_on_for_ever,
        &["still going after", "this step repeats"],
    );
    fails(wrong::select_drops_messages, panics, &["left: 0"]);
    fails(
        wrong::message_taken_for_granted_in_time,
        panics,
        &["gives up", "after 1s"],
    );
    fails(wrong::nobody_receives, panics, &["no receiver is left"]);
    fails(
        wrong::pool_with_one_stop_for_two,
        waits_for_message,
        &[
            "sends a message into jobs",
            "receives a message from queue",
            "waits for a message from queue",
        ],
    );
}
