import assert from "node:assert/strict";
import { planOf } from "../plans";

describe("experiments on containers", () => {
  it("stop tasks of the service in one zone", async () => {
    const { primary } = await planOf("pilot-light-containers");
    const template = primary.one("aws:fis:ExperimentTemplate", "storefront-instances").inputs;
    assert.match(template["description"], /50 % of the tasks in us-east-1a are stopped; ECS starts others/);
    const [target] = template["targets"];
    const { tags, propagateTags } = primary.one("aws:ecs:Service").inputs;
    assert.equal(propagateTags, "SERVICE");
    assert.deepEqual(target.resourceTags, [{ key: "Name", value: tags.Name }]);
    assert.deepEqual(target.filters, [{ path: "AvailabilityZone", values: ["us-east-1a"] }]);
    assert.equal(target.selectionMode, "PERCENT(50)");
    const power = primary.one("aws:fis:ExperimentTemplate", "storefront-zone-power").inputs["actions"];
    assert.deepEqual(
      power.map(({ actionId }: { actionId: string }) => actionId),
      ["aws:network:disrupt-connectivity", "aws:ecs:stop-task"],
    );
  });
});
