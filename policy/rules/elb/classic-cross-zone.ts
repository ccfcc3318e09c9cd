import { CLASSIC_LOAD_BALANCER } from "../../aws";
import { propertyRule } from "../../property-rule";

export const classicCrossZone = propertyRule({
  id: "elb-classic-cross-zone",
  title: "Classic Load Balancers should have cross-zone load balancing enabled",
  practices: ["REL02-BP01", "REL11-BP02"],
  peers: {
    securityHub: ["ELB.9"],
    config: ["ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED"],
    checkov: ["CKV_AWS_138"],
    cdkNag: ["ELBCrossZoneLoadBalancingEnabled"],
    prowler: ["elb_cross_zone_load_balancing_enabled"],
  },
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "Without it each node sends to the instances of its own zone alone: if those fail or are too few, that zone's share of the traffic fails.",
  fix: "Set crossZoneLoadBalancing to true, which is the provider's default.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-disable-crosszone-lb.html",
  types: [CLASSIC_LOAD_BALANCER],
  property: "crossZoneLoadBalancing",
  wanted: true,
  // The provider's default (node_modules/@pulumi/aws/elb/loadBalancer.d.ts, crossZoneLoadBalancing).
  byDefault: true,
  message: "Each of its nodes sends to the instances in its own zone only.",
});
