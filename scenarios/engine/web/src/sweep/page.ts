// The page of a sweep: what is worth its cost, which axis matters, how sure that is.

import { append, h, section } from "../dom";
import { quantity } from "../format";
import { fresh, themeButton } from "../theme";
import type { Sweep, SweepMetric } from "./model";
import { along, front, grid, of, short, ticks, tornado, words } from "./stats";
import { type Frame, axes, s, scale, titled } from "./svg";

const FRAME: Frame = { width: 640, height: 340, left: 62, right: 34, top: 26, bottom: 42 };

export function showSweep(sweep: Sweep, root: HTMLElement): void {
  fresh();
  document.title = `${sweep.title || sweep.scenario} – Windtunnel`;
  root.replaceChildren();
  append(root, [header(sweep)]);
  const [x, y] = sweep.metrics;
  if (sweep.points.length === 0 || !x) {
    append(root, [h("p", { class: "quiet" }, "No point was run.")]);
    return;
  }
  append(root, [
    y ? section("front", `${name(x)} against ${name(y).toLowerCase()}`, pareto(sweep, x, y)) : null,
    chosen(sweep, "tornado", "Which axis matters", (metric) => tornadoOf(sweep, metric)),
    sweep.axes.length >= 2
      ? chosen(sweep, "heat", "Two axes", (metric) => heat(sweep, metric)) : null,
    chosen(sweep, "bands", "Along each axis, and how sure", (metric) => bands(sweep, metric)),
    section("again", "Again", h("p", {}, h("code", {}, sweep.again)),
      sweep.build ? h("p", { class: "quiet" }, `build ${sweep.build}`) : null),
  ]);
}

function header(sweep: Sweep): HTMLElement {
  return h("header", {},
    h("div", { class: "top" }, h("h1", {}, sweep.title || sweep.scenario), themeButton()),
    h("p", { class: "quiet" }, h("code", {}, sweep.scenario),
      ` ${sweep.points.length} points, ${sweep.runs} runs` +
      (sweep.wall_s > 0 ? ` in ${quantity(sweep.wall_s, "s")}` : "")),
    sweep.about ? h("p", { class: "about" }, sweep.about) : null);
}

// A section whose metric can be chosen.
function chosen(sweep: Sweep, id: string, title: string,
                draw: (metric: SweepMetric) => Node): HTMLElement {
  const place = h("div");
  const choice = h("select", { class: "noprint", "aria-label": "Metric",
    onchange: () => place.replaceChildren(draw(sweep.metrics[Number(choice.value)]!)) },
  ...sweep.metrics.map((metric, i) => h("option", { value: i }, name(metric))));
  place.replaceChildren(draw(sweep.metrics[0]!));
  return section(id, title, choice, place);
}

function name(metric: SweepMetric): string {
  return metric.text || metric.name;
}

function svg(frame: Frame, label: string, ...children: Node[]): SVGElement {
  return s("svg", { viewBox: `0 0 ${frame.width} ${frame.height}`, class: "chart", role: "img",
    "aria-label": label }, ...children);
}

function pareto(sweep: Sweep, x: SweepMetric, y: SweepMetric): HTMLElement {
  const best = front(sweep, x, y);
  const on = new Set(best);
  const placed = sweep.points.map((point) => ({ a: of(point, x), b: of(point, y), point }));
  const known = placed.filter((p) => p.a && p.b);
  const xt = ticks(Math.min(...known.map((p) => p.a!.low)), Math.max(...known.map((p) => p.a!.high)));
  const yt = ticks(Math.min(...known.map((p) => p.b!.low)), Math.max(...known.map((p) => p.b!.high)));
  const px = scale(xt, FRAME.left, FRAME.width - FRAME.right);
  const py = scale(yt, FRAME.height - FRAME.bottom, FRAME.top);
  const marks = placed.flatMap(({ a, b, point }, i) => {
    if (!a || !b) return [];
    const cx = px(a.mean), cy = py(b.mean);
    const kind = on.has(i) ? "best" : "rest";
    return [
      s("line", { x1: px(a.low), x2: px(a.high), y1: cy, y2: cy, class: `whisker ${kind}` }),
      s("line", { x1: cx, x2: cx, y1: py(b.low), y2: py(b.high), class: `whisker ${kind}` }),
      titled(s("circle", { cx, cy, r: on.has(i) ? 5 : 3.5, class: kind }),
        `${words(sweep, point)}: ${quantity(a.mean, x.unit)}, ${quantity(b.mean, y.unit)}`),
    ];
  });
  const path = best.map((i) => `${px(placed[i]!.a!.mean)},${py(placed[i]!.b!.mean)}`).join(" ");
  const chart = svg(FRAME, `${name(x)} against ${name(y)}`,
    ...axes(FRAME, xt.map((v) => [px(v), quantity(v, x.unit)]),
      yt.map((v) => [py(v), quantity(v, y.unit)]), { x: name(x), y: name(y) }),
    s("polyline", { points: path, class: "front" }), ...marks);
  const rows = best.map((i) => {
    const { a, b, point } = placed[i]!;
    return h("tr", {}, h("th", { scope: "row" }, words(sweep, point)),
      h("td", { class: "num" }, quantity(a!.mean, x.unit)),
      h("td", { class: "num" }, quantity(b!.mean, y.unit)),
      h("td", { class: "num" }, point.held === undefined ? "" : `${point.held} of ${a!.count}`));
  });
  return h("div", { class: "beside" }, chart, h("table", {},
    h("caption", {}, "Nothing else is better in both"),
    h("thead", {}, h("tr", {}, ...["point", name(x), name(y), "runs that held"].map((t) =>
      h("th", {}, t)))), h("tbody", {}, ...rows)));
}

