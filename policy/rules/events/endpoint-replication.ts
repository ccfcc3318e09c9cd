import { EVENT_ENDPOINT } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const STATE = "replicationConfig.state";

export const endpointReplication = defineRule({
  id: "events-endpoint-replication",
  title: "EventBridge global endpoints should have event replication enabled",
  practices: ["REL11-BP02"],
  peers: { prowler: ["eventbridge_global_endpoint_event_replication_enabled"] },
  service: "EventBridge",
  severity: "medium",
  why: "Without replication the events that the impaired Region accepted are in that Region only, and failback is not automatic.",
  fix: "Set replicationConfig.state to ENABLED, and roleArn to a role that may put events to both buses and manage the replication rules.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-ge-best-practices.html",
  types: [EVENT_ENDPOINT],
  check(endpoint, graph) {
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEndpoint.html
    const state = graph.read.string(endpoint, STATE, "ENABLED");
    if (state !== "ENABLED") {
      const message = "Events go to one Region only, and failback is manual.";
      return violation({ property: STATE, actual: state, wanted: "ENABLED", message });
    }
    const role = graph.given(endpoint, "roleArn");
    if (role.kind !== "missing") return compliant();
    return violation({
      property: "roleArn",
      actual: undefined,
      wanted: "the ARN of a role that events.amazonaws.com can assume",
      message: "Replication is enabled but has no role: AWS refuses the endpoint.",
    });
  },
});
