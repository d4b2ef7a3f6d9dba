//! Every schedule, one by one, without any pruning: what the clever searches are tested against.

use crate::engine::{Point, Strategy, TaskSet, Turn};

/// Depth-first, each alternative in turn.
#[derive(Default)]
pub(crate) struct Exhaustive {
    /// What was chosen at each decision, and the alternatives left.
    path: Vec<Branch>,
    depth: usize,
}

enum Branch {
    Turn {
        chosen: crate::engine::TaskId,
        left: TaskSet,
    },
    Outcome {
        taken: usize,
        ways: usize,
    },
}

impl Exhaustive {
    /// Prepares the next execution; false when there is none left.
    pub(crate) fn advance(&mut self) -> bool {
        self.depth = 0;
        while let Some(branch) = self.path.last_mut() {
            match branch {
                Branch::Turn { chosen, left } => {
                    if let Some(next) = left.iter().next() {
                        left.remove(next);
                        *chosen = next;
                        return true;
                    }
                }
                Branch::Outcome { taken, ways } if *taken + 1 < *ways => {
                    *taken += 1;
                    return true;
                }
                Branch::Outcome { .. } => {}
            }
            self.path.pop();
        }
        false
    }
}

impl Strategy for Exhaustive {
    fn choose(&mut self, point: &Point<'_>) -> Turn {
        if self.depth == self.path.len() {
            let Some(chosen) = point.natural_choice(point.fair()) else {
                return Turn::Prune;
            };
            let mut left = point.fair();
            left.remove(chosen);
            self.path.push(Branch::Turn { chosen, left });
        }
        self.depth += 1;
        match &self.path[self.depth - 1] {
            Branch::Turn { chosen, .. } => Turn::Of(*chosen),
            Branch::Outcome { .. } => {
                Turn::Diverged("an operation has fewer outcomes than before".to_owned())
            }
        }
    }

    fn outcome(&mut self, ways: usize) -> usize {
        if self.depth == self.path.len() {
            self.path.push(Branch::Outcome { taken: 0, ways });
        }
        self.depth += 1;
        match &self.path[self.depth - 1] {
            Branch::Outcome { taken, .. } => (*taken).min(ways - 1),
            Branch::Turn { .. } => 0,
        }
    }
}
