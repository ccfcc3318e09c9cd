import assert from "node:assert/strict";
import fc from "fast-check";
import {
  backedUpAlone,
  defaultInterval,
  scheduleOf,
  widestGap,
  type Stored,
} from "../../../components/topology/backup-schedule";
import { parseDuration } from "../../../lib/duration";
import { areasWith } from "../checks/areas";
import { INTERVALS } from "../../../components/config/schema/backup";
import { STRATEGIES, type Strategy } from "../../../components/config/schema/workload";

const HOUR = 3600;

const inStrategy = (strategy: Strategy, rpo = 4 * HOUR): Stored =>
  areasWith({
    workload: { strategy, objectives: { region: { rpo } } },
    databases: {
      ledger: { type: "aurora", engine: "postgres" },
      legacy: { type: "rds-instance", engine: "mysql" },
      cluster: { type: "rds-cluster", engine: "mysql" },
    },
    tables: { orders: {} },
    buckets: { files: {} },
  });

const names = (stored: Stored) =>
  backedUpAlone(stored).map(({ path }) => path.replace("holdfast:", "").replace(/^\w+\./, ""));

describe("backup schedules", () => {
  it("know which stores cross as backups alone, in each strategy; never a Multi-AZ DB cluster, which cannot cross", () => {
    assert.deepEqual(names(inStrategy("static-site")), ["ledger", "legacy", "orders", "files"]);
    assert.deepEqual(names(inStrategy("backup-restore")), ["ledger", "orders"]);
    for (const strategy of ["pilot-light", "warm-standby", "active-active"] as const)
      assert.deepEqual(names(inStrategy(strategy)), [], strategy);
  });

  it("use a store's own objective, and one that is not backed up not at all", () => {
    const stored = inStrategy("backup-restore");
    const tables = { orders: { rpo: 2 * HOUR }, drafts: { backup: false } };
    const found = backedUpAlone({ ...stored, databases: {}, tables } as unknown as Stored);
    assert.deepEqual(found, [{ path: "holdfast:tables.orders", rpo: 2 * HOUR, from: "holdfast:tables.orders.rpo" }]);
  });

  for (const [rpo, interval] of [
    [20 * 60, "1h"],
    [5 * HOUR, "1h"],
    [8 * HOUR, "4h"],
    [11 * HOUR, "6h"],
    [27 * HOUR, "12h"],
    [28 * HOUR, "24h"],
  ] as const) {
    it(`come every ${interval} by default, for an objective of ${rpo / HOUR} hours`, () =>
      assert.equal(defaultInterval(inStrategy("backup-restore", rpo)), interval));
  }

  it("come more often where they may take longer", () => {
    const stored = inStrategy("backup-restore", 8 * HOUR);
    assert.equal(defaultInterval(stored, 3 * HOUR), "2h");
    assert.equal(scheduleOf({ completeWithin: 3 * HOUR }, stored), "cron(0 0/2 ? * * *)");
  });

  it("come daily where everything is replicated", () => {
    for (const strategy of STRATEGIES.slice(2)) assert.equal(defaultInterval(inStrategy(strategy, 60)), "24h");
  });

  it("are apart as long as they say", () => {
    for (const every of INTERVALS)
      assert.equal(widestGap(scheduleOf({ every }, areasWith({}))), parseDuration(every), every);
  });

  for (const [cron, hours] of [
    ["cron(0 * * * ? *)", 1],
    ["cron(15 0/8 ? * * *)", 8],
    ["cron(15 */8 ? * * *)", 8],
    ["cron(0 5 ? * * *)", 24],
    ["cron(0 1,13 * * ? *)", 12],
    ["cron(0 2,4,10 * * ? *)", 16],
    ["cron(0 8-18 * * ? *)", 14],
    ["cron(0 8-18/2 * * ? *)", 14],
    ["cron(0 22/1 * * ? *)", 23],
    ["cron(0 5 ? * MON-FRI *)", 24 * 3],
    ["cron(0 5 ? * SUN *)", 24 * 7],
    ["cron(0 5 1 * ? *)", 24 * 31],
    ["cron(0 5 2 * ? *)", 24 * 31],
    ["cron(0 5 ? * MON#1 *)", 24 * 7],
    ["cron(0 5 L * ? *)", 24 * 28],
    ["cron(0 5 * 1 ? *)", 24 * 336],
    ["cron(0 5 1,15 * ? *)", 24 * 17],
  ] as const) {
    it(`of ${cron} are at least ${hours} hours apart`, () => assert.equal(widestGap(cron), hours * HOUR));
  }

  it("of a list of hours are as far apart as its widest gap around the clock", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1 }), (hours) => {
        const covered = (from: number) => hours.find((h) => h > from) ?? Math.min(...hours) + 24;
        const sorted = [...hours].sort((a, b) => a - b);
        hours = sorted;
        const widest = Math.max(...sorted.map((hour) => covered(hour) - hour));
        assert.equal(widestGap(`cron(0 ${sorted.join()} * * ? *)`), widest * HOUR);
      }),
    );
  });
});
