import { z } from "zod";

export const backup = z
  .strictObject({})
  .prefault({})
  .describe("AWS Backup: vaults in both regions, plans, copies and restore tests.");

export type Backup = z.infer<typeof backup>;
