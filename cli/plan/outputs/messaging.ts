import type { OutputsTable } from "./type-outputs";

export const messagingOutputs: OutputsTable = {};
