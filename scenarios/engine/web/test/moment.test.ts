import { expect, test } from "vitest";
import { fake } from "../dev/fake";
import type { Instance, Task, Zones } from "../src/model";
import { Moment, boxSize, present, slots, stateAt } from "../src/zones/moment";

const instance = (zone: number, from_s: number, to_s: number | null): Instance => ({
  id: `i-${zone}-${from_s}`, zone, type: "t3.medium", memory_mib: 4000, cpu_units: 2048, from_s,
  to_s, registered_s: from_s + 90,
});
const task = (on: number | null, states: [number, string][]): Task => ({
  id: "t", service: "web", instance: on, memory_mib: 1000, states,
});

test("an instance is there from its launch until its end", () => {
  const it = instance(0, 10, 20);
  expect([9, 10, 19, 20].map((at) => present(it, at))).toEqual([false, true, true, false]);
  expect(present(instance(0, 10, null), 1e9)).toBe(true);
});

test("a task has the last state that began, and none once it stopped", () => {
  const it = task(0, [[0, "PENDING"], [30, "RUNNING"], [90, "DEACTIVATING"], [100, "STOPPED"]]);
  expect([-1, 0, 29, 30, 95, 100].map((at) => stateAt(it, at)))
    .toEqual([null, "PENDING", "PENDING", "RUNNING", "DEACTIVATING", null]);
});

test("a place is kept for an instance's life and then given on", () => {
  const zones: Zones = { names: ["a", "b"], tasks: [],
    instances: [instance(0, 0, 50), instance(0, 1, null), instance(1, 0, null),
      instance(0, 60, null)] };
  const { of, count } = slots(zones);
  expect([...of]).toEqual([0, 1, 0, 0]);
  expect(count).toEqual([2, 1]);
});

test("moving forth and back gives the same as looking anew", () => {
  const { zones } = fake();
  const moved = new Moment(zones);
  for (const at of [0, 100, 7500, 43500, 7150, -50, 60000, 86400, 43300]) {
    moved.move(at);
    const anew = new Moment(zones);
    anew.move(at);
    expect([...moved.looks]).toEqual([...anew.looks]);
    expect([...moved.reserved]).toEqual([...anew.reserved]);
    expect(moved.counts).toEqual(anew.counts);
    zones.tasks.forEach((it, i) => {
      expect(moved.looks[i] === 4).toBe(stateAt(it, at) === null);
    });
  }
});

test("tasks on no instance are counted apart", () => {
  const zones: Zones = { names: ["a"], instances: [instance(0, 0, null)],
    tasks: [task(null, [[0, "RUNNING"]]), task(0, [[0, "PENDING"]])] };
  const moment = new Moment(zones);
  moment.move(5);
  expect(moment.unplaced).toEqual([0]);
  expect(moment.counts).toEqual([1, 1, 0, 0]);
  expect(moment.first[0]).toBe(1);
  expect(moment.reserved[0]).toBe(1000);
});

test("boxes shrink until their column fits", () => {
  for (const count of [0, 1, 4, 40, 400, 1700, 20000]) {
    const box = boxSize(400, 460, count);
    expect(box.columns * box.rows).toBeGreaterThanOrEqual(count);
    expect(box.columns * box.width).toBeLessThanOrEqual(400 + 1e-6);
    if (count <= 1700) expect(box.rows * box.height).toBeLessThanOrEqual(460);
  }
});