function tornadoOf(sweep: Sweep, metric: SweepMetric): Node {
  const bars = tornado(sweep, metric);
  const frame = { ...FRAME, left: 210, right: 60, height: 60 + bars.length * 34 };
  const marks = ticks(Math.min(...bars.map((bar) => bar.low)), Math.max(...bars.map((b) => b.high)));
  const px = scale(marks, frame.left, frame.width - frame.right);
  return svg(frame, `How ${name(metric)} moves along each axis`,
    ...axes(frame, marks.map((v) => [px(v), quantity(v, metric.unit)]), [],
      { x: name(metric), y: "" }),
    ...bars.flatMap((bar, i) => {
      const y = frame.top + i * 34;
      return [s("text", { x: frame.left - 8, y: y + 18, class: "end name" }, short(bar.axis.path)),
        titled(s("rect", { x: px(bar.low), y: y + 4, width: Math.max(1, px(bar.high) - px(bar.low)),
          height: 20, class: "best" }),
        `${bar.axis.path}: ${quantity(bar.low, metric.unit)} at ${bar.lowAt}, ` +
          `${quantity(bar.high, metric.unit)} at ${bar.highAt}`),
        s("text", { x: px(bar.low) - 4, y: y + 18, class: "end" }, String(bar.lowAt)),
        s("text", { x: px(bar.high) + 4, y: y + 18 }, String(bar.highAt))];
    }));
}

// One hue from light to strong, told by numbers as well.
function heat(sweep: Sweep, metric: SweepMetric): Node {
  const strongest = tornado(sweep, metric).map((bar) => bar.index);
  const [across, down] = [strongest[0] ?? 0, strongest[1] ?? 1];
  const cells = grid(sweep, across, down, metric);
  const known = cells.flat().filter((value) => value !== null);
  const low = Math.min(...known), high = Math.max(...known);
  const columns = sweep.axes[across]!, rows = sweep.axes[down]!;
  return h("div", { class: "scroll" }, h("table", { class: "heat" },
    h("thead", {}, h("tr", {}, h("th", {}, `${short(rows.path)} ↓  ${short(columns.path)} →`),
      ...columns.values.map((value) => h("th", { class: "num" }, String(value))))),
    h("tbody", {}, ...cells.map((row, i) => h("tr", {},
      h("th", { scope: "row" }, String(rows.values[i])),
      ...row.map((value) => {
        const cell = h("td", { class: "num" }, quantity(value, metric.unit));
        const share = value === null ? 0 : (value - low) / (high - low || 1);
        cell.style.setProperty("--heat", `${Math.round(8 + 62 * share)}%`);
        return cell;
      }))))));
}

function bands(sweep: Sweep, metric: SweepMetric): Node {
  return h("div", { class: "small" }, ...sweep.axes.map((axis, index) => {
    const at = along(sweep, index, metric);
    const frame = { ...FRAME, width: 420, height: 240 };
    const known = at.filter((one) => one !== null);
    const yt = ticks(Math.min(...known.map((one) => one.low)),
      Math.max(...known.map((one) => one.high)));
    const py = scale(yt, frame.height - frame.bottom, frame.top);
    const step = (frame.width - frame.left - frame.right) / Math.max(1, at.length - 1);
    const px = (i: number) => (at.length === 1 ? (frame.left + frame.width) / 2
      : frame.left + i * step);
    const line = at.flatMap((one, i) => (one ? [`${px(i)},${py(one.mean)}`] : []));
    const upper = at.flatMap((one, i) => (one ? [`${px(i)},${py(one.high)}`] : []));
    const lower = at.flatMap((one, i) => (one ? [`${px(i)},${py(one.low)}`] : [])).reverse();
    return svg(frame, `${name(metric)} along ${axis.path}`,
      ...axes(frame, axis.values.map((value, i) => [px(i), String(value)]),
        yt.map((v) => [py(v), quantity(v, metric.unit)]),
        { x: short(axis.path), y: `${name(metric)}, mean and its 95 % interval` }),
      s("polygon", { points: [...upper, ...lower].join(" "), class: "band" }),
      s("polyline", { points: line.join(" "), class: "front" }),
      ...at.flatMap((one, i) => (one ? [titled(
        s("circle", { cx: px(i), cy: py(one.mean), r: 3.5, class: "best" }),
        `${axis.values[i]}: ${quantity(one.mean, metric.unit)} ` +
          `(${quantity(one.low, metric.unit)} to ${quantity(one.high, metric.unit)})`)] : [])));
  }));
}
