// Every stepper of the built book, in a real browser: each version is played to a good end and to a bad one, by clicks
// and by the keyboard alone; what can't be done says why; nothing is fetched from elsewhere.
//
// CHROMIUM names the browser, if it isn't found; PICTURES a folder for a picture of each stepper in each of its looks.

import assert from "node:assert/strict";
import { accessSync, constants, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { chromium } from "playwright-core";

const BOOK = fileURLToPath(new URL("../../book/book", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const WIDTHS = [1400, 400];
const THEMES = ["light", "navy"];
const ANSWERS_WITHIN = 50; // milliseconds
const AT_MOST = 60_000; // bytes, compressed

const pages = readdirSync(BOOK, { recursive: true })
    .filter((name) => name.endsWith(".html") && name !== "print.html")
    .filter((name) => readFileSync(path.join(BOOK, name), "utf8").includes('class="stepper"'))
    .sort();

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

/** Opens a page of the book, and closes it after `use`; complains of errors, and of anything fetched from elsewhere. */
async function open(page, { base = pathToFileURL(`${BOOK}/`).href, width = 1400, javaScriptEnabled = true }, use) {
    const context = await browser.newContext({ viewport: { width, height: 1000 }, javaScriptEnabled });
    const problems = [];
    try {
        const tab = await context.newPage();
        tab.on("console", (message) => message.type() === "error" && problems.push(message.text()));
        tab.on("pageerror", (error) => problems.push(String(error)));
        tab.on("request", (request) => request.url().startsWith(base) || request.url().startsWith("data:") || problems.push(`fetches ${request.url()}`));
        await tab.goto(base + page.split(path.sep).join("/"));
        await use(tab);
    } finally {
        await context.close();
    }
    assert.deepEqual(problems, []);
}

/** The steppers of a page, each with its versions' graphs. */
async function steppers(tab) {
    const places = await tab.locator("div.stepper").all();
    assert.ok(places.length > 0, "a stepper");
    return Promise.all(
        places.map(async (place) => {
            const scripts = await place.locator("script").all();
            const versions = scripts.map(async (script) => ({
                name: await script.getAttribute("data-program"),
                graph: JSON.parse(await script.textContent()),
            }));
            return { place, versions: await Promise.all(versions) };
        }),
    );
}

/** A shortest path to an end that is as good or bad as wanted: the number of the step in each state. */
function wayTo(graph, well) {
    const ways = new Map([[0, []]]);
    for (const [number, way] of ways) {
        const [, , steps, end] = graph.states[number];
        if (end && end[0] === well) return way;
        steps.forEach(([, , to], step) => ways.has(to) || ways.set(to, [...way, step]));
    }
    return null;
}

/** All that there is to see, but for the line that says what was just done. */
const show = async (place) => {
    const seen = place.locator(".objects, .lines, .threads, .tools, .status > :not(.note), .lanes");
    return (await seen.allInnerTexts()).join("\n");
};
const movable = (place) => place.locator('.threads button[aria-disabled="false"]');
const tool = (place, name) => place.locator(".tools button", { hasText: name });
const verdict = (place) => place.locator(".verdict").textContent();

async function choose(place, version) {
    const choice = place.locator(".versions");
    if ((await choice.count()) > 0) await place.getByLabel(version, { exact: true }).check();
}

/** Nobody who waits can be moved: it says why, and nothing else changes. Each reason is tried once. */
async function tryTheBlocked(place, tried) {
    const blocked = (await place.locator('.threads button[aria-disabled="true"]').allInnerTexts()).join();
    if (tried.has(blocked)) return;
    tried.add(blocked);
    const before = await place.locator(".lanes, .listing, .objects, .threads").allInnerTexts();
    for (const button of await place.locator('.threads button[aria-disabled="true"]').all()) {
        const [name, reason] = await button.locator("b, span").allTextContents();
        assert.match(reason, /^(waits|has|is|lets)/);
        await button.click({ force: true });
        assert.equal(await place.locator(".note").textContent(), `${name} can't be moved: it ${reason}.`);
    }
    assert.deepEqual(await place.locator(".lanes, .listing, .objects, .threads").allInnerTexts(), before);
}

/** Notes how long each click takes, from the event to the new layout of the page. */
async function timeClicks(place) {
    await place.evaluate((it) => {
        let start;
        window.addEventListener("click", () => (start = performance.now()), true);
        window.addEventListener("click", () => {
            document.body.getBoundingClientRect();
            it.answeredAfter = performance.now() - start;
        });
    });
}

/** Walks a way by clicks, and may go back step by step; then restarts. Returns the median time to answer a click, in milliseconds. */
async function walkByClicks(place, way, well, goesBack) {
    await timeClicks(place);
    const seen = [await show(place)];
    const tried = new Set();
    const times = [];
    for (const step of way) {
        await movable(place).nth(step).click();
        times.push(await place.evaluate((it) => it.answeredAfter));
        seen.push(await show(place));
        await tryTheBlocked(place, tried);
    }
    assert.match(await verdict(place), well ? /^It ended well/ : /^Goal reached/);
    const undone = goesBack ? seen.slice(1, -1).reverse() : [];
    for (const earlier of undone) {
        await tool(place, "Undo").click();
        assert.equal(await show(place), earlier);
    }
    await tool(place, "Restart").click();
    assert.equal(await show(place), seen[0]);
    return times.sort((a, b) => a - b)[times.length >> 1];
}

/** Presses Tab, or Shift and Tab, until the focus is on this element. */
async function tabTo(tab, element) {
    for (let presses = 0; presses < 100; presses++) {
        const where = await element.evaluate((it) =>
            it === document.activeElement ? "here" : it.compareDocumentPosition(document.activeElement),
        );
        if (where === "here") return;
        const follows = where & 4; // DOCUMENT_POSITION_FOLLOWING: the focus is further down
        await tab.keyboard.press(follows ? "Shift+Tab" : "Tab");
    }
    assert.fail("Tab doesn't lead there");
}

async function walkByKeyboard(tab, place, way, well) {
    // A part of the way with Tab and Enter, the rest with the digits.
    for (const [index, step] of way.entries()) {
        const button = movable(place).nth(step);
        if (index < 4) {
            await tabTo(tab, button);
            await tab.keyboard.press("Enter");
        } else {
            await tab.keyboard.press(await button.locator("kbd").textContent());
        }
    }
    assert.match(await verdict(place), well ? /^It ended well/ : /^Goal reached/);
    await tab.keyboard.press("u");
    assert.equal(await place.locator(".verdict").count(), 0);
    await tab.keyboard.press("r");
}

/** A line for each thing that axe finds wrong in a part of the page. */
async function axe(tab, part = "div.stepper") {
    await tab.evaluate(() => document.querySelectorAll("div.stepper .story").forEach((story) => (story.open = true)));
    if (!(await tab.evaluate(() => "axe" in window))) await tab.addScriptTag({ path: AXE });
    const { violations } = await tab.evaluate((part) => window.axe.run(part, { preload: false }), part);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** As the book's own menu does. */
async function wear(tab, theme) {
    await tab.evaluate((id) => document.getElementById(id).click(), `mdbook-theme-${theme}`);
    await tab.waitForFunction((theme) => document.documentElement.classList.contains(theme), theme);
}

async function picture(tab, place, name) {
    if (!process.env.PICTURES) return;
    mkdirSync(process.env.PICTURES, { recursive: true });
    await place.locator(".panel").screenshot({ path: path.join(process.env.PICTURES, `${name}.png`) });
}

test("there are ten programs at least, broken and cured", () => assert.ok(pages.length >= 10, pages.join(" ")));

for (const page of pages) {
    describe(page, () => {
        test("each version by clicks, and back again", () =>
            open(page, {}, async (tab) => {
                for (const { place, versions } of await steppers(tab)) {
                    const ends = new Set();
                    for (const { name, graph } of versions) {
                        const size = gzipSync(JSON.stringify(graph)).length;
                        assert.ok(size <= AT_MOST, `${name}: ${size} bytes`);
                        await choose(place, name);
                        for (const well of [true, false]) {
                            const way = wayTo(graph, well);
                            if (!way) continue;
                            ends.add(well);
                            const median = await walkByClicks(place, way, well, !well || !wayTo(graph, false));
                            assert.ok(median <= ANSWERS_WITHIN, `answers after ${median} ms`);
                        }
                        const breaks = tool(place, "Show me how it breaks");
                        await tool(place, "Restart").click({ force: true });
                        assert.equal(await breaks.getAttribute("aria-disabled"), String(!wayTo(graph, false)));
                        await breaks.click({ force: true });
                        assert.equal(await place.locator(".verdict.bad").count(), wayTo(graph, false) ? 1 : 0);
                    }
                    assert.equal(ends.size, 2, "one version at least breaks, and one ends well");
                }
            }));

        test("each version by the keyboard alone", () =>
            open(page, {}, async (tab) => {
                // Past the links of the sidebar.
                await tab.locator("main h1").evaluate((title) => title.setAttribute("tabindex", "-1"));
                await tab.locator("main h1").focus();
                for (const { place, versions } of await steppers(tab)) {
                    for (const [index, { graph }] of versions.entries()) {
                        if (index > 0) {
                            await tabTo(tab, place.locator("input:checked"));
                            await tab.keyboard.press("ArrowRight");
                        }
                        for (const well of [true, false]) {
                            const way = wayTo(graph, well);
                            if (way) await walkByKeyboard(tab, place, way, well);
                        }
                    }
                }
            }));

        for (const width of WIDTHS) {
            test(`${width} pixels wide, in light and dark`, () =>
                open(page, { width }, async (tab) => {
                    for (const { place, versions } of await steppers(tab)) {
                        for (const theme of THEMES) {
                            await wear(tab, theme);
                            const name = (moment) => [...page.replace(".html", "").split(path.sep), width, theme, moment].join("-");
                            await tool(place, "Restart").click({ force: true });
                            await picture(tab, place, name("start"));
                            assert.deepEqual(await axe(tab, "main"), []);
                            for (const version of versions) {
                                await choose(place, version.name);
                                await movable(place).first().click();
                                assert.deepEqual(await axe(tab), []);
                                if (wayTo(version.graph, false)) {
                                    await tool(place, "Show me how it breaks").click();
                                    await picture(tab, place, name(version.name));
                                    assert.deepEqual(await axe(tab), []);
                                }
                                const sticksOut = await place.locator(".panel").evaluate((panel) => panel.scrollWidth - panel.clientWidth);
                                assert.equal(sticksOut, 0);
                            }
                            await choose(place, versions[0].name);
                        }
                    }
                }));
        }

        test("without JavaScript: the story and its figure", () =>
            open(page, { javaScriptEnabled: false }, async (tab) => {
                const place = tab.locator("div.stepper").first();
                assert.match(await place.locator("pre").first().innerText(), /^FAILED after/);
                assert.ok(await place.locator("svg").first().isVisible());
                assert.equal(await place.locator("button:visible").count(), 0);
            }));
    });
}

test("the book as it is served", async () => {
    const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png" };
    const server = createServer((request, response) => {
        try {
            const file = path.join(BOOK, decodeURIComponent(new URL(request.url, "http://book").pathname));
            const body = readFileSync(file);
            response.writeHead(200, { "content-type": types[path.extname(file)] ?? "application/octet-stream" }).end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    try {
        const base = `http://127.0.0.1:${server.address().port}/`;
        for (const page of pages) {
            await open(page, { base }, async (tab) => {
                for (const { place } of await steppers(tab)) {
                    await movable(place).first().click();
                    assert.equal(await tool(place, "Undo").getAttribute("aria-disabled"), "false");
                }
            });
        }
    } finally {
        server.close();
    }
});
