// The moment that is looked at and the span that is shown: one for the whole page.

type Listener = (what: "moment" | "span") => void;

export class Timeline {
  moment: number;
  from: number;
  to: number;
  private listeners: Listener[] = [];

  constructor(public start: number, public end: number, public readonly step: number) {
    this.moment = start;
    this.from = start;
    this.to = end;
  }

  on(listener: Listener): void {
    this.listeners.push(listener);
  }

  setMoment(moment: number): void {
    const next = Math.min(Math.max(moment, this.start), this.end);
    if (next === this.moment) return;
    this.moment = next;
    this.tell("moment");
  }

  setSpan(from: number, to: number): void {
    const least = this.step * 4;
    let a = Math.max(this.start, Math.min(from, to));
    let b = Math.min(this.end, Math.max(from, to));
    if (b - a < least) {
      const middle = (a + b) / 2;
      a = Math.max(this.start, middle - least / 2);
      b = Math.min(this.end, a + least);
    }
    if (Math.abs(a - this.from) < 1e-6 && Math.abs(b - this.to) < 1e-6) return;
    this.from = a;
    this.to = b;
    this.tell("span");
  }

  reset(): void {
    this.setSpan(this.start, this.end);
  }

  zoom(factor: number): void {
    const middle = Math.min(Math.max(this.moment, this.from), this.to);
    this.setSpan(middle - (middle - this.from) * factor, middle + (this.to - middle) * factor);
  }

  // Shows a moment with its surroundings, an hour or a tenth of the run on either side.
  show(moment: number): void {
    const around = Math.min(3600, (this.end - this.start) / 10);
    this.setMoment(moment);
    this.setSpan(moment - around, moment + around);
  }

  // The run went on. What shows all of it, or its newest part, goes along.
  extend(end: number): void {
    if (end <= this.end) return;
    const following = this.moment >= this.end - this.step;
    const whole = this.to >= this.end && this.from <= this.start;
    const newest = this.to >= this.end;
    const span = this.to - this.from;
    this.end = end;
    if (whole) {
      this.to = end;
    } else if (newest) {
      this.to = end;
      this.from = end - span;
    }
    if (following) this.moment = end;
    if (whole || newest) this.tell("span");
    if (following) this.tell("moment");
  }

  private tell(what: "moment" | "span"): void {
    for (const listener of this.listeners) listener(what);
  }
}
