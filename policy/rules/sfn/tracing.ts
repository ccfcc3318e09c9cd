import { STATE_MACHINE } from "../../aws";
import { propertyRule } from "../../property-rule";

export const tracing = propertyRule({
  id: "sfn-tracing",
  title: "Step Functions state machines should have X-Ray tracing enabled",
  practices: ["REL06-BP07"],
  peers: { checkov: ["CKV_AWS_284"], cdkNag: ["StepFunctionStateMachineXray"] },
  optIn: true,
  service: "Step Functions",
  severity: "low",
  why: "Without a trace nothing shows which service made an execution slow or fail.",
  fix: "Set tracingConfiguration.enabled to true.",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html",
  types: [STATE_MACHINE],
  property: "tracingConfiguration.enabled",
  wanted: true,
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_TracingConfiguration.html: off by default.
  byDefault: false,
  message: "X-Ray does not trace its executions.",
});
