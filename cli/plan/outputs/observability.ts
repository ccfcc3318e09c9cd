import type { OutputsTable } from "./type-outputs";

/** CloudWatch Synthetics, and what alarms tell besides people. */
export const observabilityOutputs: OutputsTable = {
  "aws:synthetics/canary:Canary": {
    // Both regions have a canary of a name; no two resources may have one id.
    id: (s) => `${s.text("name")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("synthetics", `canary:${s.text("name")}`),
      engineArn: s.arn("lambda", `function:cwsyn-${s.text("name")}-${s.uuid()}:1`),
      sourceLocationArn: s.arn("lambda", `layer:cwsyn-${s.text("name")}-${s.uuid()}:1`),
    }),
  },
};
