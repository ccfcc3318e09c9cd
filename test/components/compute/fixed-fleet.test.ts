import assert from "node:assert/strict";
import { nameOf, planOf, SIDES, type Pair, type Stack } from "../plans";

const INSTANCE = "aws:ec2:Instance";
const fleet = (): Promise<Pair> => planOf("warm-standby-fixed-fleet");

/** The zone of each instance, by the subnet that it is in. */
function zonesOf(stack: Stack): string[] {
  const zones = new Map(stack.all("aws:ec2:Subnet").map((s) => [s.id, s.inputs]));
  return stack.all(INSTANCE).map((instance) => {
    const subnet = zones.get(instance.inputs["subnetId"]);
    assert.equal(subnet?.["tags"].SubnetType, "Private");
    return subnet!["availabilityZone"];
  });
}

function count(items: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

describe("a fixed fleet", () => {
  it("has as many instances in each zone's private subnet as the settings say, and a warm standby one", async () => {
    const { primary, secondary } = await fleet();
    assert.deepEqual(count(zonesOf(primary)), { "us-east-1a": 2, "us-east-1b": 2, "us-east-1c": 2 });
    assert.deepEqual(count(zonesOf(secondary)), { "us-west-2a": 1, "us-west-2b": 1, "us-west-2c": 1 });
  });

  it("has the zone in each instance's name", async () => {
    const { primary } = await fleet();
    const zones = zonesOf(primary);
    primary.all(INSTANCE).forEach((instance, i) => {
      assert.ok(nameOf(instance).includes(zones[i]!), `${nameOf(instance)} is in ${zones[i]}`);
      assert.equal(instance.inputs["tags"].Name, nameOf(instance));
    });
  });

  it("is made of one version of the template, by number", async () => {
    const pair = await fleet();
    for (const side of SIDES) {
      const template = pair[side].one("aws:ec2:LaunchTemplate");
      for (const { inputs } of pair[side].all(INSTANCE)) {
        assert.equal(inputs["launchTemplate"].id, template.id);
        assert.equal(inputs["launchTemplate"].version, String(template.outputs["latestVersion"]));
        assert.match(inputs["launchTemplate"].version, /^\d+$/);
      }
    }
  });

  it("serves behind the load balancer: each instance is a target on the service's port", async () => {
    const pair = await fleet();
    for (const side of SIDES) {
      const attachments = pair[side].all("aws:lb:TargetGroupAttachment").map((a) => a.inputs);
      const targets = attachments.map((inputs) => inputs["targetId"]).sort();
      assert.deepEqual(
        targets,
        pair[side]
          .all(INSTANCE)
          .map((i) => i.id)
          .sort(),
      );
      for (const inputs of attachments) {
        assert.equal(inputs["targetGroupArn"], pair[side].one("aws:lb:TargetGroup").outputs["arn"]);
        assert.equal(inputs["port"], 8080);
      }
    }
  });

  it("is recovered from failing hardware: by EC2 itself, and by an alarm in each instance's own region", async () => {
    const pair = await fleet();
    for (const side of SIDES) {
      const stack = pair[side];
      const watched = stack
        .all("aws:cloudwatch:MetricAlarm")
        .filter((a) => a.inputs["metricName"] === "StatusCheckFailed_System");
      const instances = stack.all(INSTANCE);
      assert.deepEqual(watched.map((a) => a.inputs["dimensions"].InstanceId).sort(), instances.map((i) => i.id).sort());
      for (const { inputs } of watched)
        assert.ok(inputs["alarmActions"].includes(`arn:aws:automate:${stack.region}:ec2:recover`));
      for (const { inputs } of instances) assert.deepEqual(inputs["maintenanceOptions"], { autoRecovery: "default" });
    }
  });

  it("has no Auto Scaling group beside it", async () => {
    const { primary } = await fleet();
    assert.deepEqual(
      primary.resources.filter((r) => r.type.startsWith("aws:autoscaling")),
      [],
    );
  });
});
