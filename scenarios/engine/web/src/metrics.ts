// Numbers of the whole run, what it would have cost, and how to have it again.

import { h, section } from "./dom";
import { money, quantity } from "./format";
import type { Metric, Report } from "./model";

const GROUPS: Record<string, string> = {
  elasticity: "Elasticity (SPEC)", slo: "Service levels", churn: "Churn", placement: "Placement",
  cost: "Cost",
};

export function metrics(report: Report): HTMLElement {
  const groups = new Map<string, Metric[]>();
  for (const metric of report.metrics) {
    const list = groups.get(metric.group) ?? [];
    list.push(metric);
    groups.set(metric.group, list);
  }
  const tables = [...groups].map(([group, list]) => h("table", { class: "metrics" },
    h("caption", {}, GROUPS[group] ?? group),
    h("tbody", {}, ...list.map((metric) => h("tr", { title: metric.name },
      h("th", { scope: "row" }, metric.text || metric.name),
      h("td", { class: "num" }, quantity(metric.value, metric.unit)))))));
  return section("metrics", "Metrics",
    tables.length > 0 ? h("div", { class: "columns" }, ...tables)
      : h("p", { class: "quiet" }, "None."));
}

export function cost(report: Report): HTMLElement | null {
  const known = report.cost;
  if (!known || (known.ec2 == null && known.fargate == null)) return null;
  const most = Math.max(known.ec2 ?? 0, known.fargate ?? 0, 1e-9);
  const bar = (name: string, value: number | null | undefined, colour: string) => {
    const fill = h("i", { class: "bar" });
    fill.style.width = `${(100 * (value ?? 0)) / most}%`;
    fill.style.background = `var(--${colour})`;
    return h("div", { class: "cost" }, h("span", {}, name), h("span", { class: "track" }, fill),
      h("b", { class: "num" }, money(value, known.currency)));
  };
  return section("cost", "Cost of this run",
    bar("EC2, as it ran", known.ec2, "s0"),
    bar("Fargate, the same tasks", known.fargate, "s1"),
    known.table ? h("p", { class: "quiet" }, `Prices: ${known.table}`) : null);
}

export function again(report: Report): HTMLElement {
  const pair = (name: string, value: string) =>
    value ? h("div", {}, h("dt", {}, name), h("dd", {}, h("code", {}, value))) : null;
  const resolved = report.resolved === undefined ? null
    : h("details", {}, h("summary", {}, "The scenario as it was run, defaults filled in"),
      h("pre", {}, JSON.stringify(report.resolved, null, 2)));
  return section("again", "Again",
    h("dl", {}, pair("run again", report.again), pair("seed", String(report.seed)),
      pair("digest", report.digest), pair("build", report.build),
      pair("wall time", report.wall_s > 0 ? quantity(report.wall_s, "s") : "")),
    resolved);
}
