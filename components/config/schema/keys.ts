import { z } from "zod";
import { wholeNumber } from "./common";

export const keys = z
  .strictObject({
    type: z
      .enum(["per-region", "multi-region"])
      .default("per-region")
      .describe("One KMS key of its own in each region, or a multi-Region key with its replica."),
    deletionWindowDays: wholeNumber(7, 30).default(30).describe("Days that a deleted key can still be brought back."),
  })
  .prefault({})
  .describe("The keys that encrypt every store.");

export type Keys = z.infer<typeof keys>;
