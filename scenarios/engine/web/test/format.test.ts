import { expect, test } from "vitest";
import { clock, duration, money, number, quantity } from "../src/format";

test("durations leave out what is zero at their end", () => {
  const cases: [number, string][] = [
    [0, "0"], [1, "1s"], [60, "1m"], [90, "1m30s"], [3600, "1h"], [7500, "2h05m"],
    [7530, "2h05m30s"], [3605, "1h00m05s"], [86400, "1d"], [90000, "1d01h"], [-120, "-2m"],
    [59.6, "1m"],
  ];
  for (const [seconds, text] of cases) expect(duration(seconds)).toBe(text);
  expect(duration(NaN)).toBe("–");
});

test("numbers keep three digits", () => {
  const cases: [number, string][] = [
    [0, "0"], [0.5, "0.5"], [1.234, "1.23"], [10, "10"], [99.96, "100"], [250, "250"],
    [1234, "1234"], [12345, "12.3k"], [2500000, "2.5M"], [0.00012, "1.2e-4"], [-3.5, "-3.5"],
  ];
  for (const [value, text] of cases) expect(number(value)).toBe(text);
});

test("quantities carry their unit", () => {
  expect(quantity(0.214, "s")).toBe("214ms");
  expect(quantity(2.5, "s")).toBe("2.5s");
  expect(quantity(872, "s")).toBe("14m32s");
  expect(quantity(45, "%")).toBe("45%");
  expect(quantity(150.2, "/s")).toBe("150/s");
  expect(quantity(143, "h")).toBe("143 h");
  expect(quantity(null, "s")).toBe("–");
});

test("money and moments", () => {
  expect(money(5.948, "USD")).toBe("5.95 USD");
  expect(money(null, "USD")).toBe("–");
  expect(clock("2024-01-01T00:00:00Z", 7500)).toBe("2024-01-01 02:05:00Z");
  expect(clock("no time", 1)).toBe("");
});
