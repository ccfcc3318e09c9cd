import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { formatDuration } from "../../lib/duration";
import type { DataBucket as BucketSettings } from "../config/schema/buckets";
import type { Role } from "../config/schema/common";
import type { Store, StoreContext } from "../store";
import { bucketArn, dataBucketName, storeTags, writes } from "../topology/stores";
import { bucketAlarms } from "./alarms";
import { bucketAccess } from "./bucket-access";
import { BucketReplication, type ReplicatedBucket } from "./bucket-replication";
import { PrivateBucket } from "./private-bucket";

export interface DataBucketArgs extends StoreContext {
  /** Its name in the settings. */
  store: string;
  bucket: BucketSettings;
}

/** The tag that says how much of a bucket the loss of a region may cost, where that is not the workload's objective; the pack's rules read it. */
const RPO_TAG = "rpo";

/**
 * A bucket for the service's own data in one region. In the secondary also what pairs it with the primary's: replication both ways, from
 * the beginning, since nothing of it may change when the writer does: what is written in the secondary after a fail-over waits at S3, and
 * goes to the primary as soon as that is back.
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
    const lock = this.lock(bucket);
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
    const { settings, bucket: wanted, keyArn, store, topology } = this.args;
    const { lifecycle, deletionProtection } = wanted;
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
          // The copies are the same: the writer's backups are enough, and the other's would cost as much again.
          ...storeTags(
            settings.workload,
            name,
            wanted.backup && writes({ role: topology.role, active: settings.active }),
          ),
          ...(wanted.rpo !== undefined && { [RPO_TAG]: formatDuration(wanted.rpo) }),
        },
      },
      this.parent,
    );
    bucket.attachPolicy((arn) => (deletionProtection ? [undeletable(arn)] : []));
    return bucket;
  }

  /**
   * As a resource of its own, and not by the bucket's objectLockEnabled: a change of that replaces the bucket (ForceNew), whereas this turns
   * the lock on for a bucket that exists (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html).
   */
  private lock({ bucket, versioning }: PrivateBucket): aws.s3.BucketObjectLockConfiguration | undefined {
    const { objectLock } = this.args.bucket;
    if (!objectLock) return undefined;
    const { mode, days, years } = objectLock;
    return new aws.s3.BucketObjectLockConfiguration(
      this.name,
      {
        bucket: bucket.id,
        rule: {
          defaultRetention: {
            mode: mode.toUpperCase(),
            ...(days !== undefined && { days }),
            ...(years !== undefined && { years }),
          },
        },
      },
      // S3 locks versions only: it refuses a bucket without them.
      { ...this.parent, dependsOn: [versioning] },
    );
  }

  /**
   * Made by the secondary's stack, which knows both buckets, and from what no flip of the writer changes: the one on the primary's bucket
   * could not be changed while that region is dead. Gives the commands for what was there before, by direction.
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

/** AWS's half of the protection, beside Pulumi's: without it whoever empties the bucket can delete it, and its name is anybody's. */
function undeletable(arn: string): aws.iam.PolicyStatement {
  return { Sid: "Undeletable", Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: arn };
}
