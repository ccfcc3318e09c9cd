import { strict as assert } from "node:assert";
import { gapOfSchedule } from "../../lib/schedule-gap";

const HOUR = 3600;
const DAY = 24 * HOUR;

describe("the longest time between two runs of a schedule", () => {
  const schedules: [expression: string, seconds: number | undefined][] = [
    ["rate(12 hours)", 12 * HOUR],
    ["rate(1 day)", DAY],
    ["cron(0 5 ? * * *)", DAY],
    ["cron(0 5 * * ? *)", DAY],
    ["cron(15 * ? * * *)", HOUR],
    ["cron(0 0/6 ? * * *)", 6 * HOUR],
    ["cron(0 8,12 ? * * *)", 20 * HOUR],
    // Twice within an hour: within a day at least.
    ["cron(0,30 5 ? * * *)", DAY],
    ["cron(0 5 ? * SUN *)", 7 * DAY],
    ["cron(0 5 ? * MON,THU *)", 4 * DAY],
    ["cron(0 5 ? * 2 *)", 7 * DAY],
    ["cron(0 5 ? * MON-FRI *)", 3 * DAY],
    ["cron(0 5 ? * 6-1 *)", 5 * DAY],
    ["cron(0 5 ? * MON-WED,FRI *)", 3 * DAY],
    ["cron(0 5 ? * MON-L *)", undefined],
    ["cron(0 5 1 * ? *)", 31 * DAY],
    ["cron(0 5 ? * MON#1 *)", undefined],
    ["cron(0 5 1 1 ? *)", 366 * DAY],
    ["cron(0 5 1 JAN,JUL ? *)", 184 * DAY],
    ["cron(0 5 1 1/3 ? *)", 92 * DAY],
    ["cron(0 5 1,15 * ? *)", 17 * DAY],
    ["cron(0 5 31 * ? *)", 61 * DAY],
    ["cron(0 5 29 2 ? *)", 1461 * DAY],
    ["cron(0 5 */7 * ? *)", 7 * DAY],
    ["cron(0 5 ? 1 * *)", 336 * DAY],
    ["cron(0 5 ? 1 MON *)", 343 * DAY],
    ["cron(0 5 L * ? *)", undefined],
    ["cron(0 5 30 2 ? *)", undefined],
    ["cron(0 5 1 13 ? *)", undefined],
    ["cron(0 5 ? * * 2026)", undefined],
    ["cron(0 5 * * *)", undefined],
    ["at(2026-11-28T00:00:00)", undefined],
    ["", undefined],
  ];
  for (const [expression, seconds] of schedules)
    it(`of ${expression || "nothing"} is ${seconds ?? "not known"}`, () =>
      assert.equal(gapOfSchedule(expression), seconds));
});
