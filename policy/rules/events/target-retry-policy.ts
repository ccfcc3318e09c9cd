import { EVENT_TARGET } from "../../aws";
import { z } from "zod";
import type { Graph, ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { verdictsOf, violation, type Verdict } from "../../verdict";

/** AWS's defaults: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html */
const DEFAULTS = { maximumEventAgeInSeconds: 86400, maximumRetryAttempts: 185 };

function judge(
  target: ResourceOf<typeof EVENT_TARGET>,
  graph: Graph,
  setting: keyof typeof DEFAULTS,
  least: number,
  late: string,
): Verdict | undefined {
  const property = `retryPolicy.${setting}`;
  const found = graph.read.number(target, property, DEFAULTS[setting]);
  if (found >= least) return undefined;
  const message = `EventBridge drops an event after ${found} ${late}: a target that is unavailable for longer never receives it.`;
  return violation({ property, actual: found, wanted: least, message });
}

export const targetRetryPolicy = defineRule({
  id: "events-target-retry-policy",
  title: "EventBridge rule targets should retry long enough for a failover",
  practices: ["REL05-BP03"],
  service: "EventBridge",
  severity: "low",
  why: "A target that fails over is unavailable for minutes. With few or short retries, the events of that time are dropped.",
  fix: "Raise retryPolicy.maximumRetryAttempts and maximumEventAgeInSeconds, or remove them: AWS's default is 185 times in 24 hours.",
  source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html",
  types: [EVENT_TARGET],
  settings: z.object({
    minAttempts: z.int().min(0).max(185).default(10).describe("The minimum number of retries."),
    minSeconds: z.int().min(0).max(86400).default(900).describe("The minimum time to retry an event, in seconds."),
  }),
  check(target, graph, { minAttempts, minSeconds }) {
    return verdictsOf(target, [
      () => judge(target, graph, "maximumRetryAttempts", minAttempts, "retries"),
      () => judge(target, graph, "maximumEventAgeInSeconds", minSeconds, "seconds"),
    ]);
  },
});
