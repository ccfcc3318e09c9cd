import assert from "node:assert/strict";
import { retentionExceedsInterval as rule } from "../../../../policy/rules/dlm/retention-exceeds-interval";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts, type Fixture } from "../../fixtures";
import { COPY, DETAILS, scheduled } from "./policies";

const days = (interval: unknown, intervalUnit = "DAYS") => ({ interval, intervalUnit });

/** A policy that keeps snapshots and copies so long. */
const keeping = (
  retainRule: unknown,
  copies: unknown,
  createRule: unknown = { interval: 24, intervalUnit: "HOURS" },
): Fixture => scheduled({ createRule, retainRule, crossRegionCopyRules: [{ ...COPY, retainRule: copies }] });

describe("dlm-retention-exceeds-interval", () => {
  it("accepts what is kept until the next is there, at home and away", () => {
    for (const build of [graphOf, previewOf]) {
      assert.deepEqual(verdicts(rule, build(keeping(days(2), days(1, "WEEKS")))), { daily: "compliant compliant" });
      assert.deepEqual(verdicts(rule, build(keeping({ count: 2 }, days(2)))), { daily: "compliant compliant" });
    }
    assert.deepEqual(verdicts(rule, graphOf(keeping(days(1), days(1), { interval: 12 }))), {
      daily: "compliant compliant",
    });
  });

  it("refuses what expires before the next, which may come an hour late", () => {
    const [home, away] = judgementsOf(rule, graphOf(keeping(days(1), days(1))));
    for (const found of [home, away]) {
      assert.equal(found?.verdict, "violation");
      assert.deepEqual([found.actual, found.wanted], ["24 h", "more than 25 h"]);
    }
    assert.equal(home?.verdict === "violation" && home.property, `${DETAILS}.retainRule`);
    assert.equal(away?.verdict === "violation" && away.property, `${DETAILS}.crossRegionCopyRules[0].retainRule`);
  });

  it("refuses fewer snapshots than the settings require", () => {
    assert.deepEqual(verdicts(rule, graphOf(keeping({ count: 1 }, days(2)))), { daily: "violation compliant" });
    assert.deepEqual(verdicts(rule, graphOf(keeping({ count: 5 }, days(2))), { minimumSnapshots: 6 }), {
      daily: "violation compliant",
    });
  });

  it("takes copies that are never deleted for kept", () => {
    assert.deepEqual(verdicts(rule, graphOf(keeping({ count: 2 }, undefined))), { daily: "compliant compliant" });
  });

  it("reads schedules of cron by hours and days of the week, and is undecided on others", () => {
    const copiesKept = (count: number, cronExpression: string) =>
      verdicts(rule, graphOf(keeping({ count: 3 }, days(count), { cronExpression }))).daily;
    assert.equal(copiesKept(1, "cron(0 3 * * ? *)"), "compliant violation");
    assert.equal(copiesKept(1, "cron(0 3,15 * * ? *)"), "compliant compliant");
    assert.equal(copiesKept(6, "cron(0 3 ? * MON *)"), "compliant violation");
    assert.equal(copiesKept(30, "cron(0 3 ? * MON *)"), "compliant compliant");
    assert.equal(copiesKept(30, "cron(0 3 ? * MON#1 *)"), "compliant undecided");
  });

  it("is undecided on what is not known now", () => {
    assert.deepEqual(verdicts(rule, graphOf(keeping({ count: unknown }, days(unknown)))), {
      daily: "undecided undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(keeping(unknown, unknown))), { daily: "undecided undecided" });
    assert.deepEqual(verdicts(rule, graphOf(keeping(days(2), days(2), { interval: unknown }))), {
      daily: "undecided undecided",
    });
    assert.deepEqual(verdicts(rule, graphOf(scheduled({ crossRegionCopyRules: unknown }))), {
      daily: "compliant undecided",
    });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(resource("aws:backup/plan:Plan", "daily"))), {});
  });
});
