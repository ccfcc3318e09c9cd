import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import type { Alerts } from "../observability/alerts";
import { eventNotification } from "../observability/event-notification";
import type { Topology } from "../topology";
import { bothTrails, trailBucketName } from "../topology/audit";
import { NAMING, STOPPING } from "./trail-log";

export interface TrailGuardArgs {
  settings: Pick<Settings, "workload">;
  topology: Pick<Topology, "role" | "region">;
  alerts: Pick<Alerts, "topicArns" | "deadLetterArn">;
}

/** API calls that endanger the record. */
interface Watched {
  key: string;
  service: string;
  events: string[];
  /** Further conditions on the event. */
  detail?: Record<string, unknown>;
  description: string;
}

/** What would precede a deletion from the bucket; bucket-level calls are management events. */
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

/** What makes a key unusable, and all that it encrypts unreadable: the record, stores and messages. */
const KEY_CHANGES = ["ScheduleKeyDeletion", "DisableKey", "PutKeyPolicy"];

/**
 * Notifies the alerts' topic within about a minute of changes to the trail, its bucket or a key of this region.
 *
 * In the region of the trail: CloudTrail accepts these calls in the trail's home region only
 * (https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_StopLogging.html), and S3 and KMS log theirs in the region of the bucket and key;
 * events of IAM would be in us-east-1 (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events).
 * EventBridge receives a call only while a trail logs it (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html):
 * with this trail stopped, the other region's trail, which covers this region too, still sends the calls to this region's EventBridge.
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
    this.notify({
      key: "trail",
      service: "cloudtrail",
      events: STOPPING,
      // By its name or its ARN, which ends in the name.
      detail: {
        $or: NAMING.map((field) => ({
          requestParameters: { [field]: bothTrails(settings.workload).map((trail) => ({ suffix: trail })) },
        })),
      },
      description: `a trail of ${settings.workload.name} was stopped, deleted or changed`,
    });
    this.notify({
      key: "bucket",
      service: "s3",
      events: BUCKET_CHANGES,
      detail: { requestParameters: { bucketName: [bucketName] } },
      description: `the trail's bucket ${bucketName} was changed`,
    });
    this.notify({ key: "key", service: "kms", events: KEY_CHANGES, description: "a KMS key was changed or given up" });
    this.registerOutputs({});
  }

  private notify({ key, service, events, detail, description }: Watched): void {
    const name = `${this.name}-${key}-touched`;
    const { settings, topology, alerts } = this.args;
    eventNotification(
      name,
      {
        description: `In ${topology.region} ${description}`,
        eventPattern: JSON.stringify({
          source: [`aws.${service}`],
          "detail-type": ["AWS API Call via CloudTrail"],
          detail: { eventSource: [`${service}.amazonaws.com`], eventName: events, ...detail },
        }),
        fields: {
          event: "$.detail.eventName",
          who: "$.detail.userIdentity.arn",
          from: "$.detail.sourceIPAddress",
          when: "$.detail.eventTime",
          error: "$.detail.errorCode",
          id: "$.detail.eventID",
        },
        text: `${settings.workload.name} in ${topology.region}: ${description}. Call: <event>, by <who> from <from> at <when>; refused with: <error>. Event: <id>. If your team did not do it, see docs/runbook/audit.md`,
        severity: "critical",
        alerts,
      },
      { parent: this },
    );
  }
}
