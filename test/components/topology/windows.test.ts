import assert from "node:assert/strict";
import fc from "fast-check";
import { REGIONS } from "../../../facts/regions";
import { parseDailyWindow, parseWeeklyWindow } from "../../../components/config/schema/databases/maintenance";
import { defaultWindows } from "../../../components/topology/windows";

import { overlap, type Window } from "../../../lib/windows";

const WEEK = 7 * 24 * 60;

describe("a weekly window", () => {
  it("is minutes since Monday's midnight, also over the end of the week", () => {
    assert.deepEqual(parseWeeklyWindow("mon:00:00-mon:00:30"), { start: 0, minutes: 30, period: WEEK });
    assert.deepEqual(parseWeeklyWindow("Sun:23:45-mon:00:15"), { start: WEEK - 15, minutes: 30, period: WEEK });
  });

  it("is none when it is too short, too long or badly written", () => {
    const bad = ["sun:03:00-sun:03:29", "sun:03:00-mon:03:01", "sun:3:00-sun:04:00", "03:00-04:00", "sun:03:00", ""];
    for (const text of [...bad, "sun:24:00-mon:01:00", "day:03:00-day:04:00", "sun:03:00-sun:04:00-sun:05:00"])
      assert.equal(parseWeeklyWindow(text), undefined, text);
  });

  it("overlaps another exactly where they have a minute in common", () => {
    const window = fc.record({
      start: fc.nat(WEEK - 1),
      minutes: fc.integer({ min: 30, max: 24 * 60 }),
      period: fc.constant(WEEK),
    });
    fc.assert(
      fc.property(window, window, (a, b) => {
        const others = new Set(minutesOf(b));
        const common = minutesOf(a).some((minute) => others.has(minute));
        assert.equal(overlap(a, b), common);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the windows of regions for which the settings say nothing", () => {
  it("never meet: a pair's maintenance is on two days, and the backup before it", () => {
    for (const primary of REGIONS.data)
      for (const secondary of REGIONS.data) {
        const [a, b] = [defaultWindows("primary", primary), defaultWindows("secondary", secondary)];
        assert.ok(!overlap(parseWeeklyWindow(a.maintenance)!, parseWeeklyWindow(b.maintenance)!));
        for (const { maintenance, backup } of [a, b])
          assert.ok(!overlap(parseDailyWindow(backup)!, parseWeeklyWindow(maintenance)!), backup);
      }
  });

  it("are at night", () => {
    assert.deepEqual(defaultWindows("primary", "us-east-1"), {
      maintenance: "thu:08:00-thu:09:00",
      backup: "07:00-07:30",
    });
    assert.deepEqual(defaultWindows("secondary", "me-south-1"), {
      maintenance: "tue:00:00-tue:01:00",
      backup: "23:00-23:30",
    });
  });
});

function minutesOf({ start, minutes }: Window): number[] {
  return Array.from({ length: minutes }, (_, i) => (start + i) % WEEK);
}
