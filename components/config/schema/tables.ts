import { z } from "zod";
import { everyStore, stores } from "./stores";

const table = z.strictObject({
  ...everyStore,
});

export const tables = stores(table).describe(
  "DynamoDB tables by name; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type Table = z.infer<typeof table>;
