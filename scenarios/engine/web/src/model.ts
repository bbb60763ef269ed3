// What a run says of itself. The runner writes it into the page, the live page gets it as events.
// Times that end in _s are virtual seconds from t = 0; set-up is before that, so they may be
// negative.

export interface Report {
  schema: number;
  kind: "report" | "live" | "sweep";
  scenario: string;
  title: string;
  about: string;
  seed: number;
  digest: string;
  start: string;
  length_s: number;
  step_s: number;
  build: string;
  again: string;
  wall_s: number;
  aborted?: string;
  verdicts: Verdict[];
  panels: PanelData[];
  marks: Mark[];
  zones: Zones;
  metrics: Metric[];
  cost?: Cost | null;
  resolved?: unknown;
}

export interface Verdict {
  name: string;
  ok: boolean;
  measured: string;
  bound: string;
  detail?: string;
  at_s?: number | null;
  before?: { at_s: number; text: string }[];
  why?: string;
}

export interface SeriesData {
  name: string;
  label: string;
  values: (number | null)[];
  axis?: "left" | "right";
  unit?: string;
}

export interface PanelData {
  id: string;
  title: string;
  unit?: string;
  series: SeriesData[];
  limits?: { label: string; value: number; axis?: "left" | "right" }[];
}

export type MarkKind = "fault" | "alarm" | "activity" | "deployment" | "event" | "mark";

export interface Mark {
  at_s: number;
  until_s?: number | null;
  kind: MarkKind;
  name?: string;
  text: string;
}

export interface Instance {
  id: string;
  zone: number;
  type: string;
  memory_mib: number;
  cpu_units: number;
  from_s: number;
  to_s: number | null;
  registered_s: number | null;
}

export interface Task {
  id: string;
  service: string;
  instance: number | null;
  memory_mib: number;
  version?: string;
  states: [number, string][];
}

export interface Zones {
  names: string[];
  instances: Instance[];
  tasks: Task[];
}

export interface Metric {
  group: string;
  name: string;
  value: number | null;
  unit?: string;
  text?: string;
}

export interface Cost {
  currency: string;
  table?: string;
  ec2?: number | null;
  fargate?: number | null;
}

// What changed since the last event of a live page.
export interface Tick {
  length_s: number;
  mode?: string;
  names?: string[];
  values?: Record<string, [number, number | null][]>;
  marks?: Mark[];
  instances?: [number, Instance][];
  tasks?: [number, Task][];
}

const EMPTY: Report = {
  schema: 1, kind: "report", scenario: "", title: "", about: "", seed: 0, digest: "", start: "",
  length_s: 0, step_s: 60, build: "", again: "", wall_s: 0,
  verdicts: [], panels: [], marks: [], zones: { names: [], instances: [], tasks: [] }, metrics: [],
};

// Fills in what a run left out; throws where the text is of another schema.
export function parseReport(text: string): Report {
  const given = JSON.parse(text) as Partial<Report>;
  if (given.schema !== 1) throw new Error(`This page shows schema 1, not ${given.schema}.`);
  const report: Report = { ...EMPTY, ...given };
  report.zones = { ...EMPTY.zones, ...(given.zones ?? {}) };
  report.step_s = report.step_s > 0 ? report.step_s : 60;
  return report;
}

export function applyTick(report: Report, tick: Tick): void {
  report.length_s = tick.length_s;
  for (const panel of report.panels) {
    for (const series of panel.series) {
      for (const [at, value] of tick.values?.[series.name] ?? []) {
        while (series.values.length < at) series.values.push(null);
        series.values[at] = value;
      }
    }
  }
  report.marks.push(...(tick.marks ?? []));
  report.zones.names = tick.names ?? report.zones.names;
  for (const [at, instance] of tick.instances ?? []) report.zones.instances[at] = instance;
  for (const [at, task] of tick.tasks ?? []) report.zones.tasks[at] = task;
}

// The run's first and last moment, without its set-up; never the same.
export function extent(report: Report): [number, number] {
  return [0, Math.max(report.length_s, report.step_s)];
}
