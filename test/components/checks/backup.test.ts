import assert from "node:assert/strict";
import type { Parsed } from "../../../components/config/well-formed";
import { checkBackup } from "../../../components/checks/backup";

const HOUR = 3600;
const daily = { every: "24h", retentionDays: 35, startWithin: HOUR, completeWithin: 8 * HOUR } as const;
const inBackups = (rpo: number, table: object = {}, rules: object = { daily }): Parsed => ({
  workload: { strategy: "backup-restore", objectives: { region: { rpo }, software: { rto: HOUR } } },
  tables: { orders: table },
  backup: { rules } as Parsed["backup"],
});
const paths = (areas: Parsed) => checkBackup(areas).map(({ path }) => path);

describe("the checks of backups", () => {
  it("leave it to the objectives' own check to say that no backup can meet the region's", () => {
    assert.deepEqual(paths(inBackups(60)), []);
    assert.deepEqual(paths(inBackups(60, { rpo: 60 })), ["holdfast:tables.orders"]);
    assert.deepEqual(paths(inBackups(4 * HOUR)), ["holdfast:tables.orders"]);
    assert.deepEqual(paths(inBackups(24 * HOUR)), []);
  });

  it("count the most frequent of several rules", () => {
    const both = { daily, often: { ...daily, every: "4h" } };
    assert.deepEqual(paths(inBackups(4 * HOUR, {}, both)), []);
    assert.deepEqual(paths(inBackups(3 * HOUR, {}, both)), ["holdfast:tables.orders"]);
  });

  it("hold their peace about what could not be read: it is told already", () => {
    for (const wrong of [undefined, { ...daily, every: undefined }, { ...daily, cron: undefined }])
      assert.deepEqual(paths(inBackups(HOUR, {}, { daily, wrong })), [], JSON.stringify(wrong));
    assert.deepEqual(checkBackup({}), []);
    assert.deepEqual(checkBackup({ backup: {} }), []);
    const noFigures = { every: "24h", copy: { coldAfterDays: 30, retentionDays: undefined }, retentionDays: 100 };
    assert.deepEqual(checkBackup({ backup: { rules: { noFigures } } as Parsed["backup"] }), []);
  });
});
