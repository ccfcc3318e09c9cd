import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import type { DataBucket as BucketSettings } from "../config/schema/buckets";
import type { Role } from "../config/schema/common";
import type { Store, StoreContext } from "../store";
import { pausedTags } from "../topology/fault-targets";
import { bucketArn, dataBucketName, storeTags, writes } from "../topology/stores";
import { bucketAlarms } from "./alarms";
import { bucketAccess } from "./bucket-access";
import { BucketReplication, type ReplicatedBucket } from "./bucket-replication";
import { objectLock, PrivateBucket } from "./private-bucket";

export interface DataBucketArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  bucket: BucketSettings;
}

/** The tag with a bucket's own RPO for a Region, if it is not the workload's objective; the pack's rules read it. */
const RPO_TAG = "rpo";

/**
 * A bucket for the service's own data in one region. In the secondary also what pairs it with the primary's: replication in both
 * directions from the beginning, since a failover may not change it: what is written in the secondary after a failover waits at S3, and is
 * replicated to the primary as soon as that is available again.
 */
export class DataBucket extends pulumi.ComponentResource implements Store {
  readonly statements: pulumi.Input<aws.iam.PolicyStatement>[];
  readonly facts: Record<string, unknown>;

  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: DataBucketArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:storage:DataBucket", name, {}, opts);
    const { keyArn, topology } = args;
    const bucket = this.build();
    const lock = objectLock(name, bucket, args.bucket.objectLock, this.parent);
    const replication = this.replicate([bucket, ...(lock ? [lock] : [])]);

    bucketAlarms(args, this.parent);

    const own = this.placed(topology.role);
    this.statements = bucketAccess({ ...own, keyArn });
    this.facts = {
      bucket: own.bucket,
      region: own.region,
      ...(replication && { replicateExisting: replication }),
    };
    this.registerOutputs({ bucket: own.bucket });
  }

  private build(): PrivateBucket {
    const { settings, bucket: bucketSettings, keyArn, store, topology } = this.args;
    const { lifecycle, deletionProtection } = bucketSettings;
    const name = dataBucketName(settings.workload, topology.role, store);
    const bucket = new PrivateBucket(
      this.name,
      {
        bucket: name,
        kmsKeyArn: keyArn,
        protect: deletionProtection,
        keepOldVersionsDays: lifecycle.oldVersionsDays,
        expireDeleteMarkers: true,
        abortUploadsAfterDays: lifecycle.incompleteUploadsDays,
        transitions: lifecycle.transitions.map(({ storageClass, afterDays }) => ({ storageClass, days: afterDays })),
        ...(lifecycle.expireAfterDays !== undefined && { expireAfterDays: lifecycle.expireAfterDays }),
        tags: {
          // The replicas are the same: backups of the writer's bucket are enough, and the other's would cost as much again.
          ...storeTags(
            settings.workload,
            name,
            bucketSettings.backup && writes({ role: topology.role, active: settings.active }),
          ),
          ...pausedTags(settings, "buckets", store),
          ...(bucketSettings.rpo !== undefined && { [RPO_TAG]: formatDuration(bucketSettings.rpo) }),
        },
      },
      this.parent,
    );
    bucket.attachPolicy((arn) => (deletionProtection ? [undeletable(arn)] : []));
    return bucket;
  }

  /**
   * Created by the secondary's stack, which knows both buckets, from arguments that a failover does not change: the configuration on the primary's
   * bucket cannot be changed while that region is impaired. Returns the commands for the objects from before, by direction.
   */
  private replicate(after: pulumi.Resource[]): Record<string, pulumi.Output<string>> | undefined {
    const { topology, keyArn, peerKeyArn, bucket, settings } = this.args;
    if (topology.role === "primary" || peerKeyArn === undefined) return undefined;
    const own: ReplicatedBucket = { ...this.placed("secondary"), keyArn };
    const peers: ReplicatedBucket = { ...this.placed("primary"), keyArn: peerKeyArn };
    const { account } = settings.workload;
    const shared = { settings: bucket.replication, account, isProtected: bucket.deletionProtection, after };
    const there = new BucketReplication(
      `${this.name}-to-secondary`,
      { ...shared, source: peers, destination: own },
      this.parent,
    );
    const back = new BucketReplication(
      `${this.name}-to-primary`,
      { ...shared, source: own, destination: peers },
      this.parent,
    );
    return { toSecondary: there.replicateExisting, toPrimary: back.replicateExisting };
  }

  private placed(role: Role): Omit<ReplicatedBucket, "keyArn"> {
    const { settings, store, topology } = this.args;
    const place = role === topology.role ? topology : topology.peer;
    const bucket = dataBucketName(settings.workload, role, store);
    return { bucket, arn: bucketArn(bucket), region: place.region };
  }
}

/** AWS's half of the protection, besides Pulumi's: without it an emptied bucket can be deleted, and its name taken by any account. */
function undeletable(arn: string): aws.iam.PolicyStatement {
  return { Sid: "Undeletable", Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: arn };
}
