import type { Properties } from "../../../../cli/plan/wire";
import type { LiveResource } from "../live";
import { LEFT_OUT, type Asked, type Schema } from "./type-schema";

/** internal/service/route53: zones and their records */
export const records: Schema = {
  "aws:route53/record:Record": {
    filledIn: () => ({ allowOverwrite: LEFT_OUT }),
    refuses: conflicting,
  },
  // route53/zone.go
  "aws:route53/zone:Zone": {
    defaults: { comment: "Managed by Pulumi", forceDestroy: false },
    refuses: notEmpty,
  },
};

/** The routing policies of a record; one without any is simple. */
const POLICIES = [
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
];

/**
 * Records of one name and type have one routing policy, set identifiers of their own, and with failover one PRIMARY and one SECONDARY
 * (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html, Failover, Region and SetIdentifier). An update deletes the old
 * record and creates the new one in one batch.
 */
function conflicting({ action, urn, inputs, world }: Asked): string | undefined {
  if (action !== "create" && action !== "update") return undefined;
  const others = world.live
    .ofType("aws:route53/record:Record")
    .filter((one) => action === "create" || one.urn !== urn)
    .filter(({ properties }) => ["zoneId", "name", "type"].every((key) => properties[key] === inputs[key]));
  const { name, type, setIdentifier } = inputs;
  const refused = (why: string) =>
    `changing Route53 Record: operation error Route 53: ChangeResourceRecordSets, api error InvalidChangeBatch: [RRSet with DNS name ${String(name)}., ` +
    `type ${String(type)}, SetIdentifier ${String(setIdentifier ?? null)} cannot be created ${why}]`;
  const policy = policyOf(inputs);
  if (others.some(({ properties }) => properties["setIdentifier"] === setIdentifier))
    return refused("as it already exists");
  if (others.some(({ properties }) => policyOf(properties) !== policy) || (policy === undefined && others.length > 0))
    return refused("as other RRSets exist with the same name and type, and another routing policy");
  const role = roleOf(inputs);
  if (role !== undefined && others.some(({ properties }) => roleOf(properties) === role))
    return refused(`as another RRSet with the same name and type is the ${role}`);
  return undefined;
}

function policyOf(properties: Properties): string | undefined {
  return POLICIES.find((policy) => properties[policy] !== undefined);
}

/** PRIMARY or SECONDARY. */
function roleOf({ failoverRoutingPolicies: policies }: Properties): unknown {
  return Array.isArray(policies) ? (policies as Properties[])[0]?.["type"] : undefined;
}

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHostedZone.html: a zone has no records but its own then. */
function notEmpty({ action, now, world }: Asked): string | undefined {
  if (action !== "delete" || now["forceDestroy"] === true) return undefined;
  const isIn = ({ properties }: LiveResource) => properties["zoneId"] === now["zoneId"];
  return world.live.ofType("aws:route53/record:Record").some(isIn)
    ? `deleting Route53 Hosted Zone (${String(now["zoneId"])}): operation error Route 53: DeleteHostedZone, api error HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted.`
    : undefined;
}
