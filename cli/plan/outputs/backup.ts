import type { OutputsTable } from "./type-outputs";

/** AWS Backup. */
export const backupOutputs: OutputsTable = {};
