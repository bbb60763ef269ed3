// What follows from many runs. Pure.

import type { Axis, Point, Sweep, SweepMetric } from "./model";

export interface Spread {
  count: number;
  mean: number;
  low: number;   // The mean's 95 % confidence interval.
  high: number;
}

// Student's t for 95 %, two-sided, by degrees of freedom; beyond, the normal's.
const T95 = [0, 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179,
  2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056,
  2.052, 2.048, 2.045, 2.042];

export function spread(values: (number | null)[]): Spread | null {
  const known = values.filter((value): value is number => value !== null);
  const count = known.length;
  if (count === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { count, mean, low: mean, high: mean };
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = (T95[count - 1] ?? 1.96) * Math.sqrt(variance / count);
  return { count, mean, low: mean - half, high: mean + half };
}

export function of(point: Point, metric: SweepMetric): Spread | null {
  return spread(point.values[metric.name] ?? []);
}

// The points that no other point beats in both metrics, from the best in the first on.
export function front(sweep: Sweep, x: SweepMetric, y: SweepMetric): number[] {
  const sign = (metric: SweepMetric) => (metric.better === "high" ? -1 : 1);
  const placed = sweep.points.flatMap((point, index) => {
    const a = of(point, x), b = of(point, y);
    return a && b ? [{ index, a: a.mean * sign(x), b: b.mean * sign(y) }] : [];
  }).sort((p, q) => p.a - q.a || p.b - q.b);
  const best: number[] = [];
  let least = Infinity;
  for (const point of placed) {
    if (point.b >= least) continue;
    least = point.b;
    best.push(point.index);
  }
  return best;
}

// A metric along an axis, over all points that share the axis' value.
export function along(sweep: Sweep, axis: number, metric: SweepMetric): (Spread | null)[] {
  return sweep.axes[axis]!.values.map((_, i) => spread(sweep.points
    .filter((point) => point.at[axis] === i)
    .flatMap((point) => point.values[metric.name] ?? [])));
}

// How far a metric moves along each axis, the strongest first.
export function tornado(sweep: Sweep, metric: SweepMetric) {
  return sweep.axes.map((axis: Axis, index) => {
    const means = along(sweep, index, metric).map((at) => at?.mean ?? NaN);
    let low = -1, high = -1;
    means.forEach((mean, i) => {
      if (Number.isNaN(mean)) return;
      if (low < 0 || mean < means[low]!) low = i;
      if (high < 0 || mean > means[high]!) high = i;
    });
    return low < 0 ? null : {
      axis, index, low: means[low]!, high: means[high]!,
      lowAt: axis.values[low]!, highAt: axis.values[high]!,
    };
  }).filter((bar) => bar !== null).sort((a, b) => (b.high - b.low) - (a.high - a.low));
}

// The mean of a metric over all points with these two values; rows are of `down`.
export function grid(sweep: Sweep, across: number, down: number, metric: SweepMetric) {
  return sweep.axes[down]!.values.map((_, row) => sweep.axes[across]!.values.map((_, column) =>
    spread(sweep.points.filter((point) => point.at[across] === column && point.at[down] === row)
      .flatMap((point) => point.values[metric.name] ?? []))?.mean ?? null));
}

// The words for a point: "target 50, capacity 90".
export function words(sweep: Sweep, point: Point): string {
  return sweep.axes.map((axis, i) => `${short(axis.path)} ${axis.values[point.at[i]!]}`).join(", ");
}

// "stack.with.scaling.target" is "scaling.target" to who reads it twice.
export function short(path: string): string {
  return path.split(".").slice(-2).join(".");
}

// Round numbers for an axis: about so many steps from at most `low` to at least `high`.
export function ticks(low: number, high: number, about = 5): number[] {
  const span = high - low || Math.abs(high) || 1;
  const raw = span / about;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw)!;
  const out: number[] = [];
  for (let i = Math.floor(low / step); i <= Math.ceil(high / step - 1e-9); ++i) {
    out.push(Number((i * step).toPrecision(12)));
  }
  return out;
}
