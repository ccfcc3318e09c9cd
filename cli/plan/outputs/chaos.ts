import type { OutputsTable } from "./type-outputs";

export const chaosOutputs: OutputsTable = {};
