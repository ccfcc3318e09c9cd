import assert from "node:assert/strict";
import { storageAutoscaling as rule } from "../../../../policy/rules/rds/storage-autoscaling";
import { graphOf, judgementsOf, previewOf, unknown, verdicts } from "../../fixtures";
import { cluster, instance, other, replica } from "./databases";

describe("rds-storage-autoscaling", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`accepts storage that may grow, ${when}, on a replica too`, () => {
      const shop = instance("shop", { allocatedStorage: 100, maxAllocatedStorage: 500 });
      const graph = build(shop, replica("copy", shop, { maxAllocatedStorage: 500 }));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", copy: "compliant" });
    });

    it(`refuses storage that does not grow, ${when}`, () => {
      const outputs = { maxAllocatedStorage: unknown };
      for (const [inputs, actual] of [
        [{ allocatedStorage: 100 }, undefined],
        [{ allocatedStorage: 100, maxAllocatedStorage: 0 }, 0],
      ] as const) {
        const [found] = judgementsOf(rule, build(instance("shop", inputs, actual === undefined ? { outputs } : {})));
        assert.equal(found?.verdict, "violation");
        assert.deepEqual(
          [found.property, found.actual, found.wanted],
          ["maxAllocatedStorage", actual, "more than 100 (GiB)"],
        );
        assert.match(found.message, /^Its storage of 100 GiB does not grow/);
      }
    });

    it(`refuses a maximum that is no growth, ${when}`, () => {
      const [found] = judgementsOf(rule, build(instance("shop", { allocatedStorage: 100, maxAllocatedStorage: 100 })));
      assert.equal(found?.verdict, "violation");
      assert.equal(found.actual, 100);
      assert.match(found.message, /may grow to 100 GiB, which is no growth/);
    });

    it(`refuses a replica that does not grow with its source, ${when}`, () => {
      const shop = instance("shop", { allocatedStorage: 100, maxAllocatedStorage: 500 });
      assert.equal(verdicts(rule, build(shop, replica("copy", shop)))["copy"], "violation");
    });
  }

  it("is undecided on unknown values", () => {
    const shop = (allocatedStorage: unknown, maxAllocatedStorage: unknown) =>
      verdicts(rule, graphOf(instance("shop", { allocatedStorage, maxAllocatedStorage })));
    assert.deepEqual(shop(100, unknown), { shop: "undecided" });
    assert.deepEqual(shop(unknown, 500), { shop: "undecided" });
    assert.deepEqual(shop(unknown, 0), { shop: "violation" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(cluster("shop"), other)), {});
  });
});
