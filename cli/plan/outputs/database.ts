import type { OutputsTable } from "./type-outputs";

/** RDS, Aurora and the secrets of their passwords. */
export const databaseOutputs: OutputsTable = {};
