// What was expected and whether it held; what did not comes first.

import { h, section } from "./dom";
import type { Report, Verdict } from "./model";
import { jump } from "./strip";
import type { Timeline } from "./timeline";

export function verdicts(report: Report, timeline: Timeline): HTMLElement {
  const order = [...report.verdicts].sort((a, b) => Number(a.ok) - Number(b.ok));
  if (order.length === 0) {
    return section("verdicts", "Expectations", h("p", { class: "quiet" }, "None were stated."));
  }
  return section("verdicts", "Expectations", h("table", { class: "verdicts" },
    h("thead", {}, h("tr", {},
      ...["", "expectation", "measured", "wanted", "when"].map((t) => h("th", {}, t)))),
    h("tbody", {}, ...order.flatMap((verdict) => rows(verdict, timeline)))));
}

function rows(verdict: Verdict, timeline: Timeline): HTMLElement[] {
  const at = verdict.at_s;
  const known = at !== null && at !== undefined;
  const first = h("tr", { class: verdict.ok ? "ok" : "fail" },
    h("td", { class: "mark" }, h("span", { class: "badge" }, verdict.ok ? "✓ held" : "✗ failed")),
    h("th", { scope: "row" }, verdict.name),
    h("td", { class: "num" }, verdict.measured),
    h("td", { class: "num" }, verdict.bound),
    h("td", {}, known ? jump(timeline, at) : null));
  const before = verdict.before ?? [];
  if (!verdict.detail && !verdict.why && before.length === 0) return [first];
  const story = h("td", { colspan: 4 },
    verdict.detail ? h("p", {}, verdict.detail) : null,
    before.length > 0 ? h("ol", { class: "before" }, ...before.map((event) =>
      h("li", {}, jump(timeline, event.at_s), " ", event.text))) : null,
    verdict.why ? h("p", { class: "why" }, h("b", {}, "why "), verdict.why) : null);
  return [first, h("tr", { class: verdict.ok ? "ok story" : "fail story" }, h("td"), story)];
}
