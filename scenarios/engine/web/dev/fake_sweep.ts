// A made-up sweep of three axes, the same every time.

import type { Sweep } from "../src/sweep/model";

export function fakeSweep(seeds = 8): Sweep {
  const axes = [
    { path: "stack.with.scaling.target", values: [40, 50, 60, 70] },
    { path: "stack.with.provider.target_capacity", values: [80, 90, 100] },
    { path: "load.browsers.rate[0].high", values: ["300/s", "350/s", "400/s"] },
  ];
  let state = 7;
  const chance = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const points: Sweep["points"] = [];
  for (let a = 0; a < 4; ++a) for (let b = 0; b < 3; ++b) for (let c = 0; c < 3; ++c) {
    const cost = [], minutes = [], tasks = [];
    for (let i = 0; i < seeds; ++i) {
      cost.push(9 - 1.1 * a - 0.7 * b + 0.8 * c + 0.5 * chance());
      minutes.push(Math.max(0, 2 * a * a + 3 * b + 2 * c - 3 + 6 * chance()));
      tasks.push(3 + 2 * a + chance());
    }
    points.push({ at: [a, b, c], held: minutes.filter((m) => m < 10).length,
      values: { "cost.total": cost, "slo.fast.violation_minutes": minutes, "churn.tasks": tasks } });
  }
  return {
    schema: 1, kind: "sweep", scenario: "scenarios/library/zone-loss-then-deploy.yaml",
    title: "Zone loss, swept", about: "What a busier target costs in <i>minutes</i>.",
    build: "0.4.0 dev", again: "windtunnel sweep scenarios/library/zone-loss-then-deploy.yaml",
    wall_s: 171, runs: points.length * seeds, axes, points,
    metrics: [
      { name: "cost.total", text: "Cost of a day", unit: "USD", better: "low" },
      { name: "slo.fast.violation_minutes", text: "Minutes above 300ms", unit: "min", better: "low" },
      { name: "churn.tasks", text: "Tasks started or stopped", unit: "/h", better: "low" },
    ],
  };
}
