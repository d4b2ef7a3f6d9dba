// What CSS alone can't do for the book's pages.

"use strict";

(() => {
    // The table of contents is long: the first Tab leads past it.
    const skip = document.createElement("a");
    skip.className = "skip";
    skip.textContent = "Skip to the page";
    document.querySelector("main").id ||= "page";
    skip.href = `#${document.querySelector("main").id}`;
    document.body.prepend(skip);

    // What doesn't fit the window is scrolled, and so must be in reach of the keyboard.
    const reach = () => {
        for (const code of document.querySelectorAll("main pre > code")) {
            if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
            else code.removeAttribute("tabindex");
        }
    };
    reach();
    addEventListener("resize", reach);
    addEventListener("toggle", reach, true); // of what was folded

    // On a phone a table's rows are shown as cards (course.css): each cell says its column, and a table stays a table
    // for those who hear it.
    const ROLES = { TABLE: "table", TBODY: "rowgroup", THEAD: "rowgroup", TR: "row", TH: "columnheader", TD: "cell" };
    for (const table of document.querySelectorAll("main .table-wrapper > table")) {
        const columns = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
        for (const part of [table, ...table.querySelectorAll("*")]) {
            if (ROLES[part.tagName]) part.setAttribute("role", ROLES[part.tagName]);
        }
        for (const row of table.tBodies[0]?.rows ?? []) {
            [...row.cells].forEach((cell, at) => columns[at] && cell.setAttribute("data-column", columns[at]));
        }
    }

    // A listing whose lines a report on the page names, as two_locks.rs:11, has them numbered.
    const reports = [...document.querySelectorAll("main code.language-text")].map((code) => code.textContent).join("\n");
    for (const figure of document.querySelectorAll("main figure")) {
        const file = figure.querySelector("figcaption")?.textContent.match(/\w+\.rs$/)?.[0];
        const code = figure.querySelector("pre > code.language-rust");
        if (!code || !file || !reports.includes(`${file}:`)) continue;
        const lines = code.textContent.replace(/\n$/, "").split("\n").length;
        const numbers = document.createElement("span");
        numbers.className = "numbers";
        numbers.setAttribute("aria-hidden", "true");
        numbers.dataset.numbers = Array.from({ length: lines }, (_, n) => n + 1).join("\n");
        code.classList.add("numbered");
        code.prepend(numbers);
    }

    // Paper can't be unfolded.
    let folded = [];
    addEventListener("beforeprint", () => {
        folded = [...document.querySelectorAll("main details:not([open])")];
        folded.forEach((all) => (all.open = true));
    });
    addEventListener("afterprint", () => folded.forEach((all) => (all.open = false)));
})();
