// The console: the page of a run that goes on, with its clock and its faults in hand.

import { framed, h } from "./dom";
import { clock, duration } from "./format";
import { type Report, type Tick, applyTick, parseReport } from "./model";
import { type Page, show } from "./page";

interface Live extends Report {
  mode?: string;
  values?: Tick["values"];
}

async function call(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(path, {
    method, body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  let said: { message?: string } = {};
  try {
    said = JSON.parse(text) as typeof said;
  } catch { /* Then it was no JSON. */ }
  if (!answer.ok) throw new Error(said.message ?? `${answer.status}`);
  return said;
}

export function follow(root: HTMLElement, told: (page: Page) => void): void {
  let report: Live | null = null;
  let page: Page | null = null;
  const controls = new Controls();
  // What came within a frame is drawn at once.
  const news = { values: false, marks: false, instances: false, tasks: false };
  const draw = framed(() => {
    if (!page || !report) return;
    page.timeline.extend(report.length_s);
    if (news.values) page.panels.changed();
    if (news.marks) page.strip.changed();
    if (news.instances || news.tasks) page.map.changed(news.instances);
    news.values = news.marks = news.instances = news.tasks = false;
    controls.show(report);
  });
  const source = new EventSource(`live${location.search}`);
  source.addEventListener("report", (event) => {
    report = parseReport((event as MessageEvent<string>).data) as Live;
    applyTick(report, { length_s: report.length_s, values: report.values });
    page = show(report, root, { controls: controls.element, ask: why });
    controls.show(report);
    told(page);
  });
  source.addEventListener("tick", (event) => {
    if (!report) return;
    const tick = JSON.parse((event as MessageEvent<string>).data) as Tick;
    applyTick(report, tick);
    report.mode = tick.mode;
    news.values ||= tick.values !== undefined;
    news.marks ||= tick.marks !== undefined;
    news.instances ||= tick.instances !== undefined;
    news.tasks ||= tick.tasks !== undefined;
    draw();
  });
  source.addEventListener("open", () => controls.say(""));
  source.addEventListener("error", () => controls.say("Not connected; trying again."));
  root.replaceChildren(h("p", {}, "Connecting…"), controls.element);
}

async function why(subject: string): Promise<string> {
  const answer = await fetch(`why/${subject.split("/").map(encodeURIComponent).join("/")}?format=text`);
  return answer.ok ? await answer.text() : "The journal has nothing about it.";
}

const MODES: [string, string, string][] = [
  ["manual", "❚❚ pause", "The clock stands; it moves by the buttons beside"],
  ["real", "1×", "As our own time"],
  ["scaled 60", "60×", "A minute a second"],
  ["scaled 1000000", "free", "As fast as it can"],
  ["eager", "eager", "Whatever was set in motion is run to its end at once"],
];
const STEPS: [string, unknown][] = [
  ["next event", { next: true }], ["+1m", { by: "1m" }], ["+10m", { by: "10m" }],
  ["+1h", { by: "1h" }],
];

interface Fault {
  id: string;
  action?: string;
  state?: string;
}

class Controls {
  private readonly notice = h("span", { role: "status", class: "quiet" });
  private readonly now = h("span", { class: "now" });
  private readonly modes = MODES.map(([mode, label, about]) => h("button", {
    type: "button", class: "mode", title: about, "aria-pressed": "false",
    onclick: () => this.run(() => call("POST", "clock", { mode })),
  }, label));
  private readonly faults = h("ul", { class: "faults" });
  readonly element: HTMLElement;

  constructor() {
    const steps = STEPS.map(([label, body]) => h("button", {
      type: "button", onclick: () => this.run(() => call("POST", "clock/advance", body)),
    }, label));
    this.element = h("div", { class: "controls noprint", role: "toolbar", "aria-label": "Clock" },
      this.now, ...this.modes, ...steps, this.faultMenu(), this.notice);
  }

  show(report: Live): void {
    this.now.textContent = clock(report.start, report.length_s);
    this.now.title = `${duration(report.length_s)} since the beginning of this page`;
    const mode = (report.mode ?? "").replace(":", " ");
    MODES.forEach(([name], i) =>
      this.modes[i]!.setAttribute("aria-pressed", String(name === mode)));
  }

  say(text: string): void {
    this.notice.textContent = text;
  }

  private async run(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
      this.say("");
    } catch (error) {
      this.say(error instanceof Error ? error.message : String(error));
    }
  }

  // Any fault can be written as JSON; the frequent ones are filled in.
  private faultMenu(): HTMLElement {
    const text = h("textarea", { rows: 3, cols: 60, "aria-label": "Fault, as JSON" });
    const choice = h("select", {
      "aria-label": "Fault",
      onchange: () => (text.value = FAULTS[Number(choice.value)]?.[1] ?? ""),
    }, ...FAULTS.map(([label], i) => h("option", { value: i }, label)));
    text.value = FAULTS[0]![1];
    const form = h("form", {
      onsubmit: (event: Event) => {
        event.preventDefault();
        void this.run(async () => {
          await call("POST", "faults", JSON.parse(text.value));
          await this.list();
        });
      },
    }, choice, text, h("button", {}, "begin"));
    return h("details", {
      ontoggle: (event: Event) => {
        if ((event.target as HTMLDetailsElement).open) void this.run(() => this.list());
      },
    }, h("summary", {}, "Faults"), form, this.faults);
  }

  private async list(): Promise<void> {
    const answer = (await call("GET", "faults")) as { faults?: Fault[] };
    this.faults.replaceChildren(...(answer.faults ?? []).map((fault) => h("li", {},
      h("code", {}, fault.id), ` ${fault.action ?? ""} ${fault.state ?? ""} `,
      h("button", {
        type: "button",
        onclick: () => this.run(async () => {
          await call("DELETE", `faults/${encodeURIComponent(fault.id)}`);
          await this.list();
        }),
      }, "end"))));
  }
}

const FAULTS: [string, string][] = [
  ["a zone loses power", '{"wt:az:power-loss": {"zone": "a"}, "for": "45m"}'],
  ["a task stops", '{"aws:ecs:stop-task": {"selectionMode": "COUNT(1)"}}'],
  ["an instance is terminated", '{"aws:ec2:terminate-instances": {"selectionMode": "COUNT(1)"}}'],
];
