import assert from "node:assert/strict";
import fc from "fast-check";
import { cronProblem, everMeet, parseCron } from "../../lib/cron";

const meet = (a: string, b: string) => everMeet(parseCron(a)!, parseCron(b)!);

describe("a cron expression", () => {
  for (const text of [
    "30 6 * * MON-FRI",
    "0 0 1 1,6,12 *",
    "*/15 8-18/2 * * *",
    "5/20 0 31 DEC 7",
    "0 0 * jan sun",
    "  0   22 * * 0 ",
  ]) {
    it(`may be ${text}`, () => assert.equal(cronProblem(text), undefined));
  }

  for (const [text, problem] of [
    ["", "it has 1 field"],
    ["@daily", "it has 1 field"],
    ["0 30 6 * * MON", "it has 6 fields"],
    ["60 6 * * *", "60 is no minute (0 to 59)"],
    ["0 6 ? * MON", "? is no day of month (1 to 31)"],
    ["0 6 0 * *", "0 is no day of month (1 to 31)"],
    ["0 6 * 13 *", "13 is no month (1 to 12)"],
    ["0 6 * * MON#1", "MON#1 is no day of week (0 to 7)"],
    ["0 18-8 * * *", "18-8 is no hour (0 to 23)"],
    ["*/0 6 * * *", "*/0 is no minute (0 to 59)"],
    ["0 6 * MON *", "MON is no month (1 to 12)"],
    ["1-99 6 * * *", "1-99 is no minute (0 to 59)"],
    ["1, 6 * * *", "1, is no minute (0 to 59)"],
  ] as const) {
    it(`is not ${JSON.stringify(text)}`, () => assert.equal(cronProblem(text), problem));
  }

  it("stands for what it says", () => {
    const { minutes, hours, months, daysOfWeek, restricts } = parseCron("5/20 8-18/5 * JAN,3 SUN,6-7")!;
    assert.deepEqual([...minutes], [5, 25, 45]);
    assert.deepEqual([...hours], [8, 13, 18]);
    assert.deepEqual([...months], [1, 3]);
    assert.deepEqual([...daysOfWeek], [0, 6], "7 is Sunday too");
    assert.deepEqual(restricts, { daysOfMonth: false, daysOfWeek: true });
  });
});

describe("two cron expressions", () => {
  it("meet where some minute is both's", () => {
    assert.ok(meet("0 6 * * MON-FRI", "0 */6 * * *"));
    // A day of month that begins with a star restricts nothing, so that both are days of the week alone.
    assert.ok(!meet("0 6 */2 * MON", "0 6 * * TUE"));
    assert.ok(!meet("0 6 1 * */2", "0 6 2 * *"));
    assert.ok(meet("0 6 1 * *", "0 6 * * MON"), "the first of some month is a Monday");
    assert.ok(meet("0 6 1 * MON", "0 6 2 * MON"), "cron is due on either day");
  });

  it("do not where a minute, hour, day or month keeps them apart", () => {
    assert.ok(!meet("0 6 * * *", "1 6 * * *"));
    assert.ok(!meet("0 6 * * *", "0 7 * * *"));
    assert.ok(!meet("0 6 * * MON-FRI", "0 6 * * SAT,SUN"));
    assert.ok(!meet("0 6 1 * *", "0 6 2-31 * *"));
    assert.ok(!meet("0 6 * 1-6 *", "0 6 * 7-12 *"));
  });

  it("meet themselves, and each other whichever comes first", () => {
    const field = (max: number, min = 0) =>
      fc.oneof(fc.constant("*"), fc.integer({ min, max }).map(String), fc.constant(`*/${max}`));
    const cron = fc.tuple(field(59), field(23), field(28, 1), field(12, 1), field(6)).map((fields) => fields.join(" "));
    fc.assert(
      fc.property(cron, cron, (a, b) => {
        assert.ok(meet(a, a));
        assert.equal(meet(a, b), meet(b, a));
      }),
    );
  });
});
