import { z } from "zod";
import { everyStore, stores } from "./stores";

const volume = z.strictObject({
  ...everyStore,
});

export const volumes = stores(volume).describe(
  "EBS data volumes of a fixed fleet's instances by name; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type Volume = z.infer<typeof volume>;
