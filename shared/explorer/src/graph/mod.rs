//! All schedules of a program as one graph.
//!
//! - here: the graph itself
//! - `build`: from a program to its graph
//! - `survey`: the search that takes every step from every state
//! - `known`: what its runs have shown, under one set of names

mod build;
mod known;
mod survey;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

pub(crate) use build::survey;

/// Every state that a program can be in, and every step from each: each path from the first state to an [`End`] is a
/// schedule, and each schedule is a path.
///
/// States that look alike and from which the same can happen are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// The names of the threads: first the main program, then the others as they were found.
    pub threads: Vec<String>,
    /// The names of the objects that the threads share.
    pub objects: Vec<String>,
    /// What happens before there is anything to choose.
    pub before: Vec<Said>,
    /// The first is where every schedule begins; each step leads to a later one.
    pub states: Vec<State>,
    /// Of the simplest schedule that fails, the number of each step among those of its state; empty if none fails.
    pub simplest: Vec<usize>,
}

/// A moment at which somebody must be chosen, or the end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    /// Where each thread stands.
    pub threads: Vec<Stand>,
    /// How each object stands, in a few words, as far as is known.
    pub objects: Vec<Option<String>>,
    /// What can happen next; nothing at the end.
    pub steps: Vec<Step>,
    /// How it ends here, if it does.
    pub end: Option<End>,
}

/// Where a thread stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stand {
    /// It has not been spawned.
    NotBorn,
    /// It has ended.
    Ended,
    /// It is about to do this.
    At {
        /// What, in a word or two: `lock`, `send`.
        what: &'static str,
        /// Where.
        line: Option<Line>,
        /// With what, as an index into [`Graph::objects`].
        object: Option<usize>,
        /// What it waits for, if it can't do it.
        waits: Option<String>,
        /// And for whom, as indices into [`Graph::threads`], if that is known.
        waits_for: Vec<usize>,
    },
}

/// One turn of one thread.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// Whose, as an index into [`Graph::threads`].
    pub thread: usize,
    /// What happens.
    pub says: Vec<Said>,
    /// The state it leads to.
    pub to: usize,
}

/// A line of the story.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Said {
    /// Who does it, as an index into [`Graph::threads`].
    pub thread: usize,
    /// What: `reads counter = 0`.
    pub text: String,
    /// What a reader should see about it: `B's update is lost`. Often empty.
    pub mark: String,
    /// Where.
    pub line: Option<Line>,
}

/// A line of a source file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Line {
    /// The file, as the compiler names it.
    pub file: String,
    /// The line in it, from 1.
    pub number: u32,
}

/// How a schedule ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// Without a failure.
    pub well: bool,
    /// What went wrong, in one line; empty if nothing did.
    pub says: String,
    /// Who waits for whom, a sentence each.
    pub details: Vec<String>,
    #[doc(hidden)]
    pub outcome: String,
}

/// Why there is no graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoGraph {
    /// The program has more states than a graph may have.
    TooLarge {
        /// So many a graph may have.
        limit: usize,
        /// So many were found when the search was given up,
        found: usize,
        /// and from so many of them not all steps had been tried.
        left: usize,
    },
    /// Things of these names can't be told apart in all schedules: each needs a line of its own where it is made.
    Alike(Vec<String>),
    /// A run of the program doesn't come to an end, or not in the same way again.
    Failed(String),
}

