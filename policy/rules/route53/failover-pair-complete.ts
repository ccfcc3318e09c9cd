import { RECORD } from "../../aws";
import { undecidedIfAny, valueOf, type Found, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { keyOf, matchKeys, recordsBeside, setName } from "../../services/route53/record-set";
import { failoverSide, routingOf } from "../../services/route53/record";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const POLICIES = "failoverRoutingPolicies";
const SIDE = `${POLICIES}[0].type`;

/** The reason for a record whose other record may be in a stack that is not judged. */
export const JUDGE_BOTH =
  "the other record may be in another stack; judge both together: holdfast check primary.json secondary.json";

function sideOf(record: Resource, graph: Graph): string | undefined {
  return valueOf(failoverSide(record, graph));
}

/** The records with the same name and type that have the given side, or may have it. */
function recordsOfSide(record: Resource, side: string, graph: Graph): Found {
  const beside = recordsBeside(record, graph);
  const mayBe = (one: Resource) => failoverSide(one, graph).kind === "unknown" || sideOf(one, graph) === side;
  const certain = beside.certain.filter((one) => sideOf(one, graph) === side);
  const possible = [...beside.certain, ...beside.possible].filter((one) => mayBe(one) && !certain.includes(one));
  return { certain, possible };
}

/** A record that was probably intended as the other one of the pair, and why it is not. */
function nearMiss(record: Resource, other: string, graph: Graph): string {
  const key = keyOf(record, graph);
  for (const one of graph.ofType(RECORD)) {
    if (one === record || sideOf(one, graph) !== other) continue;
    const its = keyOf(one, graph);
    if (matchKeys({ ...its, type: key.type }, key, graph).is === "yes") {
      return ` (${one.name} has type ${its.type}: Route 53 pairs only records of the same type)`;
    }
    if (matchKeys({ ...its, zone: key.zone }, key, graph).is === "yes")
      return ` (${one.name} is in another hosted zone)`;
  }
  return "";
}

const CONSEQUENCE: Readonly<Record<string, string>> = {
  PRIMARY: "if it is unhealthy, Route 53 has no other answer and keeps sending users to it",
  SECONDARY: "users are always sent to the standby, and there is nothing to fail over from",
};

function missing(record: Resource, side: string, other: string, graph: Graph): Verdict {
  return violation({
    property: POLICIES,
    actual: [{ type: side }],
    wanted: `a ${other} record for ${setName(keyOf(record, graph))} in the same hosted zone`,
    message: `It is a ${side} without a ${other}${nearMiss(record, other, graph)}: ${CONSEQUENCE[side]}.`,
  });
}

function judge(record: Resource, side: string, graph: Graph): Verdict {
  const other = side === "PRIMARY" ? "SECONDARY" : "PRIMARY";
  const [duplicate] = recordsOfSide(record, side, graph).certain;
  if (duplicate) {
    return violation({
      property: SIDE,
      actual: side,
      wanted: other,
      message: `${duplicate.name} is also the ${side} of ${setName(keyOf(record, graph))}: Route 53 allows one of each, and the deployment fails half-way.`,
    });
  }
  const { certain, possible } = recordsOfSide(record, other, graph);
  if (certain.length > 0) return compliant();
  undecidedIfAny(possible, POLICIES, `is its ${other}`);
  if (graph.stacks.size === 1) return undecided({ property: POLICIES, reason: JUDGE_BOTH });
  return missing(record, side, other, graph);
}

export const failoverPairComplete = defineRule({
  id: "route53-failover-pair-complete",
  title: "Route 53 failover records should exist in PRIMARY and SECONDARY pairs",
  practices: ["REL02-BP01", "REL05-BP01", "REL11-BP02", "REL11-BP04", "REL13-BP05"],
  service: "Route 53",
  severity: "high",
  why: "A PRIMARY without a SECONDARY of the same name, type and hosted zone has nowhere to fail over to.",
  fix: "Create a record with the same name, type and zoneId, another setIdentifier, and the other failoverRoutingPolicies[0].type (PRIMARY or SECONDARY).",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html",
  types: [RECORD],
  check(record, graph) {
    const { policies, unknown } = routingOf(record, graph);
    if (unknown.includes(POLICIES)) {
      return undecided({ property: POLICIES, reason: `Its ${POLICIES} are known only after deployment.` });
    }
    if (!policies.includes("failover")) return notApplicable("It has no failover routing.");
    const side = graph.read.string(record, SIDE);
    if (side !== undefined && side in CONSEQUENCE) return judge(record, side, graph);
    return violation({
      property: SIDE,
      actual: side,
      wanted: "PRIMARY or SECONDARY",
      message: "Its failover type is neither PRIMARY nor SECONDARY.",
    });
  },
});
