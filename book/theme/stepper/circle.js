// A deadlock as what it is: a circle of threads, each waiting for the next.

"use strict";

/** The threads that wait for each other in a circle, or none. */
function circleIn(state) {
    const follow = (way) => {
        for (const next of state.threads[way.at(-1)].waitsFor) {
            if (next === way[0]) return way;
            if (way.includes(next)) continue;
            const circle = follow([...way, next]);
            if (circle) return circle;
        }
        return null;
    };
    for (const thread of state.threads.keys()) {
        const circle = state.threads[thread].is === "waiting" && follow([thread]);
        if (circle && circle.length > 1) return circle;
    }
    return null;
}

function drawCircle(program, state, circle) {
    const [width, height, rx, ry] = [360, 210, 120, 74];
    const at = (turn) => ({ x: width / 2 + rx * Math.sin(2 * Math.PI * turn), y: height / 2 - ry * Math.cos(2 * Math.PI * turn) });
    const n = circle.length;
    // Two stand side by side.
    const turn = (index) => (index + (n === 2 ? 0.5 : 0)) / n + (n === 2 ? 0.5 : 0);
    const parts = circle.flatMap((thread, index) => {
        const from = at(turn(index) + 0.36 / (2 * n));
        const to = at(turn(index + 1) - 0.36 / (2 * n));
        const half = at(turn(index) + 0.5 / n);
        const { object, line } = state.threads[thread];
        const what = object >= 0 ? program.objects[object] : "";
        const angle = 360 * (turn(index + 1) - 0.36 / (2 * n));
        // Outside the circle.
        const aside = (half.x - width / 2) / rx;
        const anchor = Math.abs(aside) < 0.3 ? "middle" : aside > 0 ? "start" : "end";
        const down = half.y < height / 2 ? -9 : 17;
        return [
            draw("path", { class: laneOf(thread), d: `M${from.x} ${from.y} A${rx} ${ry} 0 0 1 ${to.x} ${to.y}` }),
            draw("path", { class: `head ${laneOf(thread)}`, d: "M4 0 L-6 -5 L-6 5 z", transform: `translate(${to.x} ${to.y}) rotate(${angle})` }),
            draw("text", { x: half.x + 10 * aside, y: half.y + down, "text-anchor": anchor }, `${what ? `waits for ${what}` : "waits"}${line > 0 ? `, ${where(line)}` : ""}`),
        ];
    });
    const names = circle.flatMap((thread, index) => {
        const { x, y } = at(turn(index));
        const half = 4.4 * program.threads[thread].length + 12;
        return [
            draw("rect", { class: laneOf(thread), x: x - half, y: y - 15, width: 2 * half, height: 30, rx: 15 }),
            draw("text", { class: "name", x, y: y + 5 }, program.threads[thread]),
        ];
    });
    const says = circle.map((thread) => `${program.threads[thread]} ${state.threads[thread].waits}`).join("; ");
    return draw("svg", { class: "circle", viewBox: `-90 -12 ${width + 180} ${height + 24}`, role: "img", "aria-label": `A circle: ${says}.` }, ...parts, ...names);
}
