import { RECORD } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { aliasOf } from "../../services/route53/alias-target";
import { EVERYWHERE, placesOf } from "../../services/route53/places";
import { recordsBeside } from "../../services/route53/record-set";
import { failoverSide } from "../../services/route53/record";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";
import { JUDGE_BOTH } from "./failover-pair-complete";

function together(place: string, secondary: Resource): string {
  if (place === EVERYWHERE) {
    return `It and its SECONDARY (${secondary.name}) both point to CloudFront, which allows a host name on one distribution only: the other rejects it.`;
  }
  return `It and its SECONDARY (${secondary.name}) both point to ${place} only: if ${place} fails, both are unavailable.`;
}

function judge(primary: Resource, secondary: Resource, graph: Graph): Verdict {
  const property = aliasOf(primary, graph).kind === "none" ? "records" : "aliases[0].name";
  const [one, other] = [placesOf(primary, graph), placesOf(secondary, graph)];
  // Two places are enough: no impaired Region affects both records.
  if (new Set([...one.certain, ...other.certain]).size > 1) return compliant();
  const whys = [one, other].flatMap(({ why }) => why ?? []);
  if (whys.length > 0) return undecided({ property, reason: whys.join(" ") });
  const [place = ""] = one.certain;
  return violation({
    property,
    actual: place,
    wanted: place === EVERYWHERE ? "a target that is not CloudFront" : `targets in two Regions, not ${place} alone`,
    message: together(place, secondary),
  });
}

export const failoverPairMultiRegion = defineRule({
  id: "route53-failover-pair-multi-region",
  title: "Route 53 failover pairs should point to different Regions",
  practices: ["REL02-BP01", "REL10-BP01", "REL11-BP02"],
  service: "Route 53",
  severity: "high",
  why: "A standby in the primary's Region is unavailable together with it.",
  fix: "Point the SECONDARY's aliases[0].name (or records) to a load balancer or website bucket in another Region, or to CloudFront.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-types.html",
  types: [RECORD],
  check(record, graph) {
    const property = "failoverRoutingPolicies[0].type";
    const side = graph.read.string(record, property);
    if (side === undefined) return notApplicable("It has no failover routing.");
    if (side !== "PRIMARY") return notApplicable("The pair is checked at its PRIMARY.");
    const { certain, possible } = recordsBeside(record, graph);
    const isSecondary = (one: Resource) => valueOf(failoverSide(one, graph)) === "SECONDARY";
    const found = certain.filter(isSecondary);
    if (found.length > 0) return found.map((secondary) => judge(record, secondary, graph));
    if (possible.some(isSecondary)) {
      return undecided({ property, reason: "Its SECONDARY is known only after deployment." });
    }
    if (graph.stacks.size === 1) return undecided({ property, reason: JUDGE_BOTH });
    return notApplicable("It has no SECONDARY, which route53-failover-pair-complete reports.");
  },
});
