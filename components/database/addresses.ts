import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePart } from "../topology/addresses";

/** How a service reaches a database: its parts by name. */
export type DatabaseAddress = Readonly<Partial<Record<DatabasePart, pulumi.Input<string>>>>;
