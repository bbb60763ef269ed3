import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { OUT, browser, fakeSweep, open, reportFile } from "./support.mjs";

let chrome;
let file;
before(async () => {
  chrome = await browser();
  file = reportFile("sweep.html", await fakeSweep());
});
after(() => chrome?.close());

for (const [scheme, width] of [["light", 1440], ["dark", 420]]) {
  test(`a sweep opens from a file, ${scheme}, ${width} wide`, async () => {
    const { page, wrongs } = await open(chrome, file, { width, scheme });
    assert.deepEqual(wrongs, []);
    const shown = await page.evaluate(() => ({
      sections: [...document.querySelectorAll("section")].map((section) => section.id),
      wider: document.documentElement.scrollWidth > window.innerWidth,
      unread: [...document.querySelectorAll("svg *")].some((element) =>
        [...element.attributes].some((attribute) => attribute.value.includes("NaN"))),
    }));
    assert.deepEqual(shown.sections, ["front", "tornado", "heat", "bands", "again"]);
    assert.equal(shown.wider, false);
    assert.equal(shown.unread, false);
    await page.screenshot({ path: join(OUT, `sweep-${scheme}-${width}.png`), fullPage: true });
    await page.close();
  });
}

test("another metric can be chosen", async () => {
  const { page, wrongs } = await open(chrome, file);
  const cell = page.locator(".heat td").first();
  const before = await cell.textContent();
  await page.locator("#heat select").selectOption({ label: "Tasks started or stopped" });
  assert.notEqual(await cell.textContent(), before);
  assert.deepEqual(wrongs, []);
  await page.close();
});

test("points without runs, one point, one seed and no point can be shown", async () => {
  const whole = await fakeSweep(1);
  const holes = await fakeSweep(3);
  holes.points[3].values = { "cost.total": [null, null, null] };
  const cases = { one: { ...whole, points: whole.points.slice(0, 1) }, holes, whole,
    flat: { ...whole, axes: whole.axes.slice(0, 1) } };
  for (const [name, sweep] of Object.entries(cases)) {
    const { page, wrongs } = await open(chrome, reportFile(`sweep-${name}.html`, sweep));
    assert.deepEqual(wrongs, [], name);
    assert.equal(await page.locator(".chart [points*=NaN], .chart [cx=NaN]").count(), 0, name);
    await page.close();
  }
  const none = reportFile("sweep-none.html", { ...whole, points: [] });
  const page = await chrome.newPage();
  await page.goto(`file://${none}`);
  await page.getByText("No point was run.").waitFor();
  await page.close();
});

test("a thousand runs stay small", async () => {
  const file = reportFile("sweep-large.html", await fakeSweep(28));
  assert.ok(statSync(file).size < 600_000, `${statSync(file).size} bytes`);
});
