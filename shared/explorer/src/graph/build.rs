//! From a program to its graph: runs it until there is nothing new.

use super::known::Known;
use super::survey::Survey;
use super::{End, Graph, NoGraph};
use crate::engine::{Ended, Execution, FailureKind, Schedule, Settings};
use crate::search::{Program, how};

/// Runs the program until every step from every state has been taken.
///
/// `observed` is asked after each complete run.
pub(crate) fn survey(
    settings: &Settings,
    limit: usize,
    program: &Program,
    simplest: Option<&Schedule>,
    observed: &mut dyn FnMut() -> String,
) -> Result<Graph, NoGraph> {
    let settings = settings.logging();
    let mut survey = Survey::default();
    let mut known = Known::default();
    survey.todo.push(Vec::new());
    while let Some(prefix) = survey.todo.pop() {
        survey.begin(prefix);
        let mut execution = Execution::new(settings.clone());
        let ended = execution.run(&mut survey, program);
        let end = end_of(&ended, observed)?;
        known.learn(&survey, execution, ended, end)?;
        if survey.states.len() > limit {
            return Err(NoGraph::TooLarge {
                limit,
                found: survey.states.len(),
                left: survey.todo.len(),
            });
        }
    }
    if let Some(schedule) = simplest {
        survey.begin(schedule.decisions.clone());
        let mut execution = Execution::new(settings);
        execution.run(&mut survey, program);
        known.follow(&survey, &execution);
    }
    Ok(known.graph())
}

fn end_of(ended: &Ended, observed: &mut dyn FnMut() -> String) -> Result<Option<End>, NoGraph> {
    let observed = observed();
    match ended {
        Ended::Badly(FailureKind::Livelock) => {
            Err(NoGraph::Failed("a run goes on and on".to_owned()))
        }
        Ended::Badly(FailureKind::NotDeterministic(how)) => Err(NoGraph::Failed(format!(
            "the program did not do the same when it was run in the same way: {how}"
        ))),
        _ => Ok(how(ended, observed).map(|outcome| End {
            well: *ended == Ended::Well,
            says: String::new(),
            details: Vec::new(),
            outcome,
        })),
    }
}
