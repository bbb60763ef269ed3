import { expect, test } from "vitest";
import { fake } from "../dev/fake";
import { applyTick, parseReport } from "../src/model";
import { Timeline } from "../src/timeline";

test("what a run left out is filled in", () => {
  const report = parseReport('{"schema": 1, "title": "t"}');
  expect(report.panels).toEqual([]);
  expect(report.zones.tasks).toEqual([]);
  expect(report.step_s).toBe(60);
});

test("another schema is refused", () => {
  expect(() => parseReport('{"schema": 2}')).toThrow("schema 1, not 2");
  expect(() => parseReport("{")).toThrow();
});

test("made-up runs are the same every time", () => {
  expect(JSON.stringify(fake())).toBe(JSON.stringify(fake()));
});

test("a tick adds values, marks, instances and tasks", () => {
  const report = fake({ hours: 1 });
  const length = report.panels[0]!.series[0]!.values.length;
  const tasks = report.zones.tasks.length;
  applyTick(report, {
    length_s: 3720, values: { "web.rate": [[length + 1, 7]] },
    marks: [{ at_s: 3700, kind: "alarm", text: "x" }],
    tasks: [[tasks, { ...report.zones.tasks[0]!, id: "new" }]],
  });
  expect(report.length_s).toBe(3720);
  expect(report.panels[0]!.series[0]!.values.slice(length)).toEqual([null, 7]);
  expect(report.marks.at(-1)!.text).toBe("x");
  expect(report.zones.tasks[tasks]!.id).toBe("new");
});

test("a span stays within the run and is never nothing", () => {
  const timeline = new Timeline(0, 86400, 60);
  timeline.setSpan(-500, 100000);
  expect([timeline.from, timeline.to]).toEqual([0, 86400]);
  timeline.setSpan(5000, 5000);
  expect(timeline.to - timeline.from).toBeGreaterThanOrEqual(240);
  timeline.show(10500);
  expect([timeline.moment, timeline.from, timeline.to]).toEqual([10500, 6900, 14100]);
  timeline.reset();
  expect([timeline.from, timeline.to]).toEqual([0, 86400]);
});

test("what shows the newest goes along when the run goes on", () => {
  const timeline = new Timeline(0, 600, 60);
  timeline.setMoment(600);
  timeline.extend(660);
  expect([timeline.from, timeline.to, timeline.moment]).toEqual([0, 660, 660]);
  timeline.setMoment(120);
  timeline.setSpan(0, 300);
  timeline.extend(720);
  expect([timeline.from, timeline.to, timeline.moment]).toEqual([0, 300, 120]);
});
