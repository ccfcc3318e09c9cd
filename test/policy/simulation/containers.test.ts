import type { Fixture } from "../fixtures";
import { describeCases, one, Site, type Case } from "./serving";

const ZONE = "zone us-east-1a";
const OTHER = "zone us-east-1b";
const REGION = "region us-east-1 outage";
const LAUNCH = "plane ec2.launch@us-east-1";
/** Seconds: detection by the target group 25, a task in its place 300, one check 10. */
const STARTED = 335;

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

/** Each from the pages of Amazon ECS: ecs_services, service-rebalancing, AWS_Fargate, cluster-capacity-providers. */
const CASES: Case[] = [
  [
    "tasks on Fargate in two zones are started anew in the one that is left, all at once",
    () => one((site) => tasks(site, {})),
    {
      [ZONE]: `recovers 0:0.5 ${STARTED}:1`,
      "host tasks-us-east-1": `recovers 0:0.75 ${STARTED}:1`,
      [LAUNCH]: "continues 0:1",
      "plane ecs@us-east-1": "continues 0:1",
      "release tasks-us-east-1": "lost 0:0",
      [REGION]: "waits 0:0",
    },
  ],
  [
    "the grace period is what a task takes to answer",
    () => one((site) => tasks(site, { healthCheckGracePeriodSeconds: 60 })),
    { [ZONE]: `recovers 0:0.5 ${STARTED + 60}:1` },
  ],
  [
    "tasks on Fargate in one zone wait for it",
    () => one((site) => tasks(site, { networkConfiguration: { subnets: site.subnets(["a"]) } })),
    { [ZONE]: "waits 0:0", [OTHER]: "continues 0:1" },
  ],
  [
    "a service on both of Fargate's capacity providers runs on Fargate",
    () =>
      one((site) => {
        const capacityProviderStrategies = ["FARGATE", "FARGATE_SPOT"].map((capacityProvider) => ({
          capacityProvider,
        }));
        tasks(site, { launchType: undefined, capacityProviderStrategies });
      }),
    { [ZONE]: `recovers 0:0.5 ${STARTED}:1` },
  ],
  ["a service without tasks serves nobody", () => one((site) => tasks(site, { desiredCount: 0 })), { none: "down" }],
  [
    "scaling keeps a service at its minimum, and aims at half of its CPU",
    () =>
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
    // 6 x 45 % = 2.7 full tasks; three that are 90 % full carry that.
    { [ZONE]: "continues 0:1" },
  ],
  [
    "which of a group's instances a task is on is not known, nor whether the others have room",
    () => one(onInstances),
    {
      none: "up",
      [ZONE]: "undecided 0:0.5 335:0.5..1",
      "host web-us-east-1": "undecided 0:0..1",
      [REGION]: "waits 0:0",
    },
  ],
  [
    "where tasks run is not known without instances or Fargate",
    () => one((site) => tasks(site, { launchType: "EC2" })),
    { none: "up", [ZONE]: "undecided 0:0..1", [REGION]: "waits 0:0" },
  ],
  [
    "a daemon service's tasks are as many as its instances",
    () => one((site) => tasks(site, { schedulingStrategy: "DAEMON" })),
    { none: "up", [ZONE]: "undecided 0:0..1" },
  ],
];

describeCases("serving through ECS services", CASES);
