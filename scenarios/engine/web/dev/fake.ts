// A made-up run that looks like one, the same every time: for testing the page without
// the engine.

import type { Instance, Mark, PanelData, Report, Task } from "../src/model";

export interface FakeOptions {
  instances?: number;
  tasksEach?: number;
  hours?: number;
  panelsOf?: number;  // Series in all.
}

const DOWN = 7200;
const UP = 9900;
const DEPLOY = 43200;

class Chance {
  constructor(private state: number) {}
  next(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state / 4294967296;
  }
  hex(length: number): string {
    let text = "";
    while (text.length < length) text += Math.floor(this.next() * 16).toString(16);
    return text;
  }
}

export function fake(options: FakeOptions = {}): Report {
  const { instances: count = 10, tasksEach = 3, hours = 24 } = options;
  const chance = new Chance(1);
  const length = hours * 3600;
  const steps = length / 60 + 1;
  const zones = { names: ["us-east-1a", "us-east-1b", "us-east-1c"],
    instances: [] as Instance[], tasks: [] as Task[] };
  const launch = (zone: number, from: number, to: number | null) => {
    zones.instances.push({ id: `i-${chance.hex(17)}`, zone, type: "t3.medium", memory_mib: 3884,
      cpu_units: 2048, from_s: from, to_s: to,
      registered_s: from + 95 + Math.round(chance.next() * 30) });
    return zones.instances.length - 1;
  };
  const run = (instance: number, from: number, to: number | null, version: string) => {
    const states: [number, string][] = [[from, "PENDING"], [from + 8, "ACTIVATING"],
      [from + 30, "RUNNING"]];
    if (to !== null) states.push([to - 30, "DEACTIVATING"], [to, "STOPPED"]);
    const memory = chance.next() < 0.7 ? 1024 : 512;
    zones.tasks.push({ id: chance.hex(32), service: memory === 1024 ? "web" : "api", instance,
      memory_mib: memory, version, states });
  };
  const fill = (instance: number) => {
    const it = zones.instances[instance]!;
    for (let i = 0; i < tasksEach; ++i) {
      const from = Math.max(0, it.registered_s! + 5 + i * 7);
      const roll = DEPLOY + 120 + instance * 40 + i * 15;
      if (it.to_s !== null && it.to_s < roll) run(instance, from, it.to_s, "web:1");
      else {
        run(instance, from, roll + 60, "web:1");
        run(instance, roll, it.to_s, "web:2");
      }
    }
  };
  for (let i = 0; i < count; ++i) fill(launch(i % 3, -180 - i, i % 3 === 1 ? DOWN : null));
  for (let i = 0; i < Math.ceil(count / 3); ++i) fill(launch(i % 2 ? 2 : 0, DOWN + 70 + i, 64800));
  for (let i = 0; i < Math.ceil(count / 3); ++i) fill(launch(1, UP + 60 + i * 3, null));
  const marks: Mark[] = [
    { at_s: DOWN, until_s: UP, kind: "fault", name: "az-b-down",
      text: "aws power loss in us-east-1b" },
    { at_s: DEPLOY, until_s: DEPLOY + 900, kind: "deployment", name: "release",
      text: "web: web:1 to web:2, rolling 100/200" },
    { at_s: 28800, kind: "mark", name: "start-of-business", text: "office hours begin" },
  ];
  for (let i = 0; i < 24; ++i) {
    const at = Math.round((i + chance.next()) * length / 24);
    marks.push({ at_s: at, until_s: at + 240, kind: "alarm", name: "TargetTracking-web-AlarmHigh",
      text: "OK to ALARM, and back: CPUUtilization above 50 for 3 datapoints" });
    marks.push({ at_s: at + 62, kind: "activity", text: `web: desired ${8 + i % 5} to ${9 + i % 5}` });
  }
  marks.push({ at_s: DOWN + 70, kind: "activity", text: "main: launching in us-east-1a" },
    { at_s: DOWN + 4, kind: "event", text: "(service web) has stopped 3 running tasks" });
  return {
    schema: 1, kind: "report", scenario: "scenarios/library/zone-loss-then-deploy.yaml",
    title: "Zone loss, then a deployment",
    about: "A day of browsing with a peak in the evening. Zone b loses power for 45 minutes in " +
      "the morning, at noon a release rolls out. <b>Nothing</b> of this text is markup.",
    seed: 1, digest: "9f3c5b7a61d2ce08e1", start: "2024-01-01T00:00:00Z",
    length_s: length, step_s: 60, build: "0.4.0 dev", wall_s: 0.41,
    again: "windtunnel run scenarios/library/zone-loss-then-deploy.yaml --seed 1",
    verdicts: verdicts(), panels: panels(chance, steps, options.panelsOf ?? 30, count), marks, zones,
    metrics: metrics(), cost: { currency: "USD", table: "us-east-1 on demand, 2024-06-01",
      ec2: 5.948, fargate: 8.31 },
    resolved: { scenario: "zone-loss-then-deploy", for: "24h", load: [{ to: "web",
      rate: [{ sine: { low: "100/s", high: "400/s", period: "24h" } }] }], text: "</script><b>" },
  };
}

