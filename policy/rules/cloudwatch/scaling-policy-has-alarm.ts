import { GROUP_SCALING_POLICY } from "../../aws";
import { alarmsOf } from "../../services/cloudwatch/alarm-actions";
import { answered, foundBy, undecidedIfAny, valueOf, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation, type Verdict } from "../../verdict";

const PROPERTY = "alarmActions";
const BY_ALARM: readonly string[] = ["SimpleScaling", "StepScaling"];

/** No alarm invokes it, or only alarms whose actions are disabled. */
function neverRun(muted: readonly Resource[]): Verdict {
  const consequence = "this policy never changes the number of instances, whatever the load";
  return muted.length > 0
    ? violation({
        property: "actionsEnabled",
        actual: false,
        wanted: true,
        message: `The actions of ${muted.map(({ name }) => name).join(", ")}, which should invoke it, are disabled: ${consequence}.`,
      })
    : violation({
        property: PROPERTY,
        actual: undefined,
        wanted: "the policy's ARN in an alarm's alarmActions",
        message: `0 alarms invoke it: ${consequence}.`,
      });
}

export const scalingPolicyHasAlarm = defineRule({
  id: "cloudwatch-scaling-policy-has-alarm",
  title: "Step and simple scaling policies should be invoked by a CloudWatch alarm",
  practices: ["REL06-BP04", "REL07-BP02"],
  service: "CloudWatch",
  severity: "medium",
  why: "These policies do nothing without an alarm: the group keeps its size while its load grows.",
  fix: "Add the policy's ARN to alarmActions of an aws.cloudwatch.MetricAlarm on the group, and keep actionsEnabled true.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html",
  types: [GROUP_SCALING_POLICY],
  check(policy, graph) {
    // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
    const type = graph.string(policy, "policyType", "SimpleScaling");
    if (type.kind === "known" && !BY_ALARM.includes(type.value)) {
      return notApplicable(`A policy of type ${type.value} creates its own alarms or needs none.`);
    }
    if (valueOf(graph.boolean(policy, "enabled", true)) === false) return notApplicable("It is disabled.");

    const { certain, possible } = alarmsOf(policy, graph);
    const acting = foundBy(certain, (alarm) => answered(() => graph.read.boolean(alarm, "actionsEnabled", true)));
    if (acting.certain.length > 0) return compliant();
    undecidedIfAny([...acting.possible, ...possible], PROPERTY, "invokes it");
    graph.read.string(policy, "policyType", "SimpleScaling");
    graph.read.boolean(policy, "enabled", true);
    return neverRun(certain);
  },
});
