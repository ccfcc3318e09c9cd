import { BUCKETS, FIREHOSE_STREAM, LOG_GROUP, WEB_ACL_LOGGING } from "../../aws";
import { undecidedOn, compliant, violation } from "../../verdict";
import { valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";

const PROPERTY = "logDestinationConfigs[0]";
const PREFIX = "aws-waf-logs-";

/** The name in the ARN of a delivery stream, a log group or a bucket. */
const NAMED = /^arn:[^:]+:(?:firehose:[^:]*:\d+:deliverystream\/|logs:[^:]*:\d+:log-group:|s3:::)(.+)$/;

/** The name that the program gives a destination; what Pulumi makes of a resource's own name begins like that. */
function nameOf(destination: Resource, graph: Graph): string {
  for (const path of ["name", "bucket", "bucketPrefix", "namePrefix"]) {
    const given = graph.read.givenString(destination, path);
    if (given !== undefined) return given;
  }
  return destination.name;
}

function destinationOf(logging: ResourceOf<readonly [typeof WEB_ACL_LOGGING]>, graph: Graph): Resource | undefined {
  return graph.references(logging, PROPERTY, [FIREHOSE_STREAM, LOG_GROUP, ...BUCKETS]).certain[0];
}

export const loggingDestination = defineRule({
  id: "wafv2-logging-destination",
  title: "AWS WAF logs should have a destination whose name begins with aws-waf-logs-",
  practices: ["REL06-BP01"],
  service: "WAF",
  severity: "medium",
  why: "AWS WAF refuses any other destination: the requests that it blocks, in an attack or by mistake, are not logged.",
  fix: "Name the delivery stream, log group or bucket aws-waf-logs-…",
  source: "https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html",
  types: [WEB_ACL_LOGGING],
  check(logging, graph) {
    const destination = destinationOf(logging, graph);
    const text = graph.string(logging, PROPERTY);
    if (!destination && text.kind === "unknown") return undecidedOn(PROPERTY, text);
    const name = destination ? nameOf(destination, graph) : NAMED.exec(valueOf(text) ?? "")?.[1];
    if (name?.startsWith(PREFIX)) return compliant();
    return violation({
      property: PROPERTY,
      actual: name,
      wanted: `a name that begins with ${PREFIX}`,
      message: `AWS WAF refuses ${name ?? "it"} as destination of its logs.`,
    });
  },
});
