// Puts the steppers, the puzzles and the questions into the page, and follows the page's address.

"use strict";

// The page with the whole book in it is for printing.
if (!location.pathname.endsWith("/print.html")) {
    for (const place of document.querySelectorAll("div.prediction")) new Prediction(place);
    foldOutputs();
    const list = document.querySelector("div.levels");
    const levels = list && new Levels(list);
    for (const place of document.querySelectorAll("div.stepper")) if (!place.closest("section.level")) new Stepper(place);

    /** `#two_locks.cured=0120`: a stepper, a version of its program, and a schedule. */
    const follow = () => {
        const [, id, version, schedule] = /^#([\w-]*)(?:\.(\w+))?(?:=([\d.]*))?$/.exec(location.hash) ?? [];
        const level = levels && (levels.find(id) ?? (levels.isOpen ? null : levels.first));
        if (level) {
            levels.open(level);
            levels.isOpen = true;
        }
        const stepper = Stepper.byId.get(id);
        if (stepper && schedule !== undefined) stepper.visit(version, schedule);
        if (level && id) level.section.querySelector("h3").scrollIntoView();
        else if (stepper && schedule !== undefined) stepper.panel.scrollIntoView();
    };
    addEventListener("hashchange", follow);
    follow();
    for (const button of document.querySelectorAll("p.export")) {
        const save = make("button", { type: "button" }, "Save my answers");
        save.addEventListener("click", saveAnswers);
        button.append(" ", save);
    }
}
