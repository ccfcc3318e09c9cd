import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AutoScaling as AutoScalingSettings } from "../../config/schema/compute";
import type { FaultPart, FaultZone } from "../../chaos/fis";
import { GROUP_METRICS, groupAlarms, highCpuAlarm } from "./alarms";
import { unhealthyTargetAlarm } from "../../ingress/target-alarms";
import { launch } from "../launch-template";
import type { Service, ServiceAccess, ServiceArgs } from "../service";
import { failedLaunches, stoppedInstances } from "./faults";
import { followsSchedules, groupSize, type GroupSize } from "../scaled/sizes";
import { followsForecast } from "./kind";
import { predictivePolicy, requestsPolicy, scheduledAction, stepPolicy, trackingPolicy } from "./scaling";
import { preparation, preparationHook, warmPoolOf } from "./warm-pool";

export type AutoScalingArgs = ServiceArgs<AutoScalingSettings>;

/** An Auto Scaling group in all Availability Zones, with ELB health checks, scaling policies and instance refresh. */
export class AutoScaling extends pulumi.ComponentResource implements Service {
  readonly group: aws.autoscaling.Group;
  readonly accesses: readonly ServiceAccess[];
  /** The group terminates instances, and their volumes with them. */
  readonly volumeHosts = [];

  constructor(name: string, args: AutoScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:compute:AutoScaling", name, {}, opts);
    const { settings, ingress, alerts } = args;
    const parent = { parent: this };
    const size = groupSize(settings, args.tier);
    const { access, template } = launch(
      name,
      { ...args, hibernates: settings.warmPool?.state === "hibernated" },
      parent,
    );
    this.accesses = [access];
    const unhealthy = unhealthyTargetAlarm(
      alerts,
      ingress,
      { key: "sick-targets", ends: "an instance refresh in progress stops", gracePeriod: settings.gracePeriod },
      parent,
    );
    this.group = this.makeGroup(name, { ...args, size }, template, unhealthy);
    this.makeScaling(name, args);
    if (settings.warmPool) preparationHook(name, this.group, access.role, settings.warmPool, parent);
    groupAlarms(alerts, { group: this.group, size, settings }, parent);
    this.registerOutputs({ group: this.group.name });
  }

  stopped(at: FaultZone, percent: number, seconds: number): FaultPart {
    return stoppedInstances(this.group, at, percent, seconds);
  }

  launchesFail(at: FaultZone, percent: number, seconds: number): FaultPart {
    return failedLaunches(this.group, at, percent, seconds);
  }

  private makeScaling(name: string, { settings, tier, ingress, alerts }: AutoScalingArgs): void {
    const parent = { parent: this };
    const { targetCpu, targetRequests, stepScaling, predictive, schedules = {} } = settings;
    trackingPolicy(name, this.group, targetCpu, parent);
    if (targetRequests !== undefined) requestsPolicy(name, this.group, ingress, targetRequests, parent);
    if (stepScaling) {
      const policy = stepPolicy(name, this.group, stepScaling.add, settings.warmup, parent);
      highCpuAlarm(alerts, { group: this.group, ...stepScaling, action: policy.arn }, parent);
    }
    if (predictive && followsForecast(tier)) {
      const target = predictive.metric === "requests" ? targetRequests! : targetCpu;
      predictivePolicy(name, this.group, ingress, predictive, target, parent);
    }
    if (!followsSchedules(tier)) return;
    for (const [key, schedule] of Object.entries(schedules)) {
      scheduledAction(`${name}-${key}`, this.group, schedule, parent);
    }
  }

  private makeGroup(
    name: string,
    args: AutoScalingArgs & { size: GroupSize },
    template: aws.ec2.LaunchTemplate,
    unhealthy: aws.cloudwatch.MetricAlarm,
  ): aws.autoscaling.Group {
    const { settings, size, network, ingress } = args;
    // A number and not $Latest: a new version then shows in the preview, and starts an instance refresh.
    const launched = { id: template.id, version: template.latestVersion.apply(String) };
    return new aws.autoscaling.Group(
      name,
      {
        minSize: size.min,
        desiredCapacity: size.desired,
        maxSize: size.max,
        vpcZoneIdentifiers: network.privateSubnetIds,
        targetGroupArns: [ingress.targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: settings.gracePeriod,
        defaultInstanceWarmup: settings.warmup,
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
        instanceMaintenancePolicy: {
          minHealthyPercentage: settings.refresh.minHealthy,
          maxHealthyPercentage: settings.refresh.maxHealthy,
        },
        ...(settings.mixedInstances
          ? { mixedInstancesPolicy: mixed(settings, settings.mixedInstances, template), capacityRebalance: true }
          : { launchTemplate: launched }),
        instanceRefresh: {
          strategy: "Rolling",
          preferences: {
            minHealthyPercentage: settings.refresh.minHealthy,
            maxHealthyPercentage: settings.refresh.maxHealthy,
            instanceWarmup: String(settings.warmup),
            autoRollback: settings.refresh.rollback,
            alarmSpecification: { alarms: [unhealthy.name] },
          },
        },
        ...(settings.warmPool && {
          warmPool: warmPoolOf(settings.warmPool),
          initialLifecycleHooks: preparation(name, settings.warmPool),
        }),
        // The update fails after ten minutes, the provider's default, if instances do not launch; an empty standby has nothing to wait for.
        waitForCapacityTimeout: size.min === 0 ? "0" : "10m",
        enabledMetrics: GROUP_METRICS,
        tags: [{ key: "Name", value: name, propagateAtLaunch: true }],
      },
      {
        parent: this,
        // Scaling and a failover change it; `up` must not undo either. minSize is set by the program alone.
        // Initial hooks apply at creation only; the provider would replace the group to change them.
        ignoreChanges: ["desiredCapacity", "initialLifecycleHooks"],
        dependsOn: [ingress.listener],
      },
    );
  }
}

function mixed(
  settings: AutoScalingSettings,
  chosen: NonNullable<AutoScalingSettings["mixedInstances"]>,
  template: aws.ec2.LaunchTemplate,
) {
  return {
    instancesDistribution: {
      onDemandBaseCapacity: chosen.onDemandBase,
      onDemandPercentageAboveBaseCapacity: chosen.onDemandPercentage,
      onDemandAllocationStrategy: "prioritized",
      // AWS recommends it over its own default, lowest-price, which takes the pools most likely to be interrupted.
      spotAllocationStrategy: "price-capacity-optimized",
    },
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version: template.latestVersion.apply(String) },
      overrides: [settings.instanceType, ...chosen.instanceTypes].map((instanceType) => ({ instanceType })),
    },
  };
}
