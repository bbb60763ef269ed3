// The strip of marks under the panels: a row a kind, in line with the panels' time.

import { fit, framed, h, section } from "./dom";
import { duration } from "./format";
import type { Mark, MarkKind, Report } from "./model";
import { LEFT, RIGHT, until } from "./panels";
import { colour, onTheme } from "./theme";
import type { Timeline } from "./timeline";

const ROWS: { kind: MarkKind; name: string }[] = [
  { kind: "fault", name: "faults" },
  { kind: "alarm", name: "alarms" },
  { kind: "activity", name: "scaling" },
  { kind: "deployment", name: "deploys" },
  { kind: "event", name: "events" },
  { kind: "mark", name: "marks" },
];
const ROW = 20;
const LISTED = 400;

export class Strip {
  readonly element: HTMLElement;
  private readonly canvas = h("canvas", { role: "img", "aria-label": "Marks over time" });
  private readonly tip = h("div", { class: "tip", hidden: true });
  private readonly holder = h("div", { class: "strip" }, this.canvas, this.tip);
  private readonly list = h("tbody");
  private readonly count = h("summary");
  private readonly table = h("details", { ontoggle: () => this.table.open && this.fill() },
    this.count, h("div", { class: "scroll" }, h("table", { class: "marks" },
      h("thead", {}, h("tr", {}, ...["when", "kind", "what"].map((t) => h("th", {}, t)))),
      this.list)));
  private wide = 0;
  private readonly draw = framed(() => this.paint());

  constructor(private readonly report: Report, private readonly timeline: Timeline) {
    this.element = section("marks", "Marks", this.holder, this.table);
    timeline.on(this.draw);
    onTheme(this.draw);
    new ResizeObserver(() => {
      if (this.holder.clientWidth !== this.wide) this.draw();
    }).observe(this.holder);
    this.canvas.addEventListener("pointermove", (event) => this.point(event.offsetX, event.offsetY));
    this.canvas.addEventListener("pointerleave", () => (this.tip.hidden = true));
    this.canvas.addEventListener("click", (event) => {
      const near = this.near(event.offsetX, event.offsetY);
      timeline.setMoment(near[0]?.at_s ?? this.time(event.offsetX));
    });
    this.changed();
  }

  changed(): void {
    this.count.textContent = `All ${this.report.marks.length} marks as a list`;
    if (this.table.open) this.fill();
    this.draw();
  }

  private rows() {
    const there = new Set(this.report.marks.map((mark) => mark.kind));
    return ROWS.filter((row) => there.has(row.kind));
  }

  private x(at: number): number {
    const { from, to } = this.timeline;
    return LEFT + ((at - from) / (to - from)) * (this.wide - LEFT - RIGHT);
  }

  private time(x: number): number {
    const { from, to } = this.timeline;
    return from + ((x - LEFT) / (this.wide - LEFT - RIGHT)) * (to - from);
  }

  private paint(): void {
    this.wide = this.holder.clientWidth;
    if (this.wide === 0) return;
    const rows = this.rows();
    const tall = Math.max(1, rows.length) * ROW;
    const g = fit(this.canvas, this.wide, tall);
    const right = this.wide - RIGHT;
    g.font = "11px system-ui, sans-serif";
    g.textBaseline = "middle";
    rows.forEach((row, i) => {
      g.fillStyle = colour(i % 2 ? "paper" : "band");
      g.fillRect(LEFT, i * ROW, right - LEFT, ROW);
      g.fillStyle = colour("quiet");
      g.textAlign = "right";
      g.fillText(row.name, LEFT - 6, i * ROW + ROW / 2);
    });
    g.save();
    g.beginPath();
    g.rect(LEFT, 0, right - LEFT, tall);
    g.clip();
    g.textAlign = "left";
    const order = new Map(rows.map((row, i) => [row.kind, i * ROW]));
    for (const mark of this.report.marks) this.paintMark(g, mark, order.get(mark.kind)!);
    const now = this.x(this.timeline.moment);
    g.fillStyle = colour("now");
    g.fillRect(now - 0.5, 0, 1, tall);
    g.restore();
  }

