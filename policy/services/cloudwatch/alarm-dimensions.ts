import {
  AUTO_SCALING_GROUP,
  CANARY,
  CLUSTER_INSTANCE,
  DB_CLUSTER,
  DB_INSTANCE,
  LAMBDA_FUNCTION,
  LOAD_BALANCERS,
  LOG_GROUP,
  QUEUE,
  STREAM,
  TARGET_GROUPS,
  TOPIC,
  type METRIC_ALARM,
} from "../../aws";
import { isTreeObject, valueOf, type Graph, type Resource, type ResourceOf } from "../../graph";
import { undecided, undecidedOn, violation, type Verdict } from "../../verdict";

type MetricAlarm = ResourceOf<typeof METRIC_ALARM>;

/** The types of resources that a dimension names. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  QueueName: [QUEUE],
  TopicName: [TOPIC],
  FunctionName: [LAMBDA_FUNCTION],
  StreamName: [STREAM],
  DBInstanceIdentifier: [DB_INSTANCE, CLUSTER_INSTANCE],
  DBClusterIdentifier: [DB_CLUSTER],
  AutoScalingGroupName: [AUTO_SCALING_GROUP],
  LoadBalancer: LOAD_BALANCERS,
  TargetGroup: TARGET_GROUPS,
  CanaryName: [CANARY],
  LogGroupName: [LOG_GROUP],
};

/** Metrics that exist with a dimension only (the pages of facts/cloudwatch-metrics.ts). */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  "AWS/SQS": ["QueueName"],
  "AWS/SNS": ["TopicName"],
  "AWS/Kinesis": ["StreamName"],
  "AWS/ApplicationELB": ["LoadBalancer"],
  "AWS/NetworkELB": ["LoadBalancer"],
};
/** SMS messages alone have metrics without a topic (https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html). */
const WITHOUT = /^SMS/;
const OF_TARGETS = ["HealthyHostCount", "UnHealthyHostCount"];

/** What is wrong with the dimensions of one of an alarm's metrics: none that has data, or of a resource that is elsewhere. */
export function judgeDimensions(alarm: MetricAlarm, path: string, graph: Graph): readonly Verdict[] {
  const property = `${path}dimensions`;
  const text = (name: string) => valueOf(graph.string(alarm, `${path}${name}`));
  const [namespace, metric] = [text("namespace") ?? "", text("metricName") ?? ""];
  const reading = graph.value(alarm, property);
  if (reading.kind === "unknown") return [undecidedOn(property, reading)];
  const given = valueOf(reading);
  if (given !== undefined && !isTreeObject(given)) graph.malformed.note(alarm, property, "is not an object");
  const dimensions = isTreeObject(given) ? given : {};
  const required = [
    ...(WITHOUT.test(metric) ? [] : (REQUIRED[namespace] ?? [])),
    ...(OF_TARGETS.includes(metric) && namespace.endsWith("ELB") ? ["TargetGroup"] : []),
  ];
  const missing = required.filter((name) => !Object.hasOwn(dimensions, name));
  return [
    ...missing.map((name) =>
      violation({
        property,
        actual: Object.keys(dimensions).join(", ") || undefined,
        wanted: `the dimension ${name}`,
        message: `${namespace} publishes ${metric} with ${name} only: without it the alarm has no data.`,
      }),
    ),
    ...Object.keys(dimensions).flatMap((name) => judgeDimension(alarm, `${property}.${name}`, name, namespace, graph)),
  ];
}

function judgeDimension(
  alarm: MetricAlarm,
  path: string,
  name: string,
  namespace: string,
  graph: Graph,
): readonly Verdict[] {
  const types = NAMED[name];
  const reading = graph.string(alarm, path);
  const value = valueOf(reading);
  if (!types || !/^(AWS\/|CloudWatchSynthetics$)/.test(namespace)) return [];
  if (value !== undefined && /^(arn:|https?:)/.test(value))
    return [
      violation({
        property: path,
        actual: value,
        wanted: name === "LoadBalancer" || name === "TargetGroup" ? "the last part of the ARN (arnSuffix)" : "the name",
        message: `The dimension ${name} is not an ARN or a URL: the alarm has no data.`,
      }),
    ];
  const { certain, external, complete } = graph.references(alarm, path, types);
  const [resource] = certain;
  if (resource) {
    const found = judgeResource(alarm, path, resource, value, graph);
    // It may still be the ARN or the URL.
    return found.length === 0 && reading.kind === "unknown" ? [undecidedOn(path, reading)] : found;
  }
  if (external.length === 0 || !complete) return [];
  return judgeUnmatched(alarm, path, external[0] ?? "", graph.ofType(...types), graph);
}

function judgeResource(
  alarm: MetricAlarm,
  path: string,
  resource: Resource,
  value: string | undefined,
  graph: Graph,
): readonly Verdict[] {
  const isBalancer = [...LOAD_BALANCERS, ...TARGET_GROUPS].some((type) => type === resource.type);
  if (isBalancer && value !== undefined && value === valueOf(graph.string(resource, "name")))
    return [
      violation({
        property: path,
        actual: value,
        wanted: "the last part of the ARN (arnSuffix)",
        message: `It is the name of ${resource.name}, and the metric has the last part of its ARN: the alarm has no data.`,
      }),
    ];
  if (resource.region === undefined || alarm.region === undefined || resource.region === alarm.region) return [];
  return [elsewhere(alarm.region, path, resource, value ?? resource.name)];
}

function elsewhere(here: string, path: string, { name, region }: Resource, actual: string): Verdict {
  return violation({
    property: path,
    actual,
    wanted: `a resource in ${here}`,
    message: `${name} is in ${region ?? "another Region"}, where its metrics are: an alarm in ${here} has no data.`,
  });
}

/** A name that no resource has: one that differs in case only is an error, another may be made elsewhere. */
function judgeUnmatched(
  alarm: MetricAlarm,
  path: string,
  value: string,
  like: readonly Resource[],
  graph: Graph,
): readonly Verdict[] {
  const near = like.filter(({ region }) => region === alarm.region);
  const namesOf = (one: Resource) => [
    one.id,
    ...["name", "identifier", "clusterIdentifier"].map((key) => valueOf(graph.string(one, key))),
  ];
  const twin = near.find((one) => namesOf(one).some((name) => name?.toLowerCase() === value.toLowerCase()));
  if (twin)
    return [
      violation({
        property: path,
        actual: value,
        wanted: "the name as it is, in upper and lower case",
        message: `It differs from the name of ${twin.name} in case: the alarm has no data.`,
      }),
    ];
  const away = like.find((one) => !near.includes(one) && namesOf(one).includes(value));
  if (away && alarm.region !== undefined && away.region !== undefined)
    return [elsewhere(alarm.region, path, away, value)];
  if (near.length === 0 || ofMultiAzCluster(value, graph)) return [];
  return [
    undecided({
      property: path,
      reason: `${value} is no resource of the program: whether the metric has data can't be seen.`,
    }),
  ];
}

/** RDS names the instances of a Multi-AZ DB cluster (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.html). */
function ofMultiAzCluster(value: string, graph: Graph): boolean {
  const cluster = /^(.+)-instance-\d+$/.exec(value)?.[1];
  return graph.ofType(DB_CLUSTER).some((one) => valueOf(graph.string(one, "clusterIdentifier")) === cluster);
}