impl fmt::Display for NoGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoGraph::TooLarge { limit, found, left } => write!(
                f,
                "too large to step through: {found} states were found and {left} still had steps to try; at most {limit} are shown"
            ),
            NoGraph::Alike(names) => write!(
                f,
                "which is which of {} differs from schedule to schedule: make each in a line of its own",
                names.join(", ")
            ),
            NoGraph::Failed(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for NoGraph {}

impl Graph {
    /// So many schedules come to each kind of end.
    #[doc(hidden)]
    pub fn outcomes(&self) -> BTreeMap<String, u64> {
        let mut outcomes = BTreeMap::new();
        for (end, ways) in self.ends() {
            *outcomes.entry(end.outcome.clone()).or_default() += ways;
        }
        outcomes
    }

    /// How many schedules end well, and how many badly.
    pub fn schedules(&self) -> (u64, u64) {
        self.ends()
            .into_iter()
            .fold((0, 0), |(well, badly), (end, ways)| match end.well {
                true => (well + ways, badly),
                false => (well, badly + ways),
            })
    }

    /// The fewest preemptions with which a schedule ends badly; nothing if none does.
    ///
    /// It is a preemption if a thread that could go on loses its turn.
    pub fn fewest_preemptions(&self) -> Option<usize> {
        // By the thread whose turn it was last, the fewest on the way to each state.
        let mut fewest = vec![BTreeMap::<usize, usize>::new(); self.states.len()];
        fewest[0].insert(self.before.last().map_or(0, |said| said.thread), 0);
        let mut best: Option<usize> = None;
        for (number, state) in self.states.iter().enumerate() {
            let here = std::mem::take(&mut fewest[number]);
            if state.end.as_ref().is_some_and(|end| !end.well) {
                best = here.values().copied().chain(best).min();
            }
            for (&last, &so_far) in &here {
                let could_go_on = state.steps.iter().any(|step| step.thread == last);
                for step in &state.steps {
                    let cost = so_far + usize::from(could_go_on && step.thread != last);
                    let known = fewest[step.to].entry(step.thread).or_insert(cost);
                    *known = cost.min(*known);
                }
            }
        }
        best
    }

    /// How likely it ends badly if each step is picked by chance, every one of a state's alike.
    pub fn chance(&self) -> f64 {
        let mut chances = vec![0.0; self.states.len()];
        for (number, state) in self.states.iter().enumerate().rev() {
            chances[number] = match &state.end {
                Some(end) => f64::from(u8::from(!end.well)),
                None => {
                    let sum: f64 = state.steps.iter().map(|step| chances[step.to]).sum();
                    sum / state.steps.len() as f64
                }
            };
        }
        chances[0]
    }

    /// Every end, and how many schedules come to it.
    fn ends(&self) -> Vec<(&End, u64)> {
        let mut ways = vec![0_u64; self.states.len()];
        ways[0] = 1;
        let mut ends = Vec::new();
        for (number, state) in self.states.iter().enumerate() {
            for step in &state.steps {
                ways[step.to] = ways[step.to].saturating_add(ways[number]);
            }
            ends.extend(state.end.as_ref().map(|end| (end, ways[number])));
        }
        ends
    }

    /// The source files of its steps, each with the lines that come up.
    pub fn lines(&self) -> BTreeMap<&str, BTreeSet<u32>> {
        let mut lines: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        let said = self
            .states
            .iter()
            .flat_map(|s| &s.steps)
            .flat_map(|s| &s.says);
        let said = said
            .chain(&self.before)
            .filter_map(|said| said.line.as_ref());
        let stands = self.states.iter().flat_map(|s| &s.threads);
        let stands = stands.filter_map(|stand| match stand {
            Stand::At { line, .. } => line.as_ref(),
            Stand::NotBorn | Stand::Ended => None,
        });
        for line in said.chain(stands) {
            lines.entry(&line.file).or_default().insert(line.number);
        }
        lines
    }

    /// How an object stands is first known when somebody is about to use it; before that it stood the same.
    fn show_all_from_the_start(&mut self, order: &[usize]) {
        for object in 0..self.objects.len() {
            let mut known = order
                .iter()
                .map(|state| &self.states[*state].objects[object]);
            let first = known.find_map(Clone::clone);
            for state in &mut self.states {
                let stands = &mut state.objects[object];
                *stands = stands.take().or_else(|| first.clone());
            }
        }
    }

    /// Makes one of states that look alike and go on alike, and numbers them so that each step leads to a later one.
    pub(crate) fn merged(mut self) -> Graph {
        let order = first_things_first(&self.states);
        self.show_all_from_the_start(&order);
        let mut class_of = vec![0; self.states.len()];
        let mut classes: HashMap<State, usize> = HashMap::new();
        let mut merged: Vec<State> = Vec::new();
        for &number in order.iter().rev() {
            let mut state = self.states[number].clone();
            for step in &mut state.steps {
                step.to = class_of[step.to];
            }
            class_of[number] = *classes.entry(state).or_insert_with_key(|state| {
                merged.push(state.clone());
                merged.len() - 1
            });
        }
        // The last class is that of the first state.
        let last = merged.len() - 1;
        merged.reverse();
        for step in merged.iter_mut().flat_map(|state| &mut state.steps) {
            step.to = last - step.to;
        }
        Graph {
            states: merged,
            ..self
        }
    }
}

/// The numbers of all states, so that each comes before those its steps lead to.
fn first_things_first(states: &[State]) -> Vec<usize> {
    let mut incoming = vec![0; states.len()];
    for step in states.iter().flat_map(|state| &state.steps) {
        incoming[step.to] += 1;
    }
    let mut order = vec![0];
    let mut next = 0;
    while next < order.len() {
        for step in &states[order[next]].steps {
            incoming[step.to] -= 1;
            if incoming[step.to] == 0 {
                order.push(step.to);
            }
        }
        next += 1;
    }
    debug_assert_eq!(order.len(), states.len(), "time goes on");
    order
}
