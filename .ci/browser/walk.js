// Walks through a stepper inside the page, where looking costs nothing; what it finds wrong it throws.
//
// Playwright sends the function to the browser as text, so it uses nothing from outside itself.

/**
 * Takes each step of `way` by a click, tries who can't be moved, goes back and forth with the slider and with Undo, and restarts.
 * What is seen on the way back must be what was seen on the way there.
 */
export function walk(place, way) {
    const all = (selector) => [...place.querySelectorAll(selector)];
    const seen = () => all(".objects, .lines, .threads, .status > :not(.note), .lanes").map((it) => it.textContent).join("\n");
    const tool = (name) => all(".tools button").find((it) => it.textContent.includes(name));
    const expect = (isSo, what) => {
        if (!isSo) throw new Error(`${what}, in ${place.textContent.slice(0, 400)}`);
    };
    const times = [];
    const click = (button) => {
        const start = performance.now();
        button.click();
        document.body.getBoundingClientRect();
        times.push(performance.now() - start);
    };
    const slide = (at) => {
        const slider = place.querySelector("input[type=range]");
        slider.value = at;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
    };
    tool("Restart").click();
    const [before, keys] = [[seen()], []];
    for (const step of way) {
        const buttons = all(".threads button");
        for (const button of buttons.filter((it) => it.ariaDisabled === "true")) {
            const [name, reason] = ["b", "span"].map((part) => button.querySelector(part).textContent);
            expect(/^(waits|has|is|lets)/.test(reason), `${name} should say why not: ${reason}`);
            button.click();
            expect(place.querySelector(".note").textContent === `${name} can't be moved: it ${reason}.`, `${name} says why`);
        }
        expect(seen() === before.at(-1), "nothing changes by what can't be done");
        const rows = buttons.map((it) => it.querySelector("kbd").textContent);
        expect(rows.join() === rows.map((_, row) => row + 1).join(), `keys in the order of the rows, not ${rows}`);
        const button = buttons.filter((it) => it.ariaDisabled === "false")[step];
        keys.push(button.querySelector("kbd").textContent);
        click(button);
        before.push(seen());
    }
    const ends = place.querySelector(".verdict").textContent;
    const win = place.querySelector(".win")?.innerText ?? "";
    const link = place.querySelector("a.link").getAttribute("href");
    for (const at of [0, way.length >> 1, way.length - 1]) {
        slide(at);
        expect(seen() === before[at], `the slider at ${at}`);
    }
    slide(way.length);
    for (let at = way.length - 1; at >= 0; at--) {
        const undone = before[at + 1] && place.querySelector(".lanes li:last-child .what").textContent.split(" ← ")[0];
        tool("Undo").click();
        expect(seen() === before[at], `undone to ${at}`);
        const note = place.querySelector(".note").textContent;
        expect(note === `Undone: ${undone}.`, `"${note}" names the step that was undone: ${undone}`);
    }
    return { ends, win, link, keys, times };
}
