import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { PrivateBucket } from "../storage/private-bucket";
import type { ObjectSwitch } from "../topology/names";

/** How long versions of a switch's object, and so the record of its use, are kept. */
const KEEP_SWITCH_HISTORY_DAYS = 365;

export interface SwitchBucketArgs {
  bucket: string;
  /** The switches that it can hold. */
  switches: ObjectSwitch[];
  /** Of those, the ones that the stack engages itself. */
  engaged: ObjectSwitch[];
}

/**
 * The bucket of the other region's switches. Route 53's health checkers read without credentials, so these objects, and no others, are
 * public; they contain nothing. An account-wide public access block would disable the switch without a sign, since a switch that is not engaged is
 * answered with 403 too: so there is one more public object, which exists always, and a canary that reads it.
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
  const readable = [...new Set(switches.map((one) => one.readable))];
  for (const key of readable) put(`${name}-${key}`, holder, key, opts);
  holder.attachPolicy((arn) => [
    {
      Sid: "HealthCheckersRead",
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: [...switches.map((s) => `${arn}/${s.key}`), ...readable.map((key) => `${arn}/${key}`)],
    },
  ]);
  for (const { key } of engaged) put(`${name}-${key}`, holder, key, opts);
  return holder;
}

/**
 * Puts an object; a switch's takes the other region out of service. If an operator already created the object, this adds a version; once
 * it is removed from the program, the provider deletes the object with all its versions
 * (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object: PutObject to create, every version to delete).
 */
function put(name: string, holder: PrivateBucket, key: string, opts: pulumi.ComponentResourceOptions) {
  new aws.s3.BucketObjectv2(name, { bucket: holder.bucket.id, key }, { ...opts, dependsOn: [holder.versioning] });
}
