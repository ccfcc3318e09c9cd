import { accessLogs } from "../../../../policy/rules/elb/access-logs";
import { classicConnectionDraining } from "../../../../policy/rules/elb/classic-connection-draining";
import { classicCrossZone } from "../../../../policy/rules/elb/classic-cross-zone";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const classic = (inputs: Record<string, unknown> = {}, type = "aws:elb/loadBalancer:LoadBalancer"): Fixture =>
  resource(type, "front", inputs);
const balancer = (inputs: Record<string, unknown> = {}, type = "aws:lb/loadBalancer:LoadBalancer"): Fixture =>
  resource(type, "front", inputs);

judges(classicCrossZone, {
  on: [[classic({ crossZoneLoadBalancing: true })], "compliant"],
  "the default": [[classic()], "compliant"],
  off: [[classic({ crossZoneLoadBalancing: false })], "violation", /in its own zone only/],
  "off, by the former token": [
    [classic({ crossZoneLoadBalancing: false }, "aws:elasticloadbalancing/loadBalancer:LoadBalancer")],
    "violation",
  ],
  unknown: [[classic({ crossZoneLoadBalancing: unknown })], "undecided"],
  "no boolean": [[classic({ crossZoneLoadBalancing: [] })], "undecided"],
});

judges(classicConnectionDraining, {
  on: [[classic({ connectionDraining: true })], "compliant"],
  "the default": [[classic()], "violation"],
  off: [[classic({ connectionDraining: false })], "violation", /loses the requests/],
  unknown: [[classic({ connectionDraining: unknown })], "undecided"],
});

judges(accessLogs, {
  on: [[balancer({ accessLogs: { bucket: "logs", enabled: true } })], "compliant"],
  "on, by the former token": [
    [
      balancer(
        { accessLogs: { bucket: "logs", enabled: true } },
        "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
      ),
    ],
    "compliant",
  ],
  "a bucket alone, which is off": [[balancer({ accessLogs: { bucket: "logs" } })], "violation"],
  "not given": [[balancer()], "violation", /not logged.* accessLogs.enabled: missing; wanted: true/],
  off: [
    [balancer({ accessLogs: { bucket: "logs", enabled: false } })],
    "violation",
    /accessLogs.enabled: false; wanted: true/,
  ],
  "a Gateway Load Balancer": [[balancer({ loadBalancerType: "gateway" })], "notApplicable"],
  unknown: [[balancer({ accessLogs: unknown })], "undecided"],
  "a Classic Load Balancer's bucket, which is on": [[classic({ accessLogs: { bucket: "logs" } })], "compliant"],
  "a Classic Load Balancer without": [[classic()], "violation"],
});
