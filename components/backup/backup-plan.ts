import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { scheduleOf } from "../topology/backup-schedule";
import { MINUTE } from "../../lib/duration";
import type { Settings } from "../config/parse";
import type { Backup, BackupRule } from "../config/schema/backup";
import type { Topology } from "../topology";
import { BACKUP_TAG, vaultArn } from "../topology/stores";

export interface BackupPlanArgs {
  settings: Pick<Settings, "workload" | "backup" | "databases" | "tables" | "buckets">;
  topology: Pick<Topology, "peer">;
  vaultName: pulumi.Output<string>;
  roleArn: pulumi.Output<string>;
}

type Rule = aws.types.input.backup.PlanRule;

/** The ARN pattern of buckets. */
const BUCKETS = "arn:aws:s3:::*";

/**
 * The types on which a plan looks for its tag. A type that is named is backed up independently of the account's opt-in, except Aurora
 * (https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources-json.html). The opt-ins belong to the
 * account's region and not to this workload: another program may have set them, so they are not changed.
 */
const OTHER_STORES = [
  "arn:aws:rds:*:*:db:*",
  "arn:aws:rds:*:*:cluster:*",
  "arn:aws:dynamodb:*:*:table/*",
  "arn:aws:ec2:*:*:volume/*",
];

/**
 * The plans of the region that writes: they back up to its vault by tag and copy to the other region's. They hold no data. A Multi-AZ DB cluster
 * does not have their tag, since AWS copies none of its snapshots.
 */
export class BackupPlan extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    name: string,
    private readonly args: BackupPlanArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:backup:BackupPlan", name, {}, opts);
    const { rules, continuousBuckets } = args.settings.backup;
    const periodic = Object.entries(rules).map(([ruleName, rule]) => this.rule(ruleName, rule));
    const resources = continuousBuckets ? OTHER_STORES : [...OTHER_STORES, BUCKETS];
    this.plan(name, periodic, resources);
    if (continuousBuckets) this.plan(`${name}-buckets`, [this.continuousRule(continuousBuckets)], [BUCKETS]);
    this.registerOutputs({});
  }

  private plan(name: string, rules: Rule[], resources: string[]): void {
    const { workload } = this.args.settings;
    const plan = new aws.backup.Plan(name, { rules, tags: { Name: name } }, this.parent);
    new aws.backup.Selection(
      name,
      {
        planId: plan.id,
        iamRoleArn: this.args.roleArn,
        resources,
        // Both must hold; selectionTags would add every resource with the tag to every one of these types
        // (https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html).
        conditions: [{ stringEquals: [{ key: `aws:ResourceTag/${BACKUP_TAG}`, value: workload.name }] }],
      },
      this.parent,
    );
  }

  private rule(ruleName: string, rule: BackupRule): Rule {
    return {
      ...this.shared(ruleName, rule),
      startWindow: rule.startWithin / MINUTE,
      completionWindow: rule.completeWithin / MINUTE,
      lifecycle: lifecycleOf(rule.retentionDays, rule.coldAfterDays),
      copyActions: [this.copy(rule.copy, rule.retentionDays)],
    };
  }

  /** Point-in-time recovery here; the copy is a snapshot (https://docs.aws.amazon.com/aws-backup/latest/devguide/recov-point-create-a-copy.html). */
  private continuousRule(settings: NonNullable<Backup["continuousBuckets"]>): Rule {
    return {
      ...this.shared("continuous", settings),
      enableContinuousBackup: true,
      lifecycle: lifecycleOf(settings.retentionDays),
      copyActions: [this.copy(settings.copy, settings.retentionDays)],
    };
  }

  private shared(ruleName: string, when: Parameters<typeof scheduleOf>[0]) {
    const schedule = scheduleOf(when, this.args.settings);
    return { ruleName, schedule, scheduleExpressionTimezone: "Etc/UTC", targetVaultName: this.args.vaultName };
  }

  private copy({ retentionDays, coldAfterDays }: BackupRule["copy"], byDefault: number) {
    const { settings, topology } = this.args;
    return {
      destinationVaultArn: vaultArn(settings.workload, topology.peer.role),
      lifecycle: lifecycleOf(retentionDays ?? byDefault, coldAfterDays),
    };
  }
}

function lifecycleOf(deleteAfter: number, coldStorageAfter?: number) {
  return { deleteAfter, ...(coldStorageAfter !== undefined && { coldStorageAfter }) };
}
