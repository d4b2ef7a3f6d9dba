// Every stepper of the built book, in a real browser: on the pages of the chapters, and each level of the puzzles.
// Each is won and lost by clicks and by the keyboard alone; what can't be done says why; a link leads back to where it was
// made; nothing gives the answer away before it is asked for; nothing is fetched from elsewhere.
//
// CHROMIUM names the browser, if it isn't found; PICTURES a folder for a picture of each stepper in each of its looks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";

import { AS_FILES, BOOK, axe, movable, open, pagesWith, picture, tool, verdict, versionsOf, wayTo, wear } from "./book.js";
import { walk } from "./walk.js";

const ANSWERS_WITHIN = 50; // milliseconds
const AT_MOST = 60_000; // bytes of a graph, compressed
/** What nobody should read before it is asked for. */
const GIVEN_AWAY = /end (well|badly)|schedules|✓ right|✗ breaks|can't be reached/;

/** Every stepper: its page, and its place in it. */
const steppers = pagesWith('class="stepper"').flatMap((page) => {
    if (page !== "puzzles.html") return [{ page, name: page, address: page, where: "div.stepper" }];
    const levels = readFileSync(path.join(BOOK, page), "utf8").matchAll(/<section class="level" id="(\w+)"/g);
    return [...levels].map(([, id]) => ({ page, id, name: `puzzle ${id}`, address: `${page}#${id}`, where: `#${id} div.stepper` }));
});
const levels = steppers.filter(({ id }) => id);

/** The preemptions of a way, as the explorer counts them. */
function preemptions(graph, way) {
    let [state, last, lost] = [0, graph.before.length > 0 ? graph.said[graph.before.at(-1)][0] : 0, 0];
    for (const step of way) {
        const steps = graph.states[state][2];
        const [thread, , to] = steps[step];
        if (thread !== last && steps.some(([other]) => other === last)) lost += 1;
        [state, last] = [to, thread];
    }
    return lost;
}

const choose = (place, version) => place.locator(".versions input").nth(version).check();
const solved = (tab, id) => tab.evaluate((id) => id in (JSON.parse(localStorage.getItem("concurrency-book-puzzles") ?? "{}").solved ?? {}), id);

/** Each version by clicks, and back again. Returns the keys that do the same. */
async function byClicks(place, plays, versions) {
    const keys = new Map();
    const times = [];
    for (const [version, { name, graph }] of versions.entries()) {
        const size = gzipSync(JSON.stringify(graph)).length;
        assert.ok(size <= AT_MOST, `${name}: ${size} bytes`);
        if (versions.length > 1) await choose(place, version);
        for (const well of [true, false]) {
            const way = wayTo(graph, well);
            if (!way) continue;
            const walked = await place.evaluate(walk, way);
            times.push(...walked.times);
            if (version === 0) keys.set(well, walked.keys);
            if (plays === "choose") assert.match(walked.ends, well ? /^It ended well, this time/ : /^This version breaks/);
            else assert.match(walked.ends, well ? /^It ended well/ : /^Goal reached/);
            if (plays === "break" && !well) {
                const mine = preemptions(graph, way);
                assert.match(walked.win, new RegExp(`You used ${mine || "no"} preemption`));
                assert.ok(mine >= graph.par);
            }
        }
    }
    // On a busy machine most clicks wait for a processor: the quickest quarter tells what the page itself takes.
    const quick = times.sort((a, b) => a - b)[times.length >> 2];
    assert.ok(quick <= ANSWERS_WITHIN, `a click is answered after ${quick} ms`);
    return keys;
}

/** By the keyboard alone, the version at hand. */
async function byKeyboard(tab, place, keys) {
    await tool(place, "Restart").focus();
    for (const digits of keys.values()) {
        await tab.keyboard.press("r");
        for (const digit of digits) await tab.keyboard.press(digit);
        assert.equal(await place.locator(".verdict").count(), 1);
        await tab.keyboard.press("u");
        assert.equal(await place.locator(".verdict").count(), 0);
    }
    await tab.keyboard.press("r");
}

/** Guesses wrong, and then right. */
async function guess(tab, place, id, breaks) {
    const answer = place.getByRole("button", { name: "This one is right" });
    await choose(place, breaks.indexOf(true));
    await answer.click();
    assert.match(await verdict(place), /^This is how it breaks/);
    assert.equal(await solved(tab, id), false);
    await choose(place, breaks.indexOf(false));
    await answer.press("Enter");
    assert.match(await place.locator(".win").innerText(), /^Right, after 1 wrong guess\.\s+(All [\d,]+ schedules|Its only schedule)/);
}

/** What is there only if it is asked for. */
async function ask(place, itBreaks) {
    await tool(place, "Show me how it breaks").click({ force: true });
    assert.equal(await place.locator(".verdict.bad").count(), itBreaks ? 1 : 0);
    await tool(place, "Restart").click({ force: true });
    assert.doesNotMatch(await place.locator(".status").innerText(), GIVEN_AWAY);
    await tool(place, "Odds").press("o");
    assert.match(await place.locator(".status").innerText(), GIVEN_AWAY);
    await tool(place, "Odds").press("o");
}

