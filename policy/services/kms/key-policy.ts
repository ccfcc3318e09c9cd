import type { QUEUE, TOPIC } from "../../aws";
import type { Found, Graph, ResourceOf } from "../../graph";
import { keyAt, principalOf, serviceMayUse, takesNoKey, type Sender } from "../../permissions";
import { notApplicable, type Verdict } from "../../verdict";
import { judgeSenders } from "../senders";

const PROPERTY = "kmsMasterKeyId";

/** How the services use a topic or queue, for messages: "alarm publishes to it as cloudwatch.amazonaws.com, but ...: <consequence>." */
interface Wording {
  readonly verb: "publishes" | "sends";
  readonly consequence: string;
}

/** Judges whether the key of a topic or queue allows the services that send to it. */
export function judgeKeyPolicy(
  target: ResourceOf<typeof QUEUE | typeof TOPIC>,
  senders: Found<Sender>,
  { verb, consequence }: Wording,
  graph: Graph,
): readonly Verdict[] {
  const key = keyAt(target, PROPERTY, graph);
  if (key.is === "none") return [notApplicable("It has no KMS key.")];
  const why =
    key.is === "managed"
      ? `the AWS managed key ${key.name} allows no service`
      : key.is === "key"
        ? `the policy of ${key.key.name} does not allow it`
        : "its key does not allow it";
  return judgeSenders(
    senders,
    (sender) => serviceMayUse(sender, target, graph),
    {
      property: PROPERTY,
      actual: key.is === "managed" ? key.name : key.is === "key" ? key.key.name : undefined,
      wanted: (sender) =>
        takesNoKey(sender.service)
          ? "no KMS key"
          : `a customer managed key that is enabled and whose policy allows kms:Decrypt and kms:GenerateDataKey* to ${principalOf(sender, "kms", target.region)}`,
      message: (sender) =>
        `${sender.by.name} ${verb} to it as ${principalOf(sender, "kms", target.region)}, but ${takesNoKey(sender.service) ? "that publishes to no encrypted topic" : why}: ${consequence}.`,
    },
    `No AWS service ${verb} to it.`,
  );
}
