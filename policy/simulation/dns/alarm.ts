import { TARGET_GROUPS } from "../../aws";
import { valueOf, type Resource } from "../../graph";
import { targetsOf } from "../balancer/targets";
import type { ElementId } from "../model";
import type { Scene } from "../scene";

/** How many healthy targets a metric wants; undefined where it asks something else. */
type Wanted = (threshold: number) => number;

const BELOW: ReadonlyMap<string, Wanted> = new Map([
  ["LessThanThreshold", (threshold: number) => Math.ceil(threshold)],
  ["LessThanOrEqualToThreshold", (threshold: number) => Math.floor(threshold) + 1],
]);

/**
 * Up while an alarm is OK. One on the number of a target group's healthy targets follows those
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html); what another follows is not
 * modelled.
 */
export function alarmIsOk(alarm: Resource, scene: Scene): ElementId {
  const { graph } = scene;
  const name = scene.nameOf(alarm);
  const read = (property: "metricName" | "comparisonOperator") => valueOf(graph.string(alarm, property)) ?? "";
  const [group, ...others] = graph.references(alarm, "dimensions.TargetGroup", TARGET_GROUPS).certain;
  const threshold = valueOf(graph.number(alarm, "threshold"));
  const wanted = BELOW.get(read("comparisonOperator"));
  const targets = group && others.length === 0 ? targetsOf(group, scene) : undefined;
  if (
    read("metricName") !== "HealthyHostCount" ||
    threshold === undefined ||
    !wanted ||
    !targets ||
    targets.doubt !== undefined
  ) {
    const isAnywhere = !isOfItsRegion(valueOf(graph.string(alarm, "namespace")));
    return scene.opaque(alarm, "type", `Whether the alarm ${name} follows a fault is not modelled.`, isAnywhere);
  }
  const units = targets.units.map(({ element }) => element);
  return scene.atLeast(wanted(threshold), units, `the alarm ${name} is OK`, alarm);
}

/** Services in no one Region, whose metrics are in us-east-1 (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html). */
const GLOBAL = ["AWS/Route53", "AWS/CloudFront", "AWS/GlobalAccelerator", "AWS/Billing"];

/** Metrics of a service are of the Region that they are in; those of a program may be of whatever place it sends them from. */
function isOfItsRegion(namespace: string | undefined): boolean {
  return namespace !== undefined && namespace.startsWith("AWS/") && !GLOBAL.includes(namespace);
}
