//! How each run of a program ends: for tests that compare searches.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bounded::Bounded;
use super::dpor::Dpor;
use super::exhaustive::Exhaustive;
use super::limits::Limits;
use crate::engine::{Ended, Execution, FailureKind, Settings, Strategy};

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
    outcomes_of_pass(search, (1, 0), budget, program, outcome)
}

/// As [`outcomes`], with so much patience, and so many wake-ups for no reason in each thread.
pub fn outcomes_of_pass(
    search: Search,
    (patience, spurious_wakeups): (u32, u32),
    budget: usize,
    program: Arc<dyn Fn() + Send + Sync>,
    outcome: &mut dyn FnMut() -> String,
) -> Option<BTreeMap<String, usize>> {
    let settings = Settings {
        patience,
        spurious_wakeups,
        ..Limits::default().settings(Arc::default())
    };
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
pub(crate) fn how(ended: &Ended, observed: String) -> Option<String> {
    match ended {
        Ended::Pruned => None,
        Ended::Well => Some(observed),
        // Where each thread stands then is the same in equivalent schedules.
        Ended::Badly(FailureKind::Deadlock) => Some(format!("deadlock {observed}")),
        Ended::Badly(kind) => Some(format!("{kind:?}")),
    }
}
