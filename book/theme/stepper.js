// The stepper: the reader is the scheduler of the program on the page.
//
// A page has a place for it, <div class="stepper" data-goal="...">, with one <script type="application/json"> for each
// version of the program: all its schedules as one graph, made by `just bless`. What the graph's parts are is written in
// shared/transcript/src/steps.rs, which writes it. Without this script the page shows the shortest failing schedule.

"use strict";

(() => {
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
                if (index < 2) return { is: index === 0 ? "not born" : "ended", waits: "" };
                const [, line, object, waits] = stands[index];
                return { is: waits < 0 ? "ready" : "waiting", line, object, waits: text(waits) };
            };
            this.name = name;
            this.source = graph.source;
            this.listing = graph.listing;
            this.threads = graph.threads;
            this.objects = graph.objects;
            this.before = says(graph.before);
            this.simplest = graph.simplest;
            this.states = states.map(([threads, objects, steps, end]) => ({
                threads: threads.map(stand),
                objects: objects.map(text),
                steps: steps.map(([thread, what, to]) => ({ thread, says: says(what), to })),
                end: end && { well: end[0], says: text(end[1]), details: end[2].map(text) },
            }));
            // From the last state to the first: each step leads to a later one.
            for (const state of [...this.states].reverse()) {
                state.well = state.end ? Number(state.end.well) : this.sum(state, "well");
                state.badly = state.end ? Number(!state.end.well) : this.sum(state, "badly");
            }
        }

        sum(state, which) {
            return state.steps.reduce((sum, step) => sum + this.states[step.to][which], 0);
        }

        get start() {
            return this.states[0];
        }
    }

    /** Makes an element: `make("li", { class: "x" }, "text", child)`. */
    function make(tag, attributes = {}, ...children) {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        element.append(...children);
        return element;
    }

    /** A link to the page that explains the stepper. */
    const how = () => make("a", { href: `${path_to_root}ideas/you_are_the_scheduler.html` }, "How this works");

    const number = (n) => n.toLocaleString("en");
    const schedules = (n) => (n === 1 ? "1 schedule" : `${number(n)} schedules`);
    const lane = (thread) => `l${thread % 6}`;

    /** One place in a page, and the steps that its reader has taken. */
    class Stepper {
        constructor(place) {
            this.place = place;
            this.goal = place.dataset.goal;
            const scripts = [...place.querySelectorAll("script[type='application/json']")];
            this.programs = scripts.map(
                (script) => new Program(script.dataset.program, JSON.parse(script.textContent)),
            );
            this.build();
            this.choose(this.programs[0]);
        }

        // What stays.

        build() {
            const story = make("details", { class: "story" }, make("summary", {}, "The shortest way it breaks, as text and as a figure"));
            story.append(...this.place.querySelectorAll(":scope > figure"));
            this.listing = make("div", { class: "listing" });
            this.objects = make("dl", { class: "objects" });
            this.threads = make("div", { class: "threads", role: "group", "aria-label": "Whose turn is it?" });
            this.status = make("div", { class: "status", role: "status" });
            this.lanes = make("ol", { class: "lanes", tabindex: "0", "aria-label": "What has happened" });
            this.tools = {
                undo: this.tool("Undo", () => this.undo()),
                restart: this.tool("Restart", () => this.restart()),
                breaks: this.tool("Show me how it breaks", () => this.breaks()),
                rest: this.tool("Play to the end", () => this.playOn()),
            };
            const panel = make(
                "section",
                { class: "panel", "aria-label": "Be the scheduler" },
                make("p", { class: "goal" }, make("b", {}, "You are the scheduler. "), `Your goal: ${this.goal}. `, how()),
                this.versions(),
                make(
                    "div",
                    { class: "columns" },
                    this.listing,
                    make(
                        "div",
                        { class: "play" },
                        this.objects,
                        this.threads,
                        make("div", { class: "tools", role: "group", "aria-label": "Schedule" }, ...Object.values(this.tools)),
                        this.status,
                        this.lanes,
                    ),
                ),
            );
            panel.addEventListener("keydown", (event) => this.key(event));
            this.place.prepend(panel);
            this.place.append(story);
        }

        tool(name, act) {
            const button = make("button", { type: "button" }, name);
            button.addEventListener("click", () => isOff(button) || act());
            return button;
        }

        versions() {
            if (this.programs.length === 1) return "";
            const group = `stepper-${Stepper.count++}`;
            const options = this.programs.map((program, index) => {
                const radio = make("input", { type: "radio", name: group });
                radio.checked = index === 0;
                radio.addEventListener("change", () => this.choose(program));
                return make("label", {}, radio, ` ${program.name}`);
            });
            return make("fieldset", { class: "versions" }, make("legend", {}, "Version: "), ...options);
        }

        /** Keys do what the buttons do, so long as the stepper has the focus. */
        key(event) {
            if (event.ctrlKey || event.altKey || event.metaKey || event.target.type === "radio") return;
            const buttons = [...this.threads.querySelectorAll("button")];
            const button =
                { u: this.tools.undo, r: this.tools.restart, b: this.tools.breaks, e: this.tools.rest }[event.key] ??
                buttons[Number(event.key) - 1];
            if (button === undefined) return;
            event.preventDefault();
            event.stopPropagation(); // the book has keys of its own
            button.focus();
            button.click();
        }

        // What the reader does.

        choose(program) {
            this.program = program;
            this.writeListing();
            this.restart();
        }

        restart() {
            this.path = [];
            this.show();
        }

        undo() {
            this.path.pop();
            this.show();
        }

        breaks() {
            this.path = [];
            for (const step of this.program.simplest) this.path.push(this.state.steps[step]);
            this.show();
        }

        playOn() {
            while (this.state.steps.length > 0) this.path.push(this.state.steps[0]);
            this.show();
        }

        move(step) {
            this.path.push(step);
            this.show();
        }

        get state() {
            const last = this.path.at(-1);
            return last ? this.program.states[last.to] : this.program.start;
        }

        // What the reader sees.

        show() {
            this.showListing();
            this.showObjects();
            this.showThreads();
            this.showLanes();
            this.showStatus();
            const { well, badly, steps } = this.state;
            const total = this.program.start;
            switchOff(this.tools.undo, this.path.length === 0 && "nothing has happened yet");
            switchOff(this.tools.restart, this.path.length === 0 && "this is the beginning");
            switchOff(this.tools.breaks, total.badly === 0 && "no schedule breaks this version");
            const open = well > 0 && badly > 0 && "it is still open how it ends";
            switchOff(this.tools.rest, steps.length === 0 ? "this is the end" : open);
        }

        writeListing() {
            const { listing, source, threads } = this.program;
            this.listing.style.setProperty("--threads", threads.length);
            this.lines = new Map();
            const lines = listing.flatMap((item, index) => {
                const rows = item.map(([line, code]) => {
                    const marks = make("span", { class: "marks" });
                    this.lines.set(line, marks);
                    return make("div", { class: "line" }, marks, make("span", { class: "number" }, String(line)), coloured(code));
                });
                return index === 0 ? rows : [make("div", { class: "gap" }, "…"), ...rows];
            });
            const body = make("div", { class: "lines", tabindex: "0", role: "region", "aria-label": `${source}, as far as it matters` }, ...lines);
            this.listing.replaceChildren(make("p", { class: "source" }, source), body);
        }

        showListing() {
            for (const marks of this.lines.values()) marks.replaceChildren();
            this.state.threads.forEach((stand, thread) => this.lines.get(stand.line)?.append(this.chip(thread)));
        }

        /** Stands for a thread where it comes next. */
        chip(thread) {
            const { is } = this.state.threads[thread];
            const name = this.program.threads[thread];
            const title = is === "waiting" ? `${name} waits here` : `${name} comes here next`;
            return make("span", { class: `chip ${lane(thread)} ${is}`, title }, name[0]);
        }

        showObjects() {
            const rows = this.program.objects.flatMap((name, index) => {
                const chips = this.state.threads.flatMap(({ object }, thread) => (object === index ? [" ", this.chip(thread)] : []));
                return [make("dt", {}, name), make("dd", {}, this.state.objects[index] || "not used yet", ...chips)];
            });
            this.objects.replaceChildren(...rows);
        }

        showThreads() {
            // Buttons are kept, so that the focus stays where it is.
            const wanted = this.state.threads.flatMap((stand, thread) => {
                const steps = this.state.steps.filter((step) => step.thread === thread);
                return steps.length > 0 ? steps.map((step) => ({ thread, step })) : [{ thread, off: whyNot(stand) }];
            });
            const buttons = [...this.threads.children];
            buttons.slice(wanted.length).forEach((button) => button.remove());
            wanted.forEach(({ thread, step, off }, index) => {
                const button = buttons[index] ?? this.threads.appendChild(this.threadButton());
                button.className = lane(thread);
                button.step = step;
                const { line } = this.state.threads[thread];
                button.replaceChildren(
                    make("kbd", {}, String(index + 1)),
                    make("b", {}, this.program.threads[thread]),
                    make("span", {}, off || step.says.map((said) => said.what).join(", then ")),
                    make("small", {}, line ? `line ${line}` : ""),
                );
                switchOff(button, off);
            });
        }

        threadButton() {
            const button = make("button", { type: "button" });
            button.addEventListener("click", () => {
                if (isOff(button)) this.refuse(button);
                else this.move(button.step);
            });
            return button;
        }

        refuse(button) {
            const [name, reason] = [...button.querySelectorAll("b, span")].map((part) => part.textContent);
            this.note.textContent = `${name} can't be moved: it ${reason}.`;
        }

        showLanes() {
            let threads = this.program.start.threads;
            const told = this.program.before.map((said) => ({ said, threads }));
            for (const step of this.path) {
                for (const said of step.says) told.push({ said, threads });
                threads = this.program.states[step.to].threads;
            }
            const rows = told.map(({ said, threads }, index) => {
                const cells = threads.map(({ is }, thread) =>
                    make("span", { class: `lane ${lane(thread)} ${thread === said.thread ? "acts" : is}` }),
                );
                const mark = said.mark ? [make("strong", {}, ` ← ${said.mark}`)] : [];
                const what = make("span", { class: "what" }, make("b", {}, this.program.threads[said.thread]), ` ${said.what}`, ...mark);
                const line = make("small", {}, said.line ? `line ${said.line}` : "");
                return make("li", { class: index < this.program.before.length ? "before" : "" }, make("span", { class: "cells", "aria-hidden": "true" }, ...cells), what, line);
            });
            this.lanes.replaceChildren(...rows);
            this.lanes.scrollTop = this.lanes.scrollHeight;
        }

        showStatus() {
            const { end, well, badly } = this.state;
            const start = this.program.start;
            const all = start.well + start.badly;
            this.note = make("p", { class: "note" });
            const last = this.path.at(-1)?.says.at(-1);
            if (last) this.note.textContent = `${this.program.threads[last.thread]} ${last.what}.`;
            const parts = [this.note];
            if (end) {
                const verdict = end.well
                    ? `It ended well: goal not reached. ${this.hope(start, all)}`
                    : `Goal reached: ${end.says}.`;
                const details = end.details.map((detail) => make("li", {}, detail));
                parts.push(make("p", { class: end.well ? "verdict" : "verdict bad" }, verdict));
                if (details.length > 0) parts.push(make("ul", {}, ...details));
            } else {
                const from = this.path.length === 0 ? "There are" : "From here there are";
                const odds =
                    badly === 0
                        ? `${from} ${schedules(well)}, and none ends badly.`
                        : well === 0
                          ? `${from} ${schedules(badly)}, and all end badly.`
                          : `${from} ${schedules(well + badly)}: ${number(well)} end well, ${number(badly)} badly.`;
                parts.push(make("p", {}, odds.replace("are 1 schedule", "is 1 schedule")));
            }
            const share = well + badly === 0 ? 0 : (100 * badly) / (well + badly);
            parts.push(make("div", { class: "odds", "aria-hidden": "true", style: `--share: ${share}%` }));
            this.status.replaceChildren(...parts);
        }

        hope(start, all) {
            return start.badly === 0
                ? `So do all ${schedules(all)} of this version: it can't be reached.`
                : `${number(start.badly)} of ${schedules(all)} would have reached it.`;
        }
    }
    Stepper.count = 0;

    function whyNot({ is, waits }) {
        return { "not born": "has not been started yet", ended: "has ended", waiting: waits, ready: "is ready" }[is];
    }

    /** A button that is off stays in reach of the keyboard, and says why. */
    function switchOff(button, why) {
        button.setAttribute("aria-disabled", String(Boolean(why)));
        if (why) button.title = why;
        else button.removeAttribute("title");
    }

    function isOff(button) {
        return button.getAttribute("aria-disabled") === "true";
    }

    /** A line of Rust in the book's colours. */
    function coloured(line) {
        const code = make("code", { class: "hljs language-rust" });
        if (window.hljs) code.innerHTML = hljs.highlight("rust", line).value;
        else code.textContent = line;
        return code;
    }

    // The page with the whole book in it is for printing.
    if (!location.pathname.endsWith("/print.html")) {
        for (const place of document.querySelectorAll("div.stepper")) new Stepper(place);
    }
})();
