// The scrubber: the moment that the page shows, moved by hand or played.

import { h } from "./dom";
import { clock, duration } from "./format";
import type { Timeline } from "./timeline";

const SPEEDS = [60, 600, 3600];

export class Player {
  readonly element: HTMLElement;
  private readonly range = h("input", { type: "range", "aria-label": "Moment" });
  private readonly now = h("output", { class: "num" });
  private readonly button = h("button", { type: "button", class: "play" }, "▶ play");
  private readonly speed = h("select", { "aria-label": "Speed" },
    ...SPEEDS.map((s) => h("option", { value: s, selected: s === 600 }, `${s}×`)));
  private playing = false;
  private last = 0;

  constructor(private readonly timeline: Timeline, private readonly start: string) {
    this.element = h("div", { class: "player noprint" }, this.button, this.speed, this.range,
      this.now);
    this.range.addEventListener("input", () => timeline.setMoment(Number(this.range.value)));
    this.button.addEventListener("click", () => (this.playing ? this.stop() : this.play()));
    timeline.on(() => this.show());
    this.show();
  }

  play(): void {
    if (this.timeline.moment >= this.timeline.end) this.timeline.setMoment(this.timeline.start);
    this.playing = true;
    this.button.textContent = "❚❚ pause";
    this.last = performance.now();
    requestAnimationFrame((at) => this.frame(at));
  }

  stop(): void {
    this.playing = false;
    this.button.textContent = "▶ play";
  }

  private frame(at: number): void {
    if (!this.playing) return;
    const passed = Math.min(0.25, Math.max(0, (at - this.last) / 1000));
    this.last = at;
    this.timeline.setMoment(this.timeline.moment + passed * Number(this.speed.value));
    if (this.timeline.moment >= this.timeline.end) return this.stop();
    requestAnimationFrame((next) => this.frame(next));
  }

  private show(): void {
    const { start, end, moment, step } = this.timeline;
    this.range.min = String(start);
    this.range.max = String(end);
    this.range.step = String(Math.min(step, 60));
    this.range.value = String(moment);
    this.now.textContent = duration(moment);
    this.now.title = clock(this.start, moment);
    this.range.setAttribute("aria-valuetext", duration(moment));
  }
}
