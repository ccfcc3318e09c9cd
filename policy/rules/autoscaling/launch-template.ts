import { AUTO_SCALING_GROUP, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "launchConfiguration";
const WANTED = "launchTemplate or mixedInstancesPolicy";
const CONSEQUENCE =
  "it can't launch instance types released after 2022, nor an alternative type when one has no capacity, and an account " +
  "opened since October 2024 can't create it";

function judgeGroup(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Verdict {
  if (graph.given(group, PROPERTY).kind === "missing") return judgeTemplate(group, graph);
  const { certain: resources, external } = graph.references(group, PROPERTY, [LAUNCH_CONFIGURATION]);
  const name = resources[0]?.name ?? external[0];
  if (name === undefined) {
    return undecided({ property: PROPERTY, reason: "Its launch configuration is not known." });
  }
  const message = `It uses the launch configuration ${name}: ${CONSEQUENCE}.`;
  return violation({ property: PROPERTY, actual: name, wanted: WANTED, message });
}

function judgeTemplate(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Verdict {
  const property = "launchTemplate";
  const templates = [property, "mixedInstancesPolicy"].map((one) => graph.input(group, one).kind);
  if (templates.includes("known")) return compliant();
  if (templates.includes("unknown")) {
    return undecided({ property, reason: "Whether it has a launch template is known only after deployment." });
  }
  const message = "It has neither a launch template nor a mixed instances policy: it can't launch an instance.";
  return violation({ property, actual: undefined, wanted: WANTED, message });
}

export const launchTemplate = defineRule({
  id: "autoscaling-launch-template",
  title: "Auto Scaling groups should use launch templates instead of launch configurations",
  practices: ["REL07-BP01", "REL08-BP04"],
  peers: {
    securityHub: ["AutoScaling.9"],
    checkov: ["CKV_AWS_315"],
    prowler: ["autoscaling_group_using_ec2_launch_template"],
  },
  service: "Auto Scaling",
  severity: "medium",
  why: "AWS adds no new features to launch configurations. A group that uses one has a single instance type, and no alternative when that type has no capacity.",
  fix: "Move the settings into an aws.ec2.LaunchTemplate, set the group's launchTemplate or mixedInstancesPolicy, and delete the launch configuration.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html",
  types: [AUTO_SCALING_GROUP, LAUNCH_CONFIGURATION],
  check(resource, graph) {
    if (resource.type === AUTO_SCALING_GROUP) return judgeGroup(resource, graph);
    return violation({
      property: "type",
      actual: resource.type,
      wanted: LAUNCH_TEMPLATE,
      message: `It is a launch configuration: ${CONSEQUENCE}.`,
    });
  },
});
