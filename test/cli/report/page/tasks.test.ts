import assert from "node:assert/strict";
import type { GroupPicture } from "../../../../cli/report/page/model/picture";
import { groupBand } from "../../../../cli/report/page/layout/bands";
import { add, addNetwork, addService, modelFrom, short, stackOf } from "./exports";

/** A service of six tasks at first, which scaling keeps between some bounds, behind a load balancer that has a group too. */
function model(bounds?: { minCapacity: number; maxCapacity: number }, desiredCount = 6) {
  const stack = stackOf("primary", "us-east-1");
  const network = addNetwork(stack, {});
  addService(stack, network, {});
  const task = add(
    stack,
    "aws:ecs/taskDefinition:TaskDefinition",
    "web",
    { cpu: "512", memory: "1024" },
    { arn: "arn:task" },
  );
  const targets = stack.resources.find(({ type }) => type === "aws:lb/targetGroup:TargetGroup")!;
  const service = add(stack, "aws:ecs/service:Service", "tasks", {
    ...{ name: "tasks", desiredCount, taskDefinition: "arn:task" },
    networkConfiguration: { subnets: network.subnets.private },
    loadBalancers: [{ targetGroupArn: targets.outputs!["arn"], containerName: "web", containerPort: 80 }],
  });
  if (bounds)
    add(stack, "aws:appautoscaling/target:Target", "tasks", {
      ...{ serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount", resourceId: "service/web/tasks" },
      ...bounds,
    });
  const { picture } = modelFrom([stack]);
  const layers = picture.regions[0]!.vpcs[0]!.layers;
  const group: GroupPicture = layers.flatMap(({ groups }) => groups).find(({ urn }) => urn === service.urn)!;
  return { picture, layers, group, task };
}

describe("the page's picture of tasks", () => {
  it("has a service over its zones, as large as scaling keeps it and may make it", () => {
    const { group } = model({ minCapacity: 9, maxCapacity: 18 });
    assert.deepEqual([group.kind, group.min, group.desired, group.max], ["ECS service", 9, 9, 18]);
    assert.deepEqual(
      [group.spread, group.room],
      [
        [3, 3, 3],
        [6, 6, 6],
      ],
    );
    assert.deepEqual(group.sizes, ["0.5 vCPU, 1 GiB"]);
  });

  it("has a service that nothing scales as large as it is, and an empty one as empty", () => {
    const { group } = model();
    assert.deepEqual([group.min, group.desired, group.max], [6, 6, 6]);
    const empty = model({ minCapacity: 0, maxCapacity: 18 }, 0).group;
    assert.deepEqual([empty.desired, empty.max], [0, 18]);
  });

  it("is what the target group sends to", () => {
    const { layers } = model();
    const members = layers.flatMap(({ balancers }) => balancers.flatMap((one) => one.targetGroups[0]!.members));
    assert.deepEqual(members.map(short).sort(), ["primary tasks", "primary web"]);
  });

  it("is drawn in words of tasks", () => {
    const { group, picture } = model({ minCapacity: 6, maxCapacity: 18 });
    const cells = [0, 1, 2].map((zone) => ({ x: zone * 300, w: 290 }));
    const { label, lines } = groupBand(group, cells, 0, picture, ["a", "b", "c"]);
    assert.equal(label, "ECS service tasks, 6 of 18 tasks, min 6 · desired 6 · max 18");
    assert.match(JSON.stringify(lines), /0\.5 vCPU, 1 GiB/);
  });
});
