// How the built book looks: no listing is wider than its column, no page than the window, nothing is in too small a
// type; axe finds nothing on a page of each kind; what was read is ticked; everything folded is open on paper;
// the search finds what explains before what gives away.
//
// CHROMIUM names the browser, if it isn't found; BOOK the built book, if it isn't book/book.

import assert from "node:assert/strict";
import { accessSync, constants, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const BOOK = process.env.BOOK ?? fileURLToPath(new URL("../../book/book", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

const NOT_PAGES = ["print.html", "toc.html", "404.html", "index.html"]; // the last of the top folder: it is Welcome again
const PAGES = readdirSync(BOOK, { recursive: true })
    .filter((name) => name.endsWith(".html") && !NOT_PAGES.includes(name))
    .sort();

// One of each kind.
const KINDS = [
    "welcome.html",
    "02-locks/index.html",
    "02-locks/semaphore.html",
    "04-queues/exercises/bounded_buffer.html",
    "reference/phrasebook.html",
];
const THEMES = ["light", "navy", "coal"];
const WIDTHS = [1400, 390];

// What is looked for, and the page that explains it.
const SEARCHES = {
    semaphore: "02-locks/semaphore",
    Mutex: "02-locks/one_at_a_time",
    "multiprocessing.Pool": "05-processes/pool",
    deadlock: "03-deadlock/",
};

const NO_SCROLLING_FROM = 1280; // pixels
const SMALLEST_LISTING = 14; // pixels

function findChromium() {
    const names = ["chromium", "chromium-browser", "google-chrome"];
    const places = process.env.PATH.split(path.delimiter).flatMap((dir) => names.map((name) => path.join(dir, name)));
    const found = [process.env.CHROMIUM, ...places].find((file) => {
        try {
            return file && accessSync(file, constants.X_OK) === undefined;
        } catch {
            return false;
        }
    });
    assert.ok(found, `no browser: put one of ${names.join(", ")} in PATH, or name one in CHROMIUM`);
    return found;
}

let browser;
before(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
});
after(() => browser?.close());

/** A tab of its own, without anything kept from before; closed after `use`. */
async function tabOf(width, use) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    try {
        await use(await context.newPage());
    } finally {
        await context.close();
    }
}

const visit = (tab, page) => tab.goto(pathToFileURL(path.join(BOOK, page)).href);

async function wear(tab, theme) {
    await tab.evaluate((id) => document.getElementById(id).click(), `mdbook-theme-${theme}`);
    await tab.waitForFunction((theme) => document.documentElement.classList.contains(theme), theme);
}

const unfold = (tab) => tab.evaluate(() => document.querySelectorAll("main details").forEach((all) => (all.open = true)));

const nothing = (wrong) => assert.ok(wrong.length === 0, wrong.join("\n"));

test(`no listing is wider than its column from ${NO_SCROLLING_FROM} pixels up, no picture is cut, no page too wide`, () =>
    tabOf(NO_SCROLLING_FROM, async (tab) => {
        const wrong = [];
        for (const page of PAGES) {
            await visit(tab, page);
            await unfold(tab);
            for (const width of [NO_SCROLLING_FROM, 390]) {
                await tab.setViewportSize({ width, height: 900 });
                const found = await tab.evaluate(tooWide, { listings: width === NO_SCROLLING_FROM, smallest: SMALLEST_LISTING });
                wrong.push(...found.map((what) => `${page}, ${width} px: ${what}`));
            }
        }
        nothing(wrong);
    }));

/** Runs in the page. On a phone a listing may be scrolled, by a finger. */
function tooWide({ listings, smallest }) {
    const beginning = (what) => what.textContent.trim().split("\n")[0].slice(0, 50);
    const over = (what) => what.scrollWidth - what.clientWidth;
    const codes = listings ? [...document.querySelectorAll("main pre > code")] : [];
    const small = (code) => parseFloat(getComputedStyle(code).fontSize) < smallest;
    const pictures = [...document.querySelectorAll("main figure")].filter((figure) => figure.querySelector(":scope > svg"));
    const page = over(document.documentElement);
    return [
        ...codes.filter((code) => over(code) > 0).map((code) => `${over(code)} px too wide: ${beginning(code)}`),
        ...codes.filter(small).map((code) => `small type: ${beginning(code)}`),
        ...pictures.filter((figure) => over(figure) > 1).map((figure) => `a picture is cut: ${beginning(figure)}`),
        ...(page > 0 ? [`the page is ${page} px too wide`] : []),
    ];
}

for (const width of WIDTHS) {
    test(`axe finds nothing, ${width} pixels wide, in ${THEMES.join(", ")}`, () =>
        tabOf(width, async (tab) => {
            const wrong = [];
            for (const page of KINDS) {
                await visit(tab, page);
                await unfold(tab);
                await tab.addScriptTag({ path: AXE });
                for (const theme of THEMES) {
                    await wear(tab, theme);
                    const { violations } = await tab.evaluate(() => window.axe.run("main", { preload: false }));
                    const lines = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
                    wrong.push(...lines.map((line) => `${page}, ${theme}: ${line}`));
                }
            }
            nothing(wrong);
        }));
}

test("a page that was read to its end is ticked, and so is an exercise that is marked as done", () =>
    tabOf(1400, async (tab) => {
        const ticked = () => tab.locator("#mdbook-sidebar a.done").evaluateAll((links) => links.map((link) => link.href.split("/").pop()));

        await visit(tab, "01-threads/names.html");
        assert.deepEqual(await ticked(), []);
        await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await tab.waitForFunction(() => document.querySelector("#mdbook-sidebar a.done"));

        await visit(tab, "01-threads/exercises/roll_call.html");
        await tab.getByRole("button", { name: "Mark as done" }).click();
        assert.deepEqual(await ticked(), ["names.html", "roll_call.html"]);
        await visit(tab, "welcome.html");
        assert.match(await tab.locator(".progress").textContent(), /ticked 2 of/);

        await visit(tab, "01-threads/exercises/roll_call.html");
        await tab.getByRole("button", { name: "Not done after all?" }).click();
        assert.deepEqual(await ticked(), ["names.html"]);
    }));

test("on paper everything is open, and folded again afterwards", () =>
    tabOf(1400, async (tab) => {
        await visit(tab, "04-queues/exercises/bounded_buffer.html");
        const open = () => tab.evaluate(() => document.querySelectorAll("main details[open]").length);
        const all = await tab.locator("main details").count();
        assert.ok(all > 5);
        await tab.evaluate(() => dispatchEvent(new Event("beforeprint")));
        assert.equal(await open(), all);
        await tab.evaluate(() => dispatchEvent(new Event("afterprint")));
        assert.equal(await open(), 0);
    }));

test("the search names the section first, and the answers to exercises last", () =>
    tabOf(1400, async (tab) => {
        for (const [asked, section] of Object.entries(SEARCHES)) {
            await tab.goto(`${pathToFileURL(path.join(BOOK, "welcome.html")).href}?search=${encodeURIComponent(asked)}`);
            await tab.waitForFunction(() => document.querySelector("#mdbook-searchresults li"));
            const hits = await tab.locator("#mdbook-searchresults li").evaluateAll((hits) =>
                hits
                    .map((hit) => ({ href: hit.querySelector("a").href, top: hit.getBoundingClientRect().top }))
                    .sort((one, other) => one.top - other.top)
                    .map(({ href }) => href.replace(/.*\/(?=[^/]+\/[^/]+$)|\?[^#]*/g, "")),
            );
            assert.ok(hits[0].startsWith(section), `${asked}: ${hits.slice(0, 5).join(" ")}`);
            const givesAway = (hit) => /#(solution|gallery)/.test(hit);
            const first = hits.findIndex(givesAway);
            assert.ok(first < 0 || hits.slice(first).every((hit) => givesAway(hit) || hit.includes("#hints")), `${asked}: ${hits.join(" ")}`);
        }
    }));

test("the listing that a report names lines of has them numbered, and no other has", () =>
    tabOf(1400, async (tab) => {
        const numbered = () => tab.locator("main pre > code.numbered").evaluateAll((codes) =>
            codes.map((code) => [code.textContent.trimEnd().split("\n").length, code.querySelector(".numbers").dataset.numbers.split("\n").length]),
        );
        await visit(tab, "03-deadlock/two_locks.html");
        const [[lines, last], ...others] = await numbered();
        assert.ok(lines > 20);
        assert.equal(last, lines);
        assert.deepEqual(others, []);
        await visit(tab, "01-threads/names.html");
        assert.deepEqual(await numbered(), []);
    }));
