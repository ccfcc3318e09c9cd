import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AutoScaling } from "./auto-scaling/auto-scaling";
import {
  inPieces,
  isoDuration,
  ownArn,
  parameters,
  type Action,
  type Experiment,
  type Surroundings,
  type Target,
} from "../chaos/plan";

/** Instances of a zone, and what FIS needs to stop and start them. */
export interface StoppedInstances {
  targets: Target[];
  actions: Action[];
  statements: pulumi.Input<aws.iam.PolicyStatement>[];
}

/** The tag that EC2 Auto Scaling gives each instance of a group (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html). */
const GROUP_TAG = "aws:autoscaling:groupName";

/**
 * The instances of the zone, stopped and started again; undefined where the region runs none.
 * @param percent how many of them
 * @param seconds for how long
 */
export function stoppedInstances(at: Surroundings, percent: number, seconds: number): StoppedInstances | undefined {
  const targets = instancesOfZone(at, percent === 100 ? "ALL" : `PERCENT(${percent})`);
  if (targets.length === 0) return undefined;
  return {
    targets,
    actions: targets.map(({ name }) => ({
      name: `stop-${String(name)}`,
      actionId: "aws:ec2:stop-instances",
      parameters: parameters({
        startInstancesAfterDuration: isoDuration(seconds),
        // An Auto Scaling group ends what is stopped and launches another: there is nothing left to start, and that is no failure.
        completeIfInstancesTerminated: "true",
      }),
      target: { key: "Instances", value: name },
    })),
    statements: mayStop(at),
  };
}

function instancesOfZone({ instances, zone, network }: Surroundings, selectionMode: string): Target[] {
  if (!instances || zone === undefined || !network) return [];
  const shared = { resourceType: "aws:ec2:instance", selectionMode };
  if (instances instanceof AutoScaling) {
    return [
      {
        ...shared,
        name: "instances",
        resourceTags: [{ key: GROUP_TAG, value: instances.group.name }],
        filters: [
          { path: "Placement.AvailabilityZone", values: [zone] },
          { path: "State.Name", values: ["running"] },
        ],
      },
    ];
  }
  // Each instance of a fixed fleet has a Name of its own, which begins with fleet and zone: no tag is common to those of a zone.
  const perZone = instances.instances.length / network.zones.length;
  const first = network.zones.indexOf(zone) * perZone;
  const chosen = instances.instances.slice(first, first + perZone).map(({ arn }) => arn);
  return inPieces(chosen).map((resourceArns, i) => ({ ...shared, name: `instances-${i + 1}`, resourceArns }));
}

/**
 * What AWS asks for (https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stop-instances), of these instances alone. By
 * conditions that are the same before and after a fail-over: a policy that listed the fleet's instances would have to be changed then.
 */
function mayStop(at: Surroundings): pulumi.Input<aws.iam.PolicyStatement>[] {
  const { instances, zone, settings, topology } = at;
  const Condition =
    instances instanceof AutoScaling
      ? instances.group.name.apply((name) => ({ StringEquals: { [`ec2:ResourceTag/${GROUP_TAG}`]: name } }))
      : { StringLike: { "ec2:ResourceTag/Name": `${settings.workload.name}-${zone}-*` } };
  return [
    {
      Effect: "Allow",
      Action: ["ec2:StopInstances", "ec2:StartInstances"],
      Resource: ownArn(at, "ec2", "instance/*"),
      Condition,
    } as pulumi.Input<aws.iam.PolicyStatement>,
    { Effect: "Allow", Action: "ec2:DescribeInstances", Resource: "*" },
    // To start an instance whose volumes are encrypted.
    {
      Effect: "Allow",
      Action: "kms:CreateGrant",
      Resource: ownArn(at, "kms", "key/*"),
      Condition: {
        Bool: { "kms:GrantIsForAWSResource": "true" },
        StringEquals: { "kms:ViaService": `ec2.${topology.region}.amazonaws.com` },
      },
    },
  ];
}

/** Instances of the zone are stopped. */
export function instancesStopped(at: Surroundings): Experiment | undefined {
  const fault = at.settings.experiments.faults.instances;
  const stopped = fault && stoppedInstances(at, fault.percent, fault.duration);
  if (!stopped) return undefined;
  return {
    fault: "instances",
    says: `${fault.percent} % of the instances in ${at.zone} are stopped for ${fault.duration / 60} minutes.`,
    ...stopped,
    emptyTargets: "fail",
  };
}
