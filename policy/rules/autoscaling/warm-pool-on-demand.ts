import { AUTO_SCALING_GROUP } from "../../aws";
import { valueOf } from "../../graph";
import { marketsOf } from "../../services/autoscaling/launch";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const POOL = "warmPool";
const SHARE = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";

export const warmPoolOnDemand = defineRule({
  id: "autoscaling-warm-pool-on-demand",
  title: "Auto Scaling groups with a warm pool should launch On-Demand Instances only",
  practices: ["REL07-BP03", "REL11-BP05"],
  service: "Auto Scaling",
  severity: "medium",
  why: "Auto Scaling refuses a warm pool in a group that uses Spot Instances: the pre-initialized instances do not exist.",
  fix: "Set onDemandPercentageAboveBaseCapacity to 100 and remove Spot from the launch template, or remove the warm pool.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    if (graph.given(group, POOL).kind === "missing") return notApplicable("It has no warm pool.");
    // On-Demand alone is AWS's default (https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html).
    const share = graph.number(group, SHARE, 100);
    if (share.kind === "known" && share.value < 100) {
      const message = `It has a warm pool, and ${100 - share.value}% of its capacity above the base are Spot Instances: Auto Scaling refuses that.`;
      return violation({ property: SHARE, actual: share.value, wanted: 100, message });
    }
    const markets = marketsOf(group, graph);
    if (markets.some((market) => valueOf(market) === "spot")) {
      const message = "It has a warm pool, and its launch template requests Spot Instances: Auto Scaling refuses that.";
      return violation({ property: POOL, actual: "spot", wanted: "On-Demand Instances", message });
    }
    const doubt = [share, ...markets].find((reading) => reading.kind === "unknown");
    if (doubt?.kind === "unknown") {
      return undecided({ property: POOL, reason: `Whether it launches Spot Instances ${doubt.reason}.` });
    }
    return compliant();
  },
});
