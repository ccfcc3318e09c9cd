import { azSpread } from "../../../../policy/rules/ecs/az-spread";
import { containerInsights } from "../../../../policy/rules/ecs/container-insights";
import { deploymentRollback } from "../../../../policy/rules/ecs/deployment-rollback";
import { healthCheckGracePeriod } from "../../../../policy/rules/ecs/health-check-grace-period";
import { minimumTasks } from "../../../../policy/rules/ecs/minimum-tasks";
import { onDemandCapacity } from "../../../../policy/rules/ecs/on-demand-capacity";
import { serviceAutoscaling } from "../../../../policy/rules/ecs/service-autoscaling";
import { serviceMultipleAz } from "../../../../policy/rules/ecs/service-multiple-az";
import { resource, unknown, type Fixture, type FixtureOptions } from "../../fixtures";
import { idsOf, judges, subnetsIn } from "../../judges";

const SERVED = { loadBalancers: [{ targetGroupArn: "arn", containerName: "web", containerPort: 80 }] };
const service = (inputs: Record<string, unknown> = {}, options: FixtureOptions = { region: "us-east-1" }): Fixture =>
  resource("aws:ecs/service:Service", "web", { name: "web", ...inputs }, options);
const target = (inputs: Record<string, unknown> = {}, region = "us-east-1"): Fixture =>
  resource(
    "aws:appautoscaling/target:Target",
    "tasks",
    {
      resourceId: "service/shop/web",
      scalableDimension: "ecs:service:DesiredCount",
      serviceNamespace: "ecs",
      minCapacity: 2,
      ...inputs,
    },
    { region },
  );

judges(minimumTasks, {
  "two tasks": [[service({ desiredCount: 2 })], "compliant"],
  "one task behind a load balancer": [
    [service({ desiredCount: 1, ...SERVED })],
    "violation",
    /its load balancer has no target/,
  ],
  "one task of a worker": [[service({ desiredCount: 1 })], "violation", /its work waits/],
  "a count that is not given": [[service()], "violation"],
  "a count of 0 that is given": [[service({ desiredCount: 0 })], "notApplicable"],
  "a standby that scaling keeps empty": [[service({ desiredCount: 0 }), target({ minCapacity: 0 })], "notApplicable"],
  "one task that scaling may stop": [[service({ desiredCount: 1 }), target({ minCapacity: 0 })], "violation"],
  "a count of 0 that scaling raises to one": [
    [service({ desiredCount: 0 }), target({ minCapacity: 1 })],
    "violation",
    /keeps 1 of the 2/,
  ],
  "a daemon": [[service({ schedulingStrategy: "DAEMON" })], "notApplicable"],
  "one task, but scaling keeps two": [[service({ desiredCount: 1 }), target()], "compliant"],
  "two tasks, but scaling may go down to one": [
    [service({ desiredCount: 2 }), target({ minCapacity: 1 })],
    "violation",
    /keeps 1 of the 2/,
  ],
  "scaling of another service": [
    [service({ desiredCount: 1 }), target({ resourceId: "service/shop/worker" })],
    "violation",
  ],
  "scaling in the other Region": [[service({ desiredCount: 1 }), target({}, "us-west-2")], "violation"],
  "scaling of what is not known": [[service({ desiredCount: 1 }), target({ resourceId: unknown })], "undecided"],
  "scaling to an unknown minimum": [[service({ desiredCount: 2 }), target({ minCapacity: unknown })], "undecided"],
  "scaling of a DynamoDB table": [
    [service({ desiredCount: 1 }), target({ scalableDimension: "dynamodb:table:ReadCapacityUnits" })],
    "violation",
  ],
  "an unknown count": [[service({ desiredCount: unknown })], "undecided"],
  "what is no count": [[service({ desiredCount: ["2"] })], "undecided"],
});

judges(minimumTasks, { "two tasks": [[service({ desiredCount: 2 })], "violation"] }, { minimumTasks: 3 });

const inZones = (...letters: string[]): Fixture[] => {
  const subnets = subnetsIn(...letters);
  return [service({ networkConfiguration: { subnets: idsOf(subnets) } }), ...subnets];
};

judges(serviceMultipleAz, {
  "subnets in two zones": [inZones("a", "b"), "compliant"],
  "subnets in one": [inZones("a", "a"), "violation", /us-east-1a takes every task/],
  "unknown subnets": [[service({ networkConfiguration: { subnets: unknown } })], "undecided"],
  "the network of the instances": [[service()], "notApplicable"],
});

judges(deploymentRollback, {
  "a circuit breaker that rolls back": [
    [service({ deploymentCircuitBreaker: { enable: true, rollback: true } })],
    "compliant",
  ],
  "alarms that roll back": [
    [service({ alarms: { enable: true, rollback: true, alarmNames: ["errors"] } })],
    "compliant",
  ],
  "a circuit breaker that only stops": [
    [service({ deploymentCircuitBreaker: { enable: true, rollback: false } })],
    "violation",
  ],
  "one that is off": [[service({ deploymentCircuitBreaker: { enable: false, rollback: true } })], "violation"],
  none: [[service()], "violation", /again and again/],
  "CodeDeploy's part": [[service({ deploymentController: { type: "CODE_DEPLOY" } })], "notApplicable"],
  "an unknown circuit breaker": [[service({ deploymentCircuitBreaker: unknown })], "undecided"],
});

