import { z } from "zod";
import { wholeNumber } from "./common";

export const keys = z
  .strictObject({
    type: z
      .enum(["per-region", "multi-region"])
      .default("per-region")
      .describe(
        "One KMS key of its own in each region, or a multi-Region key with its replica. AWS's services treat both alike; only a service that encrypts by itself and reads its own ciphertext in the other region needs a multi-Region key. It cannot be changed later.",
      ),
    // The shortest and the longest window (https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html).
    deletionWindowDays: wholeNumber(7, 30).default(30).describe("Days that a deleted key can still be brought back."),
    // https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html#rotation-period
    rotationDays: wholeNumber(90, 2560)
      .default(365)
      .describe("Days after which KMS makes new key material; what was encrypted before stays readable."),
    deletionProtection: z
      .boolean()
      .default(true)
      .describe(
        "Protected by Pulumi: what a deleted key encrypted is lost permanently. To delete it: false, then `up`, then `destroy`.",
      ),
  })
  .prefault({})
  .describe("The keys that encrypt every store.");

export type Keys = z.infer<typeof keys>;
