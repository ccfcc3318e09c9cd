import type { OutputsTable } from "./type-outputs";

export const functionsOutputs: OutputsTable = {};
