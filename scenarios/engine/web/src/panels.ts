// The panels: what was measured, over the same time in all of them.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { h, section } from "./dom";
import { duration, quantity } from "./format";
import type { Mark, PanelData, Report, SeriesData } from "./model";
import { DASHES, colour, onTheme, seriesName } from "./theme";
import type { Timeline } from "./timeline";

// Room for the axes, the same in all panels and in the strip below, so that times stand in line.
export const LEFT = 58;
export const RIGHT = 44;

const SPANS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200,
  86400, 172800, 604800];

export class Panels {
  readonly element: HTMLElement;
  private readonly panels: Panel[];

  constructor(report: Report, timeline: Timeline) {
    this.panels = report.panels.map((data) => new Panel(data, report, timeline));
    const hint = h("p", { class: "quiet noprint" }, "Drag over a panel to zoom, double-click to see " +
      "all, click to set the moment. Keys: ← → move, + − zoom, 0 all.");
    this.element = section("panels", "What happened", hint, ...this.panels.map((p) => p.element));
    this.element.tabIndex = -1;
    onTheme(() => this.panels.forEach((panel) => panel.build()));
    timeline.on((what) => this.panels.forEach((panel) => panel.follow(what)));
    let wide = 0;
    new ResizeObserver(() => {
      if (wide === this.element.clientWidth) return;
      wide = this.element.clientWidth;
      this.panels.forEach((panel) => panel.resize());
    }).observe(this.element);
  }

  // Values were added.
  changed(): void {
    this.panels.forEach((panel) => panel.refresh());
  }
}

class Panel {
  readonly element: HTMLElement;
  private readonly holder = h("div", { class: "plot" });
  private readonly values: HTMLElement[] = [];
  private readonly hidden = new Set<number>();
  private plot: uPlot | null = null;

  constructor(private readonly data: PanelData, private readonly report: Report,
              private readonly timeline: Timeline) {
    const keys = data.series.map((series, i) => this.key(series, i));
    this.element = h("figure", { class: "panel", id: `panel-${data.id}` },
      h("figcaption", {}, h("b", {}, data.title),
        data.unit ? h("span", { class: "quiet" }, ` ${data.unit}`) : null,
        h("span", { class: "keys" }, ...keys)), this.holder);
  }

  private key(series: SeriesData, i: number): HTMLElement {
    const value = h("span", { class: "value" });
    this.values.push(value);
    const swatch = h("i", { class: `swatch d${i % DASHES.length}` });
    swatch.style.setProperty("--c", `var(--${seriesName(i)})`);
    const button = h("button", {
      type: "button", class: "key", "aria-pressed": "true", title: series.name,
      onclick: () => {
        if (!this.hidden.delete(i)) this.hidden.add(i);
        button.setAttribute("aria-pressed", String(!this.hidden.has(i)));
        this.plot?.setSeries(i + 1, { show: !this.hidden.has(i) });
      },
    }, swatch, series.label || series.name, " ", value);
    return button;
  }

  private table(): uPlot.AlignedData {
    const step = this.report.step_s;
    const length = Math.max(2, ...this.data.series.map((series) => series.values.length));
    const xs = Array.from({ length }, (_, i) => i * step);
    return [xs, ...this.data.series.map((series) => series.values)] as uPlot.AlignedData;
  }

  build(): void {
    this.plot?.destroy();
    this.plot = null;
    const width = this.holder.clientWidth;
    if (width < 50) return;
    this.plot = new uPlot(this.options(width), this.table(), this.holder);
    this.say(null);
  }

  refresh(): void {
    this.plot?.setData(this.table(), false);
    this.plot?.setScale("x", { min: this.timeline.from, max: this.timeline.to });
    this.say(null);
  }

  resize(): void {
    const width = this.holder.clientWidth;
    if (this.plot && width >= 50) this.plot.setSize({ width, height: height() });
    else this.build();
  }

  follow(what: "moment" | "span"): void {
    if (!this.plot) return;
    if (what === "span") {
      const { min, max } = this.plot.scales.x!;
      if (min === this.timeline.from && max === this.timeline.to) return;
      this.plot.setScale("x", { min: this.timeline.from, max: this.timeline.to });
    } else {
      this.plot.redraw(false, false);
      this.say(null);
    }
  }

  // Values at the pointer, or at the moment where there is none.
  private say(index: number | null): void {
    const at = index ?? Math.round(this.timeline.moment / this.report.step_s);
    this.data.series.forEach((series, i) => {
      this.values[i]!.textContent = quantity(series.values[at], series.unit ?? this.data.unit);
    });
  }

