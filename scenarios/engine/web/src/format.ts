// Numbers and times as people read them.

// 7530 → "2h05m30s"; zero parts at the end are left out, as in "2h" and "2h05m".
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "–";
  const sign = seconds < 0 ? "-" : "";
  const total = Math.round(Math.abs(seconds));
  const d = Math.floor(total / 86400);
  const h = Math.floor((total % 86400) / 3600);
  const m = Math.floor((total % 3600) / 60);
  const s = total % 60;
  const parts: [number, string][] = [[d, "d"], [h, "h"], [m, "m"], [s, "s"]];
  let text = "";
  let last = parts.length - 1;
  while (last > 0 && parts[last]![0] === 0) --last;
  for (let i = 0; i <= last; ++i) {
    const [value, unit] = parts[i]!;
    if (text === "" && value === 0) continue;
    text += (text === "" ? String(value) : String(value).padStart(2, "0")) + unit;
  }
  return text === "" ? "0" : sign + text;
}

export function number(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return trim((value / 1e6).toPrecision(3)) + "M";
  if (size >= 1e4) return trim((value / 1e3).toPrecision(3)) + "k";
  if (size >= 100) return String(Math.round(value));
  if (size === 0) return "0";
  if (size < 1e-3) return value.toExponential(1);
  return trim(value.toPrecision(3));
}

// A value of a panel or of a metric, with its unit: 0.214 "s" → "214ms".
export function quantity(value: number | null | undefined, unit = ""): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  switch (unit) {
    case "s":
      if (value !== 0 && Math.abs(value) < 1) return number(value * 1000) + "ms";
      return Math.abs(value) < 60 ? number(value) + "s" : duration(value);
    case "%":
    case "/s":
    case "":
      return number(value) + unit;
    default:
      return number(value) + " " + unit;
  }
}

export function money(value: number | null | undefined, currency: string): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return `${value.toFixed(Math.abs(value) < 100 ? 2 : 0)} ${currency}`;
}

// The instant of a moment of the run: "2024-01-01 02:05:00Z".
export function clock(start: string, seconds: number): string {
  const base = Date.parse(start);
  if (Number.isNaN(base)) return "";
  return new Date(base + seconds * 1000).toISOString().slice(0, 19).replace("T", " ") + "Z";
}

function trim(text: string): string {
  return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
}
