import assert from "node:assert/strict";
import fc from "fast-check";
import { dailyWindow, overlap, weeklyWindow, type Window } from "../../lib/windows";

const DAY = 24 * 60;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
const moment = (minute: number): string => `${DAYS[Math.floor(minute / DAY)]}:${clock(minute % DAY)}`;

/** Every minute of a window, one by one. */
function minutesOf({ start, minutes, period }: Window): Set<number> {
  return new Set(Array.from({ length: minutes }, (_, index) => (start + index) % period));
}

const weekly = fc
  .tuple(fc.nat(7 * DAY - 1), fc.integer({ min: 30, max: DAY }))
  .map(([start, length]) => `${moment(start)}-${moment((start + length) % (7 * DAY))}`);
const daily = fc
  .tuple(fc.nat(DAY - 1), fc.integer({ min: 30, max: 600 }))
  .map(([start, length]) => `${clock(start)}-${clock((start + length) % DAY)}`);

describe("the windows of RDS", () => {
  it("are read as AWS writes them, over the end of a week or day too", () => {
    assert.deepEqual(weeklyWindow("tue:08:00-tue:09:30"), { start: DAY + 480, minutes: 90, period: 7 * DAY });
    assert.deepEqual(weeklyWindow("Sun:23:30-Mon:00:30"), { start: 7 * DAY - 30, minutes: 60, period: 7 * DAY });
    assert.deepEqual(dailyWindow("23:45-00:15"), { start: DAY - 15, minutes: 30, period: DAY });
  });

  for (const text of [
    "",
    "tue",
    "tue:08:00",
    "08:00-09:00",
    "day:08:00-day:09:00",
    "tue:25:00-tue:26:00",
    "tue:08:61-tue:09:00",
  ]) {
    it(`${JSON.stringify(text)} is no maintenance window`, () => assert.equal(weeklyWindow(text), undefined));
  }
  for (const text of ["", "08:00", "24:00-25:00", "tue:08:00-tue:09:00", "08:00-09:00-10:00"]) {
    it(`${JSON.stringify(text)} is no backup window`, () => assert.equal(dailyWindow(text), undefined));
  }

  it("do not meet where one begins as the other ends", () => {
    const [first, second] = [dailyWindow("02:00-02:30")!, dailyWindow("02:30-03:00")!];
    assert.deepEqual([overlap(first, second), overlap(second, first)], [false, false]);
    const maintenance = weeklyWindow("sun:02:30-sun:03:00")!;
    assert.deepEqual([overlap(first, maintenance), overlap(maintenance, first)], [false, false]);
  });

  it("meet where they have a minute in common, and only there", () => {
    fc.assert(
      fc.property(weekly, weekly, (one, other) => {
        const [a, b] = [weeklyWindow(one)!, weeklyWindow(other)!];
        const others = minutesOf(b);
        const shared = [...minutesOf(a)].some((minute) => others.has(minute));
        assert.equal(overlap(a, b), shared);
        assert.equal(overlap(b, a), shared);
      }),
      { numRuns: 40 },
    );
  });

  it("meet on any day where one of them returns each day", () => {
    fc.assert(
      fc.property(weekly, daily, (one, other) => {
        const [a, b] = [weeklyWindow(one)!, dailyWindow(other)!];
        const others = minutesOf(b);
        const shared = [...minutesOf(a)].some((minute) => others.has(minute % DAY));
        assert.equal(overlap(a, b), shared);
        assert.equal(overlap(b, a), shared);
      }),
      { numRuns: 40 },
    );
  });
});
