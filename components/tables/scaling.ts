import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Capacity, Table } from "../config/schema/tables";

export interface ScalingArgs {
  table: Table;
  /** The table's name in AWS. */
  tableName: string;
  /** The table, or the replica, that must exist first. */
  scaled: pulumi.Resource;
}

const KINDS = [
  ["read", "Read"],
  ["write", "Write"],
] as const;

/**
 * Application Auto Scaling of a provisioned table, or of a region's replica of one, and of each of its global indexes: AWS accepts a replica of
 * a provisioned table only if the write units of the table and of every index scale
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html).
 */
export function scaling(name: string, { table, tableName, scaled }: ScalingArgs, opts: pulumi.CustomResourceOptions) {
  const { billing } = table;
  if (billing.mode !== "provisioned") return;
  const parts = [
    { name, resourceId: `table/${tableName}`, dimension: "table", capacities: billing },
    ...Object.entries(table.globalSecondaryIndexes).map(([index, { capacity }]) => ({
      name: `${name}-${index}`,
      resourceId: `table/${tableName}/index/${index}`,
      dimension: "index",
      capacities: capacity ?? billing,
    })),
  ];
  for (const part of parts) {
    for (const [kind, word] of KINDS) {
      trackingPolicy(
        `${part.name}-${kind}`,
        {
          resourceId: part.resourceId,
          scalableDimension: `dynamodb:${part.dimension}:${word}CapacityUnits`,
          metric: `DynamoDB${word}CapacityUtilization`,
          capacity: part.capacities[kind],
        },
        { ...opts, dependsOn: [scaled] },
      );
    }
  }
}

interface TrackingArgs {
  resourceId: string;
  scalableDimension: string;
  metric: string;
  capacity: Capacity;
}

function trackingPolicy(name: string, args: TrackingArgs, opts: pulumi.CustomResourceOptions): void {
  const { resourceId, scalableDimension, metric, capacity } = args;
  const target = new aws.appautoscaling.Target(
    name,
    {
      serviceNamespace: "dynamodb",
      resourceId,
      scalableDimension,
      minCapacity: capacity.min,
      maxCapacity: capacity.max,
    },
    opts,
  );
  new aws.appautoscaling.Policy(
    name,
    {
      // The name that AWS chooses: DynamoDB copies the policies of a table to its new replica, and a metric may have only one policy, so that
      // another name would be refused (https://github.com/hashicorp/terraform-provider-aws/issues/41179).
      name: `${metric}:${resourceId}`,
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: metric },
        targetValue: capacity.target,
      },
    },
    opts,
  );
}
