import type { Variant } from "../../../support/variants";
import { nameOf, type Pair, type Planned, type Stack } from "../../plans";

export const CLUSTER = "aws:rds:Cluster";
export const INSTANCE = "aws:rds:ClusterInstance";
export const GLOBAL = "aws:rds:GlobalCluster";

/** A recovery point in the secondary's region, as the copy of a backup. */
export const COPY = "arn:aws:rds:us-west-2:123456789012:cluster-snapshot:awsbackup:copyjob-0a1b2c3d";

const POSTGRES = { type: "aurora", engine: "postgres", version: "16.6", instances: { class: "db.r7g.large" } };

/** The shipped configuration with one Aurora database, called orders. */
export function withAurora(strategy: string, settings: object = {}, active = "primary"): Omit<Variant, "name"> {
  const patient = { objectives: { region: { rto: "8h", rpo: "6h" } } };
  const restores = strategy === "backup-restore" && active === "secondary";
  return {
    shared: {
      active,
      workload: { strategy, ...(strategy !== "warm-standby" && patient) },
      databases: { orders: { ...POSTGRES, ...settings } },
      ...(strategy === "static-site" && { standby: { lastResort: false } }),
    },
    secondary: {
      ...(strategy === "static-site" ? { network: null, compute: null } : {}),
      ...(strategy !== "warm-standby" && strategy !== "static-site" && { compute: { standby: null } }),
      ...(restores && { restore: { databases: { orders: { "2": COPY } } } }),
    },
  };
}

/** A database of the other engine. */
export const MYSQL = { engine: "mysql", version: "8.0.mysql_aurora.3.08.0" };

/** The instances of a stack by their identifiers. */
export function instancesOf(stack: Stack): Planned[] {
  return stack.all(INSTANCE);
}

/** What a stack's outputs say of the database. */
export function factsOf(pair: Pair, side: keyof Pair): Record<string, any> {
  return pair[side].outputs["stores"].databases.orders;
}

/** The resources that hold the database's data or make up its global database, with all that a plan knows of them, by name. */
export function dataOf(stack: Stack): Record<string, unknown> {
  const held = [...stack.all(CLUSTER), ...stack.all(GLOBAL), ...stack.all("aws:secretsmanager:Secret")];
  return Object.fromEntries(
    held.map(({ inputs, ...r }) => [`${r.type} ${nameOf(r as Planned)}`, { ...r, inputs: opened(inputs) }]),
  );
}

/** Ciphertext is another in each plan. */
function opened(inputs: Record<string, unknown>) {
  return { ...inputs, ...("masterPassword" in inputs && { masterPassword: "secret" }) };
}
