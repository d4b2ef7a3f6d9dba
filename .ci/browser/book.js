// What the tests share: the built book, a browser, and how a stepper is seen and used.

import assert from "node:assert/strict";
import { accessSync, constants, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

export const BOOK = process.env.BOOK ?? fileURLToPath(new URL("../../book/book", import.meta.url));
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** The book as files, without a server. */
export const AS_FILES = pathToFileURL(`${BOOK}/`).href;

/** The pages in which `mark` stands, as paths from the book. */
export const pagesWith = (mark) =>
    readdirSync(BOOK, { recursive: true })
        .filter((name) => name.endsWith(".html") && name !== "print.html")
        .filter((name) => readFileSync(path.join(BOOK, name), "utf8").includes(mark))
        .map((name) => name.split(path.sep).join("/"))
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

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png" };
const server = createServer((request, response) => {
    try {
        const file = path.join(BOOK, decodeURIComponent(new URL(request.url, "http://book").pathname));
        const body = readFileSync(file);
        response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
        response.writeHead(404).end();
    }
});

let browser;
let served;
before(async () => {
    browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    served = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
    await browser?.close();
    server.close();
});

/** Opens a page of the book, and closes it after `use`; complains of errors, and of anything fetched from elsewhere. */
export async function open(page, { base = served, javaScriptEnabled = true }, use) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, javaScriptEnabled, reducedMotion: "reduce" });
    const problems = [];
    try {
        // Narrow windows have no sidebar: without it a page can be made wide and narrow as it is.
        await context.addInitScript(() => localStorage.setItem("mdbook-sidebar", "hidden"));
        const tab = await context.newPage();
        tab.on("console", (message) => message.type() === "error" && problems.push(message.text()));
        tab.on("pageerror", (error) => problems.push(String(error)));
        tab.on("request", (request) => request.url().startsWith(base) || /^(data|blob):/.test(request.url()) || problems.push(`fetches ${request.url()}`));
        tab.book = base;
        await tab.goto(base + page);
        await use(tab);
    } finally {
        await context.close();
    }
    assert.deepEqual(problems, []);
}

/** The versions of a stepper, each with its graph. */
export const versionsOf = (place) =>
    place.locator(":scope > script").evaluateAll((scripts) => scripts.map((it) => ({ name: it.dataset.program, graph: JSON.parse(it.textContent) })));

/** A shortest path to an end that is as good or bad as wanted: the number of the step in each state. */
export function wayTo(graph, well) {
    const ways = new Map([[0, []]]);
    for (const [number, way] of ways) {
        const [, , steps, end] = graph.states[number];
        if (end && end[0] === well) return way;
        steps.forEach(([, , to], step) => ways.has(to) || ways.set(to, [...way, step]));
    }
    return null;
}

/** A line for each thing that axe finds wrong in a part of the page; by all of its rules, or by those named. */
export async function axe(tab, part, rules) {
    if (!(await tab.evaluate(() => "axe" in window))) await tab.addScriptTag({ path: AXE });
    const options = { preload: false, ...(rules && { runOnly: rules }) };
    const { violations } = await tab.evaluate(([part, options]) => window.axe.run(part, options), [part, options]);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}

/** As the book's own menu does. */
export async function wear(tab, theme) {
    await tab.evaluate((id) => document.getElementById(id).click(), `mdbook-theme-${theme}`);
    await tab.waitForFunction((theme) => document.documentElement.classList.contains(theme), theme);
}

/** A picture for people to look at, if the environment names a folder for them in PICTURES. */
export async function picture(place, name) {
    if (!process.env.PICTURES) return;
    mkdirSync(process.env.PICTURES, { recursive: true });
    await place.screenshot({ path: path.join(process.env.PICTURES, `${name.replaceAll("/", "-")}.png`) });
}

/** The elements in which steps are offered, tools, and how it ended. */
export const movable = (place) => place.locator('.threads button[aria-disabled="false"]');
export const tool = (place, name) => place.locator(".tools button", { hasText: name });
export const verdict = (place) => place.locator(".verdict").textContent();
