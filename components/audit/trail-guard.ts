import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import type { Topology } from "../topology";
import { trailBucketName } from "../topology/audit";
import { STOPPING } from "./trail-log";

export interface TrailGuardArgs {
  settings: Settings;
  topology: Topology;
  alerts: Alerts;
}

/** A kind of thing that somebody does to the record. */
interface Watched {
  key: string;
  service: string;
  events: string[];
  /** Further demands on the event. */
  detail?: Record<string, unknown>;
  says: string;
}

/** What somebody would do to the bucket before he deletes from it; bucket-level calls are management events. */
const BUCKET_CHANGES = [
  "DeleteBucket",
  "DeleteBucketPolicy",
  "PutBucketPolicy",
  "PutBucketLifecycle",
  "PutBucketLifecycleConfiguration",
  "DeleteBucketLifecycle",
  "PutBucketVersioning",
  "PutObjectLockConfiguration",
  "PutBucketObjectLockConfiguration",
  "PutBucketPublicAccessBlock",
  "DeleteBucketPublicAccessBlock",
];

/** What makes a key unusable. What it encrypted is then unreadable: the record, and just so stores and messages. */
const KEY_CHANGES = ["ScheduleKeyDeletion", "DisableKey", "PutKeyPolicy"];

/**
 * Tells people within a minute or so who touches the trail, its bucket or a key of this region.
 *
 * In the region of the trail: CloudTrail takes these calls in the trail's home region alone
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html), and S3 and KMS log theirs where bucket and key are;
 * events of IAM would be in us-east-1 (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events).
 * EventBridge hears of a call only while some trail logs it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html):
 * with the one stopped, the other region's trail, which sees this region too, still makes this region's EventBridge hear.
 */
export class TrailGuard extends pulumi.ComponentResource {
  constructor(
    private readonly name: string,
    private readonly args: TrailGuardArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:audit:TrailGuard", name, {}, opts);
    const { settings, topology } = args;
    const bucketName = trailBucketName(settings.workload, topology.role);
    this.tellOf({
      key: "trail",
      service: "cloudtrail",
      events: STOPPING,
      says: "a trail was stopped, deleted or changed",
    });
    this.tellOf({
      key: "bucket",
      service: "s3",
      events: BUCKET_CHANGES,
      detail: { requestParameters: { bucketName: [bucketName] } },
      says: `the trail's bucket ${bucketName} was changed`,
    });
    this.tellOf({ key: "key", service: "kms", events: KEY_CHANGES, says: "a KMS key was changed or given up" });
    this.registerOutputs({});
  }

  private tellOf({ key, service, events, detail, says }: Watched): void {
    const name = `${this.name}-${key}-touched`;
    const { settings, topology, alerts } = this.args;
    const parent = { parent: this };
    const rule = new aws.cloudwatch.EventRule(
      name,
      {
        description: `In ${topology.region} ${says}`,
        eventPattern: JSON.stringify({
          source: [`aws.${service}`],
          "detail-type": ["AWS API Call via CloudTrail"],
          detail: { eventSource: [`${service}.amazonaws.com`], eventName: events, ...detail },
        }),
      },
      parent,
    );
    new aws.cloudwatch.EventTarget(
      name,
      {
        rule: rule.name,
        arn: alerts.topicArn,
        deadLetterConfig: { arn: alerts.deadLetterArn },
        inputTransformer: {
          inputPaths: {
            event: "$.detail.eventName",
            who: "$.detail.userIdentity.arn",
            from: "$.detail.sourceIPAddress",
            when: "$.detail.eventTime",
            error: "$.detail.errorCode",
            id: "$.detail.eventID",
          },
          inputTemplate: `"${settings.workload.name} in ${topology.region}: ${says}. Call: <event>, by <who> from <from> at <when>; refused with: <error>. Event: <id>. If nobody of yours did it, see docs/runbook/audit.md"`,
        },
      },
      parent,
    );
  }
}
