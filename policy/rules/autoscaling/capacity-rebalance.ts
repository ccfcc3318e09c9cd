import { AUTO_SCALING_GROUP } from "../../aws";
import { valueOf, UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { marketsOf } from "../../services/autoscaling/launch";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "capacityRebalance";
const MIXED = "mixedInstancesPolicy";
const SHARE = "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity";

export const capacityRebalance = defineRule({
  id: "autoscaling-capacity-rebalance",
  title: "Auto Scaling groups with Spot Instances should have Capacity Rebalancing enabled",
  practices: ["REL07-BP02", "REL11-BP03"],
  peers: { config: ["AUTOSCALING_CAPACITY_REBALANCING"], prowler: ["autoscaling_group_capacity_rebalance_enabled"] },
  service: "Auto Scaling",
  severity: "low",
  why: "Without it a Spot Instance is replaced after it was interrupted. With it the replacement is launched when EC2 says that an interruption is likely.",
  fix: "Set capacityRebalance to true.",
  source: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-capacity-rebalancing.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html: off by default.
    if (graph.read.boolean(group, PROPERTY, false)) return compliant();
    if (graph.read.given(group, MIXED) !== undefined) {
      // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html: On-Demand only by default.
      if (graph.read.number(group, SHARE, 100) >= 100) return notApplicable("It launches no Spot Instances.");
    } else {
      const markets = marketsOf(group, graph);
      const doubt = markets.find((market) => market.kind === "unknown");
      if (doubt) throw new UndecidedError("launchTemplate", `Whether it requests Spot Instances ${doubt.reason}.`);
      if (!markets.some((market) => valueOf(market) === "spot")) return notApplicable("It launches no Spot Instances.");
    }
    return violation({
      property: PROPERTY,
      actual: graph.actual(group, PROPERTY, false),
      wanted: true,
      message: "A Spot Instance is replaced only after EC2 has taken it back.",
    });
  },
});
