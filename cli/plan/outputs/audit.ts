import type { OutputsTable } from "./type-outputs";

export const auditOutputs: OutputsTable = {};
