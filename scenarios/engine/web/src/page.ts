// The page of one run, top to bottom.

import { append, h } from "./dom";
import { duration } from "./format";
import { Inspector } from "./inspector";
import { again, cost, metrics } from "./metrics";
import { type Report, extent } from "./model";
import { Panels } from "./panels";
import { Player } from "./player";
import { Strip } from "./strip";
import { fresh, themeButton } from "./theme";
import { Timeline } from "./timeline";
import { verdicts } from "./verdicts";
import { ZoneMap } from "./zones/map";

export interface Page {
  timeline: Timeline;
  panels: Panels;
  strip: Strip;
  map: ZoneMap;
}

export function show(report: Report, root: HTMLElement, extra: {
  controls?: HTMLElement; ask?: (subject: string) => Promise<string>;
} = {}): Page {
  const signal = fresh();
  const timeline = new Timeline(...extent(report), report.step_s);
  const live = report.kind === "live";
  if (live) timeline.moment = timeline.end;
  document.title = `${report.title || report.scenario || "Windtunnel"} – Windtunnel`;
  const inspector = new Inspector(report, timeline, extra.ask);
  const panels = new Panels(report, timeline);
  const strip = new Strip(report, timeline);
  const map = new ZoneMap(report, timeline, (picked) => inspector.show(picked));
  map.element.append(inspector.element);
  const player = new Player(timeline, report.start);
  root.replaceChildren();
  append(root, [header(report), extra.controls, live ? null : verdicts(report, timeline),
    panels.element, strip.element, player.element, map.element,
    live && report.metrics.length === 0 ? null : metrics(report), cost(report),
    live ? null : again(report)]);
  keys(timeline, inspector, signal);
  fromAddress(timeline);
  return { timeline, panels, strip, map };
}

function header(report: Report): HTMLElement {
  const held = report.verdicts.filter((verdict) => verdict.ok).length;
  const all = report.verdicts.length;
  const word = report.aborted ? `aborted: ${report.aborted}` : `${held} of ${all} held`;
  const badge = all === 0 && !report.aborted ? null
    : h("span", { class: held === all && !report.aborted ? "badge ok" : "badge fail" },
      `${held === all && !report.aborted ? "✓" : "✗"} ${word}`);
  const facts = report.kind === "live" ? "live" : [`seed ${report.seed}`,
    duration(report.length_s) + (report.wall_s > 0 ? ` in ${report.wall_s.toFixed(2)}s` : ""),
    report.digest && `digest ${report.digest.slice(0, 12)}`].filter(Boolean).join(" · ");
  return h("header", {},
    h("div", { class: "top" }, h("h1", {}, report.title || report.scenario), badge, themeButton()),
    h("p", { class: "quiet" }, report.title ? h("code", {}, report.scenario) : null, " ", facts),
    report.about ? h("p", { class: "about" }, report.about) : null);
}

function keys(timeline: Timeline, inspector: Inspector, signal: AbortSignal): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key === "Escape") return inspector.close();
    if (target.closest("input, select, textarea, canvas") || event.ctrlKey || event.metaKey ||
        event.altKey) {
      return;
    }
    const step = timeline.step * (event.shiftKey ? 10 : 1);
    switch (event.key) {
      case "ArrowLeft": timeline.setMoment(timeline.moment - step); break;
      case "ArrowRight": timeline.setMoment(timeline.moment + step); break;
      case "+": case "=": timeline.zoom(0.5); break;
      case "-": timeline.zoom(2); break;
      case "0": timeline.reset(); break;
      default: return;
    }
    event.preventDefault();
  }, { signal });
}

function fromAddress(timeline: Timeline): void {
  const match = /^#t=(-?[\d.]+)$/.exec(location.hash);
  if (match) timeline.show(Number(match[1]));
}
