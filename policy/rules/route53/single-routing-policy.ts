import { RECORD } from "../../aws";
import { valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { mayProveTwice } from "../../services/route53/domain-proof";
import { keyOf, recordsBeside, setName } from "../../services/route53/record-set";
import { ROUTING_ARGUMENTS, routingOf } from "../../services/route53/record";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const IDENTIFIER = "setIdentifier";
/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html */
const LONGEST_IDENTIFIER = 128;

const REFUSED = "Route 53 rejects the change, and the deployment fails half-way";

function policyName(record: Resource, graph: Graph): string {
  const [policy = "simple"] = routingOf(record, graph).policies;
  return policy;
}

function judgeOwnPolicies(record: Resource, graph: Graph): Verdict | undefined {
  const { policies } = routingOf(record, graph);
  if (policies.length < 2) return undefined;
  const [first, second] = policies;
  return violation({
    property: ROUTING_ARGUMENTS[second!],
    actual: policies.map((policy) => ROUTING_ARGUMENTS[policy]),
    wanted: `one of ${policies.map((policy) => ROUTING_ARGUMENTS[policy]).join(", ")}`,
    message: `It has both ${policies.join(" and ")} routing (a ${first} record has no ${second} settings): ${REFUSED}.`,
  });
}

function judgeIdentifier(record: Resource, graph: Graph): Verdict | undefined {
  const simple = policyName(record, graph) === "simple";
  const given = graph.read.given(record, IDENTIFIER);
  const actual = given === "" ? undefined : given;
  const refuse = (wanted: string, message: string) => violation({ property: IDENTIFIER, actual, wanted, message });
  if (simple) {
    return actual === undefined
      ? undefined
      : refuse("none, or a routing policy", `It has a ${IDENTIFIER} but no routing policy: ${REFUSED}.`);
  }
  if (actual === undefined) {
    return refuse(
      "a unique name, such as its Region",
      `It has ${policyName(record, graph)} routing but no ${IDENTIFIER}: ${REFUSED}.`,
    );
  }
  if (String(actual).length > LONGEST_IDENTIFIER) {
    return refuse(`at most ${LONGEST_IDENTIFIER} characters`, `Its ${IDENTIFIER} is too long: ${REFUSED}.`);
  }
  return undefined;
}

function judgeMixture(record: Resource, others: readonly Resource[], graph: Graph): Verdict | undefined {
  const own = policyName(record, graph);
  const odd = others.find((one) => policyName(one, graph) !== own);
  if (!odd) return undefined;
  const set = setName(keyOf(record, graph));
  const property = own === "simple" ? "name" : ROUTING_ARGUMENTS[own as keyof typeof ROUTING_ARGUMENTS];
  return violation({
    property,
    actual: own,
    wanted: policyName(odd, graph),
    message: `It is a ${own} record of ${set}, and ${odd.name} a ${policyName(odd, graph)} one: ${REFUSED}.`,
  });
}

function isOverwriting(record: Resource, graph: Graph): boolean {
  return valueOf(graph.boolean(record, "allowOverwrite", false)) ?? false;
}

function judgeUniqueness(record: Resource, others: readonly Resource[], graph: Graph): Verdict | undefined {
  const own = valueOf(graph.string(record, IDENTIFIER, ""));
  const twin = own === undefined ? undefined : others.find((one) => valueOf(graph.string(one, IDENTIFIER, "")) === own);
  if (!twin || isOverwriting(record, graph) || isOverwriting(twin, graph)) return undefined;
  const set = setName(keyOf(record, graph));
  const identified = own !== "";
  return violation({
    property: identified ? IDENTIFIER : "name",
    actual: identified ? own : set,
    wanted: identified ? `another value than that of ${twin.name}` : "one record with that name and type",
    message: identified
      ? `${twin.name} has the same ${IDENTIFIER}: ${REFUSED}.`
      : `${twin.name} is the same record (${set}): ${REFUSED}, or deleting one deletes the other.`,
  });
}

function judgeUnknownPolicies(record: Resource, graph: Graph): Verdict | undefined {
  const [property] = routingOf(record, graph).unknown;
  if (property === undefined) return undefined;
  return undecided({ property, reason: `Its ${property} is known only after deployment.` });
}

/** Of two records, the verdict undecided is on the one that is not known yet. */
function judgeUnknownPlace(record: Resource, possible: readonly Resource[], graph: Graph): Verdict | undefined {
  const { name, type, zone, provesDomain } = keyOf(record, graph);
  // The names of ACM validation records are unknown, but differ between domains.
  if (name === undefined && provesDomain && !mayProveTwice([record, ...possible], graph)) return undefined;
  const property =
    name === undefined ? "name" : type === undefined ? "type" : zone === undefined ? "zoneId" : undefined;
  if (property === undefined || possible.length === 0) return undefined;
  const beside = possible.map((one) => one.name).join(", ");
  return undecided({
    property,
    reason: `Its ${property} is known only after deployment, and so is whether it has the same name and type as ${beside}.`,
  });
}

export const singleRoutingPolicy = defineRule({
  id: "route53-single-routing-policy",
  title: "Route 53 records with the same name and type should share one routing policy",
  practices: ["REL02-BP01"],
  service: "Route 53",
  severity: "medium",
  why: "Route 53 refuses failover records mixed with latency or weighted ones: the second Region's record is not created and there is no failover.",
  fix: "Give each record of a name and type the same routing policy (to combine two, alias one name to another) and a unique setIdentifier.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
  types: [RECORD],
  check(record, graph) {
    const { certain, possible } = recordsBeside(record, graph);
    const settled = certain.filter((one) => routingOf(one, graph).unknown.length === 0);
    return (
      judgeOwnPolicies(record, graph) ??
      judgeUnknownPolicies(record, graph) ??
      judgeMixture(record, settled, graph) ??
      judgeIdentifier(record, graph) ??
      judgeUniqueness(record, certain, graph) ??
      judgeUnknownPlace(record, possible, graph) ??
      compliant()
    );
  },
});
