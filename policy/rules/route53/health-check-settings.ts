import { HEALTH_CHECK } from "../../aws";
import { z } from "zod";
import { valueOf, type Graph, type Resource } from "../../graph";
import { defineRule } from "../../rule";
import {
  checkType,
  DEFAULT_FAILURE_THRESHOLD,
  DEFAULT_REQUEST_INTERVAL,
  ENDPOINT_TYPES,
  FEWEST_FAILURES,
  REQUEST_INTERVALS,
} from "../../services/route53/health-check";
import { undecided, verdictsOf, violation, type Verdict } from "../../verdict";

/** AWS's limits: https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
const FEWEST_REGIONS = 3;
const MOST_FAILURES = 10;

function judgeDisabled(check: Resource, graph: Graph): Verdict | undefined {
  const property = "disabled";
  if (!graph.read.boolean(check, property, false)) return undefined;
  const inverted = valueOf(graph.boolean(check, "invertHealthcheck", false));
  const state = inverted ? "unhealthy (it is inverted)" : "healthy";
  return violation({
    property,
    actual: true,
    wanted: false,
    message: `It is disabled, so it always counts as ${state}: no failure changes what Route 53 answers.`,
  });
}

/** An inverted calculated or alarm check turns its record off while all is well, unless what it looks at means the opposite. */
function judgeInverted(check: Resource, type: string | undefined, graph: Graph): Verdict | undefined {
  const property = "invertHealthcheck";
  if (type === undefined || ENDPOINT_TYPES.includes(type) || !graph.read.boolean(check, property, false))
    return undefined;
  const what = type === "CALCULATED" ? "its children are healthy" : "its alarm is OK";
  return undecided({
    property,
    reason: `It is inverted, so that it is unhealthy while ${what}: whether that is meant can't be determined.`,
  });
}

function judgeRegions(check: Resource, graph: Graph): Verdict | undefined {
  const property = "regions";
  if (graph.given(check, property).kind === "missing") return undefined;
  const { values, open } = graph.values(check, `${property}[*]`);
  if (open) return undecided({ property, reason: `Its ${property} are known only after deployment.` });
  const different = new Set(values.filter((one) => typeof one === "string")).size;
  const unknown = values.filter((one) => typeof one !== "string").length;
  if (different >= FEWEST_REGIONS || values.length === 0) return undefined;
  if (different + unknown >= FEWEST_REGIONS) {
    return undecided({ property, reason: `Not all of its ${property} are known before deployment.` });
  }
  return violation({
    property,
    actual: values,
    wanted: `at least ${FEWEST_REGIONS} Regions, or none for all`,
    message: `It checks from ${different + unknown} Region${different + unknown === 1 ? "" : "s"} only: a network problem there would look like a failure of the endpoint (AWS refuses fewer than ${FEWEST_REGIONS}).`,
  });
}

function judgeThreshold(check: Resource, graph: Graph, fewest: number): Verdict | undefined {
  const property = "failureThreshold";
  const value = graph.read.number(check, property, DEFAULT_FAILURE_THRESHOLD);
  if (value >= fewest && value <= MOST_FAILURES) return undefined;
  return violation({
    property,
    actual: value,
    wanted: `from ${fewest} to ${MOST_FAILURES}`,
    message:
      value < fewest
        ? `A checker considers the endpoint unhealthy after ${value} failed request${value === 1 ? "" : "s"}: a short disturbance causes a failover.`
        : `AWS allows at most ${MOST_FAILURES} consecutive failures, and refuses ${value}.`,
  });
}

function judgeInterval(check: Resource, graph: Graph): Verdict | undefined {
  const property = "requestInterval";
  const interval = graph.read.number(check, property, DEFAULT_REQUEST_INTERVAL);
  if (REQUEST_INTERVALS.includes(interval)) return undefined;
  return violation({
    property,
    actual: interval,
    wanted: REQUEST_INTERVALS.join(" or "),
    message: `Route 53 checks every ${REQUEST_INTERVALS.join(" or every ")} seconds and refuses ${interval}: the health check is not created.`,
  });
}

