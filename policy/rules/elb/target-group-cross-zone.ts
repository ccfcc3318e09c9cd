import { TARGET_GROUPS } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "loadBalancingCrossZoneEnabled";

export const targetGroupCrossZone = defineRule({
  id: "elb-target-group-cross-zone",
  title: "Target groups should not disable cross-zone load balancing",
  service: "Elastic Load Balancing",
  severity: "medium",
  why: "Without cross-zone load balancing each zone sends only to its own targets: if these are unhealthy or too few, requests fail.",
  fix: 'Set loadBalancingCrossZoneEnabled to "true" or remove it. Acknowledge it if Availability Zones are isolated by design.',
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#modify-target-group-cross-zone",
  types: TARGET_GROUPS,
  check(group, graph) {
    // The default leaves it to the load balancer (API_TargetGroupAttribute.html).
    const said = graph.string(group, PROPERTY, "use_load_balancer_configuration");
    if (said.kind === "unknown") return undecided({ property: PROPERTY, reason: `Its ${PROPERTY} ${said.reason}.` });
    if (said.value === "true") return compliant();
    if (said.value !== "false") return notApplicable("It uses its load balancer's setting.");
    return violation({
      property: PROPERTY,
      actual: said.value,
      wanted: "true",
      message:
        "Requests that reach a zone's nodes go only to that zone's targets: if these fail, that zone's share of the requests " +
        "fails until the zone is removed from DNS and from clients' caches (60 s or more).",
    });
  },
});
