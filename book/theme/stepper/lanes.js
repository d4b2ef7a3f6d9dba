// What has happened: a row for each step, a lane for each thread, and arrows from an unlock to the lock that it allowed, from
// a send to its receive, and from a notification to the wake-up.

"use strict";

class Lanes {
    constructor() {
        this.rows = make("ol");
        this.arrows = draw("svg", { "aria-hidden": "true" });
        this.element = make("div", { class: "lanes", tabindex: "0", role: "group", "aria-label": "What has happened" }, this.rows, this.arrows);
        new ResizeObserver(() => this.drawArrows()).observe(this.element);
    }

    show(program, path) {
        let state = program.start;
        const told = program.before.map((said) => ({ said, threads: state.threads }));
        for (const step of path) {
            for (const said of step.says) told.push({ said, threads: state.threads, object: state.threads[step.thread].object });
            state = program.states[step.to];
        }
        const rows = told.map(({ said, threads }, index) => {
            const cells = threads.map(({ is }, thread) => make("span", { class: `lane ${laneOf(thread)} ${thread === said.thread ? "acts" : is}` }));
            const mark = said.mark ? [make("strong", {}, ` ← ${said.mark}`)] : [];
            const what = make("span", { class: "what" }, make("b", {}, program.threads[said.thread]), ` ${said.what}`, ...mark);
            return make(
                "li",
                { class: index < program.before.length ? "before" : "" },
                make("span", { class: "cells", "aria-hidden": "true" }, ...cells),
                what,
                make("small", {}, where(said.line)),
            );
        });
        this.rows.replaceChildren(...rows);
        this.causes = causes(program, told);
        this.drawArrows();
        this.element.scrollTop = this.element.scrollHeight;
    }

    drawArrows() {
        const dot = ([row, lane]) => {
            const li = this.rows.children[row];
            const cell = li.querySelectorAll(".lane")[lane];
            return { x: cell.offsetLeft + cell.offsetWidth / 2, y: li.offsetTop + 11 };
        };
        const places = (this.causes ?? []).map(({ from, to }) => [dot(from), dot(to)]);
        const arrows = places.map(([from, to]) => {
            const length = Math.hypot(to.x - from.x, to.y - from.y);
            const along = (share) => `${from.x + share * (to.x - from.x)} ${from.y + share * (to.y - from.y)}`;
            const angle = (180 / Math.PI) * Math.atan2(to.y - from.y, to.x - from.x);
            return [
                draw("path", { d: `M${along(7 / length)} L${along(1 - 10 / length)}` }),
                draw("path", { class: "head", d: "M0 0 L-7 -4 L-7 4 z", transform: `translate(${along(1 - 7 / length)}) rotate(${angle})` }),
            ];
        });
        this.arrows.setAttribute("height", this.rows.offsetHeight);
        this.arrows.replaceChildren(...arrows.flat());
    }
}

/** Which step of one thread allowed which later one of another, as row and lane. */
function causes(program, told) {
    const unlocked = new Map(); // of each lock, where it was last unlocked
    const sent = new Map(); // of each channel, where its messages were sent that nobody has received yet
    const notified = new Map(); // of each thread, where it was
    const found = [];
    told.forEach(({ said: { thread, what }, object }, row) => {
        const here = [row, thread];
        const allowed = (from) => from && from[1] !== thread && found.push({ from, to: here });
        if (/^wakes up/.test(what)) allowed(notified.get(program.threads[thread]));
        const lock = /(?:^|, )locks ((?:(?! to read| to write| =).)+)/.exec(what);
        if (lock && !/^wakes up/.test(what)) allowed(unlocked.get(lock[1]));
        if (/^receives/.test(what)) allowed(sent.get(object)?.shift());
        const unlock = /^unlocks ((?:(?! =).)+)|, unlocking (.+)/.exec(what);
        if (unlock) unlocked.set(unlock[1] ?? unlock[2], here);
        if (/^(sends|offers)/.test(what)) sent.set(object, [...(sent.get(object) ?? []), here]);
        const names = /^notifies (.+) on /.exec(what)?.[1].split(/, | and /) ?? [];
        for (const name of names) notified.set(name, here);
    });
    return found;
}
