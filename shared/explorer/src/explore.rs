//! Joins the search for a failing schedule with the telling of it.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use crate::engine::{Decision, Ended, Execution, FailureKind, RawStatics, Schedule, Settings};
use crate::exploration::Exploration;
use crate::failure::Failure;
use crate::graph::{self, Graph, NoGraph};
use crate::narration::{self, Story, figure, names, repetition, text};
use crate::search::{self, Coverage, Findings, Found, Limits, Program, Replay};
use crate::unseen::{self, Unseen};
use crate::watch;

/// Explores on an OS thread of its own, under the eyes of the watchdog. The program is of this crate.
pub(crate) fn explore(limits: &Limits, program: Program, krate: &'static str) -> Exploration {
    let owned = limits.clone();
    let result = afresh(limits, Arc::clone(&program), krate, move |_, findings| {
        let schedules =
            findings.schedules + findings.schedules_with_spurious_wakeups + findings.more;
        let tell = |(settings, found): (Settings, Found)| {
            tell(&settings, &program, &found, schedules)
                .unwrap_or_else(|| not_repeatable(found, schedules))
        };
        let places = &findings.first.places;
        let is_nothing = !findings.first.has_stand_ins && !owned.sequential;
        let failure = findings.found.map(tell);
        let failure = failure.or_else(|| unseen::refused(places).map(not_to_be_seen));
        Exploration {
            schedules: findings.schedules,
            schedules_with_spurious_wakeups: findings.schedules_with_spurious_wakeups,
            coverage: match &failure {
                Some(_) => Coverage::UntilFailure,
                None if is_nothing => Coverage::Nothing,
                None => findings.coverage,
            },
            polls: findings.polls,
            enough: owned.enough,
            shares_nothing: findings.first.shares_nothing,
            unseen: unseen::named(places)
                .iter()
                .map(|unseen| format!("`{}` ({})", unseen.path, unseen.at))
                .collect(),
            failure,
        }
    });
    result.unwrap_or_else(|stuck| not_explored(*stuck))
}

/// Explorations of programs that leave something in a static that can't be copied are made one at a time.
static TURN: RwLock<()> = RwLock::new(());

/// Searches; and if the program, which is of this crate, leaves something in its statics for its next run, once more, putting it
/// back each time. What is found goes to `then`.
///
/// # Errors
///
/// The watchdog's report.
fn afresh<R: Send + 'static>(
    limits: &Limits,
    program: Program,
    krate: &'static str,
    then: impl FnMut(&Settings, Findings) -> R + Send + 'static,
) -> Result<R, Box<Failure>> {
    let then = Arc::new(Mutex::new(then));
    let attempt = |alone: bool| {
        let (own, program, then) = (limits.clone(), Arc::clone(&program), Arc::clone(&then));
        watch::watched(limits, move |progress| {
            let mut settings = own.settings(progress);
            if alone {
                settings.raw_statics = Some(Arc::new(RawStatics::of(krate).take_over()));
            }
            let findings = search::search(&own, &settings, &program);
            if !alone && leaves_something(&findings, krate, &settings, &program) {
                return None;
            }
            let mut then = then.lock().unwrap_or_else(PoisonError::into_inner);
            Some(then(&settings, findings))
        })
    };
    // Held by who waits, and not by the OS thread that explores, which may be left behind.
    let together = TURN.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(done) = attempt(false)? {
        return Ok(done);
    }
    drop(together);
    let _alone = TURN.write().unwrap_or_else(PoisonError::into_inner);
    attempt(true).map(|done| done.expect("who is alone is done"))
}

/// Has the program changed a static that can't be copied, and may that have made a difference?
fn leaves_something(
    findings: &Findings,
    krate: &'static str,
    settings: &Settings,
    program: &Program,
) -> bool {
    let failed = findings.found.is_some();
    (failed || findings.schedules > 1)
        && RawStatics::of(krate).have_changed()
        && (failed || !findings.first.comes_again(settings, program))
}

/// Runs one schedule again.
pub(crate) fn replay(limits: &Limits, schedule: Schedule, program: Program) -> Exploration {
    let owned = limits.clone();
    let result = watch::watched(limits, move |progress| {
        let given = Found {
            schedule,
            kind: FailureKind::Stuck, // until it is known
            is_simplest: true,
        };
        let failure = tell(&owned.settings(progress), &program, &given, 1);
        Exploration {
            schedules: 1,
            schedules_with_spurious_wakeups: 0,
            polls: None,
            coverage: match failure {
                Some(_) => Coverage::UntilFailure,
                None => Coverage::Some,
            },
            failure,
            enough: Coverage::Some,
            shares_nothing: false,
            unseen: Vec::new(),
        }
    });
    result.unwrap_or_else(|stuck| not_explored(*stuck))
}

