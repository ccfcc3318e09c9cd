import { TARGET_GROUPS } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";

const PROPERTY = "loadBalancingCrossZoneEnabled";

export const targetGroupCrossZone = defineRule({
  id: "elb-target-group-cross-zone",
  title: "Target groups should not disable cross-zone load balancing",
  practices: ["REL02-BP01"],
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "Without cross-zone load balancing each zone sends only to its own targets: if these are unhealthy or too few, requests fail.",
  fix: 'Set loadBalancingCrossZoneEnabled to "true" or remove it. Acknowledge it if Availability Zones are isolated by design.',
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#modify-target-group-cross-zone",
  types: TARGET_GROUPS,
  check(group, graph) {
    // The default leaves it to the load balancer (API_TargetGroupAttribute.html).
    const given = graph.read.string(group, PROPERTY, "use_load_balancer_configuration");
    if (given === "true") return compliant();
    if (given !== "false") return notApplicable("It uses its load balancer's setting.");
    return violation({
      property: PROPERTY,
      actual: given,
      wanted: "true",
      message:
        "Requests that reach a zone's nodes go only to that zone's targets: if these fail, that zone's share of the requests " +
        "fails until the zone is removed from DNS and from clients' caches (60 s or more).",
    });
  },
});
