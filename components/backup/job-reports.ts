import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { scheduleOf, widestGap } from "../topology/backup-schedule";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";
import { vaultArn, vaultName } from "../topology/stores";

export interface JobReportsArgs {
  settings: Settings;
  topology: Topology;
  /** Whom to tell. */
  alerts: Alerts;
  /** The role as which AWS Backup works here. */
  roleArn: pulumi.Output<string>;
}

const HOUR = 3600;

/** The longest that an alarm with periods of an hour looks back (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html). */
const LONGEST_LOOK_BACK_HOURS = 7 * 24;

/** At the least so long; a copy of the first, whole backup takes its time. */
const LEAST_PATIENCE_HOURS = 6;

/** How jobs end that leave no recovery point, or half of one. */
const BAD_ENDS = ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"];

/**
 * Tells people in two ways, in each region by itself. A job that ends badly is an event of the region in which it ran; EventBridge sees more of
 * them than the vault's own notifications, but as best it can (https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html). And
 * where no new recovery point comes into this region's vault, an alarm rings: it needs nobody to say that something failed, so that it tells of
 * the other region's failures while that region is dead, and of a plan that finds nothing to back up.
 */
export class JobReports extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: JobReportsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:backup:JobReports", name, {}, opts);
    this.tellOfBadEnds();
    this.tellOfSilence();
    this.registerOutputs({});
  }

  /** Backup and copy jobs of the two vaults, and restores as our role; a restore says `status` where the others say `state`. */
  private tellOfBadEnds(): void {
    const { workload } = this.args.settings;
    const vaults = [vaultArn(workload, "primary"), vaultArn(workload, "secondary")];
    this.tellOf("backup", "Backup", { backupVaultName: [vaultName(workload)], state: BAD_ENDS });
    this.tellOf("copy", "Copy", { sourceBackupVaultArn: vaults, state: BAD_ENDS });
    this.tellOf("restore", "Restore", { iamRoleArn: [this.args.roleArn], status: BAD_ENDS });
  }

  private tellOf(job: string, Job: string, detail: Record<string, pulumi.Input<pulumi.Input<string>[]>>): void {
    const state = "state" in detail ? "state" : "status";
    const rule = new aws.cloudwatch.EventRule(
      `${this.name}-${job}`,
      {
        description: `A ${job} job of AWS Backup ended badly`,
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": [`${Job} Job State Change`],
          detail,
        }),
      },
      this.parent,
    );
    new aws.cloudwatch.EventTarget(
      `${this.name}-${job}`,
      {
        rule: rule.name,
        arn: this.args.alerts.topicArn,
        deadLetterConfig: { arn: this.args.alerts.deadLetterArn },
        inputTransformer: {
          inputPaths: {
            region: "$.region",
            state: `$.detail.${state}`,
            type: "$.detail.resourceType",
            resource: "$.detail.resourceArn",
            why: "$.detail.statusMessage",
            id: `$.detail.${job}JobId`,
          },
          inputTemplate: `"A ${job} job of ${this.args.settings.workload.name} in <region> ended: <state>. Resource: <type> <resource>. Job: <id>. AWS says: <why>"`,
        },
      },
      this.parent,
    );
  }

  private tellOfSilence(): void {
    const hours = patienceHours(this.args.settings);
    if (hours === undefined) return;
    const { settings, topology, alerts } = this.args;
    const vault = vaultName(settings.workload);
    alerts.alarm(
      "no-new-backup",
      {
        what: `For ${hours} hours no recovery point came into vault ${vault} in ${topology.region}.`,
        todo: `Look at AWS Backup's jobs here and in ${topology.peer.region}; until the first has come it rings too.`,
        runbook: "stores.md#backups-are-missing",
        group: "stores",
        severity: "warning",
        namespace: "AWS/Backup",
        metricName: "NumberOfRecoveryPointsCompleted",
        dimensions: { BackupVaultName: vault },
        statistic: "Sum",
        comparison: "LessThanThreshold",
        threshold: 1,
        period: HOUR,
        evaluationPeriods: hours,
        // AWS Backup reports what is not zero (https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html).
        treatMissingData: "breaching",
      },
      this.parent,
    );
  }
}

/**
 * Hours after which the silence is a failure: twice the widest gap of the most frequent schedule, and the time to start. Undefined where an alarm
 * cannot look back so far; then events alone tell.
 */
export function patienceHours(settings: Settings): number | undefined {
  const rules = Object.values(settings.backup.rules);
  const waits = rules.map((rule) => 2 * widestGap(scheduleOf(rule, settings)) + rule.startWithin);
  const hours = Math.max(LEAST_PATIENCE_HOURS, Math.ceil(Math.min(...waits) / HOUR));
  return hours <= LONGEST_LOOK_BACK_HOURS ? hours : undefined;
}