/// All schedules as one graph of at most `limit` states, before those that look alike are merged.
///
/// `observed` is asked after each run what it observed.
pub(crate) fn graph(
    limits: &Limits,
    limit: usize,
    program: Program,
    krate: &'static str,
    mut observed: impl FnMut() -> String + Send + 'static,
) -> Result<Graph, NoGraph> {
    let limits = Limits {
        spurious_wakeups: false,
        ..limits.clone()
    };
    let again = Arc::clone(&program);
    let result = afresh(&limits, program, krate, move |settings, findings| {
        let simplest = findings.found.map(|(_, found)| found.schedule);
        graph::survey(settings, limit, &again, simplest.as_ref(), &mut observed)
    });
    result.unwrap_or_else(|stuck| Err(NoGraph::Failed(stuck.narration)))
}

/// Runs one schedule again with the log on; nothing to tell if it ends well.
fn tell(
    settings: &Settings,
    program: &Program,
    found: &Found,
    schedules: usize,
) -> Option<Failure> {
    let mut execution = Execution::new(settings.logging());
    let mut replay = Replay::of(&found.schedule);
    let Ended::Badly(mut kind) = execution.run(&mut replay, program) else {
        return None;
    };
    let mut schedule = found.schedule.clone();
    if kind == FailureKind::Livelock {
        match livelock_or_long(settings, program, &execution) {
            Ok(forever) => {
                replay = Replay::of(&forever);
                execution.run(&mut replay, program);
                schedule = forever;
            }
            Err(long) => kind = long,
        }
    }
    narration::leave_out_the_unwinding(&mut execution, &kind);
    let names = names::Names::of(&execution);
    let (mut story, kind) = Story::of(execution, names, kind);
    story.preemptions = replay.preemptions;
    story.waiting = replay.waiting;
    story.is_simplest = found.is_simplest;
    Some(Failure {
        kind,
        schedule,
        preemptions: story.preemptions,
        is_simplest: found.is_simplest,
        narration: text::render(&story, schedules),
        figure: figure::render(&story),
    })
}

/// A run came to the limit. If it repeats itself, with the same values, and can do so for ten times as long, that is a livelock:
/// this schedule shows it. Otherwise the run is only long.
fn livelock_or_long(
    settings: &Settings,
    program: &Program,
    run: &Execution,
) -> Result<Schedule, FailureKind> {
    let limit = settings.steps;
    let further = Settings {
        steps: (10 * limit).min(Limits::MOST_STEPS),
        log: false,
        ..settings.clone()
    };
    let end_of = |decisions: Vec<Decision>| {
        let mut execution = Execution::new(further.clone());
        let ended = execution.run(&mut Replay::of(&Schedule { decisions }), program);
        (ended, execution.trace.events.len())
    };
    let goes_on = Ended::Badly(FailureKind::Livelock);
    let decisions = &run.trace.decisions;
    if let Some(round) = repetition::round(run) {
        let again = decisions[round.clone()].iter().cycle();
        let forever = decisions[..round.end].iter().chain(again).copied();
        if end_of(forever.clone().take(2 * further.steps).collect()).0 == goes_on {
            let decisions = forever.take(2 * limit).collect();
            return Ok(Schedule { decisions });
        }
    }
    let (ended, steps) = end_of(decisions.clone());
    let steps = (ended != goes_on).then_some(steps);
    Err(FailureKind::TooLong { limit, steps })
}

/// A failure that did not come again when its schedule was run again.
fn not_repeatable(found: Found, schedules: usize) -> Failure {
    let how = match &found.kind {
        FailureKind::NotDeterministic(how) => names::without_marks(how),
        _ => "a schedule that failed ended well when it was run again".to_owned(),
    };
    Failure {
        narration: narration::not_repeatable(&how, schedules),
        kind: FailureKind::NotDeterministic(how),
        schedule: found.schedule,
        preemptions: 0,
        is_simplest: true,
        figure: String::new(),
    }
}

/// All that was seen is well, and what matters was not seen.
fn not_to_be_seen(unseen: Unseen) -> Failure {
    let says = format!(
        "`{}` is used ({}), and nothing stands in for it: take it from `std`",
        unseen.path, unseen.at
    );
    Failure {
        narration: format!("NOT EXPLORED: {says}\n"),
        kind: FailureKind::Other(says),
        schedule: Schedule::default(),
        preemptions: 0,
        is_simplest: true,
        figure: String::new(),
    }
}

/// The watchdog has found a thread stuck.
fn not_explored(stuck: Failure) -> Exploration {
    Exploration {
        schedules: 0,
        schedules_with_spurious_wakeups: 0,
        coverage: Coverage::UntilFailure,
        polls: None,
        failure: Some(stuck),
        enough: Coverage::Some,
        shares_nothing: false,
        unseen: Vec::new(),
    }
}
