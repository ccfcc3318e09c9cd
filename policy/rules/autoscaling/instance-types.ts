import { AUTO_SCALING_GROUP } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const OVERRIDES = "mixedInstancesPolicy.launchTemplate.overrides";

export const instanceTypes = defineRule({
  id: "autoscaling-instance-types",
  title: "Auto Scaling groups should be able to launch several instance types",
  practices: ["REL11-BP05", "REL07-BP02"],
  peers: {
    securityHub: ["AutoScaling.6"],
    config: ["AUTOSCALING_MULTIPLE_INSTANCE_TYPES"],
    prowler: ["autoscaling_group_multiple_instance_types"],
  },
  optIn: true,
  service: "Auto Scaling",
  // AWS itself advises it for Spot Instances first, and capacity reservations are another answer.
  severity: "low",
  why: "When a zone is impaired, everyone launches in the others, and one instance type may be sold out there.",
  fix: "Use a mixedInstancesPolicy with overrides for several instance types of like size, or with instanceRequirements.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const overrides = graph.read.objects(group, OVERRIDES);
    const requires = overrides.some((one) => one.instanceRequirements !== undefined);
    if (overrides.length > 1 || requires) return compliant();
    return violation({
      property: OVERRIDES,
      actual: overrides.length === 0 ? undefined : overrides.length,
      wanted: "several instance types",
      message: "It can launch one instance type: where EC2 has no capacity of it, nothing is launched.",
    });
  },
});
