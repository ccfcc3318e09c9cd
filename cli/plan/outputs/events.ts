import type { OutputsTable } from "./type-outputs";

export const eventsOutputs: OutputsTable = {};
