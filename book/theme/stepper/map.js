// All states of a small program as a picture to click in: time goes from left to right, and each state is a link to the
// shortest schedule that leads there. Where each stands was worked out when the map was made.

"use strict";

const SCALE = 2.2;
const MARGIN = 12;

class StateMap {
    /** `address` gives the address of a schedule. */
    constructor(program, address) {
        const place = ([x, y]) => ({ x: MARGIN + SCALE * x, y: MARGIN + SCALE * y });
        const places = program.map.map(place);
        const ways = program.ways();
        this.program = program;
        this.lines = new Map();
        const lines = program.states.flatMap(({ at, steps }) =>
            steps.map((step) => {
                const [from, to] = [places[at], places[step.to]];
                const line = draw("line", { class: laneOf(step.thread), x1: from.x, y1: from.y, x2: to.x, y2: to.y });
                this.lines.set(step, line);
                return line;
            }),
        );
        this.dots = program.states.map(({ at, end }) => {
            const { x, y } = places[at];
            const turns = ways[at].map(({ thread }) => program.threads[thread]);
            const says = at === 0 ? "The beginning" : `After ${turns.join(", ")}${end ? ": an end" : ""}`;
            const r = end ? 6 : 4.5;
            const dot = draw("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: r });
            return draw("a", { href: address(ways[at]), "aria-label": says }, draw("title", {}, says), dot);
        });
        const width = 2 * MARGIN + Math.max(...places.map(({ x }) => x));
        const height = 2 * MARGIN + Math.max(...places.map(({ y }) => y));
        const names = program.threads.map((name, thread) => make("span", { class: laneOf(thread) }, name));
        this.element = make(
            "div",
            { class: "map" },
            make("p", {}, "Each dot is a state, each line a step of ", ...names, "; time goes to the right. ", this.legend = make("span")),
            make("div", { class: "scroll" }, draw("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, ...lines, ...this.dots)),
        );
    }

    show(path, tellsEnds) {
        for (const [step, line] of this.lines) line.classList.toggle("gone", path.includes(step));
        const here = path.at(-1)?.to ?? 0;
        const been = new Set([0, ...path.map((step) => step.to)]);
        this.dots.forEach((dot, at) => {
            const { end } = this.program.states[at];
            const ends = tellsEnds && end ? (end.well ? "well" : "bad") : "";
            dot.setAttribute("class", `${at === here ? "here" : been.has(at) ? "been" : ""} ${ends}`);
        });
        this.legend.textContent = tellsEnds ? "A square ends badly." : "";
        this.element.classList.toggle("told", tellsEnds);
    }
}
