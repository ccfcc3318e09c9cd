import { LOAD_BALANCER } from "../../../../policy/aws";
import { one, servingTable, two, type ServingCase } from "./serving";
import { beside, onInstances, scaled, tasks, twoRegions } from "./tasks";

const ZONE = "zone us-east-1a";
const OTHER = "zone us-east-1b";
const REGION = "region us-east-1 outage";
const LAUNCH = "plane ec2.launch@us-east-1";
/** Seconds: detection by the target group 25, a task in its place 300, one check 10. */
const STARTED = 335;

/** Seconds: as of a group, with a task's 300 s instead of an instance's 300 + 60. */
const SCALED_OUT = 900 + 120 + 300 + 10 + 10 + 60 + 60;
/** Seconds: 3 x (30 + 6) to detect and 60 of the alias; then 240 to decide to scale, and a start. */
const WARM = `recovers 0:0 168:0.5 ${168 + 240 + 300 + 10}:1`;

const ECS = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/";

/** What the circuit breaker, or another part of a deployment, is set to. */
const BREAKER = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const RELEASE = "release tasks-us-east-1";
/** Seconds: a task starts for 300 and fails its checks for 25. */
const FAILED = 325;

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
      [REGION]: "waits 0:0",
    },
  },
  {
    title: "a bad release of a service without a circuit breaker",
    source: `${ECS}deployment-failure-detection.html`,
    why: "Nothing ends the deployment: each task of the former release that ends, for whatever reason, is replaced by one that does not work.",
    sites: () => one((site) => tasks(site, {})),
    expected: { [RELEASE]: "lost 0:0" },
  },
  {
    title: "a bad release of a service with a circuit breaker that rolls back",
    source: `${ECS}deployment-circuit-breaker.html`,
    why: "The minimum healthy percent, 100 by default, keeps the former tasks until the new ones are healthy, and three failed tasks end the deployment.",
    sites: () => one((site) => tasks(site, BREAKER)),
    expected: { [RELEASE]: "continues 0:1", [ZONE]: `recovers 0:0.5 ${STARTED}:1` },
  },
  {
    title: "a bad release with a circuit breaker, a minimum healthy percent of 60 and a maximum of 100",
    source: `${ECS}deployment-circuit-breaker.html`,
    why: "Three of four tasks stay, rounded up. New ones start one at a time, and the third that fails ends it: 3 x (300 + 25) s; then the former release starts as after any loss.",
    sites: () =>
      one((site) => {
        const percents = { deploymentMinimumHealthyPercent: 60, deploymentMaximumPercent: 100 };
        tasks(site, { ...BREAKER, ...percents });
      }),
    expected: { [RELEASE]: `recovers 0:0.75 ${3 * FAILED + STARTED}:1` },
  },
  {
    title: "a bad release with a circuit breaker, and a minimum healthy percent of 0",
    source: `${ECS}deployment-circuit-breaker.html`,
    why: "Every former task may be stopped first; nothing serves until the rollback has started them again.",
    sites: () => one((site) => tasks(site, { ...BREAKER, deploymentMinimumHealthyPercent: 0 })),
    expected: { [RELEASE]: `recovers 0:0 ${FAILED + STARTED}:1` },
  },
  {
    title: "a bad release of twenty tasks, two at a time",
    source: `${ECS}deployment-circuit-breaker.html`,
    why: "The threshold is half of the desired count: ten failed tasks, of which a maximum of 100 % beside a minimum of 90 % starts two at once, five times 325 s.",
    sites: () =>
      one((site) => {
        const percents = { deploymentMinimumHealthyPercent: 90, deploymentMaximumPercent: 100 };
        tasks(site, { ...BREAKER, ...percents, desiredCount: 20 });
      }),
    expected: { [RELEASE]: `recovers 0:0.9 ${5 * FAILED + STARTED}:1` },
  },
  {
    title: "a bad release with a circuit breaker that does not roll back",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html",
    why: "The deployment fails and starts no further task; the former tasks that it has left run on.",
    sites: () =>
      one((site) => {
        const deploymentCircuitBreaker = { enable: true, rollback: false };
        tasks(site, { deploymentCircuitBreaker, deploymentMinimumHealthyPercent: 50 });
      }),
    expected: { [RELEASE]: "degraded 0:0.5" },
  },
  {
    title: "a bad release that an alarm alone rolls back",
    source: `${ECS}deployment-alarm-failure.html`,
    why: "A task that fails its checks is deregistered, perhaps before an alarm has counted it for long enough.",
    sites: () => one((site) => tasks(site, { alarms: { enable: true, rollback: true, alarmNames: ["sick"] } })),
    expected: { [RELEASE]: `undecided 0:0..1` },
  },
  {
    title: "a bad release that CodeDeploy rolls out",
    source: `${ECS}deployment-type-bluegreen.html`,
    why: "CodeDeploy moves the traffic between two sets of tasks, and whether it rolls back is in its own settings.",
    sites: () => one((site) => tasks(site, { deploymentController: { type: "CODE_DEPLOY" } })),
    expected: { [RELEASE]: "undecided 0:0..1" },
  },
  {
    title: "instances and tasks behind one listener, 90 % and 10 % of the requests",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    why: "The share of a target group without a healthy target does not go to the other one.",
    sites: () => one((site) => beside(site, 10)),
    expected: {
      none: "up",
      [RELEASE]: "degraded 0:0.9",
      "release web-us-east-1": "degraded 0:0.1",
    },
  },
  {
    title: "tasks that get no requests yet beside instances",
    source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    why: "A weight of 0 sends nothing to the tasks.",
    sites: () => one((site) => beside(site, 0)),
    expected: { [RELEASE]: "continues 0:1", "release web-us-east-1": "lost 0:0" },
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
        scaled(site, 6, 12, 45);
      }),
    expected: { [ZONE]: "continues 0:1" },
  },
  {
    title: "a pilot light of a service that scaling may bring to four tasks, with an alarm in its Region",
    source: `${ECS}service-auto-scaling.html`,
    why: "A person raises its minimum: 900 + 120 s, 300 s to start tasks and a check of 10 s; then Route 53 sees the target group: 10 + 60 + 60 s.",
    sites: () => twoRegions(0, 4, true),
    expected: { none: "up", [REGION]: `recovers 0:0 ${SCALED_OUT}:1`, "plane ecs@us-west-2": "continues 0:1" },
  },
  {
    title: "a pilot light of a service without an alarm",
    source: `${ECS}service-auto-scaling.html`,
    why: "No alarm notifies a person who would raise its minimum.",
    sites: () => twoRegions(0, 4, false),
    expected: { [REGION]: "waits 0:0" },
  },
  {
    title: "a pilot light of a service that nothing scales",
    source: `${ECS}service-auto-scaling.html`,
    why: "How many tasks it should have is in no file.",
    sites: () => twoRegions(0, undefined, true),
    expected: { [REGION]: "waits 0:0" },
  },
  {
    title: "a warm standby of one task, which scaling may bring to twelve",
    source: `${ECS}service-autoscaling-targettracking.html`,
    why: "One task takes over the load of two full ones, until scaling has added to it: 240 s to decide, 300 s to start, a check of 10 s.",
    sites: () => twoRegions(1, 12, false),
    expected: { [REGION]: WARM },
  },
  {
    title: "four tasks in each of two Regions that share the requests, at a target of 40 %",
    source: `${ECS}service-autoscaling-targettracking.html`,
    why: "Three tasks carry the load of 1.6 full ones, and so do the two of a zone. Without a Region the other has that of 3.2, which four carry at 80 %; checks notice after 3 x (30 + 6) s, and clients after 60 s more.",
    sites: () =>
      two((site) => {
        tasks(site, {});
        scaled(site, 4, 12, 40);
        const balancer = site.all().find(({ type }) => type === LOAD_BALANCER)!;
        site.alias(balancer, {
          weightedRoutingPolicies: [{ weight: 50 }],
          healthCheckId: site.check("web", balancer).id,
        });
      }),
    expected: {
      "host tasks-us-east-1": "continues 0:1",
      [ZONE]: "continues 0:1",
      [REGION]: "recovers 0:0.5 168:1",
      [RELEASE]: "recovers 0:0.5 168:1",
    },
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
