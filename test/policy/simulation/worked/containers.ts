import type { Fixture } from "../../fixtures";
import { one, servingTable, type ServingCase, type Site } from "./serving";

const ZONE = "zone us-east-1a";
const OTHER = "zone us-east-1b";
const REGION = "region us-east-1 outage";
const LAUNCH = "plane ec2.launch@us-east-1";
/** Seconds: detection by the target group 25, a task in its place 300, one check 10. */
const STARTED = 335;

const ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/";

/** A load balancer over two zones with the tasks of a service behind it. */
function tasks(site: Site, inputs: Record<string, unknown>): Fixture {
  const balancer = site.balancer("web");
  const target = site.targetGroup("web", { targetType: "ip" });
  site.listener(balancer, "web", site.forward(target));
  const loadBalancers = [{ targetGroupArn: target.output("arn"), containerName: "web", containerPort: 80 }];
  const networkConfiguration = { subnets: site.subnets() };
  const given = { name: "web", desiredCount: 4, launchType: "FARGATE", loadBalancers, networkConfiguration, ...inputs };
  return site.add("aws:ecs/service:Service", "tasks", given);
}

/** A service on the instances of an Auto Scaling group. */
function onInstances(site: Site): void {
  const group = site.group(undefined, 2);
  const provider = site.add("aws:ecs/capacityProvider:CapacityProvider", "web", {
    autoScalingGroupProvider: { autoScalingGroupArn: group.output("arn") },
  });
  const capacityProviderStrategies = [{ capacityProvider: provider.output("name"), weight: 1 }];
  tasks(site, { launchType: undefined, capacityProviderStrategies });
}

const CASES: ServingCase[] = [
  {
    title: "four tasks on Fargate over two zones",
    source: `${ECS}ecs_services.html`,
    why: "The service keeps its desired count: 25 s to detect, 300 s to start tasks in the zone that is left, one check of 10 s.",
    sites: () => one((site) => tasks(site, {})),
    expected: {
      [ZONE]: `recovers 0:0.5 ${STARTED}:1`,
      "host tasks-us-east-1": `recovers 0:0.75 ${STARTED}:1`,
      [LAUNCH]: "continues 0:1",
      "plane ecs@us-east-1": "continues 0:1",
      "release tasks-us-east-1": "lost 0:0",
      [REGION]: "waits 0:0",
    },
  },
  {
    title: "four tasks on Fargate with a health check grace period of 60 s",
    source: `${ECS}ecs_services.html`,
    why: "A new task has its grace period to answer.",
    sites: () => one((site) => tasks(site, { healthCheckGracePeriodSeconds: 60 })),
    expected: { [ZONE]: `recovers 0:0.5 ${STARTED + 60}:1` },
  },
  {
    title: "four tasks on Fargate in one of two zones",
    source: `${ECS}AWS_Fargate.html`,
    why: "Tasks are started in the subnets of the service, and in no other.",
    sites: () => one((site) => tasks(site, { networkConfiguration: { subnets: site.subnets(["a"]) } })),
    expected: { [ZONE]: "waits 0:0", [OTHER]: "continues 0:1" },
  },
  {
    title: "four tasks on FARGATE and FARGATE_SPOT",
    source: `${ECS}cluster-capacity-providers.html`,
    why: "Both are capacity of Fargate.",
    sites: () =>
      one((site) => {
        const capacityProviderStrategies = ["FARGATE", "FARGATE_SPOT"].map((capacityProvider) => ({
          capacityProvider,
        }));
        tasks(site, { launchType: undefined, capacityProviderStrategies });
      }),
    expected: { [ZONE]: `recovers 0:0.5 ${STARTED}:1` },
  },
  {
    title: "a service without tasks",
    source: `${ECS}ecs_services.html`,
    why: "Its desired count is 0.",
    sites: () => one((site) => tasks(site, { desiredCount: 0 })),
    expected: { none: "down" },
  },
  {
    title: "a service that scaling keeps at six tasks, with a target of 45 %",
    source: `${ECS}service-auto-scaling.html`,
    why: "The load is that of 2.7 full tasks; the three that are left carry it at 90 %.",
    sites: () =>
      one((site) => {
        tasks(site, { desiredCount: 1 });
        const resourceId = "service/web/web";
        site.add("aws:appautoscaling/target:Target", "web", {
          ...{ resourceId, serviceNamespace: "ecs", scalableDimension: "ecs:service:DesiredCount" },
          ...{ minCapacity: 6, maxCapacity: 12 },
        });
        site.add("aws:appautoscaling/policy:Policy", "web", {
          ...{ resourceId, policyType: "TargetTrackingScaling" },
          targetTrackingScalingPolicyConfiguration: {
            predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
            targetValue: 45,
          },
        });
      }),
    expected: { [ZONE]: "continues 0:1" },
  },
  {
    title: "four tasks on the two instances of an Auto Scaling group",
    source: `${ECS}cluster-capacity-providers.html`,
    why: "Which instance a task is on, and whether another has room, is in no file.",
    sites: () => one(onInstances),
    expected: {
      none: "up",
      [ZONE]: "undecided 0:0.5 335:0.5..1",
      "host web-us-east-1": "undecided 0:0..1",
      [REGION]: "waits 0:0",
    },
  },
  {
    title: "a service of the launch type EC2 whose instances are not in the files",
    source: `${ECS}launch_types.html`,
    why: "Its tasks run on instances that registered with the cluster.",
    sites: () => one((site) => tasks(site, { launchType: "EC2" })),
    expected: { none: "up", [ZONE]: "undecided 0:0..1", [REGION]: "waits 0:0" },
  },
  {
    title: "a daemon service",
    source: `${ECS}ecs_services.html`,
    why: "A daemon service has one task on each instance of the cluster, whose number is in no file.",
    sites: () => one((site) => tasks(site, { schedulingStrategy: "DAEMON" })),
    expected: { none: "up", [ZONE]: "undecided 0:0..1" },
  },
];

export const CONTAINERS = servingTable("ECS services", CASES);
