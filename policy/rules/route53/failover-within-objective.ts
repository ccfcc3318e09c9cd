import { HEALTH_CHECK, RECORD } from "../../aws";
import { z } from "zod";
import { seconds as secondsIn, valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import { detectionOf, type Detection, type Probe } from "../../services/route53/detection";
import { failoverSide, requireRouting, routingOf } from "../../services/route53/record";
import { ttlOf, type Ttl } from "../../services/route53/ttl";
import { compliant, notApplicable, undecided, violation, type Verdict } from "../../verdict";

const PROPERTY = "healthCheckId";
/** Seconds: a shorter ttl causes too many queries. */
const SHORTEST_TTL = 10;

function slowestOf(probes: readonly Probe[]): Probe {
  return probes.reduce((a, b) => (b.seconds > a.seconds ? b : a));
}

/** The cheapest change that meets the objective: first the ttl, which is free, then the health checks. */
function cheapestFix(probes: readonly Probe[], answer: Ttl, rto: number): string {
  const spare = rto - slowestOf(probes).seconds;
  if (answer.ofRecord && spare >= SHORTEST_TTL) return `Cheapest fix: ttl ${spare} on ${answer.ofRecord.name}`;
  const limit = rto - answer.seconds;
  const fixes = probes.filter((probe) => probe.seconds > limit).map((probe) => probe.fix(limit));
  if (fixes.every((fix) => fix !== undefined)) return `Cheapest fix: ${fixes.join("; ")}`;
  const fastest = Math.max(...probes.map((probe) => probe.fastest)) + answer.seconds;
  return `These checks take at least ${fastest} s: raise the objective, or replace the checks`;
}

function judgeTime(probes: readonly Probe[], answer: Ttl, rto: number): Verdict | undefined {
  const slowest = slowestOf(probes);
  const total = slowest.seconds + answer.seconds;
  if (total <= rto) return undefined;
  return violation({
    property: answer.ofRecord && slowest.seconds + SHORTEST_TTL <= rto ? "ttl" : PROPERTY,
    actual: `${total} s`,
    wanted: `at most ${rto} s`,
    message:
      `Users leave an impaired Region after up to ${total} s, later than its objective of ${rto} s allows: ` +
      `${slowest.arithmetic} until ${slowest.check.name} is unhealthy, and ${answer.seconds} s while resolvers cache the ` +
      `old answer. ${cheapestFix(probes, answer, rto)}.`,
  });
}

function notDetected({ byHand, disabled }: Detection): Verdict {
  const names = (checks: readonly Resource[]) => checks.map((check) => check.name).join(", ");
  const why = [
    byHand.length > 0 ? `${names(byHand)} is changed manually` : undefined,
    disabled.length > 0 ? `${names(disabled)} is disabled` : undefined,
  ].filter((part) => part !== undefined);
  return violation({
    property: PROPERTY,
    actual: [...byHand, ...disabled].map((check) => check.name),
    wanted: "a health check of the Region's endpoint",
    message: `Nothing detects automatically that its Region is impaired${why.length > 0 ? `: ${why.join(" and ")}` : ""}.`,
  });
}

function judge(record: Resource, check: Resource, graph: Graph, rto: number): Verdict {
  const detection = detectionOf(check, graph);
  const { probes, doubts } = detection;
  const answer = ttlOf(record, graph);
  // A known time above the objective is a violation, whatever is unknown.
  const late = probes.length > 0 ? judgeTime(probes, answer, rto) : undefined;
  if (late) return late;
  if (doubts.length > 0) return undecided({ property: PROPERTY, reason: doubts.join(" ") });
  return probes.length > 0 ? compliant() : notDetected(detection);
}

export const failoverWithinObjective = defineRule({
  id: "route53-failover-within-objective",
  title: "Route 53 failover should be within the Region objective",
  practices: ["REL11-BP01", "REL11-BP02", "REL13-BP01", "REL13-BP02", "REL13-BP05"],
  service: "Route 53",
  severity: "medium",
  why: "Until the health check is unhealthy and resolvers drop the cached address, users are sent to the impaired Region.",
  fix: "Lower failureThreshold, requestInterval (10) or the alarm's evaluationPeriods of the record's health check, or the record's ttl.",
  source: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html",
  types: [RECORD],
  settings: z.object({
    regionRto: z
      .string()
      .regex(/^(\d+[smhd])+$/, "must be a duration such as 90s, 15m or 1h30m")
      .default("15m")
      .describe("The recovery time objective for a Region disruption, if the program declares none."),
  }),
  check(record, graph, { regionRto }) {
    const { policies, unknown } = routingOf(record, graph);
    if (policies.length === 0 && unknown.length === 0) return notApplicable("It is a simple record.");
    if (valueOf(failoverSide(record, graph)) === "SECONDARY")
      return notApplicable("It is the SECONDARY: users fail over to it.");
    requireRouting(record, graph);
    const reading = graph.given(record, PROPERTY);
    if (reading.kind === "missing") {
      return notApplicable("It has no health check of its own, which route53-record-has-health-check checks.");
    }
    if (graph.isFailoverByHand) return notApplicable("Its failover is declared manual: operators move the users.");
    const rto = graph.objectives?.region?.rto ?? secondsIn(regionRto) ?? 0;
    const checks = graph.references(record, PROPERTY, [HEALTH_CHECK]);
    const [check] = checks.certain;
    if (check && checks.complete) return judge(record, check, graph, rto);
    const [id] = checks.external;
    return undecided({
      property: PROPERTY,
      reason: id ? `Its health check ${id} is not in the program.` : "Its health check is known only after deployment.",
    });
  },
});
