import { z } from "zod";
import { everyStore } from "../stores";
import { lineage } from "./lineage";

/** An RDS Multi-AZ DB cluster: a writer and two readable standbys in three zones. */
export const rdsCluster = z.strictObject({
  type: z.literal("rds-cluster"),
  engine: z.enum(["postgres", "mysql"]),
  ...lineage,
  ...everyStore,
});
