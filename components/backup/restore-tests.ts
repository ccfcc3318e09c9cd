import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { HOUR } from "../../lib/duration";
import type { Settings } from "../config/parse";
import type { Network } from "../network/network";
import { backedUpTypes, type ResourceType } from "./resource-types";

export interface RestoreTestsArgs {
  settings: Pick<Settings, "backup" | "databases" | "tables" | "buckets" | "volumes">;
  vaultArn: pulumi.Output<string>;
  roleArn: pulumi.Output<string>;
  /** The ARN of this region's key. */
  keyArn: pulumi.Output<string>;
  /** The network for restored databases; by default the region's default VPC. */
  network?: Pick<Network, "vpcId" | "privateSubnetIds">;
}

type Overrides = Record<string, pulumi.Input<string>>;

/**
 * Restore testing: restores the newest recovery point of each resource type in this region's vault, keeps it for some hours for inspection, and deletes
 * it. A failed test is notified like any other job.
 */
export class RestoreTests extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: RestoreTestsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:backup:RestoreTests", name, {}, opts);
    const { restoreTests } = args.settings.backup;
    const kinds = backedUpTypes(args.settings);
    const plan = new aws.backup.RestoreTestingPlan(
      name,
      {
        // Letters, digits and underscores only; the provider's autoname would have a hyphen.
        name: underscored(`${name}_restore`),
        scheduleExpression: restoreTests.cron,
        scheduleExpressionTimezone: "Etc/UTC",
        startWindowHours: restoreTests.startWithin / HOUR,
        recoveryPointSelection: {
          algorithm: "LATEST_WITHIN_WINDOW",
          includeVaults: [args.vaultArn],
          recoveryPointTypes: ["SNAPSHOT"],
          selectionWindowDays: restoreTests.newestOfDays,
        },
        tags: { Name: `${name}-restore` },
      },
      this.parent,
    );
    const overrides = this.overrides(kinds);
    for (const kind of kinds) this.selection(kind, plan, overrides[kind]);
    this.registerOutputs({});
  }

  private selection(kind: ResourceType, plan: aws.backup.RestoreTestingPlan, overrides: Overrides): void {
    new aws.backup.RestoreTestingSelection(
      `${this.name}-${kind.toLowerCase()}`,
      {
        name: `${kind}_newest`,
        restoreTestingPlanName: plan.name,
        protectedResourceType: kind,
        iamRoleArn: this.args.roleArn,
        // Everything in the vault, which is this workload's own.
        protectedResourceArns: ["*"],
        restoreMetadataOverrides: overrides,
        validationWindowHours: this.args.settings.backup.restoreTests.keepFor / HOUR,
      },
      this.parent,
    );
  }

  /**
   * What AWS Backup would not infer correctly: the key of the restored resource, and a network for databases if the region has one
   * (https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html). A DB instance has the snapshot's key.
   */
  private overrides(kinds: ResourceType[]): Record<ResourceType, Overrides> {
    const { keyArn, network } = this.args;
    const place = network && kinds.some((kind) => kind === "RDS" || kind === "Aurora") ? this.place(network) : {};
    return {
      Aurora: { kmsKeyId: keyArn, ...place },
      RDS: place,
      DynamoDB: { encryptionType: "KMS", kmsMasterKeyArn: keyArn },
      EBS: { kmsKeyId: keyArn },
      S3: { encryptionType: "SSE-KMS", kmsKey: keyArn },
    };
  }

  /** Private subnets, and a security group without ingress. */
  private place(network: NonNullable<RestoreTestsArgs["network"]>): Overrides {
    const tags = { Name: `${this.name}-restore` };
    const subnets = new aws.rds.SubnetGroup(
      `${this.name}-restore`,
      { subnetIds: network.privateSubnetIds, description: "Databases that are restored on trial", tags },
      this.parent,
    );
    const group = new aws.ec2.SecurityGroup(
      `${this.name}-restore`,
      { vpcId: network.vpcId, description: "Databases that are restored on trial; nothing comes in", tags },
      this.parent,
    );
    // A list is a JSON array in a string here (same page).
    return { dbSubnetGroupName: subnets.name, vpcSecurityGroupIds: pulumi.jsonStringify([group.id]) };
  }
}

function underscored(name: string): string {
  return name.replaceAll("-", "_");
}
