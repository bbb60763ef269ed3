// What is known of the instance or task that was chosen.

import { h } from "./dom";
import { duration } from "./format";
import type { Report } from "./model";
import type { Timeline } from "./timeline";
import type { Picked } from "./zones/map";
import { jump } from "./strip";

export class Inspector {
  readonly element = h("aside", { class: "inspector", hidden: true, tabindex: -1,
    "aria-label": "Inspector" });

  // `ask` fetches the causes of a subject where the world is still there.
  constructor(private readonly report: Report, private readonly timeline: Timeline,
              private readonly ask?: (subject: string) => Promise<string>) {}

  show(picked: Picked): void {
    if (!picked) return this.close();
    const close = h("button", { type: "button", class: "close", "aria-label": "Close",
      onclick: () => this.close() }, "×");
    const { task, instance } = picked;
    const parts = task !== undefined ? this.task(task)
      : instance !== undefined ? this.instance(instance) : [];
    this.element.replaceChildren(close, ...parts);
    this.element.hidden = false;
    this.element.focus({ preventScroll: true });
  }

  close(): void {
    this.element.hidden = true;
  }

  private task(index: number): Node[] {
    const task = this.report.zones.tasks[index]!;
    const on = task.instance === null ? "no instance"
      : this.report.zones.instances[task.instance]?.id ?? "an instance";
    return [h("h3", {}, `${task.service} ${task.version ?? ""}`), h("p", {}, h("code", {}, task.id)),
      h("p", {}, `${task.memory_mib} MiB on ${on}`),
      h("ol", {}, ...task.states.map(([at, state]) =>
        h("li", {}, jump(this.timeline, at), " ", state))),
      this.why(`task/${task.id}`)];
  }

  private instance(index: number): Node[] {
    const it = this.report.zones.instances[index]!;
    const zone = this.report.zones.names[it.zone] ?? "?";
    const lines = [`${it.type}, ${it.memory_mib} MiB, ${it.cpu_units} CPU units, zone ${zone}`,
      `launched ${duration(it.from_s)}` +
        (it.registered_s === null ? "" : `, registered ${duration(it.registered_s)}`) +
        (it.to_s === null ? "" : `, gone ${duration(it.to_s)}`)];
    const list: Node[] = [];
    this.report.zones.tasks.forEach((task, t) => {
      if (task.instance !== index || list.length > 40) return;
      const end = task.states[task.states.length - 1];
      list.push(h("li", {}, h("button", { type: "button", class: "link",
        onclick: () => this.show({ instance: index, task: t }) },
        `${task.service} ${task.id.slice(0, 8)}`),
        end ? ` ${end[1].toLowerCase()} since ${duration(end[0])}` : ""));
    });
    return [h("h3", {}, it.id), ...lines.map((line) => h("p", {}, line)), h("ul", {}, ...list),
      this.why(`instance/${it.id}`)];
  }

  private why(subject: string): Node {
    if (!this.ask) {
      const verb = subject.startsWith("task/") ? `--task ${subject.slice(5)}` : "";
      return h("p", { class: "quiet" }, "Why: ", h("code", {},
        `windtunnel explain out --at ${duration(this.timeline.moment)} ${verb}`.trim()));
    }
    const text = h("pre", {}, "Asking why…");
    this.ask(subject).then((answer) => (text.textContent = answer),
      (error: unknown) => (text.textContent = String(error)));
    return h("div", {}, h("h4", {}, "Why"), text);
  }
}