judges(healthCheckGracePeriod, {
  "a minute": [[service({ ...SERVED, healthCheckGracePeriodSeconds: 60 })], "compliant"],
  none: [[service({ ...SERVED })], "violation", /stopped before it serves/],
  "0": [[service({ ...SERVED, healthCheckGracePeriodSeconds: 0 })], "violation"],
  "no load balancer": [[service()], "notApplicable"],
  "15 minutes": [[service({ ...SERVED, healthCheckGracePeriodSeconds: 900 })], "compliant"],
  "more than 15 minutes": [
    [service({ ...SERVED, healthCheckGracePeriodSeconds: 901 })],
    "violation",
    /ignores failed health checks of a new task for 901 s.*at most 900 s/,
  ],
  "unknown seconds": [[service({ ...SERVED, healthCheckGracePeriodSeconds: unknown })], "undecided"],
  "unknown load balancers": [[service({ loadBalancers: unknown })], "undecided"],
});

const on = (...capacityProviderStrategies: unknown[]): Fixture[] => [service({ capacityProviderStrategies })];

judges(onDemandCapacity, {
  Fargate: [on({ capacityProvider: "FARGATE", weight: 1 }), "compliant"],
  "Fargate with a base, and Spot": [
    on({ capacityProvider: "FARGATE", base: 2 }, { capacityProvider: "FARGATE_SPOT", weight: 1 }),
    "compliant",
  ],
  "Spot alone": [on({ capacityProvider: "FARGATE_SPOT", weight: 1 }), "violation", /stop them together/],
  "Spot, and Fargate that gets no task": [
    on({ capacityProvider: "FARGATE", weight: 0 }, { capacityProvider: "FARGATE_SPOT", weight: 1 }),
    "violation",
  ],
  "Spot, and Fargate with a base alone": [
    on({ capacityProvider: "FARGATE", base: 1 }, { capacityProvider: "FARGATE_SPOT", weight: 1 }),
    "compliant",
  ],
  "Spot, and Fargate with a weight alone": [
    on({ capacityProvider: "FARGATE", weight: 1 }, { capacityProvider: "FARGATE_SPOT", base: 1 }),
    "compliant",
  ],
  "Spot alone, without base and weight": [on({ capacityProvider: "FARGATE_SPOT" }), "violation"],
  "a provider of the program": [on({ capacityProvider: "instances", weight: 1 }), "compliant"],
  "an unknown provider": [on({ capacityProvider: unknown, weight: 1 }), "undecided"],
  "a launch type": [[service({ launchType: "FARGATE" })], "notApplicable"],
  "unknown strategies": [[service({ capacityProviderStrategies: unknown })], "undecided"],
});

const placed = (...orderedPlacementStrategies: unknown[]): Fixture[] => [service({ orderedPlacementStrategies })];

judges(azSpread, {
  "ECS's own placement": [[service()], "compliant"],
  "spread over zones": [placed({ type: "spread", field: "attribute:ecs.availability-zone" }), "compliant"],
  packed: [placed({ type: "binpack", field: "memory" }), "violation", /all may be in one/],
  "spread over instances": [placed({ type: "spread", field: "instanceId" }), "violation"],
  "an unknown strategy": [placed({ type: unknown, field: "memory" }), "undecided"],
  "no rebalancing": [[service({ availabilityZoneRebalancing: "DISABLED" })], "violation", /stay in the other zones/],
  rebalancing: [[service({ availabilityZoneRebalancing: "ENABLED" })], "compliant"],
  "a daemon": [[service({ schedulingStrategy: "DAEMON" })], "notApplicable"],
});

judges(serviceAutoscaling, {
  "a target": [[service(SERVED), target()], "compliant"],
  none: [[service(SERVED)], "violation", /is fixed/],
  "a target of another service": [[service(SERVED), target({ resourceId: "service/shop/other" })], "violation"],
  "a target that may be its own": [[service(SERVED), target({ resourceId: unknown })], "undecided"],
  "no load balancer": [[service()], "notApplicable"],
  "a daemon": [[service({ schedulingStrategy: "DAEMON", ...SERVED })], "notApplicable"],
});

const cluster = (inputs: Record<string, unknown> = {}): Fixture => resource("aws:ecs/cluster:Cluster", "shop", inputs);
const setting = (value: unknown): Fixture => cluster({ settings: [{ name: "containerInsights", value }] });

judges(containerInsights, {
  enhanced: [[setting("enhanced")], "compliant"],
  enabled: [[setting("enabled")], "compliant"],
  disabled: [[setting("disabled")], "violation", /no metrics/],
  "not given": [[cluster()], "violation"],
  unknown: [[setting(unknown)], "undecided"],
  "unknown settings": [[cluster({ settings: unknown })], "undecided"],
});
