import type { Variant } from "../../support/variants";
import type { Planned, Stack } from "../plans";

/** A table, the simplest of stores. */
export const TABLE = { orders: { partitionKey: { name: "id", type: "S" } } };

/** Objectives that backups alone can meet. */
export const PATIENT = { objectives: { region: { rto: "8h", rpo: "6h" } } };

/** The shipped configuration with a table and these settings of backups and keys. */
export function stored(backup: object = {}, keys: object = {}, more: object = {}): Omit<Variant, "name"> {
  return { shared: { tables: TABLE, backup, keys, ...more } };
}

/** The strategy whose standby region holds backups alone. */
export const STATIC_SITE: Omit<Variant, "name"> = {
  shared: {
    workload: { strategy: "static-site", ...PATIENT },
    standby: { lastResort: false },
    tables: TABLE,
  },
  secondary: { network: null, compute: null },
};

const KINDS = /^aws:(backup|kms|sns)\/|^aws:cloudwatch\/event/;

/** What is here of keys and backups, by type and name, with what was asked for. */
export function keysAndBackups(stack: Stack): Map<string, Planned["inputs"]> {
  const found = stack.resources.filter(({ type }) => KINDS.test(type));
  return new Map(found.map((one) => [one.urn.slice(one.urn.lastIndexOf("aws:")), one.inputs]));
}