/** What decides a health check that asks no endpoint. */
const DECIDED_BY: Readonly<Record<string, string>> = {
  CALCULATED: "the number of its healthy children",
  CLOUDWATCH_METRIC: "its alarm",
  RECOVERY_CONTROL: "its routing control",
};
const ENDPOINT_ARGUMENTS = ["fqdn", "ipAddress", "port", "resourcePath"] as const;

/** Arguments that Route 53 takes for some types only (API_HealthCheckConfig.html): it refuses the health check otherwise. */
function judgeArguments(check: Resource, type: string, graph: Graph): readonly Verdict[] {
  const isGiven = (property: string) => (valueOf(graph.given(check, property)) ?? "") !== "";
  const found: Verdict[] = [];
  const refuse = (property: string, wanted: string, message: string) =>
    found.push(violation({ property, actual: valueOf(graph.given(check, property)), wanted, message }));
  for (const property of ["cloudwatchAlarmName", "cloudwatchAlarmRegion"]) {
    if (isGiven(property) && type !== "CLOUDWATCH_METRIC")
      refuse(property, "not set", `An alarm is for the type CLOUDWATCH_METRIC alone: Route 53 refuses it for ${type}.`);
  }
  // It asks no endpoint (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-types.html). Outputs have what is not set as 0 or "".
  const asked = ENDPOINT_TYPES.includes(type) ? [] : ENDPOINT_ARGUMENTS;
  for (const property of asked) {
    const given = valueOf(graph.input(check, property));
    if (given === undefined || given === null || given === "" || given === 0) continue;
    const message = `A health check of the type ${type} asks no endpoint, whatever its ${property} is: only ${DECIDED_BY[type] ?? "what it is of"} counts.`;
    refuse(property, "not set", message);
  }
  // The two answers: https://github.com/boto/boto/pull/2221 and https://github.com/aws/aws-sdk-php/issues/1527
  if (type === "TCP" && isGiven("resourcePath"))
    refuse("resourcePath", "not set", "A TCP health check only connects: Route 53 refuses a resource path for it.");
  if (type === "TCP" && isGiven("ipAddress") && isGiven("fqdn"))
    refuse("fqdn", "not set", "A TCP health check of an IP address sends no name: Route 53 refuses one for it.");
  const matches = type.endsWith("_STR_MATCH");
  if (matches && graph.given(check, "searchString").kind === "missing")
    refuse(
      "searchString",
      "the text to find",
      `A health check of the type ${type} needs it: Route 53 refuses it without.`,
    );
  if (!matches && isGiven("searchString"))
    refuse(
      "searchString",
      "not set",
      `Only ${type.includes("HTTPS") ? "HTTPS" : "HTTP"}_STR_MATCH looks for a text: ${type} does not.`,
    );
  return found;
}

export const healthCheckSettings = defineRule({
  id: "route53-health-check-settings",
  title: "Route 53 health checks should be enabled and tolerate a short disturbance",
  practices: ["REL02-BP01", "REL11-BP01", "REL11-BP02"],
  service: "Route 53",
  severity: "high",
  why: "A disabled health check always counts as healthy, so Route 53 never fails over. One that is too sensitive fails over on a short disturbance.",
  fix: "Set disabled to false, failureThreshold to 3 and requestInterval to 10 or 30, and leave out regions or set at least three.",
  source: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHealthCheck.html",
  types: [HEALTH_CHECK],
  settings: z.object({
    fewestFailures: z
      .int()
      .min(1)
      .max(MOST_FAILURES)
      .default(FEWEST_FAILURES)
      .describe("The minimum number of consecutive failures before a checker considers the endpoint unhealthy."),
  }),
  check(check, graph, { fewestFailures }) {
    const type = checkType(check, graph);
    const ofEndpoint = [
      () => judgeRegions(check, graph),
      () => judgeThreshold(check, graph, fewestFailures),
      () => judgeInterval(check, graph),
    ];
    return verdictsOf(check, [
      () => judgeDisabled(check, graph),
      () => judgeInverted(check, type, graph),
      () => (type === undefined ? undefined : judgeArguments(check, type, graph)),
      ...(type !== undefined && ENDPOINT_TYPES.includes(type) ? ofEndpoint : []),
      () => (type === undefined ? undecided({ property: "type", reason: "Its type is not known." }) : undefined),
    ]);
  },
});
