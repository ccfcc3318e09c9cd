import { AUTO_SCALING_GROUP, METRIC_ALARM } from "../../aws";
import { scalingActionsOf, type ScalingAction } from "../../services/cloudwatch/alarm-actions";
import { answer, decided, unknown, type Answer, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const PROPERTY = "dimensions.AutoScalingGroupName";
const WATCHED = [PROPERTY, "metricQueries[*].metric.dimensions.AutoScalingGroupName"];

/** Auto Scaling groups that properties name: those of this graph by their resource, others by their name. */
interface Groups {
  readonly resources: readonly Resource[];
  readonly external: readonly string[];
  readonly complete: boolean;
}

function groupsAt(resource: Resource, graph: Graph, paths: readonly string[]): Groups {
  const found = paths.map((path) => graph.references(resource, path, [AUTO_SCALING_GROUP]));
  return {
    resources: [...new Set(found.flatMap(({ certain: resources }) => resources))],
    external: [...new Set(found.flatMap(({ external }) => external))],
    complete: found.every(({ complete }) => complete),
  };
}

function namesOf({ resources, external }: Groups): string {
  return [...resources.map((group) => group.name), ...external].join(", ");
}

/** Whether one of the groups is among the others. */
function overlap(one: Groups, other: Groups, doubt: string): Answer {
  const same =
    one.resources.some((group) => other.resources.includes(group)) ||
    one.external.some((name) => other.external.includes(name));
  return same || (one.complete && other.complete) ? answer(same) : unknown(doubt);
}

function judgeAction({ list, policy }: ScalingAction, watched: Groups, graph: Graph): Verdict {
  const scaled = groupsAt(policy, graph, ["autoscalingGroupName"]);
  const doubt = `Whether ${policy.name} scales the group that it monitors is known only after deployment.`;
  if (decided(overlap(watched, scaled, doubt), PROPERTY)) return compliant();
  const [seen, grown] = [namesOf(watched), namesOf(scaled)];
  return violation({
    property: PROPERTY,
    actual: seen,
    wanted: grown,
    message:
      `It monitors the group ${seen}, but ${policy.name} (${list}) scales ${grown}: the load of ${seen} changes ` +
      `the size of ${grown}, not its own.`,
  });
}

export const scalingAlarmSameGroup = defineRule({
  id: "cloudwatch-scaling-alarm-same-group",
  title: "CloudWatch alarms should scale the Auto Scaling group that they monitor",
  practices: ["REL06-BP04"],
  service: "CloudWatch",
  severity: "medium",
  why: "An alarm that scales another group leaves the monitored one overloaded, and gives the other the wrong size.",
  fix: "Set dimensions.AutoScalingGroupName to the group whose policy is in alarmActions. Acknowledge it if this is intended.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html",
  types: [METRIC_ALARM],
  check(alarm, graph) {
    const { certain, possible, why } = scalingActionsOf(alarm, graph);
    if (certain.length + possible.length === 0 && why === undefined)
      return notApplicable("It scales no Auto Scaling group.");
    const watched = groupsAt(alarm, graph, WATCHED);
    if (watched.complete && namesOf(watched) === "") {
      return notApplicable("It monitors no Auto Scaling group.");
    }
    const checks = certain.map((action) => () => judgeAction(action, watched, graph));
    const failures = failuresOf(verdictsOf(alarm, checks));
    const isCompliant = failures.every(({ verdict }) => verdict === "compliant");
    if (!isCompliant || (possible.length === 0 && why === undefined)) return failures;
    const names = possible.map(({ policy }) => policy.name).join(", ") || "a scaling policy";
    return undecided({
      property: "alarmActions",
      reason: `Whether it invokes ${names} is known only after deployment.`,
    });
  },
});
