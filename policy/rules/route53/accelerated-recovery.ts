import { HOSTED_ZONE } from "../../aws";
import { isTreeList } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "enableAcceleratedRecovery";

export const acceleratedRecovery = defineRule({
  id: "route53-accelerated-recovery",
  title: "Route 53 public hosted zones should have accelerated recovery enabled",
  practices: ["REL11-BP04", "REL13-BP02"],
  optIn: true,
  service: "Route 53",
  severity: "low",
  why: "Route 53 changes records in us-east-1 alone: while that Region is impaired, no record can be changed. With accelerated recovery that is possible again within about 60 minutes.",
  fix: "Set enableAcceleratedRecovery to true. Records that fail over by their health checks need no change.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/accelerated-recovery.html",
  types: [HOSTED_ZONE],
  check(zone, graph) {
    const vpcs = graph.read.given(zone, "vpcs");
    if (isTreeList(vpcs) ? vpcs.length > 0 : vpcs !== undefined)
      return notApplicable("It is a private hosted zone, for which AWS does not offer it.");
    if (graph.read.boolean(zone, PROPERTY, false)) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(zone, PROPERTY, false),
      wanted: true,
      message: "While us-east-1 is impaired, none of its records can be changed.",
    });
  },
});
