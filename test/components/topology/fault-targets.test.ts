import assert from "node:assert/strict";
import { pausedGroups, pausedTags } from "../../../components/topology/fault-targets";
import { areasWith } from "../checks/areas";

const many = (letter: string, count: number, one: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${letter}${i + 1}`, one]));

const settings = (replication: object | undefined, more: object = {}) =>
  areasWith({
    tables: many("t", 11, { consistency: "eventual" }),
    buckets: many("b", 5, {}),
    experiments: { faults: { replication } },
    ...more,
  });

describe("stores whose replication an experiment pauses", () => {
  it("are in groups of as many as FIS takes of one target, in the order of the settings, each with a tag of its own", () => {
    const all = settings({ duration: 600 });
    assert.deepEqual(
      pausedGroups(all, "tables").map(({ tag, stores }) => [tag, stores.join(" ")]),
      [
        ["storefront-tables-1", "t1 t2 t3 t4 t5"],
        ["storefront-tables-2", "t6 t7 t8 t9 t10"],
        ["storefront-tables-3", "t11"],
      ],
    );
    assert.deepEqual(pausedGroups(all, "buckets").length, 1);
    assert.deepEqual(pausedTags(all, "tables", "t6"), { "replication-experiment": "storefront-tables-2" });
  });

  it("are those that the fault names and that are replicated, and none without the fault", () => {
    const chosen = settings({ duration: 600, tables: ["t2", "t9"], buckets: [] });
    assert.deepEqual(pausedGroups(chosen, "tables"), [{ tag: "storefront-tables-1", stores: ["t2", "t9"] }]);
    assert.deepEqual([pausedGroups(chosen, "buckets"), pausedTags(chosen, "tables", "t1")], [[], {}]);
    assert.deepEqual(pausedGroups(settings(undefined), "tables"), []);
    const restored = settings({ duration: 600 }, { workload: { strategy: "backup-restore" } });
    assert.deepEqual(pausedGroups(restored, "tables"), []);
  });
});
