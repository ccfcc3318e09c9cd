import { logging } from "../../../../policy/rules/sfn/logging";
import { taskRetry } from "../../../../policy/rules/sfn/task-retry";
import { taskTimeout } from "../../../../policy/rules/sfn/task-timeout";
import { tracing } from "../../../../policy/rules/sfn/tracing";
import { resource, unknown, type Fixture } from "../../fixtures";
import { judges } from "../../judges";

const machine = (inputs: Record<string, unknown> = {}): Fixture =>
  resource("aws:sfn/stateMachine:StateMachine", "checkout", inputs);
const TASK = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", End: true };
const RETRY = { Retry: [{ ErrorEquals: ["States.ALL"], MaxAttempts: 3 }] };
const CATCH = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Apologize" }] };
const runs = (states: unknown, more: object = {}): Fixture[] => [
  machine({ definition: JSON.stringify({ StartAt: "Pay", States: states, ...more }) }),
];
const parallel = (state: object): unknown => ({
  Both: { Type: "Parallel", Branches: [{ StartAt: "Pay", States: { Pay: { ...TASK, ...state } } }] },
});
const each = (key: string, state: object): unknown => ({
  Each: { Type: "Map", [key]: { StartAt: "Pay", States: { Pay: { ...TASK, ...state } } } },
});

judges(taskRetry, {
  "a task that retries": [runs({ Pay: { ...TASK, ...RETRY } }), "compliant"],
  "a task that catches": [runs({ Pay: { ...TASK, ...CATCH } }), "compliant"],
  "a task that does neither": [runs({ Pay: TASK }), "violation", /^The first error of Pay fails the execution/],
  "an empty Retry": [runs({ Pay: { ...TASK, Retry: [] } }), "violation"],
  "a task in a branch": [runs(parallel({})), "violation", /Pay/],
  "a task in a branch that retries": [runs(parallel(RETRY)), "compliant"],
  "a task of a Map": [runs(each("ItemProcessor", {})), "violation"],
  "a task of a Map by its former name": [runs(each("Iterator", {})), "violation"],
  "no task": [runs({ Wait: { Type: "Wait", Seconds: 1, End: true } }), "notApplicable"],
  "an unknown definition": [[machine({ definition: unknown })], "undecided"],
  "a definition that is no JSON": [[machine({ definition: "StartAt" })], "undecided"],
  "no definition": [[machine()], "undecided"],
});

judges(taskTimeout, {
  "a task with a timeout": [runs({ Pay: { ...TASK, TimeoutSeconds: 60 } }), "compliant"],
  "a task with a heartbeat": [runs({ Pay: { ...TASK, HeartbeatSeconds: 60 } }), "compliant"],
  "a machine with a timeout": [runs({ Pay: TASK }, { TimeoutSeconds: 600 }), "compliant"],
  neither: [runs({ Pay: TASK }), "violation", /keeps Pay waiting/],
  "one of two tasks": [runs({ Pay: { ...TASK, TimeoutSeconds: 60 }, Ship: TASK }), "violation", /keeps Ship waiting/],
  "no task": [runs({}), "notApplicable"],
  "an unknown definition": [[machine({ definition: unknown })], "undecided"],
});

judges(logging, {
  errors: [[machine({ loggingConfiguration: { level: "ERROR" } })], "compliant"],
  off: [[machine({ loggingConfiguration: { level: "OFF" } })], "violation", /not logged/],
  "not given": [[machine()], "violation"],
  unknown: [[machine({ loggingConfiguration: unknown })], "undecided"],
});

judges(tracing, {
  on: [[machine({ tracingConfiguration: { enabled: true } })], "compliant"],
  off: [[machine({ tracingConfiguration: { enabled: false } })], "violation"],
  "not given": [[machine()], "violation"],
  unknown: [[machine({ tracingConfiguration: { enabled: unknown } })], "undecided"],
});
