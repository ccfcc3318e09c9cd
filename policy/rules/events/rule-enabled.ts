import { EVENT_RULE } from "../../aws";
import { UndecidedError } from "../../graph";
import { defineRule } from "../../rule";
import { onDefaultBus } from "../../services/events/default-bus";
import { compliant, notApplicable, undecidedOn, violation } from "../../verdict";

export const ruleEnabled = defineRule({
  id: "events-rule-enabled",
  title: "EventBridge rules of custom event buses should be enabled",
  service: "EventBridge",
  severity: "medium",
  why: "A disabled rule drops its events silently: no alarm and no dead-letter queue shows them.",
  fix: "Set state to ENABLED, or remove the rule. Acknowledge a rule that is disabled on purpose.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-delete-rule.html",
  types: [EVENT_RULE],
  check(rule, graph) {
    const onDefault = onDefaultBus(rule, graph);
    if (onDefault.kind === "unknown") return undecidedOn("eventBusName", onDefault);
    if (onDefault.kind === "known" && onDefault.value) {
      return notApplicable("It is on the default bus, where the standby's schedules are disabled until a failover.");
    }
    // Either setting alone; with neither it is enabled (https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html).
    const state = graph.given(rule, "state");
    const isEnabled = graph.given(rule, "isEnabled");
    if (state.kind === "unknown") throw new UndecidedError("state", state.reason, rule);
    if (isEnabled.kind === "unknown") throw new UndecidedError("isEnabled", isEnabled.reason, rule);
    const off = state.kind === "known" ? state.value === "DISABLED" : isEnabled.kind === "known" && !isEnabled.value;
    if (!off) return compliant();
    return violation({
      property: state.kind === "known" ? "state" : "isEnabled",
      actual: state.kind === "known" ? state.value : false,
      wanted: state.kind === "known" ? "ENABLED" : true,
      message: "It is disabled: the events that it should match are dropped.",
    });
  },
});