/** At an end, with all that can be opened: wide and narrow, in light and dark. */
async function looks(tab, place, { name, where }) {
    await place.locator("details.states, details.share").evaluateAll((all) => all.forEach((it) => it.hidden || (it.open = true)));
    for (const theme of ["navy", "light"]) {
        await wear(tab, theme);
        for (const width of [390, 1400]) {
            await tab.setViewportSize({ width, height: 1000 });
            await picture(place.locator(".panel"), `${name}-${width}-${theme}`);
            const sticksOut = await place.locator(".panel").evaluate((panel) => panel.scrollWidth - panel.clientWidth);
            assert.equal(sticksOut, 0, `${width} pixels wide`);
        }
        assert.deepEqual(await axe(tab, where, theme === "navy" ? ["color-contrast"] : undefined), []);
    }
}

describe("each stepper", { concurrency: 2 }, () => {
    for (const stepper of steppers) {
        test(stepper.name, () =>
            open(stepper.address, {}, async (tab) => {
                const { id, where } = stepper;
                const place = tab.locator(where).first();
                const plays = (await place.getAttribute("data-plays")) ?? "break";
                const versions = await versionsOf(place);
                const breaks = versions.map(({ graph }) => graph.par !== null);
                assert.ok(breaks.includes(true) && (breaks.includes(false) || versions.length === 1), "some break, and some don't");
                if (plays === "choose") assert.equal(breaks.filter((it) => !it).length, 1, "one is right");
                const visible = await place.innerText();
                assert.doesNotMatch(visible, GIVEN_AWAY);
                assert.equal(await place.locator("details.why:visible").count(), 0);
                if (plays === "break" && breaks[0]) assert.match(visible, new RegExp(`can be done with ${versions[0].graph.par || "no"} preemption`));

                const keys = await byClicks(place, plays, versions);
                if (versions.length > 1) await choose(place, 0);
                await byKeyboard(tab, place, keys);
                if (plays === "choose") await guess(tab, place, id, breaks);
                else await ask(place, breaks[0]);

                // With the mouse, and then in each of its looks; the link to what is there opens the same again.
                if (versions.length > 1) await choose(place, 0);
                for (const step of wayTo(versions[0].graph, !breaks[0])) await movable(place).nth(step).click();
                await looks(tab, place, stepper);
                const told = await place.locator(".lanes").innerText();
                const link = await place.locator("a.link").getAttribute("href");
                await tab.goto(new URL(stepper.page + link, tab.book).href);
                await tab.reload();
                assert.equal(await place.locator(".lanes").innerText(), told);
                if (id) assert.match(await tab.locator(`nav.levels a[href="#${id}"]`).innerText(), /✓/, "a reload keeps what was solved");
            }));
    }
});

test("the puzzles: enough of them, in groups, and half of them hard", () =>
    open("puzzles.html", {}, async (tab) => {
        assert.ok(levels.length >= 24, `${levels.length} levels`);
        const places = await tab.locator("section.level div.stepper").all();
        const all = await Promise.all(places.map(async (place) => ({ plays: await place.getAttribute("data-plays"), graph: (await versionsOf(place))[0].graph })));
        const hard = all.filter(({ plays, graph }) => plays === null && graph.chance < 0.1);
        assert.ok(hard.length >= 12, `${hard.length} are hard`);
        assert.ok(all.filter(({ plays }) => plays === "choose").length >= 6);
        assert.equal(await tab.locator("section.level:visible").count(), 1);
        assert.ok((await tab.locator(".guide").innerText()).length > 0, "the first is guided");
        assert.deepEqual(await axe(tab, "main"), []);
        // The guided one, as it says.
        const place = tab.locator("#too_early div.stepper");
        await place.getByRole("button", { name: /A writes pages = 1/ }).click();
        await place.getByRole("button", { name: /main reads pages = 1/ }).click();
        await place.getByRole("button", { name: "Let it run" }).click();
        assert.match(await verdict(place), /^Goal reached/);
        await place.getByRole("button", { name: "Why?" }).click();
        assert.ok(await place.locator("details.why").getByText("To start a thread").isVisible());
        await place.getByRole("link", { name: /^Next/ }).click();
        assert.ok(await tab.locator("#ups_and_downs").isVisible());
    }));

test("without JavaScript: the story of each", async () => {
    for (const page of new Set(steppers.map(({ page }) => page))) {
        await open(page, { javaScriptEnabled: false }, async (tab) => {
            assert.match(await tab.locator("div.stepper pre", { hasText: "FAILED after" }).first().innerText(), /^FAILED after/);
            assert.equal(await tab.locator("div.stepper button:visible").count(), 0);
        });
    }
});

test("the book as files, without a server", async () => {
    for (const { address, where } of [...steppers.filter(({ id }) => !id), levels[0]]) {
        await open(address, { base: AS_FILES }, async (tab) => {
            const place = tab.locator(where).first();
            await movable(place).first().click();
            assert.equal(await tool(place, "Undo").getAttribute("aria-disabled"), "false");
        });
    }
});
