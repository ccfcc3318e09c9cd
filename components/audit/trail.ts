import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";
import { trailArn, trailLogGroup, trailName } from "../topology/audit";
import { selectorsOf } from "./selectors";
import { TrailBucket } from "./trail-bucket";
import { TrailGuard } from "./trail-guard";
import { TrailLog } from "./trail-log";

export interface TrailArgs {
  settings: Pick<Settings, "workload" | "trail" | "keys" | "buckets" | "tables" | "functions">;
  topology: Pick<Topology, "role" | "region">;
  alerts: Pick<Alerts, "alarm" | "topicArns" | "deadLetterArn">;
}

/**
 * CloudTrail: a multi-Region trail in each region, with a key and bucket of its own; the two share nothing.
 *
 * Two trails and not one with a replicated bucket: a trail is configured and delivers through its home region alone
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-multi-region-trails.html), so that while that region is impaired the record of
 * the hours that matter would wait there, and could not be fixed. The second copy of management events costs
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-manage-costs.html). A failover changes nothing.
 */
export class Trail extends pulumi.ComponentResource {
  /** The stack's outputs about it, with the operators' commands; undefined without a trail. */
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
    const files = new TrailBucket(name, { settings, topology }, parent);
    const log = new TrailLog(name, this.args, parent);
    const selectors = selectorsOf(settings);
    new aws.cloudtrail.Trail(
      name,
      {
        name: trailName(workload, topology.role),
        s3BucketName: files.bucketName,
        kmsKeyId: files.keyArn,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        enableLogging: true,
        cloudWatchLogsGroupArn: log.groupArn,
        cloudWatchLogsRoleArn: log.roleArn,
        ...(selectors && { advancedEventSelectors: selectors }),
        tags: { Name: trailName(workload, topology.role) },
      },
      { ...parent, protect: trail.deletionProtection, dependsOn: [...files.ready, ...log.ready] },
    );
    new TrailGuard(this.name, this.args, parent);
    return this.factsOf(files.bucketName);
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
