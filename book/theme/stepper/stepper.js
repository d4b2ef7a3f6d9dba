// The stepper: the reader is the scheduler of the program on the page.
//
// A page has a place for it, <div class="stepper" data-goal="...">, with one <script type="application/json"> for each
// version of the program. Without JavaScript the page shows the shortest failing schedule.
//
// What a reader does with it, data-plays says: `break` the program (the default), `choose` the version that is right, or just
// look (`look`). What would give the answer away is there on request, or when the answer has been given.

"use strict";

class Stepper {
    /** All of the page, by what they are called in its address. */
    static byId = new Map();

    constructor(place) {
        this.place = place;
        this.goal = place.dataset.goal;
        this.plays = place.dataset.plays ?? "break";
        this.programs = [...place.querySelectorAll(":scope > script[type='application/json']")].map(
            (script) => new Program(script.dataset.program, JSON.parse(script.textContent)),
        );
        this.id = place.dataset.name ?? this.programs[0].source.replace(/\.rs$/, "");
        this.answered = this.plays !== "choose";
        this.guesses = new Set();
        // What to do after so many steps, and at last what to do when the goal is missed.
        this.hints = [...place.querySelectorAll(":scope > ol.guide > li")];
        Stepper.byId.set(this.id, this);
        this.build();
        this.choose(this.programs[0]);
    }

    // What stays.

    build() {
        const story = make("details", { class: "story" }, make("summary", {}, "The shortest way it breaks"));
        const figures = this.place.querySelectorAll(":scope > figure");
        story.append(...figures);
        this.why = this.place.querySelector(":scope > details.why");
        this.spoilers = this.why ? [this.why, story] : [];
        this.spoil(this.id in memory.read().solved);
        this.listing = make("div", { class: "listing" });
        this.circle = make("div");
        this.mapPlace = make("details", { class: "states" }, make("summary", {}, "A map of all states"));
        this.mapPlace.addEventListener("toggle", () => this.showMap());
        this.objects = make("dl", { class: "objects" });
        this.threads = make("div", { class: "threads", role: "group", "aria-label": "Whose turn is it?" });
        this.status = make("div", { class: "status", role: "status" });
        this.lanes = new Lanes();
        this.guide = make("p", { class: "guide" });
        this.tools = {
            u: this.tool("Undo", "U", () => this.undo()),
            r: this.tool("Restart", "R", () => this.restart()),
            e: this.tool("Let it run", "E", () => this.toTheEnd()),
            o: this.tool("Odds", "O", () => this.toggleOdds()),
            h: this.tool("Show me how it breaks", "H", () => this.breaks()),
        };
        this.scrubber = make("input", { type: "range", min: "0", autocomplete: "off", "aria-label": "Go back and forth in time" });
        this.scrubber.addEventListener("input", () => this.goTo(Number(this.scrubber.value)));
        this.link = make("a", { class: "link" }, "A link to this schedule");
        this.replay = make("code");
        const share = make(
            "details",
            { class: "share" },
            make("summary", {}, "Share this schedule"),
            make("p", {}, this.link, ", and a line that replays it in a test, with the program in place of the dots: ", this.replay),
        );
        const left = make("div", { class: "text" }, this.listing, this.circle, this.mapPlace);
        const time = make("div", { class: "time" }, make("span", { "aria-hidden": "true" }, "Time"), this.scrubber);
        const right = make("div", { class: "play" }, make("div", { class: "tools", role: "group", "aria-label": "Schedule" }, ...Object.values(this.tools)), time);
        right.append(this.threads, this.status, this.objects, this.lanes.element, share);
        this.panel = make("section", { class: "panel", "aria-label": `You are the scheduler: ${this.id.replaceAll("_", " ")}` });
        this.panel.append(...this.aim(), this.versions(), this.guide, make("div", { class: "columns" }, left, right));
        this.panel.addEventListener("keydown", (event) => this.key(event));
        this.place.querySelector(":scope > ol.guide")?.remove();
        this.place.prepend(this.panel);
        if (figures.length > 0) this.place.append(story);
        this.story = story;
    }

    /** What tells how a puzzle is solved stands below it when that is known. */
    spoil(isKnown) {
        for (const spoiler of this.spoilers) spoiler.hidden = !isKnown;
    }

