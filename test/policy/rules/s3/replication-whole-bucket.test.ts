import assert from "node:assert/strict";
import { replicationWholeBucket as ruleOf } from "../../../../policy/rules/s3/replication-whole-bucket";
import { graphOf, judgementsOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bucket, EAST, replication, rule, WEST } from "./buckets";

const [east, west] = [bucket("east", EAST), bucket("west", WEST)];
const TAG = { key: "keep", value: "yes" };

describe("s3-replication-whole-bucket", () => {
  for (const [when, build] of Object.entries({ planned: graphOf, "at preview": previewOf })) {
    it(`refuses a filter that leaves objects out, ${when}, and says which it replicates`, () => {
      const judge = (...filters: unknown[]) =>
        judgementsOf(
          ruleOf,
          build(
            east,
            west,
            replication(
              east.id,
              filters.map((filter) => rule(west.output("arn"), { filter })),
            ),
          ),
        )[0];
      for (const whole of [{ prefix: "" }, {}, undefined, { and: { prefix: "", tags: {} } }])
        assert.equal(judge(whole)?.verdict, "compliant", JSON.stringify(whole));
      assert.equal(judge({ prefix: "logs/" }, { prefix: "" })?.verdict, "compliant");
      const found = judge({ prefix: "a/" }, { and: { prefix: "b/", tags: { keep: "yes" } } }, { tag: TAG });
      assert.equal(
        found?.verdict === "violation" && found.message,
        "Of east it replicates only objects under a/, objects under b/ with certain tags, objects with certain tags.",
      );
      assert.equal(judge({ prefix: unknown })?.verdict, "undecided");
      assert.equal(judge({ prefix: [] })?.verdict, "undecided");
    });

    it(`reads the old form, and no rule that is off, ${when}`, () => {
      const judge = (changes: Record<string, unknown>) =>
        verdicts(
          ruleOf,
          build(east, west, replication(east.id, [rule(west.output("arn"), { filter: undefined, ...changes })])),
        ).there;
      assert.equal(judge({ prefix: "a/" }), "violation");
      assert.equal(judge({ prefix: "a/", status: "Disabled" }), "notApplicable");
    });
  }

  it("is undecided on rules that are not known", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(east, replication(east.id, unknown))), { there: "undecided" });
  });

  it("ignores other types", () => {
    assert.deepEqual(verdicts(ruleOf, graphOf(resource("aws:sqs/queue:Queue", "jobs"))), {});
  });
});