  private options(width: number): uPlot.Options {
    const { data, timeline } = this;
    const right = data.series.some((series) => series.axis === "right");
    const wide = largest(data.series, "left");
    const limit = Math.max(0, ...(data.limits ?? []).map((l) => l.value));
    // Where a queue made latency explode, the limit would be a hair above zero.
    const log = data.unit === "s" && limit > 0 && wide > 20 * limit;
    const font = "11px system-ui, sans-serif";
    const axis = {
      stroke: colour("quiet"), font,
      grid: { stroke: colour("grid"), width: 1 }, ticks: { stroke: colour("grid"), width: 1 },
    };
    const yAxis = (scale: string, side: number, unit: string | undefined, grid: boolean) => ({
      ...axis, scale, side: side as uPlot.Axis.Side, size: side === 3 ? LEFT : RIGHT,
      grid: grid ? axis.grid : { show: false }, gap: 4,
      values: (_: uPlot, splits: number[]) =>
        splits.map((v) => (v === null ? "" : quantity(v, unit === "/s" ? "" : unit))),
    });
    return {
      width, height: height(), pxAlign: false,
      padding: [6, right ? 0 : RIGHT, 0, 0],
      legend: { show: false },
      scales: {
        x: { time: false, min: timeline.from, max: timeline.to },
        y: log ? { distr: 3 } : { range: (_, __, max) => [0, roof(max, this.limitIn("left", max))] },
        r: { range: (_, __, max) => [0, roof(max, this.limitIn("right", max))] },
      },
      axes: [
        { ...axis, incrs: SPANS, space: 60, size: 26, gap: 3,
          values: (_: uPlot, splits: number[]) => splits.map((v) => duration(v)) },
        yAxis("y", 3, data.unit, true),
        ...(right ? [yAxis("r", 1, unitOfRight(data), false)] : []),
      ] as uPlot.Axis[],
      series: [{}, ...data.series.map((series, i) => ({
        label: series.label, scale: series.axis === "right" ? "r" : "y",
        stroke: colour(seriesName(i)), width: 1.5, dash: DASHES[i % DASHES.length],
        spanGaps: false, points: { show: false }, show: !this.hidden.has(i),
      }))],
      cursor: {
        y: false, drag: { x: true, y: false, setScale: true, dist: 6 },
        sync: { key: "windtunnel", setSeries: false },
        points: { size: 6 },
        bind: { dblclick: () => () => { timeline.reset(); return null; } },
      },
      hooks: {
        drawClear: [(u: uPlot) => this.shade(u)],
        draw: [(u: uPlot) => this.over(u)],
        setCursor: [(u: uPlot) => this.say(u.cursor.idx ?? null)],
        setScale: [(u: uPlot, key: string) => {
          const { min, max } = u.scales.x!;
          if (key === "x" && typeof min === "number" && typeof max === "number") {
            timeline.setSpan(min, max);
          }
        }],
        ready: [(u: uPlot) => u.over.addEventListener("click", (event) => {
          if (u.select.width > 0) return;
          timeline.setMoment(u.posToVal(event.offsetX, "x"));
        })],
      },
    };
  }

  // A limit far above all that was measured is not worth the room.
  private limitIn(axis: "left" | "right", max: number): number {
    const limits = (this.data.limits ?? []).filter((l) => (l.axis ?? "left") === axis)
      .map((l) => l.value).filter((value) => value <= 4 * max);
    return Math.max(0, ...limits);
  }

  private shade(u: uPlot): void {
    const { ctx, bbox } = u;
    ctx.save();
    for (const mark of this.report.marks) {
      if (mark.kind !== "fault" && mark.kind !== "deployment") continue;
      const x0 = Math.max(bbox.left, u.valToPos(mark.at_s, "x", true));
      const x1 = Math.min(bbox.left + bbox.width, u.valToPos(until(mark, this.timeline), "x", true));
      if (x1 < bbox.left || x0 > bbox.left + bbox.width) continue;
      ctx.fillStyle = colour(mark.kind === "fault" ? "fault-shade" : "deploy-shade");
      ctx.fillRect(x0, bbox.top, Math.max(1, x1 - x0), bbox.height);
    }
    ctx.restore();
  }

  private over(u: uPlot): void {
    const { ctx, bbox } = u;
    const ratio = uPlot.pxRatio;
    ctx.save();
    ctx.lineWidth = ratio;
    for (const limit of this.data.limits ?? []) {
      const scale = limit.axis === "right" ? "r" : "y";
      const y = u.valToPos(limit.value, scale, true);
      if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue;
      ctx.strokeStyle = ctx.fillStyle = colour("limit");
      line(ctx, [7 * ratio, 4 * ratio], bbox.left, y, bbox.left + bbox.width, y);
      ctx.font = `${11 * ratio}px system-ui, sans-serif`;
      ctx.textAlign = "right";
      const above = y - bbox.top > 16 * ratio;
      ctx.textBaseline = above ? "bottom" : "top";
      ctx.fillText(limit.label, bbox.left + bbox.width - 4 * ratio, y + (above ? -2 : 3) * ratio);
    }
    const x = u.valToPos(this.timeline.moment, "x", true);
    if (x >= bbox.left && x <= bbox.left + bbox.width) {
      ctx.strokeStyle = colour("now");
      line(ctx, [], x, bbox.top, x, bbox.top + bbox.height);
    }
    ctx.restore();
  }
}

export function until(mark: Mark, timeline: Timeline): number {
  return mark.until_s ?? (mark.until_s === null ? timeline.end : mark.at_s);
}

function line(ctx: CanvasRenderingContext2D, dash: number[], x0: number, y0: number, x1: number,
              y1: number): void {
  ctx.setLineDash(dash);
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}

function height(): number {
  return window.innerWidth < 600 ? 150 : 170;
}

function roof(max: number | null, limit: number): number {
  return Math.max(max ?? 0, limit) * 1.08 || 1;
}

function largest(series: SeriesData[], axis: "left" | "right"): number {
  let most = 0;
  for (const one of series) {
    if ((one.axis ?? "left") !== axis) continue;
    for (const value of one.values) if (value !== null && value > most) most = value;
  }
  return most;
}

function unitOfRight(data: PanelData): string | undefined {
  return data.series.find((series) => series.axis === "right")?.unit;
}