    aim() {
        if (this.plays === "look") return [];
        const how = make("a", { href: `${path_to_root}ideas/you_are_the_scheduler.html` }, "How this works");
        const { par } = this.programs[0];
        const can = par === null ? "" : `It can be done with ${counted(par, "preemption")}. `;
        const hint =
            this.plays === "choose"
                ? make("span", {}, "Step through each, and then say which it is. ")
                : make("span", { title: "A preemption: a thread that could go on loses its turn." }, can);
        return [make("p", { class: "goal" }, make("b", {}, "You are the scheduler. "), `Your goal: ${this.goal}. `, hint, how)];
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
            program.radio = radio;
            program.judged = make("span", { class: "judged" });
            return make("label", {}, radio, ` ${program.name}`, program.judged);
        });
        const versions = make("fieldset", { class: "versions" }, make("legend", {}, "Version: "), ...options);
        if (this.plays === "choose") {
            const answer = make("button", { type: "button", class: "answer" }, "This one is right");
            answer.addEventListener("click", () => this.guess());
            versions.append(answer);
        }
        return versions;
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
        if (program.radio) program.radio.checked = true;
        this.writeListing();
        this.map = null;
        this.mapPlace.hidden = !program.map;
        this.restart();
    }

    restart() {
        this.follow([]);
    }

    /** Takes up a whole path, of which the reader has taken no step. */
    follow(path, at = path.length) {
        this.stop();
        this.path = path;
        this.isHelped = path.length > 0;
        this.goTo(at);
    }

    /** To the state after so many steps of the path. */
    goTo(at) {
        this.at = at;
        this.show();
    }

    undo() {
        this.stop();
        const undone = this.path[this.at - 1];
        this.goTo(this.at - 1);
        this.say(`Undone: ${this.words(undone)}.`);
    }

    move(step) {
        this.stop();
        if (this.at === 0) this.isHelped = false;
        // Whoever goes the same way again keeps what came after.
        if (this.path[this.at] !== step) this.path = [...this.path.slice(0, this.at), step];
        this.goTo(this.at + 1);
        if (this.state.end) this.arrive();
    }

    /** Goes on without a preemption, for as long as anybody can. */
    toTheEnd() {
        this.stop();
        if (this.at === 0) this.isHelped = false;
        this.path = this.path.slice(0, this.at);
        while (this.state.steps.length > 0) {
            const last = this.path.at(-1)?.thread ?? this.program.before.at(-1)?.thread;
            const { steps } = this.state;
            this.path.push(steps.find(({ thread }) => thread === last) ?? steps[0]);
            this.at = this.path.length;
        }
        this.show();
        this.arrive();
    }

    breaks() {
        this.program.hasEnded = true;
        this.follow(this.program.simplest);
        this.spoil(true);
        this.say("Undo and the slider go back step by step.");
    }

    toggleOdds() {
        this.program.tellsOdds = !this.program.tellsOdds;
        this.show();
    }

    /** At an end, for the first time or again. */
    arrive() {
        this.program.hasEnded = true;
        if (this.plays === "break" && !this.state.end.well && !this.isHelped) {
            this.solved(this.program.preemptions(this.path));
        }
        this.show();
    }

    solved(tries) {
        this.isSolved = true;
        memory.solve(this.id, tries);
        this.spoil(true);
        this.place.dispatchEvent(new CustomEvent("solved", { bubbles: true }));
    }

    /** Is the version at hand the one that is right? */
    guess() {
        const { program } = this;
        const isRight = program.par === null;
        program.judged.textContent = isRight ? " ✓ right" : " ✗ breaks";
        if (isRight) {
            this.answered = true;
            this.restart();
            this.solved(this.guesses.size);
            this.show();
        } else {
            this.guesses.add(program);
            this.follow(program.simplest, 0);
            this.play();
        }
    }

    /** Shows the path step by step. */
    play() {
        if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
            this.goTo(this.path.length);
            return;
        }
        this.playing = setInterval(() => {
            this.goTo(this.at + 1);
            if (this.at === this.path.length) this.stop();
        }, 500);
    }

    stop() {
        clearInterval(this.playing);
    }

    get state() {
        const last = this.path[this.at - 1];
        return last ? this.program.states[last.to] : this.program.start;
    }

    get gone() {
        return this.path.slice(0, this.at);
    }

    // What the reader sees.

    show() {
        this.showListing();
        this.showObjects();
        this.showThreads();
        this.lanes.show(this.program, this.gone);
        this.showStatus();
        this.showMap();
        this.showShare();
        this.showGuide();
        const circle = this.state.end && circleIn(this.state);
        this.circle.replaceChildren(...(circle ? [drawCircle(this.program, this.state, circle)] : []));
        this.scrubber.max = this.path.length;
        this.scrubber.value = this.at;
        this.scrubber.setAttribute("aria-valuetext", `after ${counted(this.at, "step")} of ${this.path.length}`);
        const toAnswer = !this.answered && "first say which version is right";
        switchOff(this.tools.u, this.at === 0 && "nothing has happened yet");
        switchOff(this.tools.r, this.path.length === 0 && "this is the beginning");
        switchOff(this.tools.e, this.state.steps.length === 0 && "this is the end");
        switchOff(this.tools.o, toAnswer);
        switchOff(this.tools.h, toAnswer || (this.program.par === null && "no schedule breaks this version"));
        this.tools.o.setAttribute("aria-pressed", String(Boolean(this.program.tellsOdds)));
    }

    writeListing() {
        const { listing, source, threads } = this.program;
        this.listing.style.setProperty("--threads", threads.length);
        this.lines = new Map();
        const lines = listing.flatMap((item, index) => {
            const rows = item.map(([line, code]) => {
                const marks = make("span", { class: "marks" });
                this.lines.set(line, marks);
                const text = coloured(code);
                text.style.setProperty("--indent", `${code.search(/\S|$/) + 4}ch`);
                return make("div", { class: "line" }, marks, make("span", { class: "number" }, String(line)), text);
            });
            return index === 0 ? rows : [make("div", { class: "gap" }, "…"), ...rows];
        });
        const body = make("div", { class: "lines", tabindex: "0", role: "group", "aria-label": `${source}, as far as it matters` }, ...lines);
        this.listing.replaceChildren(make("p", { class: "source" }, source), body);
    }

    showListing() {
        for (const marks of this.lines.values()) marks.replaceChildren();
        this.state.threads.forEach((stand, thread) => this.lines.get(stand.line)?.append(this.chip(thread)));
        const mover = this.path[this.at - 1]?.thread;
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
        return make("span", { class: `chip ${laneOf(thread)} ${is}`, title, "aria-hidden": "true" }, name[0]);
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
        const buttons = wanted.map(({ thread, way, step, off }, row) => {
            const id = `${this.id}-${thread}-${way}`;
            const button = kept.get(id) ?? this.threadButton(id);
            const { line } = threads[thread];
            Object.assign(button, { className: laneOf(thread), step, name: this.program.threads[thread] });
            button.replaceChildren(
                make("kbd", {}, String(row + 1)),
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
        if (hadFocus.id.startsWith(`${this.id}-`) && !hadFocus.isConnected) this.threads.children[0].focus();
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

    words({ says }) {
        const { thread, what } = says.at(-1);
        return `${this.program.threads[thread]} ${what}`;
    }

    showGuide() {
        const { end } = this.state;
        const [missed, ...soFar] = [...this.hints].reverse();
        const hint = end ? end.well && missed : soFar.at(-1 - this.at) ?? soFar[0];
        this.guide.hidden = !hint;
        this.guide.innerHTML = hint ? hint.innerHTML : "";
    }

    showMap() {
        if (!this.mapPlace.open || !this.program.map) return;
        if (!this.map) {
            this.map = new StateMap(this.program, (path) => this.address(path));
            this.mapPlace.replaceChildren(this.mapPlace.firstChild, this.map.element);
        }
        this.map.show(this.gone, this.answered && Boolean(this.program.hasEnded || this.program.tellsOdds || this.plays === "look"));
    }

    /** What stands behind the # of the page's address: `two_locks=0120`, or `two_locks.cured=0120`. */
    address(path) {
        const version = this.program === this.programs[0] ? "" : `.${this.program.name.replaceAll(" ", "_")}`;
        return `#${this.id}${version}=${path.map(({ turn }) => turn).join("")}`;
    }

    showShare() {
        this.link.href = this.address(this.gone);
        const turns = this.gone.map(({ turn }) => turn).join(" ");
        this.replay.textContent = `explorer::replay(&"${turns}".parse().unwrap(), …).assert_ok();`;
    }

    /** Shows what an address says of it. */
    visit(version, schedule) {
        const named = this.programs.find(({ name }) => name.replaceAll(" ", "_") === version);
        this.choose(named ?? this.programs[0]);
        this.follow(this.program.read(schedule));
    }

    showStatus() {
        const { end, well, badly } = this.state;
        this.note = make("p", { class: "note" }, this.at > 0 ? `${this.words(this.path[this.at - 1])}.` : "");
        const parts = end ? this.ending(end) : [];
        if (this.answered && this.plays === "choose" && !end) parts.push(this.proof());
        if (this.program.tellsOdds) parts.push(make("p", {}, odds(well, badly, this.at)), this.bar(well, badly));
        this.status.replaceChildren(this.note, ...parts);
    }

    /** The share of bad ends; few aren't none. */
    bar(well, badly) {
        const share = badly === 0 ? 0 : well === 0 ? 100 : Math.min(98, Math.max(2, (100 * badly) / (well + badly)));
        return make("div", { class: "odds", "aria-hidden": "true", style: `--share: ${share}%` });
    }

    ending({ well, says, details }) {
        const list = details.length > 1 ? [make("ul", {}, ...details.map((detail) => make("li", {}, detail)))] : [];
        const said = says.replace("deadlock", "Deadlock");
        const bad = (words) => [make("p", { class: "verdict bad" }, words), ...list];
        if (this.plays === "look") return well ? [make("p", { class: "verdict" }, "This is the end.")] : bad(`${said}.`);
        if (!well && this.isHelped) return bad(`This is how it breaks: ${says}.`);
        if (!well && this.plays === "choose") return bad(`This version breaks: ${says}.`);
        if (!well) return [this.win(`Goal reached. ${said}.`, this.praise()), ...list];
        return [make("p", { class: "verdict" }, this.missed())];
    }

    missed() {
        const { start, par } = this.program;
        if (!this.answered) return "It ended well, this time.";
        if (par === null) return `It ended well, as every schedule of this version does${this.plays === "break" ? ": the goal can't be reached" : ""}.`;
        return `It ended well${this.plays === "break" ? ": goal not reached" : ""}. ${number(start.badly)} of ${number(start.well + start.badly)} schedules reach it.`;
    }

    praise() {
        const mine = this.program.preemptions(this.path);
        const { par } = this.program;
        const used = `You used ${counted(mine, "preemption")}`;
        return mine === par ? `${used}: it can't be done with fewer.` : `${used}; it can be done with ${par === 0 ? "none" : par}.`;
    }

    proof() {
        const { well } = this.program.start;
        const wrong = this.guesses.size;
        const how = wrong === 0 ? "at the first try" : `after ${wrong} wrong ${wrong === 1 ? "guess" : "guesses"}`;
        const said = well === 1 ? "Its only schedule ends well" : `All ${number(well)} schedules of this version end well`;
        return this.win(`Right, ${how}.`, `${said}: the explorer has run them.`);
    }

    /** What a reader sees who has done it, and what to do next. */
    win(verdict, praise) {
        const box = make("div", { class: "win" }, make("p", { class: "verdict" }, verdict), make("p", {}, praise));
        const goes = make("p", { class: "goes" });
        const why = this.why ?? (this.story.childElementCount > 1 ? this.story : null);
        if (why) {
            const button = make("button", { type: "button" }, "Why?");
            button.addEventListener("click", () => {
                why.open = true;
                why.querySelector("summary").focus();
            });
            goes.append(button, " ");
        }
        const next = this.next ? this.next() : { href: `${path_to_root}puzzles.html`, text: "all puzzles" };
        goes.append(next ? make("a", { href: next.href }, `Next: ${next.text}`) : "That was the last one: all are solved.");
        box.append(goes);
        return box;
    }
}

function odds(well, badly, at) {
    const all = well + badly;
    if (all === 1) return `There is 1 schedule left, and it ends ${well > 0 ? "well" : "badly"}.`;
    const from = at === 0 ? "There are" : "From here there are";
    if (badly === 0) return `${from} ${number(all)} schedules, and none ends badly.`;
    if (well === 0) return `${from} ${number(all)} schedules, and all end badly.`;
    return `${from} ${number(all)} schedules: ${number(well)} end well, ${number(badly)} badly.`;
}

function whyNot({ is, waits }) {
    return { unborn: "has not been started yet", ended: "has ended", waiting: waits, ready: "is ready" }[is];
}
