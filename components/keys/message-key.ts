import * as pulumi from "@pulumi/pulumi";
import type { Keys } from "../config/schema/keys";
import type { Workload } from "../config/schema/workload";
import { messageKeyAlias } from "../topology/messaging";
import { OPT_IN_REGIONS } from "../../facts/regions";
import { snsPrincipal } from "../../lib/sns-principal";
import type { Role } from "../config/schema/common";
import { otherRole } from "../topology/names";
import { customerKey } from "./key";
import { publishersPolicy } from "./key-policy";

export interface MessageKeyArgs {
  settings: Keys;
  workload: Workload;
  /** Whose key it is: the peer's topic sends to queues of this Region too. */
  role: Role;
}

/**
 * The KMS key that encrypts a region's messages and alerts. It is separate from the stores' key, since services use it as service principals: with
 * AWS managed keys (alias/aws/sns, alias/aws/sqs) what CloudWatch, EventBridge or SNS sends is dropped without an error
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services).
 */
export class MessageKey extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, { settings, workload, role }: MessageKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("holdfast:keys:MessageKey", name, {}, opts);
    const alias = messageKeyAlias(workload);
    const description = `Messages and alerts of ${workload.name}`;
    const { regions } = workload;
    const ofPeer = snsPrincipal(regions[otherRole(role)], regions[role], OPT_IN_REGIONS.data);
    const key = { settings, alias, description, policy: publishersPolicy(workload.account, ofPeer) };
    this.arn = customerKey(`${name}-messages`, key, settings.deletionProtection, { parent: this }).arn;
    this.registerOutputs({ arn: this.arn });
  }
}
