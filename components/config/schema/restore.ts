import { z } from "zod";
import { storeName } from "./stores";

/** From what a store in this region is made, where AWS does not replicate it here. In the stack file of the region that restores. */
export const restore = z
  .strictObject({
    databases: z.record(storeName, z.strictObject({})).default({}),
    tables: z.record(storeName, z.strictObject({})).default({}),
    volumes: z.record(storeName, z.strictObject({})).default({}),
  })
  .prefault({})
  .describe("The recovery points that this region's stores begin with; stays in the stack file after the restore.");

export type Restore = z.infer<typeof restore>;
