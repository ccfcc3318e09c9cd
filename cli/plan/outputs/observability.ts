import type { OutputsTable } from "./type-outputs";

export const observabilityOutputs: OutputsTable = {};
