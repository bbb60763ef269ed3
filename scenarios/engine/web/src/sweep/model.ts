// What many runs say of themselves: points of a grid or a sample, each run with several seeds.

export interface Sweep {
  schema: number;
  kind: "sweep";
  scenario: string;
  title: string;
  about: string;
  build: string;
  again: string;
  wall_s: number;
  runs: number;
  axes: Axis[];
  // The first two are what the front is drawn of: cost, and minutes beyond the service level.
  metrics: SweepMetric[];
  points: Point[];
}

export interface Axis {
  path: string;  // "stack.with.scaling.target"
  values: (number | string)[];
}

export interface SweepMetric {
  name: string;
  text?: string;
  unit?: string;
  better?: "low" | "high";
}

export interface Point {
  at: number[];                                // Of each axis, which of its values.
  values: Record<string, (number | null)[]>;   // Of each metric, a value a seed.
  held?: number;                               // Runs in which all expectations held.
}

export function parseSweep(text: string): Sweep {
  const given = JSON.parse(text) as Partial<Sweep>;
  return {
    schema: 1, kind: "sweep", scenario: "", title: "", about: "", build: "", again: "", wall_s: 0,
    runs: 0, axes: [], metrics: [], points: [], ...given,
  };
}
