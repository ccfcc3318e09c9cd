import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { HOUR } from "../../lib/duration";
import type { Role } from "../config/schema/common";
import type { Snapshots } from "../config/schema/volumes";
import { roleWithPolicy } from "../iam/policy-document";
import type { StoreContext } from "../store";
import { otherRole } from "../topology/names";
import { hasStores } from "../topology/stores";
import { policyTag, retentionKind } from "./tags";

/** With another schedule name the existing snapshots are not managed any more (https://docs.aws.amazon.com/ebs/latest/userguide/view-modify-delete.html). */
const SCHEDULE = "snapshots";

/**
 * Data Lifecycle Manager in both regions: each region's volumes are snapshotted there, and the snapshots copied to the other region under
 * that region's key. All of it is the secondary's, since a copy rule accepts a key's ARN, not its alias
 * (https://docs.aws.amazon.com/dlm/latest/APIReference/API_CrossRegionCopyRule.html, CmkArn), and only the secondary knows both keys.
 *
 * The policies do not depend on which region is active: one without volumes does nothing. So a failover changes none of them, in particular not the
 * one in the impaired Region.
 */
export class SnapshotPolicies extends pulumi.ComponentResource {
  constructor(name: string, args: StoreContext, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:volumes:SnapshotPolicies", name, {}, opts);
    const { workload, volumes } = args.settings;
    const role = this.role(`${name}-snapshots`, args);
    for (const source of (["primary", "secondary"] as const).filter((one) => hasStores(workload, one)))
      for (const [store, { snapshots }] of Object.entries(volumes))
        this.policy(name, { store, snapshots, source }, role, args);
    this.registerOutputs({});
  }

  private policy(
    name: string,
    { store, snapshots, source }: { store: string; snapshots: Snapshots; source: Role },
    role: aws.iam.Role,
    { settings: { workload }, topology, keyArn, peerKeyArn }: StoreContext,
  ): void {
    const target = otherRole(source);
    const kind = retentionKind(snapshots);
    const zones = snapshots.fastRestore?.zones[source];
    new aws.dlm.LifecyclePolicy(
      `${name}-${store}-${source}-${kind}`,
      {
        ...(source !== topology.role && { region: workload.regions[source] }),
        // Letters, digits, spaces, underscores and hyphens only (https://docs.aws.amazon.com/dlm/latest/APIReference/API_CreateLifecyclePolicy.html).
        description: `${workload.name} ${store} in ${workload.regions[source]} with copies in ${workload.regions[target]}`,
        executionRoleArn: role.arn,
        state: "ENABLED",
        policyDetails: {
          resourceTypes: ["VOLUME"],
          targetTags: policyTag(workload, store, snapshots),
          schedules: [
            {
              name: SCHEDULE,
              copyTags: true,
              createRule: createRule(snapshots),
              retainRule: retainRule(snapshots),
              ...(zones && { fastRestoreRule: { availabilityZones: zones, count: snapshots.fastRestore!.count } }),
              crossRegionCopyRules: [
                {
                  target: workload.regions[target],
                  encrypted: true,
                  cmkArn: target === topology.role ? keyArn : peerKeyArn!,
                  copyTags: true,
                  retainRule: { interval: snapshots.copies.days, intervalUnit: "DAYS" },
                },
              ],
            },
          ],
        },
        tags: { Name: `${workload.name}-${store}` },
      },
      { parent: this },
    );
  }

  /** The role of Data Lifecycle Manager in both regions: IAM is global. */
  private role(name: string, { keyArn, peerKeyArn }: StoreContext): aws.iam.Role {
    const parent = { parent: this };
    const { role } = roleWithPolicy(
      name,
      {
        assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "dlm.amazonaws.com" }),
        tags: { Name: name },
        statements: keyUse([keyArn, peerKeyArn!]),
      },
      parent,
    );
    new aws.iam.RolePolicyAttachment(
      name,
      { role: role.name, policyArn: aws.iam.ManagedPolicy.AWSDataLifecycleManagerServiceRole },
      parent,
    );
    return role;
  }
}

/**
 * Snapshots of encrypted volumes and their copies need both regions' keys
 * (https://docs.aws.amazon.com/ebs/latest/userguide/dlm-prerequisites.html, "Permissions for encryption").
 */
function keyUse(keys: pulumi.Input<string>[]): pulumi.Input<aws.iam.PolicyStatement>[] {
  return [
    {
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
      Resource: keys,
    },
    {
      Effect: "Allow",
      Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
      Resource: keys,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function createRule({ cron, interval = HOUR, startTime = "00:00" }: Snapshots) {
  if (cron !== undefined) return { cronExpression: cron };
  return { interval: interval / HOUR, intervalUnit: "HOURS", times: startTime };
}

function retainRule({ retain: { count, days } }: Snapshots) {
  return count === undefined ? { interval: days!, intervalUnit: "DAYS" } : { count };
}
