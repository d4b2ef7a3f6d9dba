import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const pages = process.argv[2].split(",");
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const p of pages) for (const [w,t] of [[1400,"light"],[1400,"navy"],[390,"light"],[390,"navy"]]) {
  const c = await b.newContext({ viewport: { width: w, height: 900 } });
  await c.addInitScript((t) => { localStorage.setItem("mdbook-theme", t); localStorage.setItem("mdbook-sidebar","hidden") }, t);
  const tab = await c.newPage();
  await tab.goto("file:///work/book2/book/book/" + p + ".html");
  if (process.argv[3] !== "axe") {
    const clip = await tab.locator("main").boundingBox();
    await tab.screenshot({ path: `/tmp/b2/s-${p.replace("/","-")}-${w}-${t}.png`, clip: {x:0,y:0,width:w,height:Math.min(w==390?1600:1200,clip.height)}, fullPage: true });
  } else {
    await tab.addScriptTag({ path: AXE });
    const r = await tab.evaluate(() => axe.run(document.querySelector("main")));
    for (const v of r.violations) console.log(p, w, t, v.id, v.nodes.length, v.nodes[0].html.slice(0,150));
    console.log(p,w,t,"violations",r.violations.length);
  }
  await c.close();
}
await b.close();
