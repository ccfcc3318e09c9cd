import { RECORD } from "../../aws";
import { defineRule } from "../../rule";
import { aliasOf, type TargetKind } from "../../services/route53/alias-target";
import { routingOf } from "../../services/route53/record";
import { compliant, notApplicable, undecided, violation } from "../../verdict";

const PROPERTY = "aliases[0].evaluateTargetHealth";

/** Targets whose health Route 53 does not know: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html */
const WITHOUT_HEALTH: readonly TargetKind[] = ["CloudFront", "S3 website"];

export const aliasEvaluatesTargetHealth = defineRule({
  id: "route53-alias-evaluates-target-health",
  title: "Route 53 alias records with a routing policy should evaluate target health",
  practices: ["REL02-BP01", "REL11-BP02"],
  service: "Route 53",
  severity: "medium",
  why: "With evaluateTargetHealth false, the alias counts as healthy even if no target behind it is, unless its own health check detects it.",
  fix: "Set aliases[0].evaluateTargetHealth to true (to false for CloudFront, whose health Route 53 does not know).",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html",
  types: [RECORD],
  check(record, graph) {
    const { policies, unknown } = routingOf(record, graph);
    if (policies.length === 0 && unknown.length === 0) return notApplicable("It is a simple record.");
    const alias = aliasOf(record, graph);
    if (alias.kind === "none") return notApplicable("It is not an alias.");
    const actual = graph.read.boolean(record, PROPERTY);
    const kind = alias.kind === "alias" ? alias.target.kind : undefined;
    if (kind === "CloudFront" && actual === true) {
      return violation({
        property: PROPERTY,
        actual,
        wanted: false,
        message:
          "It evaluates the health of a CloudFront distribution, which Route 53 refuses: the record is not created.",
      });
    }
    if (kind && WITHOUT_HEALTH.includes(kind)) return notApplicable(`Route 53 does not know the health of ${kind}.`);
    if (actual === true) return compliant();
    if (alias.kind === "unknown") return undecided({ property: "aliases[0].name", reason: alias.reason });
    if (policies.length === 0) {
      return undecided({ property: unknown[0]!, reason: `Its ${unknown[0]} is known only after deployment.` });
    }
    return violation({
      property: PROPERTY,
      actual,
      wanted: true,
      message: `Route 53 ignores the health of ${alias.target.label}: it sends users there even if nothing behind it is healthy.`,
    });
  },
});
