//! Which schedules are run, in which order, and what is made of a failure.

mod bounded;
mod dpor;
mod exhaustive;
mod replay;
mod survey;
mod watch;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::{Ended, Execution, Progress, Settings, Strategy};
use crate::exploration::{Coverage, Exploration};
use crate::failure::{Failure, FailureKind};
use crate::graph::{Graph, NoGraph};
use crate::limits::Limits;
use crate::narration;
use crate::schedule::Schedule;

use bounded::Bounded;
use dpor::Dpor;
use exhaustive::Exhaustive;
pub(crate) use replay::Replay;

pub(crate) type Program = Arc<dyn Fn() + Send + Sync>;

/// Explores on an OS thread of its own, under the eyes of the watchdog.
pub(crate) fn explore(limits: &Limits, program: Program) -> Exploration {
    let owned = limits.clone();
    let result = watch::watched(limits, move |progress| {
        explore_here(&owned, &program, progress)
    });
    result.unwrap_or_else(|stuck| not_explored(*stuck))
}

/// Runs one schedule again.
pub(crate) fn replay(limits: &Limits, schedule: Schedule, program: Program) -> Exploration {
    let owned = limits.clone();
    let result = watch::watched(limits, move |progress| {
        let settings = settings(&owned, progress);
        let told = narration::tell(&settings, &program, &schedule, 1);
        let coverage = if told.is_some() {
            Coverage::UntilFailure
        } else {
            Coverage::Some
        };
        Exploration {
            schedules: 1,
            schedules_with_spurious_wakeups: 0,
            coverage,
            failure: told,
        }
    });
    result.unwrap_or_else(|stuck| not_explored(*stuck))
}

/// The watchdog has found a thread stuck.
fn not_explored(stuck: Failure) -> Exploration {
    Exploration {
        schedules: 0,
        schedules_with_spurious_wakeups: 0,
        coverage: Coverage::UntilFailure,
        failure: Some(stuck),
    }
}

fn settings(limits: &Limits, progress: Arc<Progress>) -> Settings {
    Settings {
        steps: limits.steps,
        threads: limits.threads,
        spurious_wakeups: 0,
        log: false,
        progress,
    }
}

/// A failing run, before it is told.
struct Found {
    schedule: Schedule,
    kind: FailureKind,
}

fn explore_here(limits: &Limits, program: &Program, progress: Arc<Progress>) -> Exploration {
    let mut settings = settings(limits, progress);
    let budget = Budget {
        schedules: limits.schedules,
        steps: limits.steps_of_all,
    };
    let mut first = Pass::with_dpor(&settings, program, budget);
    let schedules = first.schedules;
    let mut spurious = 0;
    let mut coverage = if first.exhausted {
        Coverage::Complete
    } else {
        Coverage::Some
    };
    if first.found.is_none() && !first.exhausted {
        let pass = Pass::with_bound(&settings, program, 2, budget);
        if let Some(level) = pass.complete_up_to {
            coverage = Coverage::Preemptions(level);
        }
        first.found = pass.found;
    }
    if first.found.is_none() && first.exhausted && first.waited && limits.spurious_wakeups {
        settings.spurious_wakeups = 1;
        let second = Pass::with_dpor(&settings, program, budget);
        spurious = second.schedules;
        first.found = second.found;
    }
    let failure = first.found.map(|found| {
        coverage = Coverage::UntilFailure;
        let simplest = simplest(&settings, program, found, budget);
        narration::tell(&settings, program, &simplest.schedule, schedules + spurious)
            .unwrap_or_else(|| {
                narration::not_repeatable(simplest.kind, simplest.schedule, schedules)
            })
    });
    Exploration {
        schedules,
        schedules_with_spurious_wakeups: spurious,
        coverage,
        failure,
    }
}

/// Of all failing runs, one with the fewest preemptions.
fn simplest(settings: &Settings, program: &Program, found: Found, budget: Budget) -> Found {
    if matches!(found.kind, FailureKind::NotDeterministic(_)) {
        return found;
    }
    let mut replay = Replay::of(&found.schedule);
    let mut execution = Execution::new(settings.clone());
    execution.run(&mut replay, program);
    match replay.preemptions.checked_sub(1) {
        Some(fewer) => Pass::with_bound(settings, program, fewer, budget)
            .found
            .unwrap_or(found),
        None => found,
    }
}

/// What a search may cost.
#[derive(Clone, Copy)]
struct Budget {
    schedules: usize,
    steps: usize,
}

/// One search from beginning to end.
struct Pass {
    schedules: usize,
    /// Of all schedules together.
    steps: usize,
    found: Option<Found>,
    /// Nothing was left.
    exhausted: bool,
    /// All schedules with so many preemptions were run.
    complete_up_to: Option<usize>,
    /// Some thread waited on a condition variable.
    waited: bool,
}

