// A program as the graph of all its schedules, made by `just bless`.
//
// What the graph's parts are is written in shared/transcript/src/steps.rs, which writes it.

"use strict";

/** A graph of schedules, with names in place of numbers. */
class Program {
    constructor(name, graph) {
        const { texts, said, stands, states } = graph;
        const text = (index) => (index < 0 ? "" : texts[index]);
        const says = (indices) =>
            indices.map((index) => {
                const [thread, what, mark, line] = said[index];
                return { thread, what: text(what), mark: text(mark), line };
            });
        const stand = (index) => {
            if (index < 2) return { is: index === 0 ? "unborn" : "ended", waits: "", waitsFor: [] };
            const [what, line, object, waits, waitsFor] = stands[index];
            return { is: waits < 0 ? "ready" : "waiting", what: text(what), line, object, waits: text(waits), waitsFor };
        };
        this.name = name;
        this.source = graph.source;
        this.listing = graph.listing;
        this.threads = graph.threads;
        this.objects = graph.objects;
        this.before = says(graph.before);
        this.par = graph.par;
        this.map = graph.map;
        this.states = states.map(([threads, objects, steps, end], at) => {
            const ways = new Map();
            const ofThread = steps.map(([thread]) => thread);
            return {
                at,
                threads: threads.map(stand),
                objects: objects.map(text),
                steps: steps.map(([thread, what, to]) => {
                    const way = ways.get(thread) ?? 0;
                    ways.set(thread, way + 1);
                    const several = ofThread.indexOf(thread) !== ofThread.lastIndexOf(thread);
                    return { thread, says: says(what), to, turn: several ? `${thread}.${way}` : String(thread) };
                }),
                end: end && { well: end[0], says: text(end[1]), details: end[2].map(text) },
            };
        });
        // From the last state to the first: each step leads to a later one.
        for (const state of [...this.states].reverse()) {
            state.well = state.end ? Number(state.end.well) : this.sum(state, "well");
            state.badly = state.end ? Number(!state.end.well) : this.sum(state, "badly");
        }
        this.simplest = this.path(graph.simplest.map((step) => (state) => state.steps[step]));
    }

    sum(state, which) {
        return state.steps.reduce((sum, step) => sum + this.states[step.to][which], 0);
    }

    get start() {
        return this.states[0];
    }

    /** The steps that are picked, one state after the other. */
    path(picks) {
        let state = this.start;
        const path = [];
        for (const pick of picks) {
            const step = pick(state);
            if (!step) break;
            path.push(step);
            state = this.states[step.to];
        }
        return path;
    }

    /** The steps of a schedule such as `0120`: whose turn it is, and after a point which way it goes. */
    read(schedule) {
        const turns = schedule.match(/\d(\.\d)?/g) ?? [];
        return this.path(turns.map((turn) => (state) => state.steps.find((step) => step.turn === turn)));
    }

    /** How often a thread lost its turn although it could have gone on. */
    preemptions(path) {
        let last = this.before.at(-1)?.thread ?? 0;
        let state = this.start;
        let lost = 0;
        for (const step of path) {
            if (step.thread !== last && state.steps.some(({ thread }) => thread === last)) lost += 1;
            last = step.thread;
            state = this.states[step.to];
        }
        return lost;
    }

    /** The shortest way to each state. */
    ways() {
        const ways = [[]];
        for (const { at, steps } of this.states) {
            for (const step of steps) {
                const known = ways[step.to];
                if (!known || known.length > ways[at].length + 1) ways[step.to] = [...ways[at], step];
            }
        }
        return ways;
    }
}
