import { defineRule } from "../../rule";
import { EVENT_ENDPOINT } from "../../services/events/types";
import { given } from "../../services/given";
import { compliant, violation } from "../../verdict";

const PROPERTY = "routingConfig.failoverConfig.primary.healthCheck";

export const endpointHealthCheck = defineRule({
  id: "events-endpoint-health-check",
  title: "A global endpoint has a health check",
  service: "EventBridge",
  severity: "high",
  why: "The endpoint leads to the other region while its health check is unhealthy: without one it stays with a region that has failed.",
  fix: "Set routingConfig.failoverConfig.primary.healthCheck to a health check on the alarm of IngestionToInvocationStartLatency in the primary region.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-cfn.html",
  types: [EVENT_ENDPOINT],
  check(endpoint, graph) {
    // One whose value is not known yet is given all the same.
    if (given(endpoint, PROPERTY, graph).kind !== "missing") return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a Route 53 health check",
      message: "Nothing tells it that the primary region has failed.",
    });
  },
});
