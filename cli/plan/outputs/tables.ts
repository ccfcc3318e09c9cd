import type { OutputsTable } from "./type-outputs";

/** DynamoDB and Application Auto Scaling. */
export const tablesOutputs: OutputsTable = {};
