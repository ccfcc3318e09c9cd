import type { OutputsTable } from "./type-outputs";

/** AWS Fault Injection Service, and log resource policies. */
export const chaosOutputs: OutputsTable = {
  "aws:fis/experimentTemplate:ExperimentTemplate": { id: (s) => `EXT${s.letters(18)}` },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": {
    id: (s) => `${s.text("policyName")},policy-${s.hex(7)}`,
  },
};
