// Drawings that scale and print. Text is set as text.

const NS = "http://www.w3.org/2000/svg";

type Attributes = Record<string, string | number | undefined>;

export function s(tag: string, attributes: Attributes = {}, ...children: (Node | string)[]) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

export const titled = (element: SVGElement, text: string): SVGElement => {
  element.append(s("title", {}, text));
  return element;
};

export interface Frame {
  width: number; height: number; left: number; right: number; top: number; bottom: number;
}

// From values to pixels, along one side.
export function scale(ticks: number[], from: number, to: number): (value: number) => number {
  const low = ticks[0]!, high = ticks[ticks.length - 1]!;
  return (value) => from + ((value - low) / (high - low || 1)) * (to - from);
}

export function axes(frame: Frame, xs: [number, string][], ys: [number, string][], names: {
  x: string; y: string;
}): SVGElement[] {
  const { width, height, left, right, top, bottom } = frame;
  const out: SVGElement[] = [];
  for (const [y, label] of ys) {
    out.push(s("line", { x1: left, x2: width - right, y1: y, y2: y, class: "grid" }),
      s("text", { x: left - 6, y: y + 4, class: "end" }, label));
  }
  for (const [x, label] of xs) {
    out.push(s("line", { x1: x, x2: x, y1: top, y2: height - bottom, class: "grid" }),
      s("text", { x, y: height - bottom + 16, class: "middle" }, label));
  }
  out.push(s("text", { x: (left + width - right) / 2, y: height - 4, class: "middle name" }, names.x),
    s("text", { x: left, y: top - 8, class: "name" }, names.y));
  return out;
}
