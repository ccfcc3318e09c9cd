import type { OutputsTable } from "./type-outputs";

/** CloudWatch Synthetics, and what alarms tell besides people. */
export const observabilityOutputs: OutputsTable = {
  "aws:synthetics/canary:Canary": {
    id: (s) => s.text("name"),
    computed: (s, id) => ({
      arn: s.arn("synthetics", `canary:${id}`),
      engineArn: s.arn("lambda", `function:cwsyn-${id}-${s.uuid()}:1`),
      sourceLocationArn: s.arn("lambda", `layer:cwsyn-${id}-${s.uuid()}:1`),
      status: "RUNNING",
    }),
  },
};
