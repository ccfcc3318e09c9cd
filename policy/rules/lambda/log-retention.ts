import { LAMBDA_FUNCTION, LOG_GROUP } from "../../aws";
import { groupedBy, perGraph, undecidedIfAny, valueOf, type Graph, type ResourceOf } from "../../graph";
import { defineRule } from "../../rule";
import { compliant, undecided, violation, type Verdict } from "../../verdict";

const GROUP = "loggingConfig.logGroup";
const RETENTION = "retentionInDays";

function judge(group: ResourceOf<typeof LOG_GROUP>, graph: Graph): Verdict {
  // 0 means indefinitely, and is the provider's default (https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/loggroup/).
  if (graph.read.number(group, RETENTION, 0) > 0) return compliant();
  return violation({
    property: GROUP,
    actual: group.name,
    wanted: `a log group with ${RETENTION}`,
    message: `Its log group ${group.name} has no ${RETENTION}: logs are stored, and billed, indefinitely.`,
  });
}

/** The log groups by Region and name, and those without a known name by stack. */
const groupIndex = perGraph((graph) => {
  const groups = graph.ofType(LOG_GROUP);
  const nameOf = (group: (typeof groups)[number]) => valueOf(graph.string(group, "name"));
  return {
    byName: groupedBy(groups, (group) => `${group.region} ${nameOf(group)}`),
    unnamed: groupedBy(groups, (group) => (nameOf(group) === undefined ? group.stack : undefined)),
  };
});

export const logRetention = defineRule({
  id: "lambda-log-retention",
  title: "Lambda functions should have a log group with a retention period",
  practices: ["REL06-BP02"],
  peers: { cdkNag: ["LambdaLogging"] },
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
    const name = valueOf(graph.string(lambda, "name"));
    const wanted = external[0] ?? (name && `/aws/lambda/${name}`);
    const isOpen = !complete || graph.given(lambda, GROUP).kind === "unknown";
    if (wanted === undefined || isOpen)
      return undecided({ property: GROUP, reason: "The name of its log group is known only after deployment." });
    const { byName, unnamed } = groupIndex(graph);
    const [found] = byName.get(`${lambda.region} ${wanted}`) ?? [];
    if (found) return judge(found, graph);
    undecidedIfAny((unnamed.get(lambda.stack) ?? []).slice(0, 1), GROUP, "is its log group");
    return violation({
      property: GROUP,
      actual: undefined,
      wanted: `a log group ${wanted} with ${RETENTION}`,
      message: `The program has no log group ${wanted}: Lambda creates it at the first invocation, and keeps everything indefinitely.`,
    });
  },
});
