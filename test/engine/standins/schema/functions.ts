import { LEFT_OUT, type Schema } from "./type-schema";

/** internal/service/lambda */
export const functions: Schema = {
  // lambda/function.go
  "aws:lambda/function:Function": {
    defaults: {
      memorySize: 128,
      packageType: "Zip",
      publish: false,
      reservedConcurrentExecutions: -1,
      skipDestroy: false,
      timeout: 3,
    },
    filledIn: () => ({
      architectures: ["x86_64"],
      ephemeralStorage: { size: 512 },
      loggingConfig: LEFT_OUT,
      sourceCodeHash: LEFT_OUT,
      tracingConfig: { mode: "PassThrough" },
    }),
  },
  // lambda/event_source_mapping.go
  "aws:lambda/eventSourceMapping:EventSourceMapping": {
    defaults: { enabled: true },
    filledIn: () => ({
      maximumRecordAgeInSeconds: LEFT_OUT,
      maximumRetryAttempts: LEFT_OUT,
      parallelizationFactor: LEFT_OUT,
    }),
  },
  // lambda/function_event_invoke_config.go
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {
    defaults: { maximumRetryAttempts: 2 },
  },
  // lambda/provisioned_concurrency_config.go
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": {
    defaults: { skipDestroy: false },
  },
  // lambda/permission.go: AWS has no call that changes one
  "aws:lambda/permission:Permission": {
    filledIn: () => ({ statementId: LEFT_OUT }),
  },
};
