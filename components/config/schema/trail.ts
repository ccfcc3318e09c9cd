import { z } from "zod";

export const trail = z
  .strictObject({
    enabled: z.boolean().default(false).describe("Whether each region's stack keeps a multi-Region trail of its own."),
  })
  .prefault({})
  .describe("CloudTrail: who did what, in every region.");

export type Trail = z.infer<typeof trail>;
