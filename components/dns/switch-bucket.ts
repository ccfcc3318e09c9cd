import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { PrivateBucket } from "../storage/private-bucket";
import type { Switch } from "../topology/names";

/** Versions of the switch's objects tell afterwards who threw it and when. */
const KEEP_SWITCH_HISTORY_DAYS = 365;

export interface SwitchBucketArgs {
  bucket: string;
  /** What may lie in it. */
  switches: Switch[];
  /** Of those, the ones that the stack throws itself. */
  thrown: Switch[];
}

/**
 * The bucket in which the other region's switches lie. Route 53's checkers read without credentials, so these objects, and no others, can be
 * read by anyone; they say nothing but that they exist. An account-wide public access block would leave the switch without effect.
 */
export function switchBucket(
  name: string,
  { bucket, switches, thrown }: SwitchBucketArgs,
  opts: pulumi.ComponentResourceOptions,
): PrivateBucket {
  const holder = new PrivateBucket(
    name,
    { bucket, publicRead: true, keepOldVersionsDays: KEEP_SWITCH_HISTORY_DAYS },
    opts,
  );
  holder.attachPolicy((arn) => [
    {
      Sid: "HealthCheckersRead",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: switches.map((s) => `${arn}/${s.key}`),
    },
  ]);
  for (const one of thrown) throwSwitch(`${name}-${one.key}`, holder, one, opts);
  return holder;
}

/**
 * Puts the object whose existence takes the other region out of service. Where a person was faster, S3 lays this version over theirs; once
 * it is taken out of the program, the provider deletes the object with all its versions
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object: PutObject to create, every version to delete).
 */
function throwSwitch(name: string, holder: PrivateBucket, { key }: Switch, opts: pulumi.ComponentResourceOptions) {
  new aws.s3.BucketObjectv2(name, { bucket: holder.bucket.id, key }, { ...opts, dependsOn: [holder.versioning] });
}
