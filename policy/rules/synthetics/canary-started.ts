import { CANARY } from "../../aws";
import { defineRule } from "../../rule";
import { unread } from "../../services/unread";
import { compliant, violation } from "../../verdict";

const PROPERTY = "startCanary";

export const canaryStarted = defineRule({
  id: "synthetics-canary-started",
  title: "CloudWatch Synthetics canaries should be started",
  service: "CloudWatch Synthetics",
  severity: "medium",
  why: "A canary that is created but not started runs no checks, and its alarms have no data.",
  fix: "Set startCanary to true: the provider's default is false.",
  source: "https://docs.aws.amazon.com/AmazonSynthetics/latest/APIReference/API_StartCanary.html",
  types: [CANARY],
  check(canary, graph) {
    // The provider's default (node_modules/@pulumi/aws/synthetics/canary.d.ts, startCanary).
    const starts = graph.boolean(canary, PROPERTY, false);
    if (starts.kind === "unknown") return unread(PROPERTY, starts);
    if (starts.value) return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.input(canary, PROPERTY).kind === "missing" ? undefined : false,
      wanted: true,
      message: "It is not started: it runs no checks.",
    });
  },
});
