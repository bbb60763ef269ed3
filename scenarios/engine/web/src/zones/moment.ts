// Which instances and tasks there are at a moment, and where each instance is drawn. Pure.

import type { Instance, Task, Zones } from "../model";

export const STATES = ["starting", "running", "leaving", "failing"] as const;
type Look = 0 | 1 | 2 | 3;
const GONE = 4;

const LOOKS: Record<string, Look | typeof GONE> = {
  PROVISIONING: 0, PENDING: 0, ACTIVATING: 0, STARTING: 0,
  RUNNING: 1, HEALTHY: 1,
  DEACTIVATING: 2, STOPPING: 2, DEPROVISIONING: 2, DRAINING: 2,
  UNHEALTHY: 3, FAILED: 3, FAILING: 3,
  STOPPED: GONE, DELETED: GONE,
};

function look(state: string): Look | typeof GONE {
  return LOOKS[state.toUpperCase()] ?? 1;
}

export function present(instance: Instance, at: number): boolean {
  return instance.from_s <= at && (instance.to_s === null || at < instance.to_s);
}

// The state of a task at a moment; null before its first and after it stopped.
export function stateAt(task: Task, at: number): string | null {
  let state: string | null = null;
  for (const [since, name] of task.states) {
    if (since > at) break;
    state = name;
  }
  return state === null || look(state) === GONE ? null : state;
}

// A place in its zone's column for each instance, kept for its life and then free for another, so
// that nothing jumps while time moves.
export function slots(zones: Zones): { of: Int32Array; count: number[] } {
  const of = new Int32Array(zones.instances.length);
  const columns = zones.names.map(() => new Column());
  const order = zones.instances.map((_, i) => i).sort((a, b) => {
    const left = zones.instances[a]!, right = zones.instances[b]!;
    return left.from_s - right.from_s || a - b;
  });
  for (const i of order) {
    const instance = zones.instances[i]!;
    const column = (columns[instance.zone] ??= new Column());
    of[i] = column.take(instance.from_s, instance.to_s ?? Infinity);
  }
  return { of, count: columns.map((column) => column.count) };
}

// Gives the lowest place that is free, in the order of time.
class Column {
  count = 0;
  private readonly busy = new Heap<[number, number]>((a, b) => a[0] - b[0]);  // End, place.
  private readonly free = new Heap<number>((a, b) => a - b);

  take(from: number, to: number): number {
    for (let top = this.busy.top(); top && top[0] <= from; top = this.busy.top()) {
      this.free.push(this.busy.pop()![1]);
    }
    const place = this.free.pop() ?? this.count++;
    if (to !== Infinity) this.busy.push([to, place]);
    return place;
  }
}

class Heap<T> {
  private readonly items: T[] = [];
  constructor(private readonly order: (a: T, b: T) => number) {}

  top(): T | undefined {
    return this.items[0];
  }

  push(item: T): void {
    const { items } = this;
    let i = items.push(item) - 1;
    for (let up = (i - 1) >> 1; i > 0 && this.order(item, items[up]!) < 0; up = (i - 1) >> 1) {
      items[i] = items[up]!;
      i = up;
    }
    items[i] = item;
  }

  pop(): T | undefined {
    const { items } = this;
    const least = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return least;
    let i = 0;
    for (let down = 1; down < items.length; down = 2 * i + 1) {
      if (down + 1 < items.length && this.order(items[down + 1]!, items[down]!) < 0) ++down;
      if (this.order(last, items[down]!) <= 0) break;
      items[i] = items[down]!;
      i = down;
    }
    items[i] = last;
    return least;
  }
}

// Follows a run along time. Moving a little costs a little: each task remembers where it was.
export class Moment {
  readonly first: Int32Array;       // Of an instance: its first task, or -1.
  readonly next: Int32Array;        // Of a task: the next on the same instance, or -1.
  readonly looks: Uint8Array;       // Of a task: an index of STATES, or GONE.
  readonly here: Uint8Array;        // Of an instance: whether it is there.
  readonly reserved: Float64Array;  // Of an instance, MiB.
  readonly counts = [0, 0, 0, 0];   // Tasks of each state.
  unplaced: number[] = [];          // Tasks on no instance.
  instances = 0;
  private readonly cursor: Int32Array;

  constructor(private readonly zones: Zones) {
    const tasks = zones.tasks.length;
    this.first = new Int32Array(zones.instances.length);
    this.here = new Uint8Array(zones.instances.length);
    this.reserved = new Float64Array(zones.instances.length);
    this.next = new Int32Array(tasks);
    this.looks = new Uint8Array(tasks).fill(GONE);
    this.cursor = new Int32Array(tasks).fill(-1);
  }

  move(at: number): void {
    const { instances, tasks } = this.zones;
    this.instances = 0;
    for (let i = 0; i < instances.length; ++i) {
      this.first[i] = -1;
      this.reserved[i] = 0;
      this.here[i] = present(instances[i]!, at) ? 1 : 0;
      this.instances += this.here[i]!;
    }
    this.counts.fill(0);
    this.unplaced = [];
    // Backwards, so that each instance's list begins with its oldest task.
    for (let i = tasks.length - 1; i >= 0; --i) this.place(i, tasks[i]!, at);
  }

  private place(i: number, task: Task, at: number): void {
    const states = task.states;
    let c = this.cursor[i]!;
    while (c + 1 < states.length && states[c + 1]![0] <= at) ++c;
    while (c >= 0 && states[c]![0] > at) --c;
    if (c !== this.cursor[i] || this.looks[i] === GONE) {
      this.cursor[i] = c;
      this.looks[i] = c < 0 ? GONE : look(states[c]![1]);
    }
    const seen = this.looks[i]!;
    if (seen === GONE) return;
    ++this.counts[seen]!;
    const on = task.instance;
    if (on === null || on < 0 || !this.here[on]) {
      this.unplaced.push(i);
      return;
    }
    this.next[i] = this.first[on]!;
    this.first[on] = i;
    this.reserved[on]! += task.memory_mib;
  }
}

// The largest box of which a column of that width holds so many within that height.
const BOXES: [number, number][] = [
  [150, 58], [112, 50], [84, 40], [60, 30], [44, 24], [32, 18], [22, 14], [16, 11], [12, 9],
  [9, 7], [7, 6],
];
export function boxSize(width: number, tallest: number, count: number) {
  let last = { columns: 1, width, height: 6, rows: Math.max(1, count) };
  for (const [w, height] of BOXES) {
    const columns = Math.max(1, Math.floor(width / w));
    const rows = Math.max(1, Math.ceil(count / columns));
    last = { columns, width: Math.min(width / columns, w * 1.5), height, rows };
    if (rows * height <= tallest) break;
  }
  return last;
}
