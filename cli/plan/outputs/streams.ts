import type { OutputsTable } from "./type-outputs";

export const streamsOutputs: OutputsTable = {};
