import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FaultPart, FaultZone } from "../../chaos/fis";
import type { Containers as ContainersSettings } from "./schema";
import { unhealthyTargetAlarm } from "../../ingress/target-alarms";
import { otherRole } from "../../topology/names";
import { followsSchedules, groupSize, type GroupSize } from "../scaled/sizes";
import { serviceSecurityGroup } from "../security-group";
import type { Service, ServiceAccess, ServiceArgs } from "../service";
import { highCpuAlarm, taskAlarms } from "./alarms";
import { stoppedTasks } from "./faults";
import { imageReplication } from "./image-replication";
import { taskRoles, type Roles } from "./roles";
import { scalableTarget, scheduledAction, stepPolicy, trackingPolicies } from "./scaling";
import { CONTAINER, taskDefinition } from "./task-definition";
import { databaseVariables } from "./uses";

export type ContainersArgs = ServiceArgs<ContainersSettings>;

/** A service of ECS on Fargate in all Availability Zones, behind the load balancer, with Application Auto Scaling and deployments that roll back. */
export class Containers extends pulumi.ComponentResource implements Service {
  readonly cluster: aws.ecs.Cluster;
  readonly service: aws.ecs.Service;
  readonly accesses: readonly ServiceAccess[];
  /** A task's disk ends with it. */
  readonly volumeHosts = [];

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: ContainersArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:compute:Containers", name, {}, opts);
    const { settings, stack, network, ingress, alerts, region, tier } = args;
    const { account, regions } = stack.workload;
    const { parent } = this;
    const size = groupSize(settings, tier);
    const securityGroup = serviceSecurityGroup(
      name,
      {
        description: "Tasks of the service",
        vpcId: network.vpcId,
        port: settings.port,
        loadBalancerGroupId: ingress.securityGroup.id,
      },
      parent,
    );
    const logGroup = this.logGroup();
    const parameters = databaseVariables(settings, stack).map(({ valueFrom }) => valueFrom);
    const roles = taskRoles(name, { settings, parameters, account, region, logGroupArn: logGroup.arn }, parent);
    this.accesses = [{ suffix: "-tasks", securityGroup, role: roles.task, only: settings }];
    if (settings.replicateImage)
      imageReplication(name, { image: settings.image, account, toRegion: regions[otherRole(stack.role)] }, parent);
    this.cluster = new aws.ecs.Cluster(
      name,
      { settings: [{ name: "containerInsights", value: settings.insights }], tags: { Name: name } },
      parent,
    );
    const unhealthy = unhealthyTargetAlarm(
      alerts,
      ingress,
      {
        key: "tasks-sick-targets",
        ends: "a deployment in progress is rolled back",
        gracePeriod: settings.gracePeriod,
      },
      parent,
    );
    this.service = this.makeService(size, roles, unhealthy, logGroup);
    this.makeScaling(size);
    taskAlarms(alerts, name, { cluster: this.cluster, service: this.service, size, settings }, parent);
    this.registerOutputs({ cluster: this.cluster.name, service: this.service.name });
  }

  stopped(at: FaultZone, percent: number): FaultPart {
    return stoppedTasks({ cluster: this.cluster, tasks: this.name }, at, percent);
  }

  /** AWS FIS makes no launch of Fargate fail. */
  launchesFail(): undefined {
    return undefined;
  }

  private get logGroupName(): string {
    return `/ecs/${this.name}`;
  }

  /** Created before the tasks, which may not create one: it would never expire. */
  private logGroup(): aws.cloudwatch.LogGroup {
    const name = this.logGroupName;
    const { logRetentionDays } = this.args.stack.monitoring;
    return new aws.cloudwatch.LogGroup(
      this.name,
      { name, retentionInDays: logRetentionDays, tags: { Name: name } },
      this.parent,
    );
  }

  private makeService(
    size: GroupSize,
    roles: Roles,
    unhealthy: aws.cloudwatch.MetricAlarm,
    logGroup: aws.cloudwatch.LogGroup,
  ): aws.ecs.Service {
    const { name, args, cluster } = this;
    const { settings, stack, network, ingress, region } = args;
    const task = taskDefinition(name, { settings, stack, region, roles, logGroup: this.logGroupName }, this.parent);
    const providers = new aws.ecs.ClusterCapacityProviders(
      name,
      { clusterName: cluster.name, capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
      this.parent,
    );
    return new aws.ecs.Service(
      name,
      {
        cluster: cluster.arn,
        taskDefinition: task.arn,
        desiredCount: size.desired,
        capacityProviderStrategies: strategyOf(settings),
        platformVersion: "1.4.0",
        networkConfiguration: {
          subnets: network.privateSubnetIds,
          securityGroups: this.accesses.map(({ securityGroup }) => securityGroup.id),
        },
        loadBalancers: [
          { targetGroupArn: ingress.targetGroup.arn, containerName: CONTAINER, containerPort: settings.port },
        ],
        healthCheckGracePeriodSeconds: settings.gracePeriod,
        availabilityZoneRebalancing: "ENABLED",
        deploymentMinimumHealthyPercent: settings.deployment.minHealthy,
        deploymentMaximumPercent: settings.deployment.maxRunning,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        // One that is in ALARM when a deployment begins is ignored, so that a fix can be deployed
        // (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html).
        alarms: { enable: true, rollback: true, alarmNames: [unhealthy.name] },
        // The provider refuses another share of Fargate Spot without it (hashicorp/terraform-provider-aws, internal/service/ecs/service.go).
        forceNewDeployment: true,
        enableExecuteCommand: settings.executeCommand,
        enableEcsManagedTags: true,
        // Experiments find the tasks by their Name.
        propagateTags: "SERVICE",
        // The update fails if the deployment is rolled back (same file). An empty standby is steady at once; were it not to wait, a failover would change the
        // service, and so deploy it.
        waitForSteadyState: true,
        tags: { Name: name },
      },
      {
        parent: this,
        // Scaling and a failover change it; `up` must not undo either. The scalable target's minimum is set by the program alone.
        ignoreChanges: ["desiredCount"],
        // Until these are there, no task starts.
        dependsOn: this.withParameters([ingress.listener, roles.executionPolicy, logGroup, providers]),
      },
    );
  }

  /** With the parameters that a task reads when it starts, which are made later. */
  private withParameters(needed: pulumi.Resource[]): pulumi.Input<pulumi.Resource[]> {
    const { settings, stack, parameters } = this.args;
    const read = databaseVariables(settings, stack).map(({ name }) => name);
    if (read.length === 0 || !parameters) return needed;
    return parameters.then((all) => [...needed, ...read.flatMap((variable) => all[variable] ?? [])]);
  }

  private makeScaling(size: GroupSize): void {
    const { name, parent, cluster, service } = this;
    const { settings, ingress, alerts, tier } = this.args;
    const target = scalableTarget(name, { cluster, service, size }, parent);
    trackingPolicies(name, target, settings, ingress, parent);
    if (settings.stepScaling) {
      const policy = stepPolicy(name, target, settings.stepScaling.add, settings, parent);
      highCpuAlarm(alerts, { cluster, service, ...settings.stepScaling, action: policy.arn }, parent);
    }
    if (!followsSchedules(tier)) return;
    for (const [key, schedule] of Object.entries(settings.schedules ?? {}))
      scheduledAction(`${name}-${key}`, target, schedule, parent);
  }
}

/** On-Demand alone, or a base of it and shares of both above. */
function strategyOf({ spot }: ContainersSettings): aws.types.input.ecs.ServiceCapacityProviderStrategy[] {
  if (!spot) return [{ capacityProvider: "FARGATE", weight: 1 }];
  const { onDemandBase, onDemandPercentage } = spot;
  return [
    { capacityProvider: "FARGATE", base: onDemandBase, weight: onDemandPercentage },
    { capacityProvider: "FARGATE_SPOT", weight: 100 - onDemandPercentage },
  ];
}
