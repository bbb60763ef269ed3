import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { OUT, browser, fake, open, reportFile } from "./support.mjs";

let chrome;
let file;
before(async () => {
  chrome = await browser();
  file = reportFile("report.html", await fake());
});
after(() => chrome?.close());

for (const scheme of ["light", "dark"]) {
  for (const width of [420, 1440]) {
    test(`opens from a file, ${scheme}, ${width} wide`, async () => {
      const { page, wrongs } = await open(chrome, file, { width, scheme });
      assert.deepEqual(wrongs, []);
      const shown = await page.evaluate(() => ({
        plots: document.querySelectorAll(".uplot canvas").length,
        wider: document.documentElement.scrollWidth > window.innerWidth,
        sections: [...document.querySelectorAll("section")].map((section) => section.id),
      }));
      assert.ok(shown.plots >= 4);
      assert.equal(shown.wider, false, "nothing is wider than the window");
      assert.deepEqual(shown.sections,
        ["verdicts", "panels", "marks", "zones", "metrics", "cost", "again"]);
      await page.evaluate(() => window.windtunnel.timeline.setMoment(7500));
      await page.waitForTimeout(200);
      await page.screenshot({ path: join(OUT, `report-${scheme}-${width}.png`), fullPage: true });
      await page.close();
    });
  }
}

test("a day of thirty series stays under 600 KB", () => {
  assert.ok(statSync(file).size < 600_000, `${statSync(file).size} bytes`);
});

test("failures come first, and lead to their moment", async () => {
  const { page, wrongs } = await open(chrome, file);
  const first = page.locator(".verdicts tbody tr").first();
  assert.match(await first.textContent(), /a task in every zone/);
  await first.locator("a.time").click();
  assert.equal(await page.evaluate(() => window.windtunnel.timeline.moment), 10500);
  assert.equal(await page.evaluate(() => location.hash), "#t=10500");
  assert.match(await page.locator("#zones-summary").textContent(), /At 2h55m/);
  assert.deepEqual(wrongs, []);
  await page.close();
});

test("an address with a moment opens there", async () => {
  const page = await chrome.newPage();
  await page.goto(`file://${file}#t=7500`);
  await page.waitForFunction(() => window.windtunnel);
  assert.equal(await page.evaluate(() => window.windtunnel.timeline.moment), 7500);
  await page.close();
});

test("text of a run is text", async () => {
  const { page, wrongs } = await open(chrome, file);
  assert.match(await page.locator(".verdicts").textContent(), /<script>alert\('a name is text'\)/);
  assert.equal(await page.locator(".about b, .verdicts script").count(), 0);
  assert.deepEqual(wrongs, []);
  await page.close();
});

test("keys move the moment and the span, play goes on", async () => {
  const { page, wrongs } = await open(chrome, file);
  const at = () => page.evaluate(() => window.windtunnel.timeline.moment);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), 120);
  await page.keyboard.press("+");
  const span = await page.evaluate(() => {
    const { from, to } = window.windtunnel.timeline;
    return to - from;
  });
  assert.ok(span < 86400);
  await page.keyboard.press("0");
  await page.locator(".play").click();
  await page.waitForTimeout(700);
  await page.locator(".play").click();
  assert.ok((await at()) > 200);
  assert.deepEqual(wrongs, []);
  await page.close();
});

test("dragging over one panel zooms all", async () => {
  const { page } = await open(chrome, file);
  const panel = page.locator("#panel-latency .u-over");
  await panel.scrollIntoViewIfNeeded();
  const box = await panel.boundingBox();
  await page.mouse.move(box.x + box.width * 0.25, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 50, { steps: 5 });
  await page.mouse.up();
  const { from, to } = await page.evaluate(() => {
    const { from, to } = window.windtunnel.timeline;
    return { from, to };
  });
  assert.ok(Math.abs(from - 21600) < 900 && Math.abs(to - 43200) < 900, `${from} to ${to}`);
  await page.locator("#panel-requests .u-over").dblclick();
  assert.equal(await page.evaluate(() => window.windtunnel.timeline.to), 86400);
  await page.close();
});

test("a click on the map opens the inspector", async () => {
  const { page, wrongs } = await open(chrome, file);
  await page.evaluate(() => window.windtunnel.timeline.setMoment(3600));
  await page.waitForTimeout(100);
  await page.locator(".map canvas").click({ position: { x: 12, y: 50 } });
  assert.match(await page.locator(".inspector").textContent(), /RUNNING|t3\.medium/);
  await page.screenshot({ path: join(OUT, "inspector.png") });
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".inspector").isVisible(), false);
  assert.deepEqual(wrongs, []);
  await page.close();
});

test("a run of another schema is refused in a sentence", async () => {
  const other = reportFile("other.html", '{"schema": 7}');
  const { page } = await open(chrome, other);
  assert.match(await page.locator("[role=alert]").textContent(), /schema 1, not 7/);
  await page.close();
});
