import { LAMBDA_FUNCTION, LOG_GROUP } from "../../aws";
import type { Graph, Resource } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const GROUP = "loggingConfig.logGroup";
const RETENTION = "retentionInDays";

function judge(group: Resource, graph: Graph): Verdict {
  // 0 means indefinitely, and is the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/loggroup/).
  const days = graph.number(group, RETENTION, 0);
  if (days.kind === "unknown")
    return undecided({ property: GROUP, reason: `The ${RETENTION} of its log group ${group.name} ${days.reason}.` });
  if (days.value > 0) return compliant();
  return violation({
    property: GROUP,
    actual: group.name,
    wanted: `a log group with ${RETENTION}`,
    message: `Its log group ${group.name} has no ${RETENTION}: logs are stored, and billed, indefinitely.`,
  });
}

/** The log group with this name in the function's Region. */
function named(name: string, lambda: Resource, graph: Graph): Resource | undefined {
  return graph.ofType(LOG_GROUP).find((group) => {
    const own = graph.string(group, "name");
    return group.region === lambda.region && own.kind === "known" && own.value === name;
  });
}

export const logRetention = defineRule({
  id: "lambda-log-retention",
  title: "Lambda functions should have a log group with a retention period",
  service: "Lambda",
  severity: "low",
  why: "If the program creates no log group, Lambda creates one that keeps everything indefinitely and outlives the function.",
  fix: "Create an aws.cloudwatch.LogGroup named /aws/lambda/<function> with retentionInDays before the function (loggingConfig.logGroup).",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html",
  types: [LAMBDA_FUNCTION],
  check(lambda, graph) {
    const { certain: resources, external, complete } = graph.references(lambda, GROUP, [LOG_GROUP]);
    const [group] = resources;
    if (group) return judge(group, graph);
    const name = graph.string(lambda, "name");
    const wanted = external[0] ?? (name.kind === "known" ? `/aws/lambda/${name.value}` : undefined);
    const isOpen = !complete || graph.given(lambda, GROUP).kind === "unknown";
    if (wanted === undefined || isOpen)
      return undecided({ property: GROUP, reason: "The name of its log group is known only after deployment." });
    const found = named(wanted, lambda, graph);
    if (found) return judge(found, graph);
    const unnamed = graph
      .ofType(LOG_GROUP)
      .filter((one) => one.stack === lambda.stack && graph.string(one, "name").kind !== "known");
    if (unnamed.length > 0)
      return undecided({
        property: GROUP,
        reason: `Whether ${unnamed[0]!.name} is its log group is known only after deployment.`,
      });
    return violation({
      property: GROUP,
      actual: undefined,
      wanted: `a log group ${wanted} with ${RETENTION}`,
      message: `The program has no log group ${wanted}: Lambda creates it at the first invocation, and keeps everything indefinitely.`,
    });
  },
});