impl Pass {
    fn with_dpor(settings: &Settings, program: &Program, budget: Budget) -> Pass {
        let mut dpor = Dpor::default();
        let mut execution = Execution::new(settings.clone());
        let mut pass = Pass::new();
        while pass.runs(&mut execution, &mut dpor, program, budget) {
            if !dpor.advance() {
                pass.exhausted = true;
                break;
            }
        }
        pass
    }

    fn with_bound(settings: &Settings, program: &Program, limit: usize, budget: Budget) -> Pass {
        let mut bounded = Bounded::up_to(limit);
        let mut execution = Execution::new(settings.clone());
        let mut pass = Pass::new();
        while bounded.advance() {
            pass.complete_up_to = bounded.preemptions.checked_sub(1);
            if !pass.runs(&mut execution, &mut bounded, program, budget) {
                return pass;
            }
        }
        pass.exhausted = true;
        pass.complete_up_to = Some(limit);
        pass
    }

    fn new() -> Pass {
        Pass {
            schedules: 0,
            steps: 0,
            found: None,
            exhausted: false,
            complete_up_to: None,
            waited: false,
        }
    }

    /// Runs one schedule; false if the search is to stop.
    fn runs(
        &mut self,
        execution: &mut Execution,
        strategy: &mut (dyn Strategy + 'static),
        program: &Program,
        budget: Budget,
    ) -> bool {
        self.schedules += 1;
        let ended = execution.run(strategy, program);
        self.waited |= execution
            .trace
            .objects()
            .iter()
            .any(|o| o.kind == "Condvar");
        if let Ended::Badly(kind) = ended {
            let decisions = execution.trace.decisions.clone();
            self.found = Some(Found {
                schedule: Schedule { decisions },
                kind,
            });
        }
        self.steps += execution.trace.events.len();
        self.found.is_none() && self.schedules < budget.schedules && self.steps < budget.steps
    }
}

/// Which search to collect outcomes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// Dynamic partial-order reduction.
    Reduced,
    /// By preemptions, without a bound.
    ByPreemptions,
    /// Everything.
    Exhaustive,
}

/// Runs every schedule, failing or not, and counts how each ended: `outcome` is asked after each run what it observed.
/// `None` if there are more than `budget`.
pub fn outcomes(
    search: Search,
    budget: usize,
    program: Arc<dyn Fn() + Send + Sync>,
    outcome: &mut dyn FnMut() -> String,
) -> Option<BTreeMap<String, usize>> {
    let settings = settings(&Limits::default(), Arc::default());
    let mut execution = Execution::new(settings);
    let (mut dpor, mut bounded, mut exhaustive) = (
        Dpor::default(),
        Bounded::up_to(usize::MAX),
        Exhaustive::default(),
    );
    bounded.advance();
    let mut seen = BTreeMap::new();
    for _ in 0..budget {
        let strategy: &mut dyn Strategy = match search {
            Search::Reduced => &mut dpor,
            Search::ByPreemptions => &mut bounded,
            Search::Exhaustive => &mut exhaustive,
        };
        let ended = execution.run(strategy, &program);
        if let Some(how) = how(&ended, outcome()) {
            *seen.entry(how).or_insert(0) += 1;
        }
        let more = match search {
            Search::Reduced => dpor.advance(),
            Search::ByPreemptions => bounded.advance(),
            Search::Exhaustive => exhaustive.advance(),
        };
        if !more {
            return Some(seen);
        }
    }
    None
}

/// How a run ended, given what it observed; nothing if it was pruned.
fn how(ended: &Ended, observed: String) -> Option<String> {
    match ended {
        Ended::Pruned => None,
        Ended::Well => Some(observed),
        // Where each thread stands then is the same in equivalent schedules.
        Ended::Badly(FailureKind::Deadlock) => Some(format!("deadlock {observed}")),
        Ended::Badly(kind) => Some(format!("{kind:?}")),
    }
}

/// All schedules as one graph of at most `limit` states, before those that look alike are merged.
///
/// `observed` is asked after each run what it observed.
pub(crate) fn graph(
    limits: &Limits,
    limit: usize,
    program: Program,
    mut observed: impl FnMut() -> String + Send + 'static,
) -> Result<Graph, NoGraph> {
    let limits = Limits {
        spurious_wakeups: false,
        ..limits.clone()
    };
    let owned = limits.clone();
    let result = watch::watched(&limits, move |progress| {
        let failure = explore_here(&owned, &program, Arc::clone(&progress)).failure;
        let simplest = failure.map(|failure| failure.schedule);
        let settings = settings(&owned, progress);
        survey::survey(&settings, limit, &program, simplest.as_ref(), &mut observed)
    });
    result.unwrap_or_else(|stuck| Err(NoGraph::Failed(stuck.narration)))
}
