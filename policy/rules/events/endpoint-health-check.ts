import { EVENT_ENDPOINT } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "routingConfig.failoverConfig.primary.healthCheck";

export const endpointHealthCheck = defineRule({
  id: "events-endpoint-health-check",
  title: "EventBridge global endpoints should have a Route 53 health check",
  practices: ["REL11-BP02"],
  service: "EventBridge",
  severity: "high",
  why: "A global endpoint fails over when its health check is unhealthy. Without one it keeps using an impaired Region.",
  fix: "Set routingConfig.failoverConfig.primary.healthCheck to a health check on the alarm of IngestionToInvocationStartLatency in the primary Region.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-cfn.html",
  types: [EVENT_ENDPOINT],
  check(endpoint, graph) {
    // A value that is not known yet is a value.
    if (graph.given(endpoint, PROPERTY).kind !== "missing") return compliant();
    return violation({
      property: PROPERTY,
      actual: undefined,
      wanted: "the ARN of a Route 53 health check",
      message: "It can't detect that the primary Region is impaired.",
    });
  },
});
