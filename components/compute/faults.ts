import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Experiment, Surroundings } from "../chaos/experiment";
import { isoDuration, ownArn, parameters, type FaultPart, type FaultZone, type Target } from "../chaos/fis";

interface Stop {
  /** Percent of the instances. */
  percent: number;
  seconds: number;
  /** The IAM condition that selects these instances by their tags, the same before and after a failover; a list of instances would change. */
  condition: pulumi.Input<Record<string, Record<string, string>>>;
}

/**
 * EC2 instances are stopped and started again
 * (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stop-instances, with its permissions), these instances alone.
 */
export function stopInstances(
  at: FaultZone,
  targets: Pick<Target, "name" | "resourceTags" | "resourceArns" | "filters">[],
  { percent, seconds, condition }: Stop,
): FaultPart {
  return {
    targets: targets.map((target) => ({
      ...target,
      resourceType: "aws:ec2:instance",
      selectionMode: percent === 100 ? "ALL" : `PERCENT(${percent})`,
    })),
    actions: targets.map(({ name }) => ({
      name: `stop-${String(name)}`,
      actionId: "aws:ec2:stop-instances",
      parameters: parameters({
        startInstancesAfterDuration: isoDuration(seconds),
        // An Auto Scaling group terminates a stopped instance and launches another: there is nothing left to start, and that is no failure.
        completeIfInstancesTerminated: "true",
      }),
      target: { key: "Instances", value: name },
    })),
    statements: [
      {
        Effect: "Allow",
        Action: ["ec2:StopInstances", "ec2:StartInstances"],
        Resource: ownArn(at, "ec2", "instance/*"),
        Condition: condition,
      } as pulumi.Input<aws.iam.PolicyStatement>,
      { Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" },
      // To start an instance whose volumes are encrypted.
      {
        Effect: "Allow",
        Action: "kms:CreateGrant",
        Resource: ownArn(at, "kms", "key/*"),
        Condition: {
          Bool: { "kms:GrantIsForAWSResource": "true" },
          StringEquals: { "kms:ViaService": `ec2.${at.topology.region}.amazonaws.com` },
        },
      },
    ],
  };
}

/** The Availability Zone of a fault, where the region has a service there. */
function zoneOf({ service, network, zone, ...stack }: Surroundings) {
  return service && network && zone !== undefined ? { service, at: { ...stack, network, zone } } : undefined;
}

/** The service's capacity in the zone is stopped. */
export function zoneStopped(from: Surroundings, percent: number, seconds: number): FaultPart | undefined {
  const found = zoneOf(from);
  return found?.service.stopped(found.at, percent, seconds);
}

/** Launches in the zone fail. */
export function launchesFail(from: Surroundings, percent: number, seconds: number): FaultPart | undefined {
  const found = zoneOf(from);
  return found?.service.launchesFail(found.at, percent, seconds);
}

/** Instances of the zone are stopped. */
export function instancesStopped(from: Surroundings): Experiment | undefined {
  const fault = from.settings.experiments.faults.instances;
  const stopped = fault && zoneStopped(from, fault.percent, fault.duration);
  if (!stopped) return undefined;
  return {
    fault: "instances",
    ...stopped,
    says:
      stopped.says ??
      `${fault.percent} % of the instances in ${from.zone} are stopped for ${fault.duration / 60} minutes.`,
    emptyTargets: "fail",
  };
}

/** EC2 has no capacity in the zone. */
export function noCapacity(from: Surroundings): Experiment | undefined {
  const fault = from.settings.experiments.faults.capacity;
  const failed = fault && launchesFail(from, fault.percent, fault.duration);
  if (!failed) return undefined;
  return {
    fault: "capacity",
    says: `${fault.percent} % of the launches in ${from.zone} fail for ${fault.duration / 60} minutes, as if EC2 had no capacity.`,
    ...failed,
    emptyTargets: "fail",
  };
}
