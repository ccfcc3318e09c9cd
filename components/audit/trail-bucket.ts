import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/parse";
import { customerKey } from "../keys/key";
import { objectLock, PrivateBucket } from "../storage/private-bucket";
import type { Topology } from "../topology";
import { trailArn, trailBucketName, trailKeyAlias } from "../topology/audit";
import { bucketStatements, trailKeyPolicy, type TrailOwner } from "./policies";

export interface TrailBucketArgs {
  settings: Pick<Settings, "workload" | "trail" | "keys">;
  topology: Pick<Topology, "role">;
}

/** A trail's bucket and key. */
export class TrailBucket extends pulumi.ComponentResource {
  readonly bucketName: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
  /** What must exist before the trail: CloudTrail tests its write access when the trail is created. */
  readonly ready: pulumi.Resource[];

  private readonly parent = { parent: this };

  constructor(
    name: string,
    private readonly args: TrailBucketArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:audit:Record", name, {}, opts);
    const owner = this.owner();
    const key = this.key(name, owner);
    const { settings, topology } = args;
    const { trail, workload } = settings;
    // Without a default key: CloudTrail names the trail's key with each file, and with an S3 Bucket Key it would need kms:Decrypt.
    const bucket = new PrivateBucket(
      name,
      {
        bucket: trailBucketName(workload, topology.role),
        expireAfterDays: trail.retentionDays,
        protect: trail.deletionProtection,
      },
      this.parent,
    );
    const lock = objectLock(name, bucket, trail.objectLock, this.parent);
    const policy = bucket.attachPolicy((arn) => bucketStatements(arn, owner));
    this.bucketName = bucket.bucket.id;
    this.keyArn = key.arn;
    // A file that is delivered before the lock exists is never locked.
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
    const description = `CloudTrail of ${workload.name}`;
    const key = { settings: keys, alias: trailKeyAlias(workload), description, policy: trailKeyPolicy(owner) };
    return customerKey(name, key, trail.deletionProtection, this.parent);
  }
}
