import { GROUP_ATTACHMENT, AUTO_SCALING_GROUP, ECS_SERVICE, HEALTH_CHECK, HTTP_API, TARGET_GROUPS } from "../../aws";
import { isOfType, valueOf, type Graph, type Resource } from "../../graph";
import { targetsOf } from "../balancer/targets";
import { serviceAtom } from "../atoms";
import { calledByApi } from "../edge/api";
import type { ElementId } from "../model";
import { fleetOf } from "../readers/group";
import type { Scene } from "../scene";

/** How many of `count` must be up for an alarm to be OK; undefined where it compares the other way. */
type Wanted = (threshold: number, count: number) => number;

/** Of a metric that counts what is up. */
const UP: ReadonlyMap<string, Wanted> = new Map([
  ["LessThanThreshold", (threshold: number) => Math.ceil(threshold)],
  ["LessThanOrEqualToThreshold", (threshold: number) => Math.floor(threshold) + 1],
]);

/** Of a metric that counts what is down. */
const DOWN: ReadonlyMap<string, Wanted> = new Map([
  ["GreaterThanThreshold", (threshold: number, count: number) => count - Math.floor(threshold)],
  ["GreaterThanOrEqualToThreshold", (threshold: number, count: number) => count - Math.ceil(threshold) + 1],
]);

const COMPARISONS: Readonly<Record<string, ReadonlyMap<string, Wanted>>> = {
  HealthyHostCount: UP,
  GroupInServiceInstances: UP,
  HealthCheckStatus: UP,
  UnHealthyHostCount: DOWN,
};

/** What an alarm of one metric follows. */
export interface Followed {
  /** Up while the metric is on the good side of the threshold. */
  readonly isOk: ElementId;
  /** Up while the metric has data. */
  readonly measured: ElementId;
}

/**
 * What an alarm follows, where its metric counts what is simulated: the healthy and the unhealthy targets of a target group
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html), the instances of an Auto Scaling group in
 * service (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html), a health check
 * (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html), the share of an HTTP API's requests that fail. Undefined for
 * every other.
 */
export function followedBy(alarm: Resource, scene: Scene): Followed | undefined {
  const { graph } = scene;
  if (valueOf(graph.string(alarm, "metricName")) === FAILED_REQUESTS) return failedRequests(alarm, scene);
  const read = (property: "metricName" | "comparisonOperator") => valueOf(graph.string(alarm, property)) ?? "";
  const threshold = valueOf(graph.number(alarm, "threshold"));
  const wanted = COMPARISONS[read("metricName")]?.get(read("comparisonOperator"));
  const counted = countedBy(alarm, read("metricName"), scene);
  if (threshold === undefined || !wanted || !counted) return undefined;
  const { units, services } = counted;
  const atoms = services.map((service) => serviceAtom(service, alarm.region ?? ""));
  return {
    isOk: scene.atLeast(wanted(threshold, units.length), units, `the alarm ${scene.nameOf(alarm)} is OK`, alarm),
    measured: scene.leaf(atoms, `the metric of ${scene.nameOf(alarm)}`),
  };
}

/** Server errors of an HTTP API; their average is their share of the requests (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html). */
const FAILED_REQUESTS = "5xx";

/**
 * What an alarm on the share of failed requests follows: while all that an API calls is up, few fail; while none is, all do. How many are some is not known.
 * A request that API Gateway does not take is none of its own errors.
 */
function failedRequests(alarm: Resource, scene: Scene): Followed | undefined {
  const { graph } = scene;
  const read = (property: "statistic" | "comparisonOperator") => valueOf(graph.string(alarm, property)) ?? "";
  const threshold = valueOf(graph.number(alarm, "threshold"));
  const [api, ...others] = graph.references(alarm, "dimensions.ApiId", [HTTP_API]).certain;
  const called = api && calledByApi(api, scene);
  const isShare = read("statistic") === "Average" && threshold !== undefined && threshold > 0 && threshold <= 1;
  if (!called || others.length > 0 || !isShare || !read("comparisonOperator").startsWith("GreaterThan"))
    return undefined;
  const name = scene.nameOf(alarm);
  const [only] = called;
  const some = () =>
    scene.all([scene.any(called, "a function answers"), scene.opaque(alarm, "type", shareUnknown(name))], name);
  const isOk = called.length === 1 ? only! : scene.any([scene.all(called, "every function answers"), some()], name);
  const atoms = [serviceAtom("apigateway", alarm.region ?? "")];
  return { isOk, measured: scene.leaf(atoms, `the metric of ${name}`) };
}

