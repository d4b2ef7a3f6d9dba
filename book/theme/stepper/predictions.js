// Questions: what can this program do? The answer is hidden until the reader has chosen.
//
// A question is written by a test, with the verdict on each option from a run under every schedule: see
// shared/transcript/src/predictions.rs. Without JavaScript it stands with its answer folded.

"use strict";

class Prediction {
    constructor(place) {
        this.place = place;
        const script = place.querySelector("script");
        Object.assign(this, JSON.parse(script.textContent)); // id, several, options, graph
        this.answer = place.querySelector("details");
        this.question = place.querySelector("p").textContent.replace(/^Predict. /, "");
        // What stands there without JavaScript: the options, and in the answer the verdicts.
        for (const list of place.querySelectorAll("ul")) list.remove();
        this.answer.querySelector("summary").textContent = "Why?";
        this.answer.hidden = true;
        const type = this.several ? "checkbox" : "radio";
        this.rows = this.options.map((option) => {
            const input = make("input", { type, name: this.id, autocomplete: "off" });
            const verdict = make("span", { class: "found" });
            return { option, input, verdict, row: make("li", {}, make("label", {}, input, " ", make("code", {}, option.text)), verdict) };
        });
        this.button = make("button", { type: "submit" }, "Check");
        this.said = make("p", { role: "status" });
        const legend = this.several ? "Choose all that can happen" : "Choose one";
        this.form = make("form", {}, make("fieldset", {}, make("legend", {}, legend), make("ul", {}, ...this.rows.map(({ row }) => row))), this.button, this.said);
        this.form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.check();
        });
        place.insertBefore(this.form, this.answer);
        const known = memory.read().answers[this.id];
        if (known) this.remember(known);
    }

    check() {
        const chosen = this.rows.filter(({ input }) => input.checked);
        if (chosen.length === 0) {
            this.said.textContent = "Choose first: a wrong guess is remembered better than none.";
            return;
        }
        const isRight = this.rows.every(({ option, input }) => input.checked === option.right);
        memory.answer(this.id, { question: this.question, chosen: chosen.map(({ option }) => option.text), right: isRight, at: new Date().toISOString() });
        this.tell(isRight);
    }

    remember({ chosen, right }) {
        for (const { option, input } of this.rows) input.checked = chosen.includes(option.text);
        this.tell(right);
    }

    tell(isRight) {
        this.said.textContent = isRight ? "Right." : "Not quite.";
        this.said.className = isRight ? "holds" : "fails";
        this.button.hidden = true;
        for (const { option, input, verdict, row } of this.rows) {
            input.disabled = true;
            row.className = option.right ? "holds" : "fails";
            verdict.replaceChildren(` ${option.right ? "✓" : "✗"} ${option.found}. `);
            if (option.schedule !== null) {
                const show = make("button", { type: "button" }, "Step through");
                show.addEventListener("click", () => this.stepThrough(option.schedule));
                verdict.append(show);
            }
        }
        this.answer.hidden = false;
        this.answer.open = true;
    }

    /** Shows a schedule, step by step. */
    stepThrough(schedule) {
        if (!this.stepper) {
            const script = make("script", { type: "application/json", "data-program": "program" });
            script.textContent = JSON.stringify(this.graph);
            const stepper = make("div", { class: "stepper", "data-plays": "look", "data-name": this.id }, script);
            this.place.append(stepper);
            this.stepper = new Stepper(stepper);
        }
        this.stepper.visit("", schedule);
        this.stepper.scrubber.focus();
    }
}

/** The answers of this browser, as a table in a file, for a teacher to collect. */
function saveAnswers() {
    const { answers, solved } = memory.read();
    const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;
    const questions = Object.entries(answers).map(([id, { question, chosen, right, at }]) => ["question", id, question, chosen.join("; "), right ? "right" : "wrong", at]);
    const puzzles = Object.entries(solved).map(([id, tries]) => ["puzzle", id, "", tries, "solved", ""]);
    const rows = [["kind", "name", "question", "answer", "result", "when"], ...questions, ...puzzles];
    const file = new Blob([rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")], { type: "text/csv" });
    const link = make("a", { href: URL.createObjectURL(file), download: "answers.csv" });
    link.click();
    URL.revokeObjectURL(link.href);
}
