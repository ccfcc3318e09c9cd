import type { OutputsTable } from "./type-outputs";

/** CloudWatch Synthetics, and other consumers of alarms. */
export const observabilityOutputs: OutputsTable = {
  "aws:synthetics/canary:Canary": {
    // Both regions have a canary of a name; every id in a plan is unique.
    id: (s) => `${s.text("name")},${s.region}`,
    computed: (s) => ({
      arn: s.arn("synthetics", `canary:${s.text("name")}`),
      engineArn: s.arn("lambda", `function:cwsyn-${s.text("name")}-${s.uuid()}:1`),
      sourceLocationArn: s.arn("lambda", `layer:cwsyn-${s.text("name")}-${s.uuid()}:1`),
    }),
  },
};
