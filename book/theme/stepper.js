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
                if (index < 2) return { is: index === 0 ? "unborn" : "ended", waits: "" };
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
    const lane = (thread) => `l${thread % 6}`;

    /** One place in a page, and the steps that its reader has taken. */
    class Stepper {
        static count = 0;

        constructor(place) {
            this.place = place;
            this.goal = place.dataset.goal;
            this.id = `stepper-${Stepper.count++}`;
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
                u: this.tool("Undo", "U", () => this.undo()),
                r: this.tool("Restart", "R", () => this.restart()),
                h: this.tool("Show me how it breaks", "H", () => this.breaks()),
                e: this.tool("Play to the end", "E", () => this.toTheEnd()),
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

        tool(name, key, act) {
            const button = make("button", { type: "button" }, make("kbd", {}, key), ` ${name}`);
            button.addEventListener("click", () => {
                if (button.off) this.say(`${name} is off: ${button.off}.`);
                else act();
            });
            return button;
        }

        versions() {
            if (this.programs.length === 1) return "";
            const options = this.programs.map((program, index) => {
                const radio = make("input", { type: "radio", name: this.id, autocomplete: "off" });
                radio.checked = index === 0;
                radio.addEventListener("change", () => this.choose(program));
                return make("label", {}, radio, ` ${program.name}`);
            });
            return make("fieldset", { class: "versions" }, make("legend", {}, "Version: "), ...options);
        }

        /** Keys do what the buttons do, so long as the stepper has the focus. */
        key(event) {
            // The book has keys of its own: an arrow would leave the page.
            if (event.key.startsWith("Arrow")) event.stopPropagation();
            if (event.ctrlKey || event.altKey || event.metaKey) return;
            const threads = [...this.threads.querySelectorAll("button")];
            const named = threads.find((button) => button.firstChild.textContent === event.key);
            const button = this.tools[event.key.toLowerCase()] ?? named;
            if (button === undefined) return;
            event.preventDefault();
            event.stopPropagation();
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
            this.isHelped = false;
            this.show();
        }

        undo() {
            this.path.pop();
            this.show();
            this.say(`Undone. ${this.lastWords()}`);
        }

        breaks() {
            this.path = [];
            this.isHelped = true;
            for (const step of this.program.simplest) this.path.push(this.state.steps[step]);
            this.show();
            this.say("Undo goes back step by step.");
        }

        toTheEnd() {
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
            const open = well > 0 && badly > 0 && "it is still open how it ends";
            switchOff(this.tools.u, this.path.length === 0 && "nothing has happened yet");
            switchOff(this.tools.r, this.path.length === 0 && "this is the beginning");
            switchOff(this.tools.h, this.program.start.badly === 0 && "no schedule breaks this version");
            switchOff(this.tools.e, steps.length === 0 ? "this is the end" : open);
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
            const mover = this.path.at(-1)?.thread;
            if (mover !== undefined) this.reveal(this.lines.get(this.state.threads[mover].line));
        }

        /** Scrolls the listing, if it is longer than its window, to a line. */
        reveal(marks) {
            if (marks === undefined) return;
            const row = marks.parentElement;
            const lines = row.parentElement;
            const isAbove = row.offsetTop < lines.scrollTop;
            const isBelow = row.offsetTop + row.offsetHeight > lines.scrollTop + lines.clientHeight;
            if (isAbove || isBelow) lines.scrollTop = row.offsetTop - lines.clientHeight / 2;
        }

        /** Stands for a thread where it comes next. */
        chip(thread) {
            const { is } = this.state.threads[thread];
            const name = this.program.threads[thread];
            const title = is === "waiting" ? `${name} waits here` : `${name} comes here next`;
            return make("span", { class: `chip ${lane(thread)} ${is}`, title, "aria-hidden": "true" }, name[0]);
        }

        showObjects() {
            const rows = this.program.objects.flatMap((name, index) => {
                const chips = this.state.threads.flatMap(({ object }, thread) => (object === index ? [" ", this.chip(thread)] : []));
                return [make("dt", {}, name), make("dd", {}, this.state.objects[index], ...chips)];
            });
            this.objects.replaceChildren(...rows);
        }

        showThreads() {
            const { threads, steps } = this.state;
            const wanted = threads.flatMap((stand, thread) => {
                const own = steps.filter((step) => step.thread === thread);
                if (own.length === 0) return [{ thread, way: 0, off: whyNot(stand) }];
                return own.map((step, way) => ({ thread, way, step }));
            });
            // Buttons are kept, so that the focus stays where it is.
            const kept = new Map([...this.threads.children].map((button) => [button.id, button]));
            let extra = threads.length;
            const buttons = wanted.map(({ thread, way, step, off }) => {
                const id = `${this.id}-${thread}-${way}`;
                const button = kept.get(id) ?? this.threadButton(id);
                const { line } = threads[thread];
                Object.assign(button, { className: lane(thread), step, name: this.program.threads[thread] });
                button.replaceChildren(
                    make("kbd", {}, String(way === 0 ? thread + 1 : ++extra)),
                    make("b", {}, button.name),
                    make("span", {}, off || step.says.map((said) => said.what).join(", then ")),
                    make("small", {}, where(line)),
                );
                switchOff(button, off);
                return button;
            });
            const hadFocus = document.activeElement;
            for (const button of kept.values()) if (!buttons.includes(button)) button.remove();
            buttons.forEach((button, index) => {
                if (this.threads.children[index] !== button) this.threads.insertBefore(button, this.threads.children[index] ?? null);
            });
            // Of a thread with two ways to go, one may be gone.
            if (hadFocus.id.startsWith(this.id) && !hadFocus.isConnected) this.threads.children[0].focus();
        }

        threadButton(id) {
            const button = make("button", { type: "button", id });
            button.addEventListener("click", () => {
                if (button.off) this.say(`${button.name} can't be moved: it ${button.off}.`);
                else this.move(button.step);
            });
            return button;
        }

        say(note) {
            this.note.textContent = note;
        }

        lastWords() {
            const said = this.path.at(-1)?.says.at(-1);
            return said ? `${this.program.threads[said.thread]} ${said.what}.` : "This is the beginning.";
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
                const line = make("small", {}, where(said.line));
                return make("li", { class: index < this.program.before.length ? "before" : "" }, make("span", { class: "cells", "aria-hidden": "true" }, ...cells), what, line);
            });
            this.lanes.replaceChildren(...rows);
            this.lanes.scrollTop = this.lanes.scrollHeight;
        }

        showStatus() {
            const { end, well, badly } = this.state;
            this.note = make("p", { class: "note" }, this.path.length > 0 ? this.lastWords() : "");
            const parts = end ? this.ending(end) : [make("p", {}, this.odds(well, badly))];
            // Few aren't none.
            const share = badly === 0 ? 0 : well === 0 ? 100 : Math.min(98, Math.max(2, (100 * badly) / (well + badly)));
            const bar = make("div", { class: "odds", "aria-hidden": "true", style: `--share: ${share}%` });
            this.status.replaceChildren(this.note, ...parts, bar);
        }

        ending({ well, says, details }) {
            if (!well) {
                const list = details.length > 1 ? [make("ul", {}, ...details.map((detail) => make("li", {}, detail)))] : [];
                const verdict = this.isHelped ? `This is how it breaks: ${says}.` : `Goal reached. ${says.replace("deadlock", "Deadlock")}.`;
                return [make("p", { class: "verdict bad" }, verdict), ...list];
            }
            const { start } = this.program;
            const verdict =
                start.badly === 0
                    ? "It ended well, as every schedule of this version does: the goal can't be reached."
                    : `It ended well: goal not reached. ${number(start.badly)} of ${number(start.well + start.badly)} schedules reach it.`;
            return [make("p", { class: "verdict" }, verdict)];
        }

        odds(well, badly) {
            const all = well + badly;
            if (all === 1) return `There is 1 schedule left, and it ends ${well > 0 ? "well" : "badly"}.`;
            const from = this.path.length === 0 ? "There are" : "From here there are";
            if (badly === 0) return `${from} ${number(all)} schedules, and none ends badly.`;
            if (well === 0) return `${from} ${number(all)} schedules, and all end badly.`;
            return `${from} ${number(all)} schedules: ${number(well)} end well, ${number(badly)} badly.`;
        }
    }

    const where = (line) => (line > 0 ? `line ${line}` : line < 0 ? "in the test" : "");

    function whyNot({ is, waits }) {
        return { unborn: "has not been started yet", ended: "has ended", waiting: waits, ready: "is ready" }[is];
    }

    /** A button that is off stays in reach of the keyboard, and says why when it is pressed. */
    function switchOff(button, why) {
        button.off = why || "";
        button.setAttribute("aria-disabled", String(Boolean(why)));
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
