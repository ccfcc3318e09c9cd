import { namedType, regionNamedType, type OutputsTable } from "./type-outputs";

/** CloudTrail and its metric filters. */
export const auditOutputs: OutputsTable = {
  "aws:cloudtrail/trail:Trail": namedType((s) => ({ arn: s.arn("cloudtrail", `trail/${s.physicalName}`) }), {
    longestName: 128,
    id: (s) => s.arn("cloudtrail", `trail/${s.physicalName}`),
  }),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": regionNamedType(undefined, { longestName: 512 }),
};
