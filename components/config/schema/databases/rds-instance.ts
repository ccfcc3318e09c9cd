import { z } from "zod";
import { everyStore } from "../stores";
import { lineage } from "./lineage";

/** An RDS DB instance, Multi-AZ by default. */
export const rdsInstance = z.strictObject({
  type: z.literal("rds-instance"),
  engine: z.enum(["postgres", "mysql", "mariadb"]),
  ...lineage,
  ...everyStore,
});
