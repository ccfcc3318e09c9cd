import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import { PrivateBucket } from "../storage/private-bucket";
import type { Topology } from "../topology";
import { trailArn, trailBucketName, trailKeyAlias } from "../topology/audit";
import { bucketStatements, trailKeyPolicy, type TrailOwner } from "./policies";

export interface RecordArgs {
  settings: Settings;
  topology: Topology;
}

/** Where a trail's files lie: a bucket of its own, under a key of its own. */
export class Record extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  /** What must be there before the trail is: CloudTrail tries to write when it is made. */
  readonly ready: pulumi.Resource[];

  private readonly parent = { parent: this };

  constructor(
    name: string,
    private readonly args: RecordArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:audit:Record", name, {}, opts);
    const owner = this.owner();
    const key = this.key(name, owner);
    const { settings, topology } = args;
    const { trail, workload } = settings;
    // Without a key by default: CloudTrail names the trail's with each file, and an S3 Bucket Key would make it need kms:Decrypt.
    const bucket = new PrivateBucket(
      name,
      {
        bucket: trailBucketName(workload, topology.role),
        expireAfterDays: trail.retentionDays,
        protect: trail.deletionProtection,
      },
      this.parent,
    );
    const lock = this.lock(name, bucket);
    const policy = bucket.attachPolicy((arn) => bucketStatements(arn, owner));
    this.bucketName = bucket.bucket.id;
    this.keyArn = key.arn;
    // A record that is delivered before the lock stands is never locked.
    this.ready = [policy, ...(lock ? [lock] : [])];
    this.registerOutputs({ bucket: this.bucketName });
  }

  private owner(): TrailOwner {
    const { settings, topology } = this.args;
    const { workload, trail } = settings;
    return {
      account: workload.account,
      workload: workload.name,
      trailArn: trailArn(workload, topology.role),
      administrators: trail.administrators,
      isProtected: trail.deletionProtection,
    };
  }

  private key(name: string, owner: TrailOwner): aws.kms.Key {
    const { keys, trail, workload } = this.args.settings;
    const alias = trailKeyAlias(workload);
    const key = new aws.kms.Key(
      name,
      {
        description: `CloudTrail of ${workload.name}`,
        deletionWindowInDays: keys.deletionWindowDays,
        enableKeyRotation: true,
        rotationPeriodInDays: keys.rotationDays,
        policy: JSON.stringify(trailKeyPolicy(owner)),
        tags: { Name: alias },
      },
      { ...this.parent, protect: trail.deletionProtection },
    );
    new aws.kms.Alias(name, { name: alias, targetKeyId: key.keyId }, this.parent);
    return key;
  }

  /** Of its own, and not by the bucket's objectLockEnabled, a change of which would replace the bucket (ForceNew). */
  private lock(name: string, bucket: PrivateBucket): aws.s3.BucketObjectLockConfiguration | undefined {
    const { objectLock } = this.args.settings.trail;
    if (!objectLock) return undefined;
    return new aws.s3.BucketObjectLockConfiguration(
      name,
      {
        bucket: bucket.bucket.id,
        rule: { defaultRetention: { mode: objectLock.mode.toUpperCase(), days: objectLock.days } },
      },
      // S3 locks versions only: it refuses a bucket without them.
      { ...this.parent, dependsOn: [bucket.versioning] },
    );
  }
}
