import {
  AUTO_SCALING_GROUP,
  ECS_SERVICE,
  GROUP_ATTACHMENT,
  TARGET_ATTACHMENTS,
  TARGET_GROUPS,
  TRAFFIC_SOURCE_ATTACHMENT,
} from "../../aws";
import { merged, undecidedIfAny, type Found, type Graph, type Resource, type ResourceOf } from "../../graph";
import { isServing } from "../../services/autoscaling/traffic";
import { loadBalancersOf, sendersTo } from "../../services/elb/listeners";
import { roleOf } from "../../services/route53/role";
import { defineRule } from "../../rule";
import { undecided, verdictsOf, violation, type Verdict } from "../../verdict";

type Group = ResourceOf<typeof TARGET_GROUPS>;

/** What registers targets with a group. */
function registrarsOf(group: Group, graph: Graph): Found {
  return merged<Resource>([
    graph.referrers(group, [AUTO_SCALING_GROUP], "targetGroupArns[*]", TARGET_GROUPS),
    graph.referrers(group, [AUTO_SCALING_GROUP], "trafficSources[*].identifier", TARGET_GROUPS),
    graph.referrers(group, [GROUP_ATTACHMENT], "lbTargetGroupArn", TARGET_GROUPS),
    graph.referrers(group, [TRAFFIC_SOURCE_ATTACHMENT], "trafficSource.identifier", TARGET_GROUPS),
    graph.referrers(group, TARGET_ATTACHMENTS, "targetGroupArn", TARGET_GROUPS),
    graph.referrers(group, [ECS_SERVICE], "loadBalancers[*].targetGroupArn", TARGET_GROUPS),
    graph.referrers(
      group,
      [ECS_SERVICE],
      "loadBalancers[*].advancedConfiguration.alternateTargetGroupArn",
      TARGET_GROUPS,
    ),
  ]);
}

/** A group that registers its instances nowhere, beside a target group without targets. */
function idleGroup(group: Group, graph: Graph): Resource | undefined {
  return graph
    .ofType(AUTO_SCALING_GROUP)
    .find((one) => one.region === group.region && one.stack === group.stack && isServing(one, graph).is === "no");
}

function judgeTargets(group: Group, graph: Graph): Verdict | undefined {
  const property = "targetGroupArns";
  const registrars = registrarsOf(group, graph);
  if (registrars.certain.length > 0) return undefined;
  undecidedIfAny(registrars.possible, property, "registers with it");
  const idle = idleGroup(group, graph);
  const roles = loadBalancersOf(group, graph).map((one) => roleOf(one, graph));
  // A standby may have no instance until a failover.
  if (idle === undefined && roles.length > 0 && roles.every((role) => role === "standby")) return undefined;
  if (idle === undefined) return undecided({ property, reason: "Nothing in the program registers a target with it." });
  return violation({
    property,
    actual: undefined,
    wanted: `its ARN in ${idle.name}`,
    message: `Nothing registers a target with it, and the Auto Scaling group ${idle.name} is behind no load balancer: every request that is forwarded to it fails.`,
  });
}

function judgeListener(group: Group, graph: Graph): Verdict | undefined {
  const property = "defaultActions";
  const senders = sendersTo(group, graph);
  if (senders.certain.length > 0) return undefined;
  undecidedIfAny(senders.possible, property, "forwards to it");
  return violation({
    property,
    actual: undefined,
    wanted: "a listener or listener rule that forwards to it",
    message: "No listener forwards to it: its targets get no request, and their health is not checked.",
  });
}

export const targetGroupInUse = defineRule({
  id: "elb-target-group-in-use",
  title: "Target groups should have targets and a listener that forwards to them",
  practices: ["REL11-BP01", "REL11-BP02"],
  service: "Elastic Load Balancing",
  severity: "high",
  why: "A group of instances that is left out of its target group runs, costs and serves nothing, and requests fail: an Application Load Balancer answers 503 where no target is registered.",
  fix: "Give the Auto Scaling group the target group's ARN in targetGroupArns, and a listener or rule an action that forwards to it.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html",
  types: TARGET_GROUPS,
  check(group, graph) {
    return verdictsOf(group, [() => judgeListener(group, graph), () => judgeTargets(group, graph)]);
  },
});
