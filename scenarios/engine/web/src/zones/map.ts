// The map of the zones: a column a zone, a box an instance as wide as its memory, a cell a task as
// wide as what it reserves, in the colour of its state.

import { fit, framed, h, section } from "../dom";
import { duration } from "../format";
import type { Report } from "../model";
import { colour, onTheme } from "../theme";
import type { Timeline } from "../timeline";
import { Moment, STATES, boxSize, slots } from "./moment";

const TALLEST = 460;
const GAP = 14;
const LABEL = 20;

export type Picked = { instance?: number; task?: number } | null;

interface Place { x: number; y: number; w: number; h: number }

export class ZoneMap {
  readonly element: HTMLElement;
  private readonly canvas = h("canvas", {
    tabindex: 0, role: "img", "aria-describedby": "zones-summary",
    "aria-label": "Zone map. Arrow keys choose an instance, Enter opens it.",
  });
  private readonly summary = h("p", { id: "zones-summary", class: "quiet", "aria-live": "off" });
  private readonly tip = h("div", { class: "tip", hidden: true });
  private readonly holder = h("div", { class: "map" }, this.canvas, this.tip);
  private moment: Moment;
  private slot: ReturnType<typeof slots>;
  private places: Place[] = [];
  private versions = new Map<string, number>();
  private pointed: Picked = null;
  private wide = 0;
  private arrangedFor: ReturnType<typeof slots> | null = null;
  private arrangedWidth = 0;
  private readonly draw = framed(() => this.paint());
  // How long the last frames took to draw, in ms: measured by the tests.
  readonly frames: number[] = [];

  constructor(private readonly report: Report, private readonly timeline: Timeline,
              private readonly pick: (picked: Picked) => void) {
    this.moment = new Moment(report.zones);
    this.slot = slots(report.zones);
    const legend = h("p", { class: "legend" }, ...STATES.map((state) =>
      h("span", { class: "key" }, h("i", { class: `cell ${state}` }), state)),
      h("span", { class: "key" }, h("i", { class: "cell boot" }), "not yet registered"));
    this.element = section("zones", "Zones", legend, this.holder, this.summary);
    timeline.on((what) => what === "moment" && this.draw());
    onTheme(this.draw);
    new ResizeObserver(() => {
      if (this.holder.clientWidth !== this.wide) this.draw();
    }).observe(this.holder);
    this.listen();
  }

  // Tasks were added or changed, or instances too; without that all places stay.
  changed(instances: boolean): void {
    this.moment = new Moment(this.report.zones);
    if (instances) this.slot = slots(this.report.zones);
    this.draw();
  }

