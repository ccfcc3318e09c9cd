import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/cloudwatch, logs, cloudtrail, synthetics, fis */
export const observability: Schema = {
  // cloudwatch/metric_alarm.go
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
    filledIn: () => ({ evaluateLowSampleCountPercentiles: LEFT_OUT }),
  },
  // cloudwatch/composite_alarm.go
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    defaults: { actionsEnabled: true },
  },
  // logs/group.go
  "aws:cloudwatch/logGroup:LogGroup": {
    defaults: { retentionInDays: 0, skipDestroy: false },
    filledIn: () => ({ logGroupClass: "STANDARD" }),
  },
  // cloudtrail/trail.go
  "aws:cloudtrail/trail:Trail": {
    defaults: {
      enableLogFileValidation: false,
      enableLogging: true,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: false,
      isOrganizationTrail: false,
    },
  },
  // synthetics/canary.go
  "aws:synthetics/canary:Canary": {
    defaults: { deleteLambda: false, failureRetentionPeriod: 31, startCanary: false, successRetentionPeriod: 31 },
    filledIn: () => ({ runConfig: LEFT_OUT }),
  },
  // fis/experiment_template.go: its tags are made with it alone
  "aws:fis/experimentTemplate:ExperimentTemplate": {
    filledIn: () => ({ experimentOptions: LEFT_OUT }),
  },
};
