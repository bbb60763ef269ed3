import { expect, test } from "vitest";
import { fakeSweep } from "../dev/fake_sweep";
import { along, front, grid, of, spread, ticks, tornado, words } from "../src/sweep/stats";

test("a mean comes with its confidence interval", () => {
  expect(spread([])).toBeNull();
  expect(spread([null])).toBeNull();
  expect(spread([4])).toEqual({ count: 1, mean: 4, low: 4, high: 4 });
  const two = spread([1, 3, null])!;
  expect(two.mean).toBe(2);
  expect(two.high - two.mean).toBeCloseTo(12.706, 3);  // t(1) · s/√n, s = √2, n = 2.
  const many = spread(Array.from({ length: 100 }, (_, i) => i))!;
  expect(many.high - many.mean).toBeCloseTo(1.96 * 29.0115 / 10, 3);
});

test("no point of the front is beaten in both", () => {
  const sweep = fakeSweep();
  const [x, y] = [sweep.metrics[0]!, sweep.metrics[1]!];
  const best = front(sweep, x, y);
  expect(best.length).toBeGreaterThan(1);
  for (const i of best) {
    for (const other of sweep.points) {
      const beaten = of(other, x)!.mean < of(sweep.points[i]!, x)!.mean &&
        of(other, y)!.mean < of(sweep.points[i]!, y)!.mean;
      expect(beaten).toBe(false);
    }
  }
});

test("a metric that is better high turns the front over", () => {
  const sweep = fakeSweep();
  sweep.points = [[1, 1], [2, 2], [3, 1]].map(([a, b]) =>
    ({ at: [0, 0, 0], values: { a: [a!], b: [b!] } }));
  expect(front(sweep, { name: "a" }, { name: "b", better: "high" })).toEqual([0, 1]);
  expect(front(sweep, { name: "a" }, { name: "b" })).toEqual([0]);
});

test("axes stand by how far they move a metric", () => {
  const sweep = fakeSweep();
  const bars = tornado(sweep, sweep.metrics[0]!);
  expect(bars.map((bar) => bar.index)).toEqual([0, 2, 1]);
  expect(bars[0]!.lowAt).toBe(70);
  expect(bars[0]!.highAt).toBe(40);
  expect(along(sweep, 0, sweep.metrics[2]!).map((at) => Math.floor(at!.mean)))
    .toEqual([3, 5, 7, 9]);
});

test("a grid has a mean for each two values", () => {
  const sweep = fakeSweep();
  const cells = grid(sweep, 0, 1, sweep.metrics[0]!);
  expect(cells.length).toBe(3);
  expect(cells[0]!.length).toBe(4);
  expect(cells[0]![0]!).toBeGreaterThan(cells[2]![3]!);
  expect(words(sweep, sweep.points[0]!)).toBe(
    "scaling.target 40, provider.target_capacity 80, rate[0].high 300/s");
});

test("ticks are round and span what is shown", () => {
  expect(ticks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(ticks(3.1, 9.4)).toEqual([2, 4, 6, 8, 10]);
  for (const [low, high] of [[0, 0], [5, 5], [-3, 7], [0.001, 0.0042]] as const) {
    const marks = ticks(low, high);
    expect(marks[0]!).toBeLessThanOrEqual(low);
    expect(marks.at(-1)!).toBeGreaterThanOrEqual(high);
    expect(marks.length).toBeGreaterThan(0);
  }
});
