import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";
import { trailArn, trailLogGroup, trailName } from "../topology/audit";
import { Record as TrailRecord } from "./record";
import { selectorsOf } from "./selectors";
import { TrailGuard } from "./trail-guard";
import { TrailLog } from "./trail-log";

export interface TrailArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/**
 * Who did what: a multi-Region trail of each region's own, with its own key and bucket there, and nothing of it shared.
 *
 * Two trails and not one with a replicated bucket: a trail is configured and delivers through its home region alone
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html), so that with that region lost the record of
 * the very hours that matter would wait there, and nobody could mend it. The second copy of management events costs
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html). Nothing changes at a fail-over.
 */
export class Trail extends pulumi.ComponentResource {
  /** What the stack's outputs say of it, with the commands that people need; undefined where there is none. */
  readonly facts: Record<string, unknown> | undefined;

  constructor(
    private readonly name: string,
    private readonly args: TrailArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:audit:Trail", name, {}, opts);
    this.facts = args.settings.trail.enabled ? this.build() : undefined;
    this.registerOutputs({});
  }

  private build(): Record<string, unknown> {
    const parent = { parent: this };
    const { settings, topology } = this.args;
    const { trail, workload } = settings;
    const name = `${this.name}-trail`;
    const record = new TrailRecord(name, { settings, topology }, parent);
    const log = new TrailLog(name, this.args, parent);
    const selectors = selectorsOf(settings);
    new aws.cloudtrail.Trail(
      name,
      {
        name: trailName(workload, topology.role),
        s3BucketName: record.bucketName,
        kmsKeyId: record.keyArn,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        enableLogging: true,
        cloudWatchLogsGroupArn: log.groupArn,
        cloudWatchLogsRoleArn: log.roleArn,
        ...(selectors && { advancedEventSelectors: selectors }),
        tags: { Name: trailName(workload, topology.role) },
      },
      { ...parent, protect: trail.deletionProtection, dependsOn: [...record.ready, ...log.ready] },
    );
    new TrailGuard(this.name, this.args, parent);
    return this.factsOf(record.bucketName);
  }

  private factsOf(bucket: pulumi.Output<string>): Record<string, unknown> {
    const { settings, topology } = this.args;
    const { workload } = settings;
    const name = trailName(workload, topology.role);
    const region = `--region ${topology.region}`;
    return {
      trail: name,
      region: topology.region,
      bucket,
      status: `aws cloudtrail get-trail-status --name ${name} ${region}`,
      start: `aws cloudtrail start-logging --name ${name} ${region}`,
      validate: `aws cloudtrail validate-logs --trail-arn ${trailArn(workload, topology.role)} --start-time <when> ${region}`,
      search: `aws logs tail ${trailLogGroup(workload)} --since 1h --filter-pattern '{ $.readOnly IS FALSE }' ${region}`,
    };
  }
}
