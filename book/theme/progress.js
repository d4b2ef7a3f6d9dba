// What you have read and done, kept in this browser and nowhere else. A page counts as read when its end has been on
// the screen; an exercise or a puzzle, when you say that it is done.

"use strict";

(() => {
    const KEY = "concurrency-book-done";

    const stored = () => {
        try {
            return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
        } catch {
            return new Set(); // storage is off, or holds something else: no ticks, and no harm
        }
    };
    const keep = (done) => {
        try {
            localStorage.setItem(KEY, JSON.stringify([...done].sort()));
        } catch {
            // as above
        }
    };

    // The book may lie in any folder: a page is known by its path from the book's root, which mdBook tells every page.
    const root = new URL(path_to_root || "./", location.href).pathname;
    const nameOf = (url) => {
        const { pathname } = new URL(url, location.href);
        return pathname.startsWith(root) ? pathname.slice(root.length).replace(/\.html$/, "") : "";
    };
    const here = nameOf(location.href);
    const page = ["", "index"].includes(here) ? "welcome" : here; // the first page has two names
    const main = document.querySelector("main");
    const links = () => [...document.querySelectorAll("#mdbook-sidebar .chapter a[href]")].filter((link) => !link.hash);
    if (!main || page === "print") return;

    const show = () => {
        const done = stored();
        for (const link of links()) {
            const ticked = done.has(nameOf(link.href));
            link.classList.toggle("done", ticked);
            if (ticked) link.title = "read, or done";
            else link.removeAttribute("title");
        }
        document.querySelectorAll(".progress").forEach((place) => fill(place, done));
    };
    const mark = (is) => {
        const done = stored();
        if (is) done.add(page);
        else done.delete(page);
        keep(done);
        show();
    };

    const place = document.createElement("div");
    place.className = "progress";
    const task = /\/(exercises|puzzles)\//.test(page);
    const button = document.createElement("button");
    button.type = "button";

    function fill(place, done) {
        if (task) {
            const is = done.has(page);
            button.textContent = is ? "Done. Not done after all?" : "Mark as done";
            button.onclick = () => mark(!is);
            place.replaceChildren(button);
        } else if (page === "welcome") {
            const all = [...new Set(links().map((link) => nameOf(link.href)))].filter(Boolean);
            const read = all.filter((name) => done.has(name)).length;
            place.textContent = read > 0 ? `So far you have ticked ${read} of ${all.length} pages.` : "";
        }
    }
    if (task || page === "welcome") main.append(place);

    if (!task && "IntersectionObserver" in window) {
        const end = document.createElement("div");
        main.append(end);
        new IntersectionObserver((seen, observer) => {
            // A page that fits the screen is read when there has been time to read it.
            if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
            observer.disconnect();
            setTimeout(() => mark(true), 2000);
        }).observe(end);
    }
    show();
    addEventListener("storage", show); // read on in another tab
})();
