// Light, dark, or as the system says. Canvases read their colours from here and draw anew when
// it changes.

import { h } from "./dom";

type Choice = "auto" | "light" | "dark";
const ORDER: Choice[] = ["auto", "light", "dark"];
let listeners: (() => void)[] = [];
let page = new AbortController();
let cache = new Map<string, string>();

// A page begins, and the one before it, if any, listens no more.
export function fresh(): AbortSignal {
  page.abort();
  page = new AbortController();
  listeners = [];
  return page.signal;
}

export function onTheme(listener: () => void): void {
  listeners.push(listener);
}

export function colour(name: string): string {
  let value = cache.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
    cache.set(name, value);
  }
  return value;
}

// Okabe and Ito's colours, which people of all kinds of colour vision tell apart; each series has
// a dash of its own besides.
export const DASHES: number[][] = [[], [6, 3], [2, 2], [10, 3, 2, 3], [], [6, 3], [2, 2]];
export function seriesName(index: number): string {
  return `s${index % DASHES.length}`;
}

function changed(): void {
  cache = new Map();
  for (const listener of listeners) listener();
}

function apply(choice: Choice): void {
  if (choice === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  changed();
}

function stored(): Choice {
  try {
    const value = localStorage.getItem("windtunnel-theme") as Choice | null;
    return value && ORDER.includes(value) ? value : "auto";
  } catch {
    return "auto";  // A page from disk may have no storage.
  }
}

export function themeButton(): HTMLElement {
  let choice = stored();
  const button = h("button", { class: "theme", type: "button" });
  const say = () => {
    button.textContent = { auto: "◐ auto", light: "☀ light", dark: "☾ dark" }[choice];
    button.setAttribute("aria-label", `Colours: ${choice}. Change.`);
  };
  button.addEventListener("click", () => {
    choice = ORDER[(ORDER.indexOf(choice) + 1) % ORDER.length]!;
    try {
      localStorage.setItem("windtunnel-theme", choice);
    } catch { /* Then it lasts as long as the page. */ }
    apply(choice);
    say();
  });
  apply(choice);
  say();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed,
    { signal: page.signal });
  // Paper is white.
  window.addEventListener("beforeprint", () => apply("light"), { signal: page.signal });
  window.addEventListener("afterprint", () => apply(choice), { signal: page.signal });
  return button;
}
