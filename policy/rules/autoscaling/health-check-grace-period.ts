import { AUTO_SCALING_GROUP, LIFECYCLE_HOOK } from "../../aws";
import { z } from "zod";
import { isTreeObject, undecidedIfAny, type Graph, type ResourceOf } from "../../graph";
import { isServing } from "../../services/autoscaling/traffic";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "healthCheckGracePeriod";
/** Seconds, the provider's default (node_modules/@pulumi/aws/autoscaling/group.d.ts). */
const BY_DEFAULT = 300;
const LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";

/** Seconds: three times what AWS's console takes by default (the source page). */
const LONGEST = 900;

/** A hook keeps a new instance out of service until it is ready: then it needs no grace period (the source page). */
function waitsForHook(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): boolean {
  const initial = graph.read.list(group, "initialLifecycleHooks");
  if (initial.some((hook) => isTreeObject(hook) && hook.lifecycleTransition === LAUNCHING)) return true;
  const hooks = graph.referrers(group, [LIFECYCLE_HOOK], "autoscalingGroupName");
  if (hooks.certain.some((hook) => graph.read.string(hook, "lifecycleTransition") === LAUNCHING)) return true;
  undecidedIfAny(hooks.possible, PROPERTY, "is a lifecycle hook of it");
  return false;
}

export const healthCheckGracePeriod = defineRule({
  id: "autoscaling-health-check-grace-period",
  title: "Auto Scaling groups with ELB health checks should have a health check grace period that is not too long",
  practices: ["REL11-BP01", "REL11-BP03"],
  service: "Auto Scaling",
  severity: "medium",
  why: "Without a grace period a new instance is terminated as unhealthy while it still starts, again and again: the group never recovers. With one of hours a new instance that never serves is not replaced.",
  fix: "Set healthCheckGracePeriod to the time, in seconds, that an instance needs until it serves.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/health-check-grace-period.html",
  types: [AUTO_SCALING_GROUP],
  settings: z.object({
    longestGracePeriod: z
      .int()
      .min(1)
      .default(LONGEST)
      .describe("The maximum grace period, in seconds: longer than any instance takes to start."),
  }),
  check(group, graph, { longestGracePeriod }) {
    const seconds = graph.read.number(group, PROPERTY, BY_DEFAULT);
    if (seconds > 0 && seconds <= longestGracePeriod) return compliant();
    const type = graph.read.string(group, "healthCheckType", "EC2");
    if (seconds > 0) {
      if (type === "EC2") return compliant();
      return violation({
        property: PROPERTY,
        actual: seconds,
        wanted: `the start-up time in seconds, at most ${longestGracePeriod}`,
        message: `A new instance that fails its load balancer's health check is not replaced for ${seconds} s: the group has less capacity until then.`,
      });
    }
    if (type === "EC2" && isServing(group, graph).is === "no")
      return notApplicable("EC2 status checks alone decide, which pass as soon as the machine runs.");
    if (waitsForHook(group, graph)) return compliant();
    return violation({
      property: PROPERTY,
      actual: seconds,
      wanted: "the start-up time in seconds",
      message: "A new instance is replaced at its first failed health check, before its service has started.",
    });
  },
});