  private paintMark(g: CanvasRenderingContext2D, mark: Mark, y: number): void {
    const x0 = this.x(mark.at_s);
    const x1 = this.x(until(mark, this.timeline));
    if (x1 < LEFT - 8 || x0 > this.wide - RIGHT + 8) return;
    const middle = y + ROW / 2;
    g.fillStyle = colour(`m-${mark.kind}`);
    if (x1 - x0 > 8) {
      g.fillRect(x0, y + 3, x1 - x0, ROW - 6);
      if (mark.name && x1 - x0 > 40) {
        g.fillStyle = colour("on");
        g.save();
        g.beginPath();
        g.rect(x0, y, x1 - x0 - 3, ROW);
        g.clip();
        g.fillText(mark.name, Math.max(x0, LEFT) + 5, middle);
        g.restore();
      }
      return;
    }
    g.beginPath();
    switch (mark.kind) {
      case "alarm":
        g.moveTo(x0, middle - 5);
        g.lineTo(x0 + 5, middle + 4);
        g.lineTo(x0 - 5, middle + 4);
        break;
      case "deployment":
        g.moveTo(x0, middle - 5);
        g.lineTo(x0 + 5, middle);
        g.lineTo(x0, middle + 5);
        g.lineTo(x0 - 5, middle);
        break;
      case "activity":
        g.arc(x0, middle, 3.5, 0, 7);
        break;
      default:
        g.rect(x0 - 1, y + 3, 2, ROW - 6);
    }
    g.fill();
  }

  private near(x: number, y: number): Mark[] {
    const row = this.rows()[Math.floor(y / ROW)];
    if (!row) return [];
    return this.report.marks.filter((mark) => mark.kind === row.kind &&
      x >= this.x(mark.at_s) - 5 && x <= this.x(until(mark, this.timeline)) + 5)
      .sort((a, b) => Math.abs(this.x(a.at_s) - x) - Math.abs(this.x(b.at_s) - x));
  }

  private point(x: number, y: number): void {
    const near = this.near(x, y);
    this.tip.hidden = near.length === 0;
    if (near.length === 0) return;
    const lines = near.slice(0, 4).map((mark) => h("div", {}, sentence(mark)));
    if (near.length > 4) lines.push(h("div", {}, `and ${near.length - 4} more`));
    this.tip.replaceChildren(...lines);
    this.tip.style.left = `${Math.max(0, Math.min(x + 8, this.wide - this.tip.offsetWidth))}px`;
    this.tip.style.top = `${y + 14}px`;
  }

  private fill(): void {
    const marks = [...this.report.marks].sort((a, b) => a.at_s - b.at_s);
    const rows = marks.slice(0, LISTED).map((mark) => h("tr", {},
      h("td", {}, jump(this.timeline, mark.at_s)),
      h("td", {}, mark.kind),
      h("td", {}, mark.name ? h("b", {}, mark.name, " ") : null, mark.text)));
    if (marks.length > LISTED) {
      rows.push(h("tr", {}, h("td", { colspan: 3 },
        `and ${marks.length - LISTED} more, in events.jsonl`)));
    }
    this.list.replaceChildren(...rows);
  }
}

// A time that takes the whole page there.
export function jump(timeline: Timeline, at: number): HTMLElement {
  return h("a", {
    href: `#t=${at}`, class: "time",
    onclick: (event: Event) => {
      event.preventDefault();
      timeline.show(at);
      history.replaceState(null, "", `#t=${at}`);
      document.getElementById("panels")?.scrollIntoView({ block: "start" });
    },
  }, duration(at));
}

function sentence(mark: Mark): string {
  const to = mark.until_s ? ` to ${duration(mark.until_s)}` : "";
  return `${duration(mark.at_s)}${to}  ${mark.name ? mark.name + ": " : ""}${mark.text}`;
}
