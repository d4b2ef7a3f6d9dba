// What all parts of the stepper make pages of.

"use strict";

/** Makes an element: `make("li", { class: "x" }, "text", child)`. */
function make(tag, attributes = {}, ...children) {
    return filled(document.createElement(tag), attributes, children);
}

/** The same for a part of a picture. */
function draw(tag, attributes = {}, ...children) {
    return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
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

const number = (n) => n.toLocaleString("en");
const counted = (n, thing) => `${n === 0 ? "no" : number(n)} ${thing}${n === 1 ? "" : "s"}`;
const laneOf = (thread) => `l${thread % 6}`;
const where = (line) => (line > 0 ? `line ${line}` : line < 0 ? "in the test" : "");
