import { z } from "zod";
import { stores } from "../stores";
import { aurora } from "./aurora";
import { rdsCluster } from "./rds-cluster";
import { rdsInstance } from "./rds-instance";

const database = z.discriminatedUnion("type", [rdsInstance, rdsCluster, aurora]);

export const databases = stores(database).describe(
  "Relational databases by name; the same in both stacks, so they belong in Pulumi.yaml.",
);

export type Database = z.infer<typeof database>;
export type RdsInstance = z.infer<typeof rdsInstance>;
export type RdsCluster = z.infer<typeof rdsCluster>;
export type Aurora = z.infer<typeof aurora>;
