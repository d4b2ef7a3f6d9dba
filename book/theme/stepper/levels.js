// The page of puzzles: its levels in groups, one at a time, and which of them are solved.

"use strict";

class Levels {
    constructor(list) {
        this.levels = [...document.querySelectorAll("section.level")].map((section) => {
            const group = section.closest("section.group");
            return { section, group, id: section.id, title: section.querySelector("h3").textContent };
        });
        this.progress = make("p", { class: "solved-so-far", role: "status" });
        this.nav = make("nav", { class: "levels", "aria-label": "Puzzles" });
        for (const group of new Set(this.levels.map(({ group }) => group))) {
            const links = this.levels.filter((level) => level.group === group).map((level) => make("li", {}, this.entry(level)));
            this.nav.append(make("b", {}, group.querySelector("h2").textContent), make("ol", {}, ...links));
        }
        list.replaceChildren(this.progress, this.nav);
        document.addEventListener("solved", () => this.mark());
        this.mark();
    }

    entry(level) {
        level.tick = make("span", { class: "tick" });
        level.link = make("a", { href: `#${level.id}` }, level.tick, level.title);
        return level.link;
    }

    mark() {
        const { solved } = memory.read();
        for (const level of this.levels) {
            const isSolved = level.id in solved;
            level.tick.replaceChildren(isSolved ? "✓" : "", make("span", { class: "unseen" }, isSolved ? "solved: " : ""));
        }
        const done = this.levels.filter(({ id }) => id in solved).length;
        this.progress.textContent = `${done} of ${this.levels.length} solved. This browser remembers it, and tells nobody.`;
    }

    /** Opens one level and closes the others. */
    open(level) {
        for (const { section, group, link } of this.levels) {
            section.hidden = section !== level.section;
            group.hidden = group !== level.group;
            link.removeAttribute("aria-current");
        }
        level.group.hidden = false;
        level.link.setAttribute("aria-current", "true");
        const place = level.section.querySelector("div.stepper");
        if (!Stepper.byId.has(level.id)) {
            place.dataset.name = level.id;
            new Stepper(place).next = () => this.next(level);
        }
    }

    /** The next that isn't solved, or none if all are. */
    next(level) {
        const { solved } = memory.read();
        const at = this.levels.indexOf(level);
        const others = [...this.levels.slice(at + 1), ...this.levels.slice(0, at)];
        const next = others.find(({ id }) => !(id in solved));
        return next ? { href: `#${next.id}`, text: next.title } : null;
    }

    /** The level in which an address is, if there is one. */
    find(id) {
        const target = document.getElementById(id);
        return this.levels.find(({ section }) => section.contains(target));
    }

    get first() {
        const { solved } = memory.read();
        return this.levels.find(({ id }) => !(id in solved)) ?? this.levels[0];
    }
}
