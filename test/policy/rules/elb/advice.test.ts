import { targetGroupStickiness } from "../../../../policy/rules/elb/target-group-stickiness";
import { zonalShift } from "../../../../policy/rules/elb/zonal-shift";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const targets = (stickiness?: unknown): Fixture =>
  resource("aws:lb/targetGroup:TargetGroup", "web", stickiness === undefined ? {} : { stickiness });
const balancer = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:lb/loadBalancer:LoadBalancer", "front", inputs);

judges(targetGroupStickiness, {
  off: [[targets({ enabled: false, type: "lb_cookie" })], "compliant"],
  "the default": [[targets()], "compliant"],
  on: [[targets({ enabled: true, type: "lb_cookie" })], "violation", /lost with it/],
  unknown: [[targets({ enabled: unknown })], "undecided"],
});

judges(zonalShift, {
  on: [[balancer({ enableZonalShift: true })], "compliant"],
  "the default": [[balancer()], "violation"],
  off: [[balancer({ enableZonalShift: false })], "violation", /zonal shift/],
  unknown: [[balancer({ enableZonalShift: unknown })], "undecided"],
  "a Gateway Load Balancer": [[balancer({ loadBalancerType: "gateway" })], "notApplicable"],
});
