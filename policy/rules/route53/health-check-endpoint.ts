import { HEALTH_CHECK, type RECORD } from "../../aws";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { asksBeside, askedBy, leadsTo, recordsOf, type Asked } from "../../services/route53/asked";
import { checkType, ENDPOINT_TYPES } from "../../services/route53/health-check";
import { keyOf } from "../../services/route53/record-set";
import { placesOf } from "../../services/route53/places";
import { failuresOf, notApplicable, undecided, verdictsOf, violation, type Verdict } from "../../verdict";

const INVERTED = "invertHealthcheck";

function refuse(asked: Asked, property: string, wanted: string, message: string): Verdict {
  return violation({ property, actual: asked.label, wanted, message });
}

/** Whether an object of S3 is asked for, rather than a service. */
function isObject({ host }: Asked): boolean {
  return host !== undefined && /(^|\.)s3[.-]/.test(host);
}

/** The verdict on a health check for a record that it decides. */
function judge(
  check: ResourceOf<typeof HEALTH_CHECK>,
  record: ResourceOf<typeof RECORD>,
  asked: Asked,
  graph: Graph,
): Verdict | undefined {
  const property = asked.host === undefined ? "ipAddress" : "fqdn";
  const own = keyOf(record, graph).name;
  if (asked.host !== undefined && own !== undefined && leadsTo(asked.host, own, graph))
    return refuse(
      asked,
      property,
      "a name of the record's own endpoint",
      `It asks ${asked.label}, ${asked.host === own ? "" : "which leads to "}the name of its own record ${record.name}: results are unpredictable, as after a failover it asks the other side.`,
    );
  const inverted = graph.read.boolean(check, INVERTED, false);
  const where = asksBeside(asked, record, graph);
  if (where === "unknown")
    return undecided({
      property,
      reason: asked.places.why ?? placesOf(record, graph).why ?? `Where ${asked.label} is can't be determined.`,
    });
  if (where === "beside" && !inverted) return undefined;
  // An inverted check of an object of the other side is a switch: the record is taken out while the object is there.
  if (where === "elsewhere" && inverted && isObject(asked)) return undefined;
  if (inverted)
    return violation({
      property: INVERTED,
      actual: true,
      wanted: false,
      message: `It is healthy while ${asked.label} fails: Route 53 answers with ${record.name} only then.`,
    });
  const places = placesOf(record, graph).certain.join(", ");
  return refuse(
    asked,
    property,
    `an endpoint in ${places}`,
    `It asks ${asked.label} in ${asked.places.certain.join(", ")}, while ${record.name} answers from ${places}: an outage there changes nothing, and one of the other side takes the healthy one out.`,
  );
}

export const healthCheckEndpoint = defineRule({
  id: "route53-health-check-endpoint",
  title: "Route 53 health checks should check the endpoint of their own record",
  practices: ["REL02-BP01", "REL11-BP01", "REL11-BP02"],
  service: "Route 53",
  severity: "high",
  why: "A health check that asks its own failover name has unpredictable results, and one that asks the other Region or an address inside of a VPC says nothing of its record: the failover does not happen, or happens at the wrong time.",
  fix: "Give fqdn a public name that leads to the record's own Region alone, such as eu-west-1.shop.example.com, and leave invertHealthcheck out.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html",
  types: [HEALTH_CHECK],
  check(check, graph) {
    const type = checkType(check, graph);
    if (type === undefined) return undecided({ property: "type", reason: "Its type is not known." });
    if (!ENDPOINT_TYPES.includes(type)) return notApplicable("It asks no endpoint.");
    const asked = askedBy(check, graph);
    if (asked === undefined)
      return undecided({ property: "fqdn", reason: "What it asks is known only after deployment." });
    if (asked.unreachable !== undefined)
      return refuse(
        asked,
        asked.host === undefined ? "ipAddress" : "fqdn",
        "a public endpoint",
        `${asked.unreachable} Route 53's checkers are on the internet and can't reach it.`,
      );
    const records = recordsOf(check, graph);
    if (records.length === 0) return notApplicable("No record of the program uses it.");
    const checks = records.map((record) => () => judge(check, record, asked, graph));
    return failuresOf(verdictsOf(check, checks));
  },
});
