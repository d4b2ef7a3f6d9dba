// What doesn't fit the window is scrolled, and so must be in reach of the keyboard.

"use strict";

(() => {
    const reach = () => {
        for (const code of document.querySelectorAll("main pre > code")) {
            if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
            else code.removeAttribute("tabindex");
        }
    };
    reach();
    addEventListener("resize", reach);
    addEventListener("toggle", reach, true); // of what was folded
})();
