// What the browser remembers of a reader: which puzzles are solved, which questions answered. It is sent nowhere.

"use strict";

const memory = {
    key: "concurrency-book-puzzles",

    read() {
        try {
            return { solved: {}, answers: {}, ...JSON.parse(localStorage.getItem(this.key)) };
        } catch {
            return { solved: {}, answers: {} }; // a browser that remembers nothing, or what was there is no longer readable
        }
    },

    change(how) {
        const all = this.read();
        how(all);
        try {
            localStorage.setItem(this.key, JSON.stringify(all));
        } catch {
            // It will be forgotten with the page.
        }
    },

    /** A puzzle is solved, with so many preemptions, or so many wrong guesses; the fewest count. */
    solve(id, tries) {
        this.change(({ solved }) => (solved[id] = Math.min(tries, solved[id] ?? tries)));
    },

    answer(id, answer) {
        this.change(({ answers }) => (answers[id] ??= answer));
    },
};
