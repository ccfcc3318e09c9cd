import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Aurora } from "../../config/schema/databases";

interface ReaderScalingArgs {
  identifier: string;
  /** The fewest readers. */
  readers: number;
  scaling: NonNullable<Aurora["readerScaling"]>;
}

/** Aurora Auto Scaling of the readers by their load (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html). */
export function readerScaling(
  name: string,
  { identifier, readers, scaling }: ReaderScalingArgs,
  opts: pulumi.CustomResourceOptions,
): void {
  const target = new aws.appautoscaling.Target(
    `${name}-readers`,
    {
      serviceNamespace: "rds",
      scalableDimension: "rds:cluster:ReadReplicaCount",
      resourceId: `cluster:${identifier}`,
      minCapacity: readers,
      maxCapacity: scaling.max,
    },
    opts,
  );
  const policy = (what: string, metric: string, targetValue: number) =>
    new aws.appautoscaling.Policy(
      `${name}-readers-${what}`,
      {
        name: `${identifier}-${what}`,
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        scalableDimension: target.scalableDimension,
        resourceId: target.resourceId,
        targetTrackingScalingPolicyConfiguration: {
          predefinedMetricSpecification: { predefinedMetricType: metric },
          targetValue,
        },
      },
      opts,
    );
  policy("cpu", "RDSReaderAverageCPUUtilization", scaling.targetCpu);
  if (scaling.targetConnections !== undefined)
    policy("connections", "RDSReaderAverageDatabaseConnections", scaling.targetConnections);
}
