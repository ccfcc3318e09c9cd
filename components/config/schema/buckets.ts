import { z } from "zod";
import { everyStore, stores } from "./stores";

const bucket = z.strictObject({
  ...everyStore,
});

export const buckets = stores(bucket).describe(
  "S3 buckets for the service's own data by name; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type DataBucket = z.infer<typeof bucket>;
