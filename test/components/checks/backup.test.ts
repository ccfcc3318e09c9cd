import assert from "node:assert/strict";
import { checkBackupSchedules } from "../../../components/checks/backup";
import { areasWith } from "./areas";

const HOUR = 3600;
const daily = { every: "24h", retentionDays: 35, startWithin: HOUR, completeWithin: 2 * HOUR } as const;
const inBackups = (rpo: number, table: object = {}, rules: object = { daily }) => {
  const { backup, ...areas } = areasWith({
    workload: { strategy: "backup-restore", objectives: { region: { rpo }, software: { rto: HOUR } } },
    tables: { orders: table },
  });
  return { ...areas, backup: { ...backup, rules } } as Parameters<typeof checkBackupSchedules>[0];
};
const paths = (areas: Parameters<typeof checkBackupSchedules>[0]) =>
  checkBackupSchedules(areas).map(({ path }) => path);

describe("the checks of backups", () => {
  it("leave it to the objectives' own check to say that no backup can meet the region's", () => {
    assert.deepEqual(paths(inBackups(60)), []);
    assert.deepEqual(paths(inBackups(60, { rpo: 60 })), ["holdfast:tables.orders"]);
    assert.deepEqual(paths(inBackups(24 * HOUR)), ["holdfast:tables.orders"]);
    assert.deepEqual(paths(inBackups(28 * HOUR - 1)), ["holdfast:tables.orders"]);
    assert.deepEqual(paths(inBackups(28 * HOUR)), []);
  });

  it("count the rule whose copies are the newest, by its interval and its completion window", () => {
    const both = { daily, often: { ...daily, every: "4h" } };
    assert.deepEqual(paths(inBackups(8 * HOUR, {}, both)), []);
    assert.deepEqual(paths(inBackups(8 * HOUR - 1, {}, both)), ["holdfast:tables.orders"]);
    const patient = { ...both, often: { ...both.often, completeWithin: 12 * HOUR } };
    assert.deepEqual(paths(inBackups(28 * HOUR, {}, patient)), []);
    assert.deepEqual(paths(inBackups(28 * HOUR - 1, {}, patient)), ["holdfast:tables.orders"]);
  });

  it("take a retention that is as long as the time to the next backup, and none that is shorter", () => {
    const kept = (retentionDays: number, cron: string) =>
      paths(inBackups(48 * HOUR, {}, { one: { ...daily, every: undefined, cron, retentionDays } })).filter((path) =>
        path.endsWith(".retentionDays"),
      );
    const everyDay = "cron(0 5 ? * * *)";
    const everyWeek = "cron(0 5 ? * SUN *)";
    assert.deepEqual(kept(1, everyDay), []);
    assert.deepEqual(kept(7, everyWeek), []);
    assert.deepEqual(kept(6, everyWeek), ["holdfast:backup.rules.one.retentionDays"]);
  });
});
