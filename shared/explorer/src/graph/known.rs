//! What all runs together have shown: from each run's own numbers of tasks and objects to one set of names.

use super::survey::{Seen, Survey, line};
use super::{End, Graph, NoGraph, Said, Stand, State, Step};
use crate::engine::{
    Decision, ENDS, ENDS_BY_PANIC, Ended, Execution, MAIN_ENDS, ObjectId, TaskId, is_spoken_of,
};
use crate::narration::names::{Born, Made, Names};
use crate::narration::{self, Story, text};

/// The states so far.
#[derive(Default)]
pub(super) struct Known {
    /// By what they are in every run: who spawned them, and as which child.
    tasks: Vec<(u64, Born)>,
    /// By where they were made, and as the how-manieth.
    objects: Vec<(Made, usize)>,
    before: Vec<Said>,
    states: Vec<Option<State>>,
    /// For each state, what was decided for each of its steps, in order.
    decided: Vec<Vec<Decided>>,
    /// State after state, the step that the simplest failing schedule takes.
    simplest: Vec<(usize, Decided)>,
}

/// Whose turn it is, and which outcomes its operations have.
type Decided = (usize, Vec<u16>);

impl Known {
    fn task(&mut self, execution: &Execution, id: TaskId) -> usize {
        let task = &execution.tasks[id.index()];
        let known = self.tasks.iter().position(|(id, _)| *id == task.identity);
        known.unwrap_or_else(|| {
            let (named, at) = (task.name.clone(), task.spawned_at);
            self.tasks.push((task.identity, Born { named, at }));
            self.tasks.len() - 1
        })
    }

    fn object(&mut self, execution: &Execution, index: usize) -> usize {
        let objects = execution.trace.objects();
        let same = |made: &Made, object: Made| made.kind == object.kind && made.at == object.at;
        let made = Made::of(&objects[index]);
        let earlier = objects[..index].iter().filter(|o| same(&made, Made::of(o)));
        let nth = earlier.count();
        let known = self
            .objects
            .iter()
            .position(|(m, n)| same(m, made) && *n == nth);
        known.unwrap_or_else(|| {
            self.objects.push((made, nth));
            self.objects.len() - 1
        })
    }

    /// The run's tasks and objects by marks for their numbers here.
    fn marks(&mut self, execution: &Execution) -> Names {
        let tasks = (0..execution.tasks.len()).map(TaskId::from_index);
        let tasks = tasks.map(|id| TaskId::from_index(self.task(execution, id)).to_string());
        let tasks = tasks.collect();
        let objects = 0..execution.trace.objects().len();
        let objects = objects.map(|o| ObjectId(self.object(execution, o) as u32).to_string());
        let objects = objects.collect();
        Names::given(execution, tasks, objects)
    }

    /// Takes up what one run has shown.
    pub(super) fn learn(
        &mut self,
        survey: &Survey,
        mut execution: Execution,
        ended: Ended,
        end: Option<End>,
    ) -> Result<(), NoGraph> {
        if let Ended::Badly(kind) = &ended {
            narration::leave_out_the_unwinding(&mut execution, kind);
        }
        let names = self.marks(&execution);
        let said = self.said(&execution, &names);
        let first = said.iter().filter(|(event, _)| event.is_none());
        self.before = first.map(|(_, said)| said.clone()).collect();
        for moment in &survey.way {
            if self.states.len() <= moment.state {
                self.states.resize(moment.state + 1, None);
                self.decided.resize(moment.state + 1, Vec::new());
            }
            if let Some(seen) = &moment.seen {
                self.see(moment.state, seen, &execution, &names)?;
            }
        }
        for (event, pair) in survey.way.windows(2).enumerate() {
            let (from, to) = (&pair[0], &pair[1]);
            let decided = self.decided(&execution, &survey.so_far[from.decisions..to.decisions]);
            let Err(place) = self.decided[from.state].binary_search(&decided) else {
                continue;
            };
            let thread = decided.0;
            let says = said.iter().filter(|(of, _)| *of == Some(event));
            let mut says: Vec<Said> = says.map(|(_, said)| said.clone()).collect();
            if says.is_empty() {
                says.push(Said::in_silence(thread, execution.trace.events[event].what));
            }
            self.decided[from.state].insert(place, decided);
            let state = self.states[from.state].as_mut();
            let state = state.expect("a run that takes a new step from a state has seen it");
            // The story names no line for what is written nowhere, such as the unlocking at the end of a block.
            if let Stand::At { line: Some(at), .. } = &state.threads[thread]
                && says[0].thread == thread
            {
                says[0].line = Some(at.clone());
            }
            let to = to.state;
            state.steps.insert(place, Step { thread, says, to });
        }
        if let (Some(mut end), Some(last)) = (end, survey.way.last()) {
            if let Ended::Badly(kind) = ended {
                let (story, _) = Story::of(execution, names, kind);
                end.says = story.headline;
                end.details = story.epilogue;
            }
            let state = self.states[last.state].as_mut();
            state.expect("a run sees its end").end = Some(end);
        }
        Ok(())
    }

