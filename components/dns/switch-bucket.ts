import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { PrivateBucket } from "../storage/private-bucket";
import type { Switch } from "../topology/names";

/** How long versions of a switch's object, and so the record of its use, are kept. */
const KEEP_SWITCH_HISTORY_DAYS = 365;

export interface SwitchBucketArgs {
  bucket: string;
  /** The switches that it can hold. */
  switches: Switch[];
  /** Of those, the ones that the stack engages itself. */
  engaged: Switch[];
}

/**
 * The bucket of the other region's switches. Route 53's health checkers read without credentials, so these objects, and no others, are
 * public; they contain nothing. An account-wide public access block would disable the switch.
 */
export function switchBucket(
  name: string,
  { bucket, switches, engaged }: SwitchBucketArgs,
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
  for (const one of engaged) engage(`${name}-${one.key}`, holder, one, opts);
  return holder;
}

/**
 * Puts the object whose existence takes the other region out of service. If an operator already created the object, this adds a version; once
 * it is removed from the program, the provider deletes the object with all its versions
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object: PutObject to create, every version to delete).
 */
function engage(name: string, holder: PrivateBucket, { key }: Switch, opts: pulumi.ComponentResourceOptions) {
  new aws.s3.BucketObjectv2(name, { bucket: holder.bucket.id, key }, { ...opts, dependsOn: [holder.versioning] });
}
