import type { OutputsTable } from "./type-outputs";

export const capacityOutputs: OutputsTable = {};
