import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "../config/schema/keys";
import type { Workload } from "../config/schema/workload";
import { messageKeyAlias } from "../topology/messaging";
import { publishersPolicy } from "./key-policy";

export interface MessageKeyArgs {
  settings: Keys;
  workload: Workload;
}

/**
 * The KMS key that encrypts a region's messages and alerts. It is apart from the stores' key, since services come to it in their own name: with
 * AWS's own keys (alias/aws/sns, alias/aws/sqs) what CloudWatch, EventBridge or SNS sends is dropped without an error
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services).
 */
export class MessageKey extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, { settings, workload }: MessageKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:keys:MessageKey", name, {}, opts);
    const parent = { parent: this };
    const key = new aws.kms.Key(
      `${name}-messages`,
      {
        description: `Messages and alerts of ${workload.name}`,
        deletionWindowInDays: settings.deletionWindowDays,
        enableKeyRotation: true,
        rotationPeriodInDays: settings.rotationDays,
        policy: JSON.stringify(publishersPolicy(workload.account)),
        tags: { Name: messageKeyAlias(workload) },
      },
      { ...parent, protect: settings.deletionProtection },
    );
    new aws.kms.Alias(`${name}-messages`, { name: messageKeyAlias(workload), targetKeyId: key.keyId }, parent);
    this.arn = key.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
