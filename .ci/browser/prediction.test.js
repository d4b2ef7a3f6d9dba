// Every question of the built book: its answer is hidden until the reader has chosen, each option says what all schedules
// say of it, what is possible can be stepped through, and what was answered is kept and can be saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { axe, open, pagesWith, wear } from "./book.js";

const pages = pagesWith('class="prediction"');
const VERDICT = /possible|impossible|schedule/;
let asked = 0;

describe("each question", { concurrency: 2 }, () => {
    for (const page of pages) {
        test(page, () =>
            open(page, {}, async (tab) => {
                const places = await tab.locator("div.prediction").all();
                asked += places.length;
                for (const [index, place] of places.entries()) {
                    const { several, options, graph } = JSON.parse(await place.locator("script").first().textContent());
                    assert.doesNotMatch(await place.locator("form").innerText(), VERDICT);
                    assert.equal(await place.locator("details:visible").count(), 0);
                    await place.getByRole("button", { name: "Check" }).click();
                    assert.match(await place.locator("form [role=status]").innerText(), /^Choose first/);
                    // One question right, the next wrong, if it can be.
                    const isRight = index % 2 === 0 || options.every(({ right }) => right);
                    const pick = options.map(({ right }) => right === isRight);
                    const picked = several ? pick : pick.map((it, at) => it && pick.indexOf(true) === at);
                    for (const [at, it] of picked.entries()) if (it) await place.locator("form input").nth(at).check();
                    await place.getByRole("button", { name: "Check" }).press("Enter");
                    assert.equal(await place.locator("form [role=status]").innerText(), isRight ? "Right." : "Not quite.");
                    for (const [option, { schedule }] of options.entries()) {
                        const row = place.locator("form li").nth(option);
                        assert.match(await row.innerText(), /[✓✗]/);
                        if (schedule === null) continue;
                        await row.getByRole("button", { name: "Step through" }).click();
                        const steps = schedule.trim().split(" ").length;
                        assert.equal(await place.locator("input[type=range]").inputValue(), String(steps));
                        assert.equal(await place.locator(".threads button[aria-disabled=false]").count(), 0, "an end");
                    }
                    assert.equal(await place.locator("details").first().getAttribute("open"), "");
                    assert.ok(graph.states.length > 0);
                }
                assert.deepEqual(await axe(tab, "div.prediction"), []);
                await wear(tab, "navy");
                assert.deepEqual(await axe(tab, "div.prediction", ["color-contrast"]), []);
                // What the section prints is folded, until it was once asked for.
                const outputs = tab.locator(".twins figure", { hasText: / output, / }).locator("pre");
                const printed = await outputs.count();
                if (printed > 0) {
                    assert.equal(await outputs.first().isVisible(), false);
                    await tab.locator("details.output summary").first().click();
                    assert.equal(await outputs.first().isVisible(), true);
                }
                await tab.setViewportSize({ width: 390, height: 844 });
                const sticksOut = await places[0].evaluate((it) => it.scrollWidth - it.clientWidth);
                assert.equal(sticksOut, 0);
                // A reload keeps the answers.
                await tab.reload();
                assert.equal(await tab.locator("div.prediction").first().locator("form [role=status]").innerText(), "Right.");
                if (printed > 0) assert.equal(await outputs.first().isVisible(), true);
            }));
    }
});

test("thirty questions, and the answers of a class in a file", async () => {
    assert.ok(asked >= 30, `${asked} questions`);
    await open(pages[0], {}, async (tab) => {
        const place = tab.locator("div.prediction").first();
        await place.locator("input").first().check();
        await place.getByRole("button", { name: "Check" }).click();
        await tab.goto(new URL("puzzles.html", tab.book).href);
        const download = tab.waitForEvent("download");
        await tab.getByRole("button", { name: "Save my answers" }).click();
        const rows = readFileSync(await (await download).path(), "utf8").trim().split("\r\n");
        assert.match(rows[0], /^"kind","name","question"/);
        assert.match(rows[1], /^"question","predict-\w+",".+",".+","(right|wrong)","20/);
    });
});

test("without JavaScript: the question, and its answer folded", () =>
    open(pages[0], { javaScriptEnabled: false }, async (tab) => {
        const place = tab.locator("div.prediction").first();
        assert.ok(await place.locator("ul").first().isVisible());
        assert.equal(await place.locator("details li").first().isVisible(), false);
        await place.locator("summary").click();
        assert.match(await place.locator("details").innerText(), VERDICT);
    }));
