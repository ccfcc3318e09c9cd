import assert from "node:assert/strict";
import { busHasArchive } from "../../../../policy/rules/events/bus-has-archive";
import { graphOf, previewOf, resource, unknown, verdicts } from "../../fixtures";
import { bus, eventRule } from "./fixtures";

const BUILDS = { planned: graphOf, "at preview": previewOf };
const shop = bus("shop");

describe("events-bus-has-archive", () => {
  const rule = busHasArchive;
  const archive = (eventSourceArn: unknown) =>
    resource("aws:cloudwatch/eventArchive:EventArchive", "kept", { eventSourceArn });

  for (const [when, build] of Object.entries(BUILDS)) {
    it(`accepts a bus with an archive, and refuses one without, ${when}`, () => {
      const other = bus("other");
      const graph = build(shop, other, archive(shop.output("arn")));
      assert.deepEqual(verdicts(rule, graph), { shop: "compliant", other: "violation" });
      assert.deepEqual(verdicts(rule, build(shop)), { shop: "violation" });
    });
  }

  it("is undecided on an archive of something unknown, and ignores other types", () => {
    assert.deepEqual(verdicts(rule, graphOf(shop, archive(unknown))), { shop: "undecided" });
    assert.deepEqual(verdicts(rule, graphOf(eventRule("placed"))), {});
  });
});