  private listen(): void {
    this.canvas.addEventListener("pointermove", (event) => this.point(event));
    this.canvas.addEventListener("pointerleave", () => this.point(null));
    this.canvas.addEventListener("click", (event) => {
      this.point(event);
      this.pick(this.pointed);
    });
    this.canvas.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Enter") this.pick(this.pointed);
      if (step === undefined) return;
      event.preventDefault();
      const count = this.report.zones.instances.length;
      let at = this.pointed?.instance ?? (step > 0 ? -1 : count);
      do at += step; while (at >= 0 && at < count && !this.moment.here[at]);
      if (at < 0 || at >= count) return;
      this.pointed = { instance: at };
      this.showTip(this.places[at]);
      this.draw();
    });
    this.canvas.addEventListener("blur", () => this.point(null));
  }

  private paint(): void {
    const began = performance.now();
    const { zones } = this.report;
    this.wide = this.holder.clientWidth;
    if (this.wide === 0) return;
    this.moment.move(this.timeline.moment);
    const columns = Math.max(1, zones.names.length);
    const width = (this.wide - GAP * (columns - 1)) / columns;
    const box = boxSize(width, TALLEST, Math.max(...this.slot.count, 1));
    const g = fit(this.canvas, this.wide, LABEL + box.rows * box.height + 2);
    g.font = "600 12px system-ui, sans-serif";
    g.textBaseline = "middle";
    const perZone = zones.names.map(() => 0);
    zones.instances.forEach((instance, i) => {
      if (this.moment.here[i]) ++perZone[instance.zone]!;
    });
    zones.names.forEach((name, zone) => {
      const left = zone * (width + GAP);
      g.fillStyle = colour("ink");
      g.fillText(name, left, LABEL / 2 - 1);
      const at = left + g.measureText(name).width + 8;
      g.fillStyle = colour("quiet");
      const many = `${perZone[zone]}`;
      g.fillText(width > 180 ? `${many} instances` : many, at, LABEL / 2 - 1);
      g.fillStyle = colour("line");
      g.fillRect(left, LABEL - 3, width, 1);
    });
    this.paintGhosts(g, width, box);
    this.arrange(width, box);
    if (box.width < 40) this.paintSmall(g);
    else this.paintLarge(g);
    this.paintPointed(g);
    this.say();
    this.frames.push(performance.now() - began);
    if (this.frames.length > 600) this.frames.shift();
  }

  // Where each instance is drawn: the same until the width or the instances change.
  private arrange(width: number, box: ReturnType<typeof boxSize>): void {
    if (this.arrangedFor === this.slot && this.arrangedWidth === width) return;
    this.arrangedFor = this.slot;
    this.arrangedWidth = width;
    const gap = box.width > 40 ? 4 : box.width > 14 ? 2 : 1;
    this.places = this.report.zones.instances.map((instance, i) => {
      const slot = this.slot.of[i]!;
      return {
        x: instance.zone * (width + GAP) + (slot % box.columns) * box.width,
        y: LABEL + Math.floor(slot / box.columns) * box.height,
        w: box.width - gap, h: box.height - gap,
      };
    });
  }

  // Where an instance was or will be: its place is kept.
  private paintGhosts(g: CanvasRenderingContext2D, width: number,
                      box: ReturnType<typeof boxSize>): void {
    if (box.width < 22) return;
    g.strokeStyle = colour("line");
    g.setLineDash([2, 3]);
    this.slot.count.forEach((count, zone) => {
      for (let slot = 0; slot < count; ++slot) {
        g.strokeRect(zone * (width + GAP) + (slot % box.columns) * box.width + 0.5,
          LABEL + Math.floor(slot / box.columns) * box.height + 0.5, box.width - 5, box.height - 5);
      }
    });
    g.setLineDash([]);
  }

  // Many: what is reserved in each state, without lines between tasks.
  private paintSmall(g: CanvasRenderingContext2D): void {
    const { instances, tasks } = this.report.zones;
    const { here, first, next, looks } = this.moment;
    g.fillStyle = colour("box");
    for (let i = 0; i < instances.length; ++i) {
      const at = this.places[i]!;
      if (here[i]) g.fillRect(at.x, at.y, at.w, at.h);
    }
    const count = STATES.length;
    const memory = new Float64Array(instances.length * count);
    for (let i = 0; i < instances.length; ++i) {
      for (let t = first[i]!; t >= 0; t = next[t]!) {
        memory[i * count + looks[t]!]! += tasks[t]!.memory_mib;
      }
    }
    // A colour at a time: changing it is what costs.
    const filled = new Float64Array(instances.length);
    for (let state = 0; state < count; ++state) {
      if (this.moment.counts[state] === 0) continue;
      g.fillStyle = colour(STATES[state]!);
      for (let i = 0; i < instances.length; ++i) {
        const share = memory[i * count + state]! / instances[i]!.memory_mib;
        if (share === 0 || !here[i]) continue;
        const at = this.places[i]!;
        const part = Math.min(1 - filled[i]!, share);
        g.fillRect(at.x + filled[i]! * at.w, at.y, part * at.w, at.h);
        filled[i]! += part;
      }
    }
    g.strokeStyle = colour("starting");
    for (let i = 0; i < instances.length; ++i) {
      if (!here[i] || this.registered(i)) continue;
      const at = this.places[i]!;
      g.strokeRect(at.x + 0.5, at.y + 0.5, at.w - 1, at.h - 1);
    }
  }

  private paintLarge(g: CanvasRenderingContext2D): void {
    const { instances } = this.report.zones;
    g.font = "10px ui-monospace, monospace";
    for (let i = 0; i < instances.length; ++i) {
      if (!this.moment.here[i]) continue;
      const at = this.places[i]!;
      const registered = this.registered(i);
      g.fillStyle = colour("box");
      g.fillRect(at.x, at.y, at.w, at.h);
      g.strokeStyle = colour(registered ? "edge" : "starting");
      g.setLineDash(registered ? [] : [4, 3]);
      g.strokeRect(at.x + 0.5, at.y + 0.5, at.w - 1, at.h - 1);
      g.setLineDash([]);
      if (at.h > 30) {
        const instance = instances[i]!;
        const share = Math.round((100 * this.moment.reserved[i]!) / instance.memory_mib);
        const right = registered ? `${share}%` : "boot";
        g.fillStyle = colour("quiet");
        g.textAlign = "right";
        g.fillText(right, at.x + at.w - 5, at.y + 9);
        g.textAlign = "left";
        const room = Math.floor((at.w - 16) / 6) - right.length;
        g.fillText(clip(instance.id, room), at.x + 5, at.y + 9);
      }
      this.eachCell(i, (t, cell) => this.paintCell(g, t, cell));
    }
  }

  private paintCell(g: CanvasRenderingContext2D, t: number, cell: Place): void {
    const seen = this.moment.looks[t]!;
    g.fillStyle = colour(STATES[seen]!);
    g.fillRect(cell.x, cell.y, cell.w, cell.h);
    g.strokeStyle = colour("on");
    if (seen === 0 || seen === 3) {  // Not by colour alone: a stroke up, a cross.
      g.beginPath();
      g.moveTo(cell.x, cell.y + cell.h);
      g.lineTo(cell.x + cell.w, cell.y);
      if (seen === 3) {
        g.moveTo(cell.x, cell.y);
        g.lineTo(cell.x + cell.w, cell.y + cell.h);
      }
      g.stroke();
    } else if (seen === 2) {
      g.fillStyle = colour("on");
      g.fillRect(cell.x + 2, cell.y + cell.h / 2 - 0.5, Math.max(0, cell.w - 4), 1);
    }
    const task = this.report.zones.tasks[t]!;
    if (cell.h > 12 && this.versionOf(task.version ?? "") % 2 === 1) {
      g.fillStyle = colour("on");
      g.fillRect(cell.x, cell.y + cell.h - 3, cell.w, 2);
    }
  }

  private eachCell(i: number, visit: (task: number, cell: Place) => void): void {
    const at = this.places[i]!;
    const { instances, tasks } = this.report.zones;
    const top = at.h > 30 ? 18 : 3;
    const inner = { x: at.x + 4, y: at.y + top, w: at.w - 8, h: at.h - top - 4 };
    let x = inner.x;
    for (let t = this.moment.first[i]!; t >= 0; t = this.moment.next[t]!) {
      const w = (tasks[t]!.memory_mib / instances[i]!.memory_mib) * inner.w;
      visit(t, { x, y: inner.y, w: Math.max(1, w - (w > 4 ? 1.5 : 0)), h: inner.h });
      x += w;
    }
  }

  private registered(i: number): boolean {
    const at = this.report.zones.instances[i]!.registered_s;
    return at !== null && at <= this.timeline.moment;
  }

  private versionOf(version: string): number {
    let index = this.versions.get(version);
    if (index === undefined) {
      index = this.versions.size;
      this.versions.set(version, index);
    }
    return index;
  }

  private paintPointed(g: CanvasRenderingContext2D): void {
    const i = this.pointed?.instance;
    const at = i === undefined ? undefined : this.places[i];
    if (!at || i === undefined || !this.moment.here[i]) return;
    g.strokeStyle = colour("ink");
    g.lineWidth = 2;
    g.strokeRect(at.x, at.y, at.w, at.h);
    g.lineWidth = 1;
  }

  private point(event: MouseEvent | null): void {
    const before = this.pointed;
    this.pointed = event && this.under(event.offsetX, event.offsetY);
    this.canvas.style.cursor = this.pointed ? "pointer" : "default";
    const at = this.pointed?.instance;
    this.showTip(at === undefined ? undefined : this.places[at]);
    if (before?.instance !== at) this.draw();
  }

  private under(x: number, y: number): Picked {
    for (let i = 0; i < this.places.length; ++i) {
      const at = this.places[i]!;
      if (!this.moment.here[i] || x < at.x || y < at.y || x > at.x + at.w || y > at.y + at.h) {
        continue;
      }
      const picked: Picked = { instance: i };
      if (at.w >= 36) {
        this.eachCell(i, (t, cell) => {
          if (x >= cell.x && x <= cell.x + cell.w && y >= cell.y && y <= cell.y + cell.h) {
            picked.task = t;
          }
        });
      }
      return picked;
    }
    return null;
  }

  private showTip(at: Place | undefined): void {
    const i = this.pointed?.instance;
    this.tip.hidden = !at || i === undefined;
    if (!at || i === undefined) return;
    const { instances, tasks } = this.report.zones;
    const instance = instances[i]!;
    const lines = [
      `${instance.id}  ${instance.type}`,
      `${Math.round(this.moment.reserved[i]!)} of ${instance.memory_mib} MiB reserved`,
      this.registered(i) ? `since ${duration(instance.from_s)}` : "not yet registered",
    ];
    const task = this.pointed?.task;
    if (task !== undefined) {
      const it = tasks[task]!;
      lines.push(`${it.service} ${it.id.slice(0, 8)} ${it.version ?? ""}: ` +
        `${STATES[this.moment.looks[task]!] ?? "gone"}, ${it.memory_mib} MiB`);
    } else {
      let count = 0;
      for (let t = this.moment.first[i]!; t >= 0; t = this.moment.next[t]!) ++count;
      lines.push(`${count} tasks`);
    }
    this.tip.replaceChildren(...lines.map((line) => h("div", {}, line)));
    const room = this.wide - this.tip.offsetWidth;
    this.tip.style.left = `${Math.max(0, Math.min(at.x, room))}px`;
    this.tip.style.top = `${at.y + at.h + 6}px`;
  }

  private say(): void {
    const counts = STATES.map((state, i) => [state, this.moment.counts[i]!] as const)
      .filter(([, count]) => count > 0).map(([state, count]) => `${count} ${state}`);
    const loose = this.moment.unplaced.length;
    this.summary.textContent = `At ${duration(this.timeline.moment)}: ` +
      `${this.moment.instances} instances; tasks: ${counts.join(", ") || "none"}` +
      (loose > 0 ? `; ${loose} on no instance` : "");
  }
}

function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return length < 4 ? "" : text.slice(0, length - 1) + "…";
}
