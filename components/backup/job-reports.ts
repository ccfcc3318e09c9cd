import * as pulumi from "@pulumi/pulumi";
import { scheduleOf, widestGap } from "../topology/backup-schedule";
import { HOUR } from "../../lib/duration";
import type { Settings } from "../config/parse";
import { SILENT, type Alerts } from "../observability/alerts";
import { eventNotification } from "../observability/event-notification";
import type { Topology } from "../topology";
import { vaultArn, vaultName } from "../topology/stores";

export interface JobReportsArgs {
  settings: Pick<Settings, "workload" | "backup" | "databases" | "tables" | "buckets">;
  topology: Pick<Topology, "region" | "peer">;
  /** The topic to notify. */
  alerts: Pick<Alerts, "alarm" | "topicArns" | "deadLetterArn">;
  /** AWS Backup's role in this region. */
  roleArn: pulumi.Output<string>;
}

/** The longest that an alarm with periods of an hour looks back (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html). */
const LONGEST_LOOK_BACK_HOURS = 7 * 24;

/** At least so long: a copy of the first, full backup takes time. */
const LEAST_SILENCE_HOURS = 6;

/** The final states of jobs without a complete recovery point. */
const FAILED_STATES = ["FAILED", "EXPIRED", "ABORTED", "PARTIAL"];

/**
 * Two kinds of notification, in each region separately. A failed job is an event of the region in which it ran; EventBridge has more of them than the
 * vault's own notifications, on a best-effort basis (https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html). And an alarm on
 * missing recovery points in this region's vault needs no event, so that it covers failures in the other region while that is impaired, and a plan that
 * selects no resource.
 */
export class JobReports extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: JobReportsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:backup:JobReports", name, {}, opts);
    this.notifyFailures();
    this.alarmOnSilence();
    this.registerOutputs({});
  }

  /** Backup and copy jobs of the two vaults, and restores with AWS Backup's role; a restore has `status` in place of `state`. */
  private notifyFailures(): void {
    const { workload } = this.args.settings;
    const vaults = [vaultArn(workload, "primary"), vaultArn(workload, "secondary")];
    this.notify("backup", "Backup", { backupVaultName: [vaultName(workload)], state: FAILED_STATES });
    this.notify("copy", "Copy", { sourceBackupVaultArn: vaults, state: FAILED_STATES });
    this.notify("restore", "Restore", { iamRoleArn: [this.args.roleArn], status: FAILED_STATES });
  }

  private notify(job: string, Job: string, detail: Record<string, pulumi.Input<pulumi.Input<string>[]>>): void {
    const state = "state" in detail ? "state" : "status";
    const { alerts, settings } = this.args;
    eventNotification(
      `${this.name}-${job}`,
      {
        description: `A ${job} job of AWS Backup failed`,
        eventPattern: pulumi.jsonStringify({
          source: ["aws.backup"],
          "detail-type": [`${Job} Job State Change`],
          detail,
        }),
        fields: {
          region: "$.region",
          state: `$.detail.${state}`,
          type: "$.detail.resourceType",
          resource: "$.detail.resourceArn",
          why: "$.detail.statusMessage",
          id: `$.detail.${job}JobId`,
        },
        text: `A ${job} job of ${settings.workload.name} in <region> ended: <state>. Resource: <type> <resource>. Job: <id>. AWS says: <why>`,
        severity: "warning",
        alerts,
      },
      this.parent,
    );
  }

  private alarmOnSilence(): void {
    const hours = silenceHours(this.args.settings);
    if (hours === undefined) return;
    const { settings, topology, alerts } = this.args;
    const vault = vaultName(settings.workload);
    alerts.alarm(
      "no-new-backup",
      {
        problem: `Vault ${vault} in ${topology.region} has received no recovery point for ${hours} hours.`,
        response: `Check AWS Backup's jobs here and in ${topology.peer.region}.`,
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
        // AWS Backup reports only what is not zero (https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html).
        ...SILENT,
      },
      this.parent,
    );
  }
}

/**
 * Hours without a recovery point that count as a failure: twice the widest gap of the most frequent schedule, and the time to start. Undefined if an
 * alarm cannot evaluate so long a time; then only the events notify.
 */
export function silenceHours(
  settings: Pick<Settings, "workload" | "backup" | "databases" | "tables" | "buckets">,
): number | undefined {
  const rules = Object.values(settings.backup.rules);
  const waits = rules.map((rule) => 2 * widestGap(scheduleOf(rule, settings)) + rule.startWithin);
  const hours = Math.max(LEAST_SILENCE_HOURS, Math.ceil(Math.min(...waits) / HOUR));
  return hours <= LONGEST_LOOK_BACK_HOURS ? hours : undefined;
}
