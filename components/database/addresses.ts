import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePart } from "../topology/addresses";
import type { Member } from "../topology/databases";

/** How a service reaches a database: its parts by name. */
export type DatabaseAddress = Readonly<Partial<Record<DatabasePart, pulumi.Input<string>>>>;

/** The one of a database's members in this region that a service connects to: the one that writes, else the newest copy; no superseded one. */
export function reachedMember<T>(here: readonly T[], memberOf: (one: T) => Member): T | undefined {
  const current = here.filter((one) => memberOf(one).state !== "superseded");
  return current.find((one) => memberOf(one).state === "writer") ?? current.at(-1);
}