const shareUnknown = (name: string): string =>
  `Whether so many requests fail that the alarm ${name} goes to ALARM is not known.`;

/** What a metric counts, and the services of its Region that measure it; undefined where that is not known. */
function countedBy(
  alarm: Resource,
  metric: string,
  scene: Scene,
): { readonly units: readonly ElementId[]; readonly services: readonly string[] } | undefined {
  const { graph } = scene;
  // What the nodes of one zone count, and whether they still report once it fails, is not modelled.
  if (graph.given(alarm, "dimensions.AvailabilityZone").kind !== "missing") return undefined;
  const path = { HealthCheckStatus: "HealthCheckId", GroupInServiceInstances: "AutoScalingGroupName" }[metric];
  const dimension = `dimensions.${path ?? "TargetGroup"}`;
  const types = [...TARGET_GROUPS, AUTO_SCALING_GROUP, HEALTH_CHECK];
  const [one, ...others] = graph.references(alarm, dimension, types).certain;
  if (!one || others.length > 0) return undefined;
  if (isOfType(one, HEALTH_CHECK)) return { units: [scene.of(one)], services: [] };
  const isGroup = isOfType(one, AUTO_SCALING_GROUP);
  // Only by the load balancer's checks is an instance out of service whose program fails.
  if (isGroup && valueOf(graph.string(one, "healthCheckType")) !== "ELB") return undefined;
  // What is replaced is deregistered, perhaps before an alarm has counted it as unhealthy for long enough.
  if (metric === "UnHealthyHostCount" && isReplaced(one, graph)) return undefined;
  if (!isGroup && !isOfType(one, ...TARGET_GROUPS)) return undefined;
  const { units, doubt } = isGroup ? fleetOf(one, scene) : targetsOf(one, scene);
  if (doubt !== undefined) return undefined;
  return { units: units.map(({ element }) => element), services: isGroup ? ["ec2"] : ["elb", "nlb"] };
}

/** Whether a target group has targets that are registered and deregistered by what runs them. */
const isReplaced = (group: Resource, graph: Graph): boolean =>
  [
    graph.referrers(group, [AUTO_SCALING_GROUP], "targetGroupArns[*]", TARGET_GROUPS),
    graph.referrers(group, [GROUP_ATTACHMENT], "lbTargetGroupArn", TARGET_GROUPS),
    graph.referrers(group, [ECS_SERVICE], "loadBalancers[*].targetGroupArn", TARGET_GROUPS),
  ].some(({ certain, possible }) => certain.length + possible.length > 0);

/** Up while an alarm is OK; what one follows that does not count hosts is not modelled. */
export function alarmIsOk(alarm: Resource, scene: Scene): ElementId {
  const metric = valueOf(scene.graph.string(alarm, "metricName"));
  const isFollowed = metric === "HealthyHostCount" || metric === FAILED_REQUESTS;
  const followed = isFollowed ? followedBy(alarm, scene) : undefined;
  if (followed) return followed.isOk;
  const isAnywhere = !isOfItsRegion(valueOf(scene.graph.string(alarm, "namespace")));
  const reason = `Whether the alarm ${scene.nameOf(alarm)} follows a fault is not modelled.`;
  return scene.opaque(alarm, "type", reason, isAnywhere);
}

/** Services in no one Region, whose metrics are in us-east-1 (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html). */
const GLOBAL = ["AWS/Route53", "AWS/CloudFront", "AWS/GlobalAccelerator", "AWS/Billing"];

/** Metrics of a service are of the Region that they are in; those of a program may be of whatever place it sends them from. */
function isOfItsRegion(namespace: string | undefined): boolean {
  return namespace !== undefined && namespace.startsWith("AWS/") && !GLOBAL.includes(namespace);
}