function verdicts(): Report["verdicts"] {
  return [
    { name: "users are served fast", ok: true, measured: "214ms", bound: "< 300ms", at_s: 7260,
      detail: "p99, 99th-percent minute" },
    { name: "capacity back without zone b", ok: true, measured: "3m32s", bound: "within 10m",
      at_s: DOWN },
    { name: "a task in every zone", ok: false, measured: "0 in b, 2h55m to 3h09m32s", bound: ">= 1",
      detail: "broken for 14m32s", at_s: 10500, before: [
        { at_s: 9900, text: "az-b-down ended" },
        { at_s: 9960, text: "main: launch in b (zone rebalance)" },
        { at_s: 10061, text: "i-0c0ffee0c0ffee00 registered" }],
      why: "web was steady and its zone rebalancing is DISABLED" },
    { name: "the release ends", ok: true, measured: "14m10s", bound: "within 20m", at_s: DEPLOY },
    { name: "<script>alert('a name is text')</script>", ok: true, measured: "0", bound: "= 0" },
  ];
}

function metrics(): Report["metrics"] {
  return [
    { group: "elasticity", name: "elasticity.theta_under.tasks", value: 1.2, unit: "%",
      text: "under-provisioning of tasks" },
    { group: "elasticity", name: "elasticity.theta_over.tasks", value: 18.4, unit: "%",
      text: "over-provisioning of tasks" },
    { group: "elasticity", name: "elasticity.tau_under.tasks", value: 2.9, unit: "%",
      text: "time with too few tasks" },
    { group: "elasticity", name: "elasticity.jitter.tasks", value: 0.0031, unit: "/s",
      text: "jitter of tasks" },
    { group: "elasticity", name: "elasticity.theta_under.instances", value: 3.1, unit: "%",
      text: "under-provisioning of instances" },
    { group: "slo", name: "slo.fast.violation_minutes", value: 4, unit: "min",
      text: "minutes above 300ms" },
    { group: "slo", name: "slo.fast.budget_used", value: 27.8, unit: "%", text: "error budget used" },
    { group: "churn", name: "churn.tasks", value: 7.4, unit: "/h", text: "tasks started or stopped" },
    { group: "placement", name: "placement.failed", value: 12, text: "failed placements" },
    { group: "placement", name: "placement.stranded_memory", value: 1834, unit: "MiB",
      text: "stranded memory" },
    { group: "cost", name: "cost.instance_hours", value: 143, unit: "h", text: "instance-hours" },
  ];
}

function panels(chance: Chance, steps: number, total: number, count: number): PanelData[] {
  const make = (value: (t: number, i: number) => number | null) =>
    Array.from({ length: steps }, (_, i) => {
      const v = value(i * 60, i);
      return v === null ? null : Number(v.toPrecision(5));
    });
  const down = (t: number) => t >= DOWN && t < DOWN + 420;
  const rate = (t: number) => 250 - 150 * Math.cos((2 * Math.PI * (t - 10800)) / 86400);
  const noise = () => 0.95 + 0.1 * chance.next();
  const need = (t: number) => Math.ceil((rate(t) / 400) * 2.4 * count);
  const list: PanelData[] = [
    { id: "requests", title: "Requests", unit: "/s", series: [
      { name: "web.rate", label: "arrivals", values: make((t) => rate(t) * noise()) },
      { name: "web.served", label: "served",
        values: make((t) => rate(t) * (down(t) ? 0.72 : 1) * noise()) },
      { name: "web.errors", label: "errors", values: make((t) => (down(t) ? rate(t) * 0.28 : 0)) }] },
    { id: "latency", title: "Latency", unit: "s", limits: [{ label: "p99 < 300ms", value: 0.3 }],
      series: [
        { name: "web.latency.p50", label: "p50",
          values: make((t, i) => (i === 300 ? null : 0.04 * noise() * (down(t) ? 2 : 1))) },
        { name: "web.latency.p99", label: "p99",
          values: make((t) => (0.12 + rate(t) / 4000) * noise() * (down(t) ? 2.6 : 1)) }] },
    { id: "tasks", title: "Tasks", unit: "", series: [
      { name: "web.tasks.desired", label: "desired", values: make((t) => need(t) + 1) },
      { name: "web.tasks.healthy", label: "healthy",
        values: make((t) => (down(t) ? Math.round(need(t) * 0.66) : need(t) + 1)) },
      { name: "web.tasks.needed", label: "needed", values: make(need) }] },
    { id: "instances", title: "Instances", unit: "", series: [
      { name: "main.instances", label: "in service",
        values: make((t) => (t >= DOWN && t < DOWN + 180 ? Math.round(count * 0.66) : count)) },
      { name: "main.instances.needed", label: "needed", values: make((t) => need(t) / 3) },
      { name: "main.reservation", label: "reservation", axis: "right", unit: "%",
        values: make((t) => 70 + (rate(t) - 250) / 10 + 4 * chance.next()) }] },
  ];
  let have = list.reduce((sum, panel) => sum + panel.series.length, 0);
  for (let p = 0; have < total; ++p) {
    const series = [];
    for (; series.length < 5 && have < total; ++have) {
      const level = 10 + 90 * chance.next();
      series.push({ name: `x${p}.${series.length}`, label: `service ${p}.${series.length}`,
        values: make((t) => level * noise() * (1 + rate(t) / 400)) });
    }
    list.push({ id: `more-${p}`, title: `CPU of other services ${p + 1}`, unit: "%", series });
  }
  return list;
}
