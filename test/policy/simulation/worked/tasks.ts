import { LOAD_BALANCER } from "../../../../policy/aws";
import type { Fixture } from "../../fixtures";
import { Site } from "./serving";
import { notifyIn } from "./standby";

/** A load balancer over two zones with the tasks of a service behind it. */
export function tasks(site: Site, inputs: Record<string, unknown>): Fixture {
  const balancer = site.balancer("web");
  const target = site.targetGroup("web", { targetType: "ip" });
  site.listener(balancer, "web", site.forward(target));
  const loadBalancers = [{ targetGroupArn: target.output("arn"), containerName: "web", containerPort: 80 }];
  const networkConfiguration = { subnets: site.subnets() };
  const given = { name: "web", desiredCount: 4, launchType: "FARGATE", loadBalancers, networkConfiguration, ...inputs };
  return site.add("aws:ecs/service:Service", "tasks", given);
}

/** Scaling of a service's tasks, by their CPU if a target of it is given. */
export function scaled(site: Site, minCapacity: number, maxCapacity: number, targetValue?: number): void {
  const resourceId = "service/web/web";
  const of = { resourceId, serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount" };
  site.add("aws:appautoscaling/target:Target", "web", { ...of, minCapacity, maxCapacity });
  if (targetValue === undefined) return;
  site.add("aws:appautoscaling/policy:Policy", "web", {
    ...of,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
      targetValue,
    },
  });
}

const side = (type: "PRIMARY" | "SECONDARY") => ({ failoverRoutingPolicies: [{ type }] });

/** Four tasks in us-east-1 at a target of 50 %, and in us-west-2 a standby of some. @param most undefined: nothing scales it */
export function twoRegions(standby: number, most: number | undefined, notified: boolean): Site[] {
  const [east, west] = [new Site("us-east-1"), new Site("us-west-2")];
  const [primary, secondary] = [tasks(east, {}), tasks(west, { desiredCount: standby })];
  scaled(east, 4, 12, 50);
  if (most !== undefined) scaled(west, standby, most, 50);
  const balancers = [east, west].map((site) => site.all().find(({ type }) => type === LOAD_BALANCER)!);
  void [primary, secondary];
  east.alias(balancers[0]!, { ...side("PRIMARY"), healthCheckId: east.check("web", balancers[0]!).id });
  west.alias(balancers[1]!, side("SECONDARY"), true);
  if (notified) notifyIn(west);
  return [east, west];
}

/** A group and a service behind one listener. @param weight of the tasks, of 100 */
export function beside(site: Site, weight: number): void {
  const balancer = site.balancer("web");
  const [old, target] = [site.targetGroup("web"), site.targetGroup("tasks", { targetType: "ip" })];
  const targetGroups = [
    { arn: old.output("arn"), weight: 100 - weight },
    { arn: target.output("arn"), weight },
  ];
  site.listener(balancer, "web", { type: "forward", forward: { targetGroups } });
  site.group(old, 4);
  const loadBalancers = [{ targetGroupArn: target.output("arn"), containerName: "web", containerPort: 80 }];
  const networkConfiguration = { subnets: site.subnets() };
  site.add("aws:ecs/service:Service", "tasks", {
    desiredCount: 4,
    launchType: "FARGATE",
    loadBalancers,
    networkConfiguration,
  });
}

/** A service on the instances of an Auto Scaling group. */
export function onInstances(site: Site): void {
  const group = site.group(undefined, 2);
  const provider = site.add("aws:ecs/capacityProvider:CapacityProvider", "web", {
    autoScalingGroupProvider: { autoScalingGroupArn: group.output("arn") },
  });
  const capacityProviderStrategies = [{ capacityProvider: provider.output("name"), weight: 1 }];
  tasks(site, { launchType: undefined, capacityProviderStrategies });
}
