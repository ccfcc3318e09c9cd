import { AUTO_SCALING_GROUP } from "../../aws";
import { decided, valueOf, type Graph, type ResourceOf } from "../../graph";
import { marketsOf } from "../../services/autoscaling/launch";
import { isServing } from "../../services/autoscaling/traffic";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const DISTRIBUTION = "mixedInstancesPolicy.instancesDistribution";
const BASE = `${DISTRIBUTION}.onDemandBaseCapacity`;
const SHARE = `${DISTRIBUTION}.onDemandPercentageAboveBaseCapacity`;
const MESSAGE =
  "All of its instances are Spot Instances: EC2 may take them back together, with two minutes' notice, and nothing serves.";

/** The defaults: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html */
const NO_BASE = 0;
const ON_DEMAND_ONLY = 100;

function judgeMixed(group: ResourceOf<typeof AUTO_SCALING_GROUP>, { read }: Graph): Verdict {
  const base = read.number(group, BASE, NO_BASE);
  const share = read.number(group, SHARE, ON_DEMAND_ONLY);
  if (base > 0 || share > 0) return compliant();
  return violation({ property: BASE, actual: base, wanted: "at least the load of an outage", message: MESSAGE });
}

function judgeTemplate(group: ResourceOf<typeof AUTO_SCALING_GROUP>, graph: Graph): Verdict {
  const property =
    graph.given(group, "launchConfiguration").kind === "missing" ? "launchTemplate" : "launchConfiguration";
  const [market] = marketsOf(group, graph);
  if (market === undefined) return notApplicable("It has no launch template or launch configuration of the program.");
  if (market.kind === "unknown")
    return undecided({ property, reason: `Whether it requests Spot Instances ${market.reason}.` });
  if (valueOf(market) !== "spot") return compliant();
  return violation({
    property,
    actual: "spot",
    wanted: "On-Demand Instances, or a mixed instances policy",
    message: MESSAGE,
  });
}

export const onDemandBase = defineRule({
  id: "autoscaling-on-demand-base",
  title: "Auto Scaling groups behind a load balancer should have On-Demand Instances",
  practices: ["REL10-BP01", "REL11-BP05"],
  service: "Auto Scaling",
  severity: "medium",
  why: "EC2 interrupts Spot Instances when it needs the capacity, most of all while an Availability Zone is impaired and everyone launches in the others.",
  fix: "Set onDemandBaseCapacity to what the service needs to stay up, or onDemandPercentageAboveBaseCapacity above 0.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html",
  types: [AUTO_SCALING_GROUP],
  check(group, graph) {
    const verdict =
      graph.given(group, "mixedInstancesPolicy").kind === "missing"
        ? judgeTemplate(group, graph)
        : judgeMixed(group, graph);
    if (verdict.verdict !== "violation") return verdict;
    if (decided(isServing(group, graph), "targetGroupArns")) return verdict;
    return notApplicable("No load balancer sends traffic to it: its work may wait for Spot capacity.");
  },
});
