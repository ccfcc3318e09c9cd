import type { OutputsTable } from "./type-outputs";

/** EBS volumes and Data Lifecycle Manager. */
export const volumesOutputs: OutputsTable = {};
