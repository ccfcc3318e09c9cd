import { STATE_MACHINE } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, violation } from "../../verdict";

const PROPERTY = "loggingConfiguration.level";

export const logging = defineRule({
  id: "sfn-logging",
  title: "Step Functions state machines should have logging enabled",
  practices: ["REL06-BP05"],
  peers: {
    securityHub: ["StepFunctions.1"],
    checkov: ["CKV_AWS_285"],
    cdkNag: ["StepFunctionStateMachineAllLogsToCloudWatch"],
    prowler: ["stepfunctions_statemachine_logging_enabled"],
  },
  service: "Step Functions",
  severity: "low",
  why: "Step Functions keeps no history of Express workflows, and that of Standard ones for 90 days: without a log a failed execution can't be explained.",
  fix: "Set loggingConfiguration.level to ERROR or ALL, and its logDestination.",
  source: "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
  types: [STATE_MACHINE],
  check(machine, graph) {
    // The provider's default (node_modules/@pulumi/aws/sfn/stateMachine.d.ts, loggingConfiguration).
    const level = graph.read.string(machine, PROPERTY, "OFF");
    if (level !== "OFF") return compliant();
    return violation({
      property: PROPERTY,
      actual: graph.actual(machine, PROPERTY, level),
      wanted: "ERROR or ALL",
      message: "Its executions are not logged: why one failed can't be found out later.",
    });
  },
});