    fn see(
        &mut self,
        number: usize,
        seen: &Seen,
        execution: &Execution,
        names: &Names,
    ) -> Result<(), NoGraph> {
        let mut state = State {
            threads: Vec::new(),
            objects: Vec::new(),
            steps: Vec::new(),
            end: None,
        };
        for (index, stand) in seen.threads.iter().enumerate() {
            let at = self.task(execution, TaskId::from_index(index));
            let mut stand = stand.named(names);
            self.renumber(&mut stand, execution);
            put(&mut state.threads, at, stand, Stand::NotBorn);
        }
        while state
            .threads
            .pop_if(|stand| *stand == Stand::NotBorn)
            .is_some()
        {}
        for (index, object) in seen.objects.iter().enumerate() {
            let at = self.object(execution, index);
            let text = object.as_ref().map(|text| names.resolve(text));
            put(&mut state.objects, at, text, None);
        }
        while state.objects.pop_if(|object| object.is_none()).is_some() {}
        match &self.states[number] {
            Some(known) if (&known.threads, &known.objects) != (&state.threads, &state.objects) => {
                Err(NoGraph::Alike(self.of_one_name()))
            }
            Some(_) => Ok(()),
            None => {
                self.states[number] = Some(state);
                Ok(())
            }
        }
    }

    /// From the run's numbers to those that hold in all runs.
    fn renumber(&mut self, stand: &mut Stand, execution: &Execution) {
        if let Stand::At {
            object, waits_for, ..
        } = stand
        {
            *object = object.map(|object| self.object(execution, object));
            for task in waits_for {
                *task = self.task(execution, TaskId::from_index(*task));
            }
        }
    }

    /// What happened in each event, and before the first.
    fn said(&mut self, execution: &Execution, names: &Names) -> Vec<(Option<usize>, Said)> {
        let rows = text::rows(execution, names);
        let lines = execution.record.lines.iter().zip(rows);
        let said = lines.map(|(told, row)| {
            let said = Said {
                thread: self.task(execution, told.task),
                text: row.what,
                mark: row.mark,
                line: line(told.at.clone()),
            };
            (told.event, said)
        });
        said.collect()
    }

    fn decided(&mut self, execution: &Execution, step: &[Decision]) -> Decided {
        let [Decision::Turn(task), outcomes @ ..] = step else {
            unreachable!("an event begins with a turn")
        };
        let outcome = |decision: &Decision| match decision {
            Decision::Outcome(taken) => *taken,
            Decision::Turn(_) => unreachable!("an event has one turn"),
        };
        let outcomes = outcomes.iter().map(outcome).collect();
        (self.task(execution, *task), outcomes)
    }

    /// Notes which step a run took from each state.
    pub(super) fn follow(&mut self, survey: &Survey, execution: &Execution) {
        for pair in survey.way.windows(2) {
            let step = &survey.so_far[pair[0].decisions..pair[1].decisions];
            let decided = self.decided(execution, step);
            self.simplest.push((pair[0].state, decided));
        }
    }

    /// The names that several objects share.
    fn of_one_name(&self) -> Vec<String> {
        let made: Vec<Made> = self.objects.iter().map(|(made, _)| *made).collect();
        let names = Names::of_all(&self.born(), &made);
        let shared = self.objects.iter().zip(names.objects());
        let shared = shared.filter(|((made, _), _)| {
            let same = |(other, _): &&(Made, usize)| (other.kind, other.at) == (made.kind, made.at);
            is_spoken_of(made.kind) && self.objects.iter().filter(same).count() > 1
        });
        shared.map(|(_, name)| name.clone()).collect()
    }

    fn born(&self) -> Vec<Born> {
        self.tasks.iter().map(|(_, born)| born.clone()).collect()
    }

    /// Everything by its name.
    pub(super) fn graph(self) -> Graph {
        let made: Vec<Made> = self.objects.iter().map(|(made, _)| *made).collect();
        let names = Names::of_all(&self.born(), &made);
        let simplest = self.simplest.iter().map(|(state, decided)| {
            let step = self.decided[*state].binary_search(decided);
            step.expect("every step from every state is known")
        });
        let simplest = simplest.collect();
        let mut states: Vec<State> = self.states.into_iter().flatten().collect();
        for state in &mut states {
            state.threads.resize(self.tasks.len(), Stand::NotBorn);
            state.objects.resize(made.len(), None);
            state.name_all(&names);
        }
        let mut before = self.before;
        before.iter_mut().for_each(|said| said.name_all(&names));
        let graph = Graph {
            threads: names.tasks().to_vec(),
            objects: names.of_channels(&made),
            before,
            states,
            simplest,
        };
        graph.merged()
    }
}

/// Puts a thing at an index, whatever is to stand before it.
fn put<T: Clone>(list: &mut Vec<T>, at: usize, thing: T, else_: T) {
    if list.len() <= at {
        list.resize(at + 1, else_);
    }
    list[at] = thing;
}

impl State {
    /// Replaces all marks by names.
    fn name_all(&mut self, names: &Names) {
        for stand in &mut self.threads {
            *stand = stand.named(names);
        }
        for text in self.objects.iter_mut().flatten() {
            *text = names.resolve(text);
        }
        for said in self.steps.iter_mut().flat_map(|step| &mut step.says) {
            said.name_all(names);
        }
        if let Some(end) = &mut self.end {
            end.says = names.resolve(&end.says);
            for detail in &mut end.details {
                *detail = names.resolve(detail);
            }
        }
    }
}

impl Said {
    /// Of what a thread does the story says nothing, such as its end.
    fn in_silence(thread: usize, what: &str) -> Said {
        let text = match what {
            ENDS | ENDS_BY_PANIC | MAIN_ENDS => "ends",
            other => other,
        };
        Said {
            thread,
            text: text.to_owned(),
            mark: String::new(),
            line: None,
        }
    }

    fn name_all(&mut self, names: &Names) {
        self.text = names.resolve(&self.text);
        self.mark = names.resolve(&self.mark);
    }
}

impl Stand {
    fn named(&self, names: &Names) -> Stand {
        let mut named = self.clone();
        if let Stand::At {
            waits: Some(text), ..
        } = &mut named
        {
            *text = names.resolve(text);
        }
        named
    }
}
