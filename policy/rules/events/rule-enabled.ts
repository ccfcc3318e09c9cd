import { EVENT_BUS, EVENT_RULE } from "../../aws";
import { decided, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { isDisabled } from "../../services/events/notifying";
import { compliant, notApplicable, violation } from "../../verdict";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html: where no bus is named, it is the default one. */
const DEFAULT = /^(default|arn:[^:]*:events:.*:event-bus\/default)$/;

/** Whether a rule is on the default bus, to which AWS's own events come and which alone runs schedules. */
function onDefaultBus(rule: ResourceOf<typeof EVENT_RULE>, graph: Graph): boolean {
  if (graph.references(rule, "eventBusName", [EVENT_BUS]).certain.length > 0) return false;
  return DEFAULT.test(graph.read.string(rule, "eventBusName", "default"));
}

export const ruleEnabled = defineRule({
  id: "events-rule-enabled",
  title: "EventBridge rules with an event pattern should be enabled",
  practices: ["REL04-BP02"],
  service: "EventBridge",
  severity: "medium",
  why: "A disabled rule drops its events silently: no alarm and no dead-letter queue shows them.",
  fix: "Set state to ENABLED, or remove the rule. Acknowledge a rule that is disabled on purpose.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-delete-rule.html",
  types: [EVENT_RULE],
  check(rule, graph) {
    const isSchedule = graph.given(rule, "eventPattern").kind === "missing";
    if (isSchedule && onDefaultBus(rule, graph))
      return notApplicable("It is on the default bus, where the standby's schedules are disabled until a failover.");
    if (!decided(isDisabled(rule, graph), "state")) return compliant();
    const state = graph.read.given(rule, "state");
    return violation({
      property: state === undefined ? "isEnabled" : "state",
      actual: state ?? false,
      wanted: state === undefined ? true : "ENABLED",
      message: "It is disabled: the events that it should match are dropped.",
    });
  },
});
