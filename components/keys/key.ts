import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Keys } from "../config/schema/keys";

export interface KeyArgs {
  settings: Keys;
  alias: string;
  description: string;
  /** KMS's default policy if not given. */
  policy?: aws.iam.PolicyDocument;
  /** The provider's region if not given. */
  region?: string;
  multiRegion?: boolean;
}

/** A customer managed key with rotation, and its alias. @param protect whether Pulumi refuses to delete the key */
export function customerKey(
  name: string,
  { settings, alias, description, policy, region, multiRegion }: KeyArgs,
  protect: boolean,
  opts: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const place = region === undefined ? {} : { region };
  const key = new aws.kms.Key(
    name,
    {
      ...place,
      description,
      deletionWindowInDays: settings.deletionWindowDays,
      enableKeyRotation: true,
      rotationPeriodInDays: settings.rotationDays,
      ...(multiRegion !== undefined && { multiRegion }),
      ...(policy && { policy: JSON.stringify(policy) }),
      tags: { Name: alias },
    },
    { ...opts, protect },
  );
  new aws.kms.Alias(name, { ...place, name: alias, targetKeyId: key.keyId }, opts);
  return key;
}
