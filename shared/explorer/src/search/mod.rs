//! Which schedules are run, in which order, until one fails or none is left.

mod bounded;
mod dpor;
mod exhaustive;
mod limits;
mod outcomes;
mod replay;

use std::sync::Arc;

use crate::engine::{Decision, Ended, Execution, FailureKind, Place, Schedule, Settings, Strategy};

use bounded::Bounded;
use dpor::Dpor;
pub use limits::{Coverage, Limits};
pub(crate) use outcomes::how;
pub use outcomes::{Search, outcomes, outcomes_of_pass};
pub(crate) use replay::Replay;

pub(crate) type Program = Arc<dyn Fn() + Send + Sync>;

/// What a search came to.
pub(crate) struct Findings {
    pub(crate) schedules: usize,
    pub(crate) schedules_with_spurious_wakeups: usize,
    /// With more patience.
    pub(crate) more: usize,
    pub(crate) coverage: Coverage,
    /// If some thread polls: so often in a row it was seen to do so in vain.
    pub(crate) polls: Option<u32>,
    /// The settings of the failing run, and the run.
    pub(crate) found: Option<(Settings, Found)>,
    /// The first run, to see whether it is the same when it is made again.
    pub(crate) first: Run,
}

/// A run that was made.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Run {
    decisions: Vec<Decision>,
    badly: bool,
    /// The program used a stand-in.
    pub(crate) has_stand_ins: bool,
    /// Of all that happened.
    state: u64,
    /// It has several threads, and none of the things they use is used by two: as far as the explorer sees.
    pub(crate) shares_nothing: bool,
    /// Where it took its steps.
    pub(crate) places: Vec<Place>,
}

impl Run {
    fn of(execution: &Execution, ended: &Ended) -> Run {
        Run {
            decisions: execution.trace.decisions.clone(),
            has_stand_ins: execution.has_stand_ins,
            badly: matches!(ended, Ended::Badly(_)),
            state: execution.trace.state,
            shares_nothing: execution.tasks.len() > 1 && !execution.trace.shares_something(),
            places: execution.trace.places(),
        }
    }

    /// Does the same happen if the program is run in the same way again?
    pub(crate) fn comes_again(&self, settings: &Settings, program: &Program) -> bool {
        let mut execution = Execution::new(settings.clone());
        let mut replay = Replay::of(&Schedule {
            decisions: self.decisions.clone(),
        });
        let ended = execution.run(&mut replay, program);
        *self == Run::of(&execution, &ended)
    }
}

/// A failing run, before it is told.
pub(crate) struct Found {
    pub(crate) schedule: Schedule,
    pub(crate) kind: FailureKind,
    /// No failing run has fewer preemptions.
    pub(crate) is_simplest: bool,
}

/// Runs the program under every schedule, or until it fails.
pub(crate) fn search(limits: &Limits, settings: &Settings, program: &Program) -> Findings {
    let mut settings = settings.clone();
    let budget = Budget {
        schedules: limits.schedules,
        steps: limits.steps_of_all,
    };
    let mut first = Pass::with_dpor(&settings, program, budget);
    let schedules = first.schedules;
    let (mut spurious, mut more) = (0, 0);
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
    if first.found.is_none()
        && first.exhausted
        && first.could_take_liberties
        && limits.spurious_wakeups
    {
        settings.spurious_wakeups = 1;
        let second = Pass::with_dpor(&settings, program, budget);
        spurious = second.schedules;
        first.found = second.found;
    }
    let mut polls = None;
    if first.found.is_none() && first.exhausted && first.lost_patience {
        settings.spurious_wakeups = 0;
        polls = Some(1);
        for patience in [2, 3, 5, 10] {
            settings.patience = patience;
            let pass = Pass::with_dpor(&settings, program, budget.of_more_patience());
            more += pass.schedules;
            first.found = pass.found;
            if first.found.is_some() || !pass.exhausted {
                break;
            }
            polls = pass.lost_patience.then_some(patience);
            if polls.is_none() {
                break;
            }
        }
    }
    let found = first.found.map(|found| {
        coverage = Coverage::UntilFailure;
        let simplest = simplest(&settings, program, found, budget);
        (settings, simplest)
    });
    Findings {
        schedules,
        schedules_with_spurious_wakeups: spurious,
        more,
        coverage,
        polls,
        found,
        first: first.run,
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
        Some(fewer) => {
            let pass = Pass::with_bound(settings, program, fewer, budget);
            pass.found.unwrap_or(Found {
                is_simplest: pass.exhausted,
                ..found
            })
        }
        None => Found {
            is_simplest: true,
            ..found
        },
    }
}

/// What a search may cost.
#[derive(Clone, Copy)]
struct Budget {
    schedules: usize,
    steps: usize,
}

impl Budget {
    /// Most of what there is to see was seen with less.
    fn of_more_patience(self) -> Budget {
        Budget {
            schedules: self.schedules / 20,
            steps: self.steps / 20,
        }
    }
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
    /// Some thread came to something that std leaves open.
    could_take_liberties: bool,
    /// Some thread polled until its patience was at an end.
    lost_patience: bool,
    /// The first run.
    run: Run,
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
            could_take_liberties: false,
            lost_patience: false,
            run: Run::default(),
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
        if self.schedules == 1 {
            self.run = Run::of(execution, &ended);
        }
        self.could_take_liberties |= execution.could_take_liberties;
        self.lost_patience |= execution.lost_patience;
        if let Ended::Badly(kind) = ended {
            let decisions = execution.trace.decisions.clone();
            self.found = Some(Found {
                schedule: Schedule { decisions },
                kind,
                is_simplest: true,
            });
        }
        self.steps += execution.trace.events.len();
        self.found.is_none() && self.schedules < budget.schedules && self.steps < budget.steps
    }
}
